/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";

interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Plan {
  size: readonly [number, number];
  label: number;
  code: number;
  pad: number;
  /** Titles of the three panels, from their upper edge. */
  title: number;
  file: Rect;
  /** The middle of the first line, from the card's upper edge, and the next ones below. */
  lines: { first: number; step: number; text: number };
  layers: Rect;
  slab: { h: number; gap: number };
  config: Rect;
  fields: { first: number; step: number; value: number };
  history: Rect;
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 500],
    label: 15,
    code: 15,
    pad: 14,
    title: 22,
    file: { x: 24, y: 14, w: 366, h: 410 },
    lines: { first: 54, step: 27.5, text: 62 },
    layers: { x: 410, y: 14, w: 208, h: 410 },
    slab: { h: 64, gap: 7 },
    config: { x: 638, y: 14, w: 298, h: 410 },
    fields: { first: 58, step: 38, value: 112 },
    history: { x: 24, y: 438, w: 912, h: 48 },
  },
  narrow: {
    size: [360, 822],
    label: 13,
    code: 13,
    pad: 10,
    title: 16,
    file: { x: 12, y: 12, w: 336, h: 322 },
    lines: { first: 42, step: 21.5, text: 48 },
    layers: { x: 12, y: 346, w: 150, h: 384 },
    slab: { h: 60, gap: 8 },
    config: { x: 172, y: 346, w: 176, h: 384 },
    fields: { first: 42, step: 38.5, value: 0 },
    history: { x: 12, y: 744, w: 336, h: 66 },
  },
};
