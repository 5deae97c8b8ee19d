/**
 * gzip, small enough for a page: layers are stored compressed, and to change a byte in one it has to be
 * unpacked and packed again. https://www.rfc-editor.org/rfc/rfc1952 and https://www.rfc-editor.org/rfc/rfc1951
 *
 * Simplified: packs with the fixed code of the format, or stores as is; no time and no name in the header, so that
 * the same bytes always make the same file. Any program unpacks the result. Unpacks what it packed itself, and other
 * files as far as they use those two kinds of block.
 */
import { BitReader, BitWriter, codeFor, readCode } from "./bits";

/** `packed` is what one expects of a compressor; `stored` wraps the bytes and makes nothing smaller. */
export type Packing = "packed" | "stored";

const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
const longest = 258;
const furthest = 32_768;

/** Base values and extra bits of the codes for lengths and distances (RFC 1951, 3.2.5). */
const lengths = table(29, 3, (i) => (i < 8 || i === 28 ? 0 : (i >> 2) - 1));
const distances = table(30, 1, (i) => (i < 4 ? 0 : (i >> 1) - 1));

function table(count: number, first: number, extra: (i: number) => number) {
  let base = first;
  return Array.from({ length: count }, (_, i) => {
    const entry = { base: i === 28 && first === 3 ? longest : base, extra: extra(i) };
    base += 1 << entry.extra;
    return entry;
  });
}

export function gzip(bytes: Uint8Array, packing: Packing = "packed"): Uint8Array {
  const body = packing === "stored" ? store(bytes) : pack(bytes);
  const out = new Uint8Array(header.length + body.length + 8);
  out.set(header);
  out.set(body, header.length);
  const view = new DataView(out.buffer);
  view.setUint32(out.length - 8, crc32(bytes), true);
  view.setUint32(out.length - 4, bytes.length, true);
  return out;
}

function store(bytes: Uint8Array): Uint8Array {
  const most = 0xffff;
  const out = new BitWriter();
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most);
    out.bits(at + most >= bytes.length ? 1 : 0, 8);
    out.bits(part.length, 16);
    out.bits(part.length ^ most, 16);
    for (const byte of part) out.bits(byte, 8);
  }
  return out.bytes();
}

function pack(bytes: Uint8Array): Uint8Array {
  const out = new BitWriter();
  out.bits(0b011, 3);
  const seen = new Map<number, number>();
  for (let at = 0; at < bytes.length; ) {
    const key = keyAt(bytes, at);
    const before = seen.get(key);
    seen.set(key, at);
    const length = before === undefined || at - before > furthest ? 0 : matching(bytes, before, at);
    if (before === undefined || length < 3) {
      out.code(codeFor(bytes[at] ?? 0));
      at += 1;
      continue;
    }
    const l = lengths.findLastIndex((each) => each.base <= length);
    out.code(codeFor(257 + l));
    out.bits(length - (lengths[l]?.base ?? 0), lengths[l]?.extra ?? 0);
    const d = distances.findLastIndex((each) => each.base <= at - before);
    out.code([d, 5]);
    out.bits(at - before - (distances[d]?.base ?? 0), distances[d]?.extra ?? 0);
    at += length;
  }
  out.code(codeFor(256));
  return out.bytes();
}

const keyAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

function matching(bytes: Uint8Array, before: number, at: number): number {
  let length = 0;
  while (length < longest && at + length < bytes.length && bytes[before + length] === bytes[at + length])
    length += 1;
  return length;
}

/** @throws Error where this is no gzip file, uses the kind of block that we do not read, or is damaged. */
export function gunzip(file: Uint8Array): Uint8Array {
  if (file[0] !== 0x1f || file[1] !== 0x8b || file[2] !== 8 || file[3] !== 0)
    throw new Error("This is no gzip file, or one with more in its header than we read");
  const input = new BitReader(file.subarray(header.length, file.length - 8));
  const out: number[] = [];
  for (let last = false; !last; ) {
    last = input.bits(1) === 1;
    const kind = input.bits(2);
    if (kind === 0) unstore(input, out);
    else if (kind === 1) unpack(input, out);
    else throw new Error("This gzip file uses a kind of block that we do not read");
  }
  const bytes = Uint8Array.from(out);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (view.getUint32(file.length - 8, true) !== crc32(bytes)) throw new Error("The gzip file is damaged");
  return bytes;
}

function unstore(input: BitReader, out: number[]): void {
  input.align();
  const length = input.bits(16);
  input.bits(16);
  for (let i = 0; i < length; i += 1) out.push(input.bits(8));
}

function unpack(input: BitReader, out: number[]): void {
  for (let code = readCode(input); code !== 256; code = readCode(input)) {
    if (code < 256) {
      out.push(code);
      continue;
    }
    const l = lengths[code - 257];
    const length = l && l.base + input.bits(l.extra);
    const d = distances[input.code(5)];
    const distance = d && d.base + input.bits(d.extra);
    if (length === undefined || distance === undefined || distance > out.length)
      throw new Error("The gzip file is damaged");
    for (let i = 0; i < length; i += 1) out.push(out[out.length - distance] ?? 0);
  }
}

/** The check sum at the end of a gzip file. */
function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~crc >>> 0;
}
