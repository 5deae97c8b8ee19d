import { sha256 } from "@noble/hashes/sha2.js";

/** The name that content gives itself: an algorithm and the hash of the bytes, in small hexadecimal letters. */
export type Digest = `sha256:${string}`;

/** The digest of these bytes: always the same for the same bytes, whoever computes it. */
export function digestOf(bytes: Uint8Array): Digest {
  const hex = Array.from(sha256(bytes), (byte) => byte.toString(16).padStart(2, "0"));
  return `sha256:${hex.join("")}`;
}

const form = /^sha256:[0-9a-f]{64}$/;

/** Whether this text is a SHA-256 digest; other algorithms exist in the specification, and are not modelled. */
export const isDigest = (text: unknown): text is Digest => typeof text === "string" && form.test(text);

/** The first letters of the hash, for people; nothing is ever compared by them. */
export const short = (digest: Digest, letters = 12): string => digest.slice(7, 7 + letters);
