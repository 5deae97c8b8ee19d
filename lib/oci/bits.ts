/** Reading and writing single bits, lowest first, and the fixed code of RFC 1951, 3.2.6: what gzip.ts needs of both. */

/** A code word and its length in bits. */
export type Code = readonly [word: number, length: number];

export class BitWriter {
  readonly #out: number[] = [];
  #held = 0;
  #count = 0;

  /** Numbers go in with their lowest bit first. */
  bits(value: number, count: number): void {
    for (let i = 0; i < count; i += 1) this.#bit((value >> i) & 1);
  }

  /** Code words go in with their highest bit first. */
  code([word, length]: Code): void {
    for (let i = length - 1; i >= 0; i -= 1) this.#bit((word >> i) & 1);
  }

  #bit(bit: number): void {
    this.#held |= bit << this.#count;
    this.#count += 1;
    if (this.#count < 8) return;
    this.#out.push(this.#held);
    this.#held = 0;
    this.#count = 0;
  }

  /** All that was written, the last byte filled up with zeros. */
  bytes(): Uint8Array {
    return Uint8Array.from(this.#count > 0 ? [...this.#out, this.#held] : this.#out);
  }
}

export class BitReader {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i += 1) value |= this.#bit() << i;
    return value;
  }

  code(length: number): number {
    let word = 0;
    for (let i = 0; i < length; i += 1) word = (word << 1) | this.#bit();
    return word;
  }

  /** On to the next whole byte. */
  align(): void {
    this.#at = Math.ceil(this.#at / 8) * 8;
  }

  #bit(): number {
    const byte = this.#bytes[this.#at >> 3];
    if (byte === undefined) throw new Error("The gzip file ends too early");
    const bit = (byte >> (this.#at & 7)) & 1;
    this.#at += 1;
    return bit;
  }
}

/** The fixed code for a byte (0 to 255), the end (256) or a length (257 to 285). */
export function codeFor(symbol: number): Code {
  if (symbol < 144) return [0x30 + symbol, 8];
  if (symbol < 256) return [0x190 + symbol - 144, 9];
  if (symbol < 280) return [symbol - 256, 7];
  return [0xc0 + symbol - 280, 8];
}

/** Reads one such code. */
export function readCode(input: BitReader): number {
  const seven = input.code(7);
  if (seven < 0x18) return seven + 256;
  const eight = (seven << 1) | input.code(1);
  if (eight < 0xc0) return eight - 0x30;
  if (eight < 0xc8) return eight - 0xc0 + 280;
  return ((eight << 1) | input.code(1)) - 0x190 + 144;
}
