/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";

interface Plan {
  size: readonly [number, number];
  label: number;
  code: number;
  x: number;
  w: number;
  /** The context: its title, the note at the right end of that line, and the chips of its files. */
  context: { title: number; chips: readonly (readonly [x: number, y: number, w: number])[]; h: number };
  /** The slab of a line, from its row's upper left corner, and where its mark and its reason stand. */
  row: { first: number; step: number; w: number; h: number };
  mark: { x: number; y: number; w: number; h: number };
  reason: { x: number; y: number };
  sum: number;
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 556],
    label: 18,
    code: 18,
    x: 28,
    w: 904,
    context: {
      title: 24,
      chips: [
        [0, 44, 158],
        [170, 44, 206],
        [388, 44, 128],
        [528, 44, 128],
      ],
      h: 34,
    },
    row: { first: 104, step: 56, w: 456, h: 46 },
    mark: { x: 476, y: 5, w: 116, h: 36 },
    reason: { x: 612, y: 23 },
    sum: 526,
  },
  narrow: {
    size: [360, 612],
    label: 13,
    code: 13,
    x: 12,
    w: 336,
    context: {
      title: 16,
      chips: [
        [0, 32, 122],
        [130, 32, 160],
        [0, 66, 100],
        [108, 66, 100],
      ],
      h: 27,
    },
    row: { first: 108, step: 67, w: 336, h: 60 },
    mark: { x: 10, y: 30, w: 88, h: 24 },
    reason: { x: 108, y: 42 },
    sum: 590,
  },
};
