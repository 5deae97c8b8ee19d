/** The whole work in the part of an address after `#`: JSON, compressed, base64url. The caller brings the compressor. */
import { type LabState, limits, readState, writeState } from "./work";

export type Squeeze = (bytes: Uint8Array<ArrayBuffer>, atMost: number) => Promise<Uint8Array>;

const prefix = "#d1=";
/** Browsers take more, mail programs do not. */
const longest = 32_000;

export const isLink = (hash: string): boolean => hash.startsWith(prefix);

/** @returns undefined where the work is too large for an address */
export async function linkOf(state: LabState, deflate: Squeeze): Promise<string | undefined> {
  const bytes = await deflate(new TextEncoder().encode(writeState(state)), longest);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const hash = prefix + text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return hash.length > longest ? undefined : hash;
}

/** @returns undefined for whatever {@link linkOf} did not make */
export async function fromLink(hash: string, inflate: Squeeze): Promise<LabState | undefined> {
  if (!isLink(hash) || hash.length > longest) return undefined;
  try {
    const text = atob(hash.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await inflate(
      Uint8Array.from(text, (char) => char.charCodeAt(0)),
      4 * limits.total,
    );
    return readState(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** A compressor out of a stream, as browsers and Node have them; it stops where the result grows beyond `atMost`. */
export const through =
  (make: () => ReadableWritablePair<Uint8Array, BufferSource>): Squeeze =>
  async (bytes, atMost) => {
    const reader = new Blob([bytes]).stream().pipeThrough(make()).getReader();
    const parts: Uint8Array[] = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > atMost) {
        await reader.cancel();
        throw new Error("Too large");
      }
      parts.push(value);
    }
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  };
