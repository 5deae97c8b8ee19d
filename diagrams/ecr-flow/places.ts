/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";

export type Point = readonly [x: number, y: number];

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

export interface Plan {
  size: Point;
  /** Letters: names of frames, and everything else. */
  text: { name: number; label: number };
  /** The terminal, the letters that fit into one of its lines, and the distance of two lines. */
  terminal: Rect & { letters: number; line: number };
  /** The first of the numbered commands, the next one to its right and the next row. */
  chips: Rect & { gap: number; perRow: number };
  laptop: Rect;
  aws: Rect;
  api: Rect;
  registry: Rect;
  repository: Rect;
  server: Rect;
  /** The upper left corner of each thing inside its frame. */
  names: Point;
  nameW: number;
  layers: { laptop: Point; repository: Point; server: Point; w: number; h: number };
  token: Rect;
  /** From laptop to API, to the repository, and from there to the server. */
  ways: Readonly<Record<"ask" | "push" | "pull", { from: Point; to: Point; angle: number }>>;
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 600],
    text: { name: 17, label: 15 },
    terminal: { x: 24, y: 20, w: 912, h: 124, letters: 97, line: 21 },
    chips: { x: 24, y: 158, w: 143, h: 36, gap: 10.8, perRow: 6 },
    laptop: { x: 24, y: 214, w: 330, h: 366 },
    aws: { x: 436, y: 214, w: 500, h: 366 },
    api: { x: 460, y: 256, w: 300, h: 72 },
    registry: { x: 460, y: 350, w: 300, h: 212 },
    repository: { x: 476, y: 388, w: 268, h: 158 },
    server: { x: 784, y: 388, w: 132, h: 158 },
    names: [44, 254],
    nameW: 290,
    layers: { laptop: [44, 330], repository: [496, 468], server: [800, 448], w: 100, h: 28 },
    token: { x: 44, y: 480, w: 290, h: 80 },
    ways: {
      ask: { from: [360, 292], to: [452, 292], angle: 0 },
      push: { from: [360, 468], to: [468, 468], angle: 0 },
      pull: { from: [750, 468], to: [778, 468], angle: 0 },
    },
  },
  narrow: {
    size: [360, 960],
    text: { name: 14, label: 13 },
    terminal: { x: 12, y: 12, w: 336, h: 132, letters: 41, line: 17 },
    chips: { x: 12, y: 156, w: 106, h: 30, gap: 9, perRow: 3 },
    laptop: { x: 12, y: 240, w: 336, h: 244 },
    aws: { x: 12, y: 530, w: 336, h: 416 },
    api: { x: 26, y: 564, w: 308, h: 62 },
    registry: { x: 26, y: 646, w: 308, h: 172 },
    repository: { x: 38, y: 676, w: 284, h: 130 },
    server: { x: 26, y: 852, w: 308, h: 80 },
    names: [26, 270],
    nameW: 216,
    layers: { laptop: [26, 340], repository: [54, 742], server: [210, 864], w: 96, h: 24 },
    token: { x: 26, y: 412, w: 308, h: 60 },
    ways: {
      ask: { from: [290, 488], to: [290, 556], angle: 90 },
      push: { from: [70, 488], to: [70, 668], angle: 90 },
      pull: { from: [180, 822], to: [180, 846], angle: 90 },
    },
  },
};

/** Breaks text into lines of at most so many letters, at spaces where there are any. */
export function fold(text: string, letters: number, hang = ""): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<= )/)) {
    if (line !== "" && (line + word).trimEnd().length > letters) {
      lines.push(line.trimEnd());
      line = hang;
    }
    line += word;
    while (line.trimEnd().length > letters) {
      lines.push(line.slice(0, letters));
      line = hang + line.slice(letters);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
