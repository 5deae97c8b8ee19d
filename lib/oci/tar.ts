/**
 * Archives as layers use them: ustar headers of 512 bytes, content padded to 512, two empty blocks at the end.
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 *
 * Simplified: plain files, names up to 100 letters, owner 0, and one fixed time, so that the same files always
 * make the same bytes.
 */
export interface TarFile {
  name: string;
  /** As in 0o644. */
  mode: number;
  content: Uint8Array;
}

/** A file in an archive, and where its content begins. */
export interface TarEntry extends TarFile {
  offset: number;
}

const block = 512;
const padded = (size: number): number => Math.ceil(size / block) * block;

export function writeTar(files: readonly TarFile[], mtime: number): Uint8Array {
  const length = files.reduce((sum, file) => sum + block + padded(file.content.length), 2 * block);
  const tar = new Uint8Array(length);
  let at = 0;
  for (const file of files) {
    tar.set(header(file, mtime), at);
    tar.set(file.content, at + block);
    at += block + padded(file.content.length);
  }
  return tar;
}

function header({ name, mode, content }: TarFile, mtime: number): Uint8Array {
  const bytes = new Uint8Array(block);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  const octal = (at: number, digits: number, value: number) =>
    put(at, `${value.toString(8).padStart(digits - 1, "0")}\0`);
  put(0, name);
  octal(100, 8, mode);
  octal(108, 8, 0);
  octal(116, 8, 0);
  octal(124, 12, content.length);
  octal(136, 12, mtime);
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  // The checksum is the sum of all bytes of the header, its own field taken as spaces.
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return bytes;
}

/** @throws Error where a header's checksum is wrong. */
export function readTar(tar: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const head = tar.subarray(at, at + block);
    const text = (from: number, length: number) =>
      new TextDecoder().decode(head.subarray(from, from + length)).replace(/[\0 ].*$/s, "");
    const sum = head.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
    if (sum !== Number.parseInt(text(148, 8), 8)) throw new Error(`The header at ${at} is damaged`);
    const size = Number.parseInt(text(124, 12), 8);
    const offset = at + block;
    entries.push({
      name: text(0, 100),
      mode: Number.parseInt(text(100, 8), 8),
      content: tar.subarray(offset, offset + size),
      offset,
    });
    at = offset + padded(size);
  }
  return entries;
}
