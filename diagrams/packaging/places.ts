/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";
import type { Kind } from "./cargo";

export const size = { wide: [960, 500], narrow: [360, 620] } as const;

export type Point = readonly [x: number, y: number];

interface Pose {
  at: Point;
  /** Degrees. */
  turn: number;
}

/** Measures that differ between the two layouts. */
export interface Measures {
  layout: Layout;
  /** Letters on pieces; names of machines and programs; remarks. */
  text: { piece: number; name: number; remark: number };
  edge: number;
  gap: number;
  widest: number;
  /** Column names, and the lower end of a loose heap. */
  headY: number;
  looseEnd: number;
  crate: { y: number; h: number; head: number; widest: number };
  countY: number;
  runtime: { y: number; h: number };
  slab: { y: number; h: number };
  container: { w: number; h: number };
}

const wide: Measures = {
  layout: "wide",
  text: { piece: 14.5, name: 17, remark: 14.5 },
  edge: 32,
  gap: 20,
  widest: 284,
  headY: 38,
  looseEnd: 160,
  crate: { y: 24, h: 122, head: 28, widest: 204 },
  countY: 270,
  runtime: { y: 384, h: 28 },
  slab: { y: 416, h: 56 },
  container: { w: 98, h: 114 },
};

const narrow: Measures = {
  layout: "narrow",
  text: { piece: 13, name: 14, remark: 13 },
  edge: 16,
  gap: 8,
  widest: 112,
  headY: 30,
  looseEnd: 176,
  crate: { y: 16, h: 144, head: 27, widest: 96 },
  countY: 338,
  runtime: { y: 508, h: 28 },
  slab: { y: 540, h: 64 },
  container: { w: 72, h: 94 },
};

export const measures = (layout: Layout): Measures => (layout === "wide" ? wide : narrow);

/** Even columns across the drawing: their width, and the middle of each. */
export function columns(measures: Measures, count: number): { w: number; middles: readonly number[] } {
  const [width] = size[measures.layout];
  const pitch = (width - 2 * measures.edge + measures.gap) / count;
  const middles = Array.from(
    { length: count },
    (_, i) => measures.edge - measures.gap / 2 + pitch * (i + 0.5),
  );
  return { w: Math.min(pitch - measures.gap, measures.widest), middles };
}

/** Width and height of a piece. On a phone all pieces of a column are about equally wide. */
export function pieceSize(layout: Layout, kind: Kind, tight: boolean): Point {
  if (layout === "wide") {
    const widths = { program: 74, runtime: 108, library: 92, setting: 92 };
    return [widths[kind], 38];
  }
  return [tight ? 68 : 84, 26];
}

const looseWide: Record<Kind, Pose> = {
  program: { at: [-60, -30], turn: -6 },
  runtime: { at: [42, -26], turn: 4 },
  library: { at: [-42, 28], turn: 5 },
  setting: { at: [62, 27], turn: -5 },
};

const looseNarrow: Record<Kind, Pose> = {
  program: { at: [-3, -49], turn: -5 },
  runtime: { at: [2, -16], turn: 4 },
  library: { at: [-2, 17], turn: -4 },
  setting: { at: [3, 50], turn: 5 },
};

/** Where a piece lies in its program's column: in a heap, or stowed in the crate. */
export function piecePose(layout: Layout, kind: Kind, index: number, packed: boolean): Pose {
  const { crate, looseEnd, headY } = measures(layout);
  if (!packed) {
    const { at, turn } = (layout === "wide" ? looseWide : looseNarrow)[kind];
    // Neighbouring heaps are not alike: every other one is turned the other way.
    const mirror = index % 2 === 0 ? 1 : -1;
    const middle = layout === "wide" ? (headY + looseEnd) / 2 + 4 : (headY + looseEnd) / 2 + 7;
    return { at: [layout === "wide" ? at[0] : at[0] * mirror, middle + at[1]], turn: turn * mirror };
  }
  const first = crate.y + crate.head;
  if (layout === "narrow") {
    const row = { program: 0, runtime: 1, library: 2, setting: 3 }[kind];
    return { at: [0, first + 16 + row * 28.5], turn: 0 };
  }
  const places: Record<Kind, Point> = {
    program: [-57, 25],
    runtime: [40, 25],
    library: [-48, 69],
    setting: [48, 69],
  };
  const [x, y] = places[kind];
  return { at: [x, first + y], turn: 0 };
}

/** Where the columns of this scene stand. */
export interface Ground {
  at: Measures;
  programs: ReturnType<typeof columns>;
  machines: ReturnType<typeof columns>;
}
