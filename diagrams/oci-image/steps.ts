/** An image taken apart, put to the test, and changed: the steps of the diagram, and those that the reader makes. */
import { type Digest, short } from "@/lib/oci";
import type { Guess, Step, Values } from "@/lib/steps";
import {
  type Action,
  actions,
  type Changed,
  changedBetween,
  type Done,
  type Image,
  imageAfter,
  type Part,
  parts,
  toggled,
  untouched,
} from "./model";

export interface Scene {
  /** `folder`: as it lies on the disk. `tree`: as it hangs together. */
  view: "folder" | "tree";
  image: Image;
  /** The parts that are opened; the others show their name only. */
  open: readonly Part[];
  /** What this step is about, where it is not about all. */
  about?: readonly Part[];
  /** Whether each hash stands beside its name, with a tick or a cross. */
  checked?: boolean;
  /** What is new and what is the same since the step before. */
  changed?: Changed;
  /** Whether the hashes that people mix up carry their names. */
  named?: boolean;
  /** What somebody pinned before the change. */
  pinned?: Digest;
}

/** The most things that a reader can do in a row. */
export const mostActions = 6;

const original = imageAfter(untouched);
const id = (digest: Digest): string => `\`${short(digest, 8)}…\``;

/** The steps of the story, and one for each thing that the reader did. */
export function steps(values: Values): readonly Step<Scene>[] {
  return [...told(), ...yours(actionsIn(values))];
}

function told(): readonly Step<Scene>[] {
  const tree = (open: readonly Part[], more: Partial<Scene> = {}): Scene => ({
    view: "tree",
    image: original,
    open,
    ...more,
  });
  const after = (action: Action): Scene => {
    const image = imageAfter(toggled(untouched, action));
    return tree(parts, {
      image,
      changed: changedBetween(original, image),
      pinned: original.names.manifest,
    });
  };
  const { names, sizes, diffIds } = original;
  return [
    {
      id: "folder",
      title: "A folder of blobs",
      caption:
        "A real image, small enough to read: a program and the text that it prints. On disk it is `index.json` and four *blobs*. Each blob's file name is the SHA-256 hash of its bytes. The name says nothing about what is inside.",
      scene: { view: "folder", image: original, open: [] },
    },
    {
      id: "index",
      title: "Start at the index",
      caption: `\`index.json\` points to a manifest for each platform: this one, for Linux on amd64, is ${id(names.manifest)}, ${sizes.manifest} bytes. Such a pointer, with media type, digest and size, is a *descriptor*. The tag, \`1.0\`, is a note beside it.`,
      scene: tree(["index"], { about: ["index", "manifest"] }),
    },
    {
      id: "manifest",
      title: "The manifest",
      caption:
        "The manifest is the list of parts: one config, and the layers from the lowest to the highest. It holds none of them. It has a descriptor for each.",
      scene: tree(["index", "manifest"], { about: ["manifest", "config", "base", "top"] }),
    },
    {
      id: "config",
      title: "The config",
      caption:
        "The config says how to start: for which processor, as which user, which command. It also lists a hash of each layer *before* compression, the *DiffIDs*.",
      scene: tree(["index", "manifest", "config"], { about: ["config"] }),
    },
    {
      id: "layers",
      title: "Layers are archives",
      caption: `Each layer is a tar archive of files, here inside gzip. That makes two hashes for one layer: the gzip file is ${id(names.top)}, its digest, and the archive in it is ${id(diffIds[1])}, its DiffID.`,
      scene: tree(parts, { about: ["base", "top"] }),
    },
    {
      id: "check",
      title: "Recompute every name",
      caption:
        "This page has hashed the bytes of every part and compared the result with the descriptor above it. Any client does so after a pull. Whoever has one digest from a source they trust can check all that hangs below it.",
      scene: tree(parts, { checked: true }),
    },
    {
      id: "damage",
      title: "One bit flips",
      caption: `A single bit of layer 1 changed on disk. Its name is still ${id(names.base)}, and so says every document above. But its bytes hash to ${id(imageAfter(toggled(untouched, "flip")).hashes.base)}. Nobody has to trust the disk or the registry: the mismatch is found by counting again.`,
      guess: {
        question: "On disk, a single bit in the middle of layer 1 flips. What gives it away?",
        options: [
          { text: "Its file name changes" },
          { text: "The hash of its bytes no longer fits its name", right: true },
          { text: "Nothing: one bit in 207 bytes is too little to notice" },
        ],
      },
      scene: tree(parts, { image: imageAfter(toggled(untouched, "flip")), checked: true }),
    },
    {
      id: "new-letter",
      title: "A letter changes, honestly",
      caption:
        "Someone rebuilds the image with another first letter in `greeting.txt`. Layer 2 has other bytes, so another digest. The documents that name it change, then those that name them. Layer 1 stays: where it was downloaded once, nobody downloads it again.",
      guess: whichStays,
      scene: after("letter"),
    },
    {
      id: "repack",
      title: "Same files, packed otherwise",
      caption:
        "Now the original files, but layer 2 is packed with another setting of gzip. Its digest is new, so manifest and index are. The archive inside is the same: DiffID and config stay, and so does the image ID.",
      scene: after("repack"),
    },
    {
      id: "names",
      title: "Four hashes, and the pin",
      caption:
        "*Layer digest*: the stored file. *DiffID*: the archive in it. *ChainID*: all layers up to one, written nowhere. *Image ID*: the config. What you pin with `hello@sha256:…` is none of them: it is the digest of the manifest, or of an index above it.",
      scene: tree(parts, { named: true }),
    },
  ];
}

const whichStays: Guess = {
  question: "The image is built again with one other letter in greeting.txt. Which digest stays the same?",
  options: [
    { text: "The config's: it only says how to start the program" },
    { text: "The manifest's: it only lists the parts" },
    { text: "Layer 1's: it does not contain the file", right: true },
  ],
};

const isAction = (value: string): value is Action => (actions as readonly string[]).includes(value);

/** What a link or the buttons say was done; anything else is ignored. */
function actionsIn({ do: done }: Values): Action[] {
  return Array.isArray(done) ? done.filter(isAction).slice(0, mostActions) : [];
}

function yours(done: readonly Action[]): Step<Scene>[] {
  let state: Done = untouched;
  let before = original;
  return done.map((action, i) => {
    state = toggled(state, action);
    const image = imageAfter(state);
    const changed = changedBetween(before, image);
    before = image;
    return {
      id: `yours-${i + 1}`,
      title: "Your change",
      caption: captionOf(action, state, image, changed),
      scene: {
        view: "tree",
        image,
        open: parts,
        ...(action === "flip" ? { checked: true } : { changed, pinned: original.names.manifest }),
      },
    };
  });
}

const did: Readonly<Record<Action, (on: boolean) => string>> = {
  letter: (on) => `The greeting now begins with ${on ? "J" : "H"}.`,
  user: (on) => `The program will run as user ${on ? 1001 : 1000}.`,
  version: (on) => `The annotation says version ${on ? "1.1" : "1.0"}.`,
  repack: (on) => (on ? "Layer 2 is now stored without compression." : "Layer 2 is compressed again."),
  flip: (on) => (on ? "A bit of layer 1 flipped on the disk." : "The bit flipped back."),
};

function captionOf(action: Action, state: Done, image: Image, changed: Changed): string {
  const what = did[action](state[action]);
  if (action === "flip")
    return image.damaged
      ? `${what} No name changed and no document changed. One blob no longer hashes to its name, and a check finds it.`
      : `${what} Every blob hashes to its name again.`;
  if (Object.values(state).every((on) => !on))
    return `${what} These are the first bytes again, so these are the first digests again, every one. A digest knows nothing of the past.`;
  const { fresh, kept } = sorted(changed);
  const still = image.damaged ? " Layer 1 is still damaged." : "";
  return `${what} New: ${fresh.join(", ")}. The same: ${kept.join(", ")}.${still}`;
}

/** The hashes by what they are called, the new ones and the others. */
function sorted({ parts: changed, diffIds }: Changed): { fresh: string[]; kept: string[] } {
  const all: [string, boolean][] = [
    ["layer 1", changed.base],
    ["layer 2", changed.top],
    ["its DiffID", diffIds[1]],
    ["config", changed.config],
    ["manifest", changed.manifest],
    ["index", changed.index],
  ];
  const names = (fresh: boolean) => all.filter(([, is]) => is === fresh).map(([name]) => name);
  const fix = (list: string[]) =>
    list.map((name, i) => (name === "its DiffID" && list[i - 1] !== "layer 2" ? "layer 2's DiffID" : name));
  return { fresh: fix(names(true)), kept: fix(names(false)) };
}
