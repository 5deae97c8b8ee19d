import { type Digest, isDigest } from "./digest";

/**
 * The JSON documents of an image, read as far as the course speaks of them; other properties are kept untouched.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/descriptor.md, manifest.md, image-index.md, config.md
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

/** Says what some content is, what it is called and how long it is: all that a parent knows of its child. */
export interface Descriptor {
  mediaType: string;
  digest: Digest;
  /** In bytes. */
  size: number;
}

export const mediaTypes = {
  index: "application/vnd.oci.image.index.v1+json",
  manifest: "application/vnd.oci.image.manifest.v1+json",
  config: "application/vnd.oci.image.config.v1+json",
  tar: "application/vnd.oci.image.layer.v1.tar",
  tarGzip: "application/vnd.oci.image.layer.v1.tar+gzip",
} as const;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws Error where the bytes are no JSON object: a document of an image always is one. */
export function readDocument(bytes: Uint8Array): JsonObject {
  const value: Json = JSON.parse(new TextDecoder().decode(bytes));
  if (!isObject(value)) throw new Error("A document of an image is a JSON object");
  return value;
}

/** Writes a document in the one form that we use: no spaces, properties in the order in which they stand. */
export const writeDocument = (document: JsonObject): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(document));

/** @throws Error where a property is missing or of another type: such a document is not valid. */
export function readDescriptor(value: Json | undefined): Descriptor {
  if (!isObject(value)) throw new Error("A descriptor is a JSON object");
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== "string" || !isDigest(digest) || typeof size !== "number")
    throw new Error("A descriptor has a media type, a sha256 digest and a size");
  return { mediaType, digest, size };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** The descriptors in an index: a manifest for each platform, or further indexes. */
export const manifestsOf = (index: JsonObject): Descriptor[] => listOf(index.manifests).map(readDescriptor);

/** What a manifest lists: one config, and the layers from the lowest to the highest. */
export const partsOf = (manifest: JsonObject): { config: Descriptor; layers: Descriptor[] } => ({
  config: readDescriptor(manifest.config),
  layers: listOf(manifest.layers).map(readDescriptor),
});

/** The hashes of the unpacked layers, from the lowest to the highest. */
export function diffIdsOf(config: JsonObject): Digest[] {
  const { rootfs } = config;
  const ids = isObject(rootfs) ? listOf(rootfs.diff_ids) : [];
  return ids.map((id) => {
    if (!isDigest(id)) throw new Error("A DiffID is a sha256 digest");
    return id;
  });
}

/** The config with other DiffIDs in the same place. */
export function withDiffIds(config: JsonObject, diffIds: readonly Digest[]): JsonObject {
  const { rootfs } = config;
  return { ...config, rootfs: { ...(isObject(rootfs) ? rootfs : {}), diff_ids: diffIds } };
}

/** The descriptor as it stood in its document, pointing to other content; annotations and platform stay. */
export function withTarget(value: Json | undefined, { digest, size }: Descriptor): JsonObject {
  return { ...(isObject(value) ? value : {}), digest, size };
}
