/** Three builds of one thing, layer by layer, with sizes that the builder computed ahead (compute.ts). */
import type { Step, Values } from "@/lib/steps";
import { bases, firstBase } from "./bases";
import { type Image, imagesOf, type Way } from "./model";

/** What a layer is, from build to build: the same id moves. */
type LayerId = "base" | "workdir" | "lists" | "curl" | "archive" | "tree" | "rm";

export interface Layer {
  id: LayerId;
  code: string;
  /** For a phone. */
  short: string;
  /** In bytes. */
  size: number;
  /** Bytes of it that no container sees. */
  hidden: number;
}

export interface Scene {
  /** What the stack is: a build, or on its own what is told of it. */
  way: Way;
  layers: readonly Layer[];
  size: number;
  /** The first stage, which stays behind. */
  stage?: readonly Layer[];
  /** Builds that have been told to their end, for the bars. */
  done: readonly { way: Way; name: string; size: number; compressed: number }[];
  /** At the end the three stand side by side. */
  beside?: readonly { way: Way; layers: readonly Layer[] }[];
  note?: string;
}

/** In the order in which they are told. */
export const names: Readonly<Record<Way, string>> = {
  naive: "A layer for each line",
  "one-run": "One RUN",
  "multi-stage": "Two stages",
};

type Line = readonly [id: LayerId, code: string, short?: string];

const lines: Readonly<Record<Way, readonly Line[]>> = {
  naive: [
    ["base", "FROM"],
    ["workdir", "WORKDIR /tmp"],
    ["lists", "RUN apt-get update"],
    ["curl", "RUN apt-get install -y curl", "RUN …install curl"],
    ["archive", "ADD httpd.tar.gz"],
    ["tree", "RUN tar xzf httpd.tar.gz", "RUN tar xzf …"],
    ["rm", "RUN rm httpd.tar.gz", "RUN rm …"],
  ],
  "one-run": [
    ["base", "FROM"],
    ["workdir", "WORKDIR /tmp"],
    ["curl", "RUN update, install, rm lists", "RUN update, …"],
    ["tree", "RUN curl, tar, rm"],
  ],
  "multi-stage": [
    ["base", "FROM"],
    ["tree", "COPY --from=fetch"],
  ],
};

export const megabytes = (bytes: number): string =>
  bytes === 0 ? "0 B" : `${(bytes / 1_000_000).toFixed(1)} MB`;

export function steps({ base: wanted }: Values): readonly Step<Scene>[] {
  const value = typeof wanted === "string" && Object.hasOwn(bases, wanted) ? wanted : firstBase;
  const base = bases[value] ?? "";
  const images = imagesOf(value);
  const of = (way: Way): readonly Layer[] => layersOf(way, images[way], base);
  const [naive, once, two] = [of("naive"), of("one-run"), of("multi-stage")];
  const sizeOf = (layers: readonly Layer[]) => layers.reduce((sum, { size }) => sum + size, 0);
  const mb = (id: LayerId) => megabytes(naive.find((layer) => layer.id === id)?.size ?? 0);
  const done = (...ways: Way[]) =>
    ways.map((way) => ({
      way,
      name: names[way],
      size: images[way].size,
      compressed: images[way].compressed,
    }));
  /** The first so many layers; while the last line is not read, nothing is hidden. */
  const upTo = (count: number): Pick<Scene, "way" | "layers" | "size"> => {
    const layers = naive
      .slice(0, count)
      .map((layer) => (count < naive.length ? { ...layer, hidden: 0 } : layer));
    return { way: "naive", layers, size: sizeOf(layers) };
  };
  return [
    {
      id: "base",
      title: "Where it begins",
      caption: `\`FROM ${base}\` brings ${mb("base")}. \`WORKDIR /tmp\` adds an empty layer. The image shall hold the source of Apache httpd, unpacked; height is size.`,
      scene: { ...upTo(2), done: [] },
    },
    {
      id: "tools",
      title: "Tools",
      caption: `\`apt-get update\` writes ${mb("lists")} of package lists, on a line of its own. Installing curl adds ${mb("curl")}. Each line's files stay in its layer.`,
      scene: { ...upTo(4), done: [] },
    },
    {
      id: "archive",
      title: "The archive, twice",
      caption: `\`ADD\` fetches the archive, ${mb("archive")}. (From an address it stays packed.) \`tar\` unpacks it into ${mb("tree")} more. Now the same source is there packed and unpacked.`,
      scene: { ...upTo(6), done: [] },
    },
    {
      id: "rm",
      title: "A layer that hides",
      caption: `\`rm\` adds a layer with a mark that says: not seen any more. The archive's ${mb("archive")} stay in the layer below, hidden. The image has ${megabytes(images.naive.size)}, as before.`,
      guess: {
        question: `The next line is RUN rm httpd.tar.gz, of ${mb("archive")}. How does the image's size change?`,
        options: [
          { text: `It shrinks by ${mb("archive")}` },
          { text: "It stays the same", right: true },
          { text: "It shrinks to what it was before ADD" },
        ],
      },
      scene: { ...upTo(naive.length), done: done("naive") },
    },
    {
      id: "one-run",
      title: "Tidy up in the same RUN",
      caption: `Only what is left when a \`RUN\` ends goes into its layer. Fetch, unpack and remove in one \`RUN\`, and the archive is in no layer; nor are the lists. ${megabytes(images["one-run"].size)}.`,
      guess: {
        question: "All in one RUN: update, install, remove the lists. What is in its layer?",
        options: [
          { text: "Everything that was ever written" },
          { text: "What is there when the command ends", right: true },
          { text: "Nothing, as it was removed" },
        ],
      },
      scene: {
        way: "one-run",
        layers: once,
        size: images["one-run"].size,
        done: done("naive", "one-run"),
      },
    },
    {
      id: "stages",
      title: "Leave the tools behind",
      caption: `The first stage, \`fetch\`, is what you have seen: it may be as big as it likes. The image begins at the second \`FROM\` and copies one folder. curl is not in it. ${megabytes(images["multi-stage"].size)}.`,
      scene: {
        way: "multi-stage",
        layers: two,
        stage: once,
        size: images["multi-stage"].size,
        done: done("naive", "one-run", "multi-stage"),
      },
    },
    {
      id: "compare",
      title: "Side by side",
      caption: `The same source to read, at ${megabytes(images.naive.size)}, ${megabytes(images["one-run"].size)} and ${megabytes(images["multi-stage"].size)}. What is left is the base and what you want. To get smaller, begin with a smaller base.`,
      scene: {
        way: "multi-stage",
        layers: two,
        size: images["multi-stage"].size,
        done: done("naive", "one-run", "multi-stage"),
        beside: [
          { way: "naive", layers: naive },
          { way: "one-run", layers: once },
        ],
      },
    },
  ];
}

function layersOf(way: Way, { layers }: Image, base: string): Layer[] {
  return lines[way].map(([id, code, short = code], i) => {
    const size = layers[i]?.size ?? 0;
    const from = id === "base" ? `FROM ${base}` : undefined;
    return { id, code: from ?? code, short: from ?? short, size, hidden: layers[i]?.hidden ?? 0 };
  });
}
