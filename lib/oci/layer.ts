import { type Digest, digestOf } from "./digest";
import { mediaTypes } from "./documents";
import { gunzip } from "./gzip";

/** The archive in a layer as it is stored, by its media type. */
export function unpackLayer(bytes: Uint8Array, mediaType: string): Uint8Array {
  return mediaType === mediaTypes.tarGzip ? gunzip(bytes) : bytes;
}

/** The hash of a layer's archive before compression: what the layer is, however it is packed. */
export const diffIdOf = (bytes: Uint8Array, mediaType: string): Digest =>
  digestOf(unpackLayer(bytes, mediaType));

/**
 * The hash of each layer together with all below it: ChainID(A|B) = SHA-256(ChainID(A) + " " + DiffID(B)).
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/config.md#layer-chainid
 */
export function chainIdsOf(diffIds: readonly Digest[]): Digest[] {
  const chain: Digest[] = [];
  for (const diffId of diffIds) {
    const below = chain.at(-1);
    chain.push(below ? digestOf(new TextEncoder().encode(`${below} ${diffId}`)) : diffId);
  }
  return chain;
}
