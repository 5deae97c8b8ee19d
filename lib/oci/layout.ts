import { type Digest, digestOf } from "./digest";
import { type JsonObject, readDocument, writeDocument } from "./documents";

/**
 * An OCI image layout as data: a folder with a marker file, `index.json`, and blobs that are named by their hash.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/image-layout.md
 *
 * Simplified: SHA-256 only, and every blob is held in memory.
 */
export interface Layout {
  /** The text of `index.json`: the only file of the folder that is found by its name, not by its hash. */
  readonly index: Uint8Array;
  /** What lies in `blobs/sha256/`, by the name under which it lies there. The name may be wrong: see verify(). */
  readonly blobs: ReadonlyMap<Digest, Uint8Array>;
}

const marker = '{"imageLayoutVersion":"1.0.0"}';

/** The folder's files by path, as a tool would write them. */
export function filesOf({ index, blobs }: Layout): Map<string, Uint8Array> {
  return new Map([
    ["oci-layout", new TextEncoder().encode(marker)],
    ["index.json", index],
    ...[...blobs].map(
      ([digest, bytes]) => [`blobs/${digest.replace(":", "/")}`, bytes] satisfies [string, Uint8Array],
    ),
  ]);
}

/**
 * Reads such a folder back.
 * @throws Error without `index.json`
 */
export function layoutOf(files: ReadonlyMap<string, Uint8Array>): Layout {
  const index = files.get("index.json");
  if (!index) throw new Error("There is no index.json");
  const blobs = new Map<Digest, Uint8Array>();
  for (const [path, bytes] of files) {
    const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(path)?.[1];
    if (hex) blobs.set(`sha256:${hex}`, bytes);
  }
  return { index, blobs };
}

/** @throws Error where nothing lies under this name. */
export function blobOf({ blobs }: Layout, digest: Digest): Uint8Array {
  const bytes = blobs.get(digest);
  if (!bytes) throw new Error(`There is no blob ${digest}`);
  return bytes;
}

/** The JSON document under this name. */
export const documentOf = (layout: Layout, digest: Digest): JsonObject =>
  readDocument(blobOf(layout, digest));

/** Adds content under the name that its own bytes give it. */
export function addBlob(layout: Layout, bytes: Uint8Array): { layout: Layout; digest: Digest } {
  const digest = digestOf(bytes);
  return { layout: { ...layout, blobs: new Map(layout.blobs).set(digest, bytes) }, digest };
}

/** A layout without any image. */
export const emptyLayout = (): Layout => ({
  index: writeDocument({ schemaVersion: 2, manifests: [] }),
  blobs: new Map(),
});

/** Changes bytes and leaves the name as it is: damage, or somebody who hopes that nobody looks. */
export function damageBlob(layout: Layout, digest: Digest, offset: number, mask = 1): Layout {
  const bytes = blobOf(layout, digest).slice();
  bytes[offset] = (bytes[offset] ?? 0) ^ mask;
  return { ...layout, blobs: new Map(layout.blobs).set(digest, bytes) };
}
