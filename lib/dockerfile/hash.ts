/**
 * Names for content. Cache keys are compared and thrown away, so a quick hash does; what stands in an image gets a
 * real SHA-256.
 */

import { digestOf } from "@/lib/oci";
import type { DirectoryEntry, Entry, FileEntry, Layer } from "@/lib/overlay";

/** 64 bits of cyrb53's two lanes, in hexadecimal; not for anything that someone might attack. */
export function quickHash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  const left = mix(a, b);
  const right = mix(b, left);
  return (left >>> 0).toString(16).padStart(8, "0") + (right >>> 0).toString(16).padStart(8, "0");
}

const mix = (one: number, other: number): number =>
  Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);

const contents = new WeakMap<FileEntry | DirectoryEntry, string>();

/** What the cache looks at in a file: kind, mode, owner, size, bytes; no time. */
export function entryKey(entry: FileEntry | DirectoryEntry): string {
  const known = contents.get(entry);
  if (known) return known;
  const owner = entry.owner ?? "0:0";
  const key =
    entry.kind === "directory"
      ? `d ${entry.mode ?? 0o755} ${owner}`
      : `${entry.link ? "l" : "f"} ${entry.mode ?? 0o644} ${owner} ${entry.size} ${quickHash(entry.content)}`;
  contents.set(entry, key);
  return key;
}

/** A layer's name: the same for the same changes. It stands for the digest of the layer's tar, which has headers too. */
export function layerDigest(layer: Layer): string {
  const lines = [...layer].map(([path, entry]) => `${path}\0${lineOf(entry)}`);
  return sha(lines.join("\n"));
}

const lineOf = (entry: Entry): string =>
  entry.kind === "whiteout"
    ? "w"
    : `${entryKey(entry)}${entry.kind === "directory" && entry.opaque ? " o" : ""}`;

export const sha = (text: string): string => digestOf(new TextEncoder().encode(text));
