/** Where the two machines of the close-up stand, and the levels above each. */
import type { Layout } from "../kit";
import type { Kind } from "./cargo";
import { type Point, pieceSize } from "./places";

/** One machine close up: its slab, and the levels of needs, file, process and words above it. */
export interface Panel {
  x: number;
  w: number;
  middle: number;
  slab: number;
  needs: number;
  file: number;
  disc: number;
  words: number;
  error: number;
}

export interface Sheet {
  layout: Layout;
  laptop: Panel;
  server: Panel;
  slabHeight: number;
  /** Between the middles of neighbouring needs. */
  apart: number;
  /** How much larger pieces are than in the yard. */
  grown: number;
  radius: number;
  /** Size of the letters in a process. */
  letter: number;
}

type Above = Record<"needs" | "file" | "disc" | "words" | "error", number>;

function panel(x: number, w: number, slab: number, above: Above): Panel {
  return {
    x,
    w,
    slab,
    middle: x + w / 2,
    needs: slab - above.needs,
    file: slab - above.file,
    disc: slab - above.disc,
    words: slab - above.words,
    error: slab - above.error,
  };
}

const wideAbove: Above = { needs: 29, file: 138, disc: 258, words: 324, error: 362 };
const narrowAbove: Above = { needs: 20, file: 88, disc: 154, words: 198, error: 226 };

export const sheets: Readonly<Record<Layout, Sheet>> = {
  wide: {
    layout: "wide",
    laptop: panel(32, 428, 416, wideAbove),
    server: panel(500, 428, 416, wideAbove),
    slabHeight: 56,
    apart: 144,
    grown: 1.3,
    radius: 42,
    letter: 21,
  },
  narrow: {
    layout: "narrow",
    laptop: panel(16, 312, 252, narrowAbove),
    server: panel(16, 312, 558, narrowAbove),
    slabHeight: 46,
    apart: 104,
    grown: 1.15,
    radius: 26,
    letter: 15,
  },
};

/** The middle of a piece on a panel: the file above, what it needs in a row on the slab. */
export function spot(sheet: Sheet, on: Panel, kind: Kind, column = 0): Point {
  if (kind === "program") return [on.middle + column, on.file];
  const side = { runtime: -1, library: 0, setting: 1 }[kind];
  return [on.middle + side * sheet.apart, on.needs];
}

/** Half the height of a piece as it is drawn here. */
export const halfPiece = (sheet: Sheet): number =>
  (pieceSize(sheet.layout, "program", false)[1] * sheet.grown) / 2;
