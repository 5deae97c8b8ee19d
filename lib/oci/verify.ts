import { type Digest, digestOf } from "./digest";
import { type Descriptor, diffIdsOf, manifestsOf, mediaTypes, partsOf, readDocument } from "./documents";
import { diffIdOf } from "./layer";
import type { Layout } from "./layout";

/** One claim in an image about some bytes, and whether the bytes keep it. */
export interface Check {
  /** Where the claim stands, such as `index.json manifests[0]`. */
  where: string;
  claim: "digest" | "diff-id";
  /** What the claim says. */
  expected: Digest;
  /** What these bytes hash to; absent where they are missing or cannot be unpacked. */
  actual?: Digest;
  /** Whether digest and, for a descriptor, size are as claimed. */
  ok: boolean;
}

/**
 * Follows every descriptor from `index.json` down and hashes what it points to, as a client does after a pull.
 * What lies below a document that is not what it should be is not looked at: nobody vouches for it.
 */
export function verify(layout: Layout): Check[] {
  return manifestsOf(readDocument(layout.index)).flatMap((descriptor, i) =>
    follow(layout, descriptor, `index.json manifests[${i}]`),
  );
}

function follow(layout: Layout, descriptor: Descriptor, where: string): Check[] {
  const bytes = layout.blobs.get(descriptor.digest);
  const check = checkOf(descriptor, bytes, where);
  if (!bytes || !check.ok) return [check];
  switch (descriptor.mediaType) {
    case mediaTypes.index:
      return [
        check,
        ...manifestsOf(readDocument(bytes)).flatMap((each, i) =>
          follow(layout, each, `index manifests[${i}]`),
        ),
      ];
    case mediaTypes.manifest: {
      const { config, layers } = partsOf(readDocument(bytes));
      return [
        check,
        ...follow(layout, config, "manifest config"),
        ...layers.flatMap((layer, i) => follow(layout, layer, `manifest layers[${i}]`)),
        ...diffIdChecks(layout, config, layers),
      ];
    }
    default:
      return [check];
  }
}

function checkOf({ digest, size }: Descriptor, bytes: Uint8Array | undefined, where: string): Check {
  const actual = bytes && digestOf(bytes);
  return {
    where,
    claim: "digest",
    expected: digest,
    ...(actual ? { actual } : {}),
    ok: actual === digest && bytes?.length === size,
  };
}

function diffIdChecks(layout: Layout, config: Descriptor, layers: readonly Descriptor[]): Check[] {
  const document = layout.blobs.get(config.digest);
  if (!document || digestOf(document) !== config.digest) return [];
  return diffIdsOf(readDocument(document)).map((expected, i) => {
    const layer = layers[i];
    const bytes = layer && layout.blobs.get(layer.digest);
    const actual = bytes && unpacked(bytes, layer.mediaType);
    return {
      where: `config rootfs.diff_ids[${i}]`,
      claim: "diff-id",
      expected,
      ...(actual ? { actual } : {}),
      ok: actual === expected,
    };
  });
}

/** The DiffID of what lies there; nothing where it does not unpack. */
function unpacked(bytes: Uint8Array, mediaType: string): Digest | undefined {
  try {
    return diffIdOf(bytes, mediaType);
  } catch {
    return undefined;
  }
}
