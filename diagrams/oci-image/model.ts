/**
 * What the reader can do to the example image, and what its parts are called afterwards. Every digest here is
 * computed from the bytes (lib/oci), in the build and in the page alike.
 */
import {
  blobOf,
  chainIdsOf,
  changeFile,
  type Digest,
  damageBlob,
  diffIdsOf,
  digestOf,
  documentOf,
  helloImage,
  imageOf,
  type JsonObject,
  type Layout,
  replaceBlob,
  verify,
  writeDocument,
} from "@/lib/oci";

/** The parts of the image, from the top of the tree to its leaves. */
export const parts = ["index", "manifest", "config", "base", "top"] as const;
export type Part = (typeof parts)[number];

/** Things that can be done; each done twice is undone. */
export const actions = ["letter", "user", "version", "repack", "flip"] as const;
export type Action = (typeof actions)[number];

/** What was done an odd number of times. */
export type Done = Readonly<Record<Action, boolean>>;
export const untouched: Done = { letter: false, user: false, version: false, repack: false, flip: false };

export const toggled = (done: Done, action: Action): Done => ({ ...done, [action]: !done[action] });

/** All that a scene says about the image. */
export interface Image {
  /** The name under which each part is stored; for `index.json`, which has none, the hash of its text. */
  names: Readonly<Record<Part, Digest>>;
  /** What the bytes of each part hash to: the same, unless somebody changed bytes and not the name. */
  hashes: Readonly<Record<Part, Digest>>;
  sizes: Readonly<Record<Part, number>>;
  diffIds: readonly [Digest, Digest];
  /** The hash of both layers together. */
  chainId: Digest;
  user: string;
  version: string;
  greeting: string;
  packed: boolean;
  /** Whether the bytes of layer 1 are not those that its name promises: then it does not unpack either. */
  damaged: boolean;
}

/** The image after all that was done. */
export function imageAfter(done: Done): Image {
  const layout = layoutAfter(done);
  const { manifest, config, layers } = imageOf(layout);
  const [base, top] = layers;
  const [first, second] = diffIdsOf(documentOf(layout, config.digest));
  if (!base || !top || !first || !second) throw new Error("The example has two layers");
  const names = {
    index: digestOf(layout.index),
    manifest: manifest.digest,
    config: config.digest,
    base: base.digest,
    top: top.digest,
  };
  const bytes = (part: Part) => (part === "index" ? layout.index : blobOf(layout, names[part]));
  const each = <T>(of: (part: Part) => T): Record<Part, T> => ({
    index: of("index"),
    manifest: of("manifest"),
    config: of("config"),
    base: of("base"),
    top: of("top"),
  });
  return {
    names,
    hashes: each((part) => digestOf(bytes(part))),
    sizes: each((part) => bytes(part).length),
    diffIds: [first, second],
    chainId: chainIdsOf([first, second])[1] ?? second,
    user: userOf(done),
    version: versionOf(done),
    greeting: greetingOf(done),
    packed: !done.repack,
    damaged: verify(layout).some((check) => !check.ok),
  };
}

const userOf = ({ user }: Done): string => (user ? "1001" : "1000");
const versionOf = ({ version }: Done): string => (version ? "1.1" : "1.0");
const greetingOf = ({ letter }: Done): string => `${letter ? "J" : "H"}ello from a layer.`;

function layoutAfter(done: Done): Layout {
  let layout = helloImage();
  const [, top] = imageOf(layout).layers;
  if (top && (done.letter || done.repack))
    layout = changeFile(
      layout,
      top,
      "greeting.txt",
      () => `${greetingOf(done)}\n`,
      done.repack ? "stored" : "packed",
    );
  if (done.user) {
    const { config } = imageOf(layout);
    layout = rewrite(layout, config.digest, '"User":"1000"', `"User":"${userOf(done)}"`);
  }
  if (done.version) {
    const { manifest } = imageOf(layout);
    layout = rewrite(layout, manifest.digest, 'version":"1.0"', `version":"${versionOf(done)}"`);
  }
  const [base] = imageOf(layout).layers;
  return base && done.flip ? damageBlob(layout, base.digest, flippedAt) : layout;
}

/** The byte of layer 1 in which a bit flips, somewhere in the middle. */
export const flippedAt = 100;

function rewrite(layout: Layout, digest: Digest, before: string, after: string): Layout {
  const text = JSON.stringify(documentOf(layout, digest)).replace(before, after);
  const document: JsonObject = JSON.parse(text);
  return replaceBlob(layout, digest, writeDocument(document));
}

/** Which hashes of an image differ from those before, by what they are hashes of. */
export interface Changed {
  parts: Readonly<Record<Part, boolean>>;
  diffIds: readonly [boolean, boolean];
}

export function changedBetween(before: Image, after: Image): Changed {
  const differs = (part: Part) => before.names[part] !== after.names[part];
  return {
    parts: {
      index: differs("index"),
      manifest: differs("manifest"),
      config: differs("config"),
      base: differs("base"),
      top: differs("top"),
    },
    diffIds: [before.diffIds[0] !== after.diffIds[0], before.diffIds[1] !== after.diffIds[1]],
  };
}
