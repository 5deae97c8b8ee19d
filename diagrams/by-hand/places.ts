/** Where walls, lines and words stand: columns of walls, rows of things to reach, in both layouts. */
export type LayoutName = "wide" | "narrow";

interface Plan {
  size: readonly [number, number];
  /** The sheet's margin, left and right. */
  left: number;
  right: number;
  command: { y: number; h: number; size: number };
  counts: { x: number; y: number; gap: number };
  /** The first wall's column, and how far the next one is. */
  walls: { x: number; gap: number };
  /** The enclosures nest by this much at the top, the left and the bottom. */
  nest: number;
  /** The innermost enclosure. */
  inner: { left: number; top: number; bottom: number };
  rows: { y: number; gap: number };
  disc: { x: number; y: number; r: number; size: number };
  /** Where the lines have spread out to their rows. */
  spread: number;
  mark: { x: number; r: number };
  label: { x: number; size: number };
  text: { small: number };
}

export const plans: Readonly<Record<LayoutName, Plan>> = {
  wide: {
    size: [960, 592],
    left: 28,
    right: 932,
    command: { y: 24, h: 38, size: 16 },
    counts: { x: 690, y: 90, gap: 23 },
    walls: { x: 206, gap: 33 },
    nest: 3,
    inner: { left: 62, top: 200, bottom: 536 },
    rows: { y: 214, gap: 22 },
    disc: { x: 118, y: 352, r: 32, size: 17 },
    spread: 194,
    mark: { x: 604, r: 8 },
    label: { x: 621, size: 15 },
    text: { small: 14 },
  },
  narrow: {
    size: [360, 640],
    left: 24,
    right: 336,
    command: { y: 24, h: 54, size: 13 },
    counts: { x: 24, y: 98, gap: 0 },
    walls: { x: 98, gap: 7.2 },
    nest: 1.4,
    inner: { left: 40, top: 160, bottom: 592 },
    rows: { y: 176, gap: 28.6 },
    disc: { x: 57, y: 376, r: 13, size: 13 },
    spread: 93,
    mark: { x: 194, r: 6.5 },
    label: { x: 206, size: 13 },
    text: { small: 13 },
  },
};

/** The column of the wall with this place in the order. */
export const wallX = (place: number, layout: LayoutName): number =>
  plans[layout].walls.x + place * plans[layout].walls.gap;

export const rowY = (row: number, layout: LayoutName): number =>
  plans[layout].rows.y + row * plans[layout].rows.gap;

/** The outline of the wall with this place: around the process and all walls before it. */
export function enclosure(place: number, layout: LayoutName): { x: number; y: number; w: number; h: number } {
  const { inner, nest } = plans[layout];
  const x = inner.left - place * nest;
  const y = inner.top - place * nest;
  return { x, y, w: wallX(place, layout) - x, h: inner.bottom + place * nest - y };
}
