/**
 * A zip archive of a few texts, stored without compression: local headers, then the directory, then its end.
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT — simplified: no compression, times or permissions.
 */
export function zip(files: readonly { path: string; content: string }[]): Uint8Array<ArrayBuffer> {
  const utf8 = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { path, content } of files) {
    const name = utf8.encode(path);
    const data = utf8.encode(content);
    // Version 2.0, names in UTF-8, stored, 1980-01-01.
    const shared = [u16(20), u16(0x800), u16(0), u16(0), u16(0x21), u32(crc32(data))];
    const sizes = [u32(data.length), u32(data.length), u16(name.length), u16(0)];
    const local = joined([u32(0x04034b50), ...shared, ...sizes, name, data]);
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(at), name];
    directory.push(joined([u32(0x02014b50), u16(20), ...shared, ...sizes, ...rest]));
    parts.push(local);
    at += local.length;
  }
  const listed = joined(directory);
  const count = u16(files.length);
  const end = [u32(0x06054b50), u16(0), u16(0), count, count, u32(listed.length), u32(at), u16(0)];
  return joined([...parts, listed, ...end]);
}

const u16 = (value: number): Uint8Array => Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
const u32 = (value: number): Uint8Array => joined([u16(value & 0xffff), u16(value >>> 16)]);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
