/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";
import type { Column, Row } from "./scene";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

type Span = readonly [x: number, w: number];

interface Plan {
  size: readonly [number, number];
  /** Letters: names of rows, and everything else. */
  text: { name: number; label: number };
  columns: Readonly<Record<Column, Span>>;
  /** The directory around a and b. */
  folder: Span;
  slabs: Readonly<Record<Row, Rect>>;
  /** Cards and folders in a slab: offset from its upper edge, and height. */
  card: readonly [dy: number, h: number];
  folderBox: readonly [dy: number, h: number];
  /** In the view these offsets are others. */
  view: { card: number; folder: number };
  /** A card in a folder, from the folder's upper edge. */
  inner: readonly [dy: number, h: number];
  /** Where a remark on the moving bytes stands. */
  tagY: number;
  command: { labelX: number; labelY: number; x: number; y: number; h: number };
}

const wide: Plan = {
  size: [960, 500],
  text: { name: 17, label: 15 },
  columns: {
    sh: [209, 92],
    motd: [309, 108],
    db: [425, 128],
    a: [569, 50],
    b: [625, 50],
    note: [691, 80],
    log: [813, 108],
  },
  folder: [561, 122],
  slabs: {
    view: { x: 200, y: 70, w: 728, h: 92 },
    upper: { x: 200, y: 206, w: 580, h: 78 },
    app: { x: 200, y: 296, w: 580, h: 78 },
    base: { x: 200, y: 386, w: 580, h: 78 },
    volume: { x: 806, y: 206, w: 122, h: 78 },
  },
  card: [15, 48],
  folderBox: [8, 62],
  view: { card: 22, folder: 15 },
  inner: [26, 30],
  tagY: 184,
  command: { labelX: 32, labelY: 38, x: 200, y: 22, h: 32 },
};

const narrow: Plan = {
  size: [360, 496],
  text: { name: 13.5, label: 13 },
  columns: {
    sh: [28, 42],
    motd: [73, 46],
    db: [122, 56],
    a: [185, 25],
    b: [213, 25],
    note: [245, 38],
    log: [297, 36],
  },
  folder: [182, 59],
  slabs: {
    view: { x: 24, y: 104, w: 312, h: 76 },
    upper: { x: 24, y: 216, w: 263, h: 80 },
    app: { x: 24, y: 304, w: 263, h: 80 },
    base: { x: 24, y: 392, w: 263, h: 80 },
    volume: { x: 294, y: 216, w: 42, h: 80 },
  },
  card: [30, 42],
  folderBox: [24, 51],
  view: { card: 17, folder: 12 },
  inner: [20, 27],
  tagY: 198,
  command: { labelX: 24, labelY: 32, x: 24, y: 44, h: 28 },
};

export const plans: Readonly<Record<Layout, Plan>> = { wide, narrow };

const inFolder = (column: Column): boolean => column === "a" || column === "b";

export function folderRect(row: Row, layout: Layout): Rect {
  const plan = plans[layout];
  const [x, w] = plan.folder;
  const [dy, h] = plan.folderBox;
  return { x, y: plan.slabs[row].y + (row === "view" ? plan.view.folder : dy), w, h };
}

export function cardRect(column: Column, row: Row, layout: Layout): Rect {
  const plan = plans[layout];
  const [x, w] = plan.columns[column];
  if (inFolder(column)) {
    const [dy, h] = plan.inner;
    return { x, y: folderRect(row, layout).y + dy, w, h };
  }
  const [dy, h] = plan.card;
  return { x, y: plan.slabs[row].y + (row === "view" ? plan.view.card : dy), w, h };
}

export const middleOf = (column: Column, layout: Layout): number => {
  const [x, w] = plans[layout].columns[column];
  return x + w / 2;
};

/** About how wide a text is; enough to give a pill or a box its width. */
export const widthOf = (text: string, size: number, mono = false): number =>
  text.length * size * (mono ? 0.602 : 0.49);
