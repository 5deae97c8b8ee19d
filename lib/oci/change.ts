import { type Digest, digestOf } from "./digest";
import {
  type Descriptor,
  diffIdsOf,
  type JsonObject,
  manifestsOf,
  mediaTypes,
  partsOf,
  readDocument,
  withDiffIds,
  withTarget,
  writeDocument,
} from "./documents";
import { gzip, type Packing } from "./gzip";
import { diffIdOf, unpackLayer } from "./layer";
import { blobOf, documentOf, type Layout } from "./layout";
import { readTar } from "./tar";

/**
 * Puts other bytes in the place of a blob, honestly: under their own name, and with every document above them
 * written anew, up to `index.json`. Blobs that nothing points to any more are gone.
 *
 * Simplified: documents are written without spaces, as our example has them; a real tool may lay them out otherwise.
 */
export function replaceBlob(layout: Layout, digest: Digest, bytes: Uint8Array): Layout {
  const blobs = new Map<Digest, Uint8Array>();
  const keep = (descriptor: Descriptor, content: Uint8Array): Descriptor => {
    const name = digestOf(content);
    blobs.set(name, content);
    return { ...descriptor, digest: name, size: content.length };
  };
  /** The blob's bytes, or those that replace it. */
  const contentOf = (descriptor: Descriptor): Uint8Array =>
    descriptor.digest === digest ? bytes : blobOf(layout, descriptor.digest);

  const rewrite = (descriptor: Descriptor): Descriptor => {
    const content = contentOf(descriptor);
    switch (descriptor.mediaType) {
      case mediaTypes.index:
        return keep(descriptor, rewriteIndex(content));
      case mediaTypes.manifest:
        return keep(descriptor, rewriteManifest(content));
      default:
        return keep(descriptor, content);
    }
  };
  const rewriteIndex = (content: Uint8Array): Uint8Array => {
    const index = readDocument(content);
    const manifests = manifestsOf(index).map((each, i) =>
      withTarget(itemOf(index.manifests, i), rewrite(each)),
    );
    return writeIfNew(content, { ...index, manifests });
  };
  const rewriteManifest = (content: Uint8Array): Uint8Array => {
    const manifest = readDocument(content);
    const { config, layers } = partsOf(manifest);
    const before = contentOf(config);
    const document = readDocument(before);
    const diffIds = diffIdsOf(document).map((diffId, i) => {
      const layer = layers[i];
      return layer?.digest === digest ? diffIdOf(bytes, layer.mediaType) : diffId;
    });
    return writeIfNew(content, {
      ...manifest,
      config: withTarget(manifest.config, keep(config, writeIfNew(before, withDiffIds(document, diffIds)))),
      layers: layers.map((each, i) => withTarget(itemOf(manifest.layers, i), rewrite(each))),
    });
  };
  return { index: rewriteIndex(layout.index), blobs };
}

const itemOf = (list: JsonObject[string] | undefined, i: number) =>
  Array.isArray(list) ? list[i] : undefined;

/** A document that says the same keeps its bytes, spaces and all. */
function writeIfNew(before: Uint8Array, document: JsonObject): Uint8Array {
  return JSON.stringify(readDocument(before)) === JSON.stringify(document) ? before : writeDocument(document);
}

/** The parts of the first image in a layout, by what they are. */
export function imageOf(layout: Layout): { manifest: Descriptor; config: Descriptor; layers: Descriptor[] } {
  const [manifest] = manifestsOf(readDocument(layout.index));
  if (!manifest) throw new Error("There is no image in this layout");
  return { manifest, ...partsOf(documentOf(layout, manifest.digest)) };
}

/** Writes other content of the same length into a file of a layer, and packs the layer again. */
export function changeFile(
  layout: Layout,
  layer: Descriptor,
  name: string,
  change: (content: string) => string,
  packing: Packing = "packed",
): Layout {
  const tar = unpackLayer(blobOf(layout, layer.digest), layer.mediaType).slice();
  const entry = readTar(tar).find((each) => each.name === name);
  if (!entry) throw new Error(`There is no file ${name} in this layer`);
  const content = new TextEncoder().encode(change(new TextDecoder().decode(entry.content)));
  if (content.length !== entry.content.length) throw new Error("The new content must be as long as the old");
  tar.set(content, entry.offset);
  return replaceBlob(layout, layer.digest, layer.mediaType === mediaTypes.tarGzip ? gzip(tar, packing) : tar);
}
