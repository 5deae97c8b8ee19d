/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";

export type Point = readonly [x: number, y: number];

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A line with the place and direction of its head, and where a cross stands if it is refused. */
export interface Way {
  d: string;
  end: Point;
  angle: number;
  cross: Point;
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
  dockerfile: Rect;
  /** From laptop to API, to the repository, and from there to the server. */
  ways: Readonly<Record<"ask" | "push" | "pull", Way>>;
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 512],
    text: { name: 17, label: 15 },
    terminal: { x: 24, y: 14, w: 912, h: 98, letters: 97, line: 21 },
    chips: { x: 24, y: 126, w: 143, h: 34, gap: 10.8, perRow: 6 },
    laptop: { x: 24, y: 176, w: 330, h: 322 },
    aws: { x: 436, y: 176, w: 500, h: 322 },
    api: { x: 460, y: 214, w: 452, h: 62 },
    registry: { x: 460, y: 290, w: 300, h: 192 },
    repository: { x: 476, y: 324, w: 268, h: 144 },
    server: { x: 796, y: 324, w: 116, h: 144 },
    names: [44, 282],
    nameW: 290,
    layers: { laptop: [44, 214], repository: [492, 372], server: [806, 372], w: 96, h: 28 },
    token: { x: 44, y: 402, w: 290, h: 80 },
    dockerfile: { x: 230, y: 214, w: 104, h: 28 },
    ways: {
      ask: { d: "M360 245H446", end: [452, 245], angle: 0, cross: [394, 245] },
      push: { d: "M360 403H462", end: [468, 403], angle: 0, cross: [394, 403] },
      pull: { d: "M764 403H780", end: [788, 403], angle: 0, cross: [778, 381] },
    },
  },
  narrow: {
    size: [360, 940],
    text: { name: 15, label: 13 },
    terminal: { x: 12, y: 12, w: 336, h: 132, letters: 40, line: 17 },
    chips: { x: 12, y: 156, w: 106, h: 30, gap: 9, perRow: 3 },
    laptop: { x: 12, y: 240, w: 336, h: 236 },
    aws: { x: 12, y: 518, w: 336, h: 410 },
    api: { x: 36, y: 552, w: 298, h: 62 },
    registry: { x: 36, y: 634, w: 298, h: 168 },
    repository: { x: 48, y: 664, w: 274, h: 126 },
    server: { x: 36, y: 836, w: 298, h: 78 },
    names: [28, 339],
    nameW: 220,
    layers: { laptop: [28, 277], repository: [62, 708], server: [222, 848], w: 100, h: 24 },
    token: { x: 28, y: 404, w: 304, h: 60 },
    dockerfile: { x: 240, y: 277, w: 92, h: 24 },
    ways: {
      ask: { d: "M290 480V538", end: [290, 545], angle: 90, cross: [290, 498] },
      push: { d: "M24 480V728H34", end: [41, 728], angle: 0, cross: [24, 498] },
      pull: { d: "M180 806V824", end: [180, 832], angle: 90, cross: [206, 819] },
    },
  },
};

/** Breaks text into lines of at most so many letters: at spaces, after which a line hangs, or within a long address. */
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
      const room = line.slice(0, letters);
      const cut = Math.max(room.lastIndexOf("."), room.lastIndexOf("/")) + 1;
      const end = cut > letters / 2 ? cut : letters;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  return lines;
}
