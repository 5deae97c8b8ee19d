/**
 * An OCI image as data: descriptors, index, manifest, config and layers, their digests, and what follows from a
 * changed byte. Modelled on the image specification v1.1.1, https://github.com/opencontainers/image-spec
 *
 * Simplified: SHA-256 only, gzip or plain archives only, and no artifacts without a config.
 */
export { changeFile, imageOf, replaceBlob } from "./change";
export { type Digest, digestOf, isDigest, short } from "./digest";
export {
  type Descriptor,
  diffIdsOf,
  type Json,
  type JsonObject,
  mediaTypes,
  readDocument,
  writeDocument,
} from "./documents";
export { helloImage } from "./example";
export { gunzip, gzip, type Packing } from "./gzip";
export { chainIdsOf, diffIdOf, unpackLayer } from "./layer";
export {
  addBlob,
  blobOf,
  damageBlob,
  documentOf,
  emptyLayout,
  filesOf,
  type Layout,
  layoutOf,
} from "./layout";
export { readTar, type TarEntry, type TarFile, writeTar } from "./tar";
export { type Check, verify } from "./verify";
