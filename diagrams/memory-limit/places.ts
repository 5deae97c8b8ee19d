/** Where the parts of the drawing stand in each layout; all else follows from these. */
import { most, ticks } from "./scene";

export const plans = {
  wide: {
    size: [960, 500],
    chart: { x: 76, y: 40, w: 560, h: 400 },
    key: { x: 92, y: 470, apart: 196 },
    process: { x: 710, y: 72, r: 32, words: 52 },
    meter: { x: 676, y: 168, w: 260, h: 20 },
    events: { x: 676, y: 216, w: 260, h: 150, row: 27, pad: 14 },
    neighbour: { x: 698, y: 428, r: 22, words: 38, w: 200, h: 16 },
    text: { label: 15, small: 15, state: 18, mono: 16 },
  },
  narrow: {
    size: [360, 640],
    chart: { x: 52, y: 30, w: 284, h: 284 },
    key: { x: 52, y: 340, apart: 116 },
    process: { x: 50, y: 396, r: 26, words: 40 },
    meter: { x: 204, y: 400, w: 132, h: 16 },
    events: { x: 24, y: 444, w: 312, h: 84, row: 26, pad: 12 },
    neighbour: { x: 46, y: 588, r: 20, words: 34, w: 256, h: 14 },
    text: { label: 13, small: 13, state: 15, mono: 14 },
  },
} as const;

export type LayoutName = keyof typeof plans;

/** Where this tick is on the chart. */
export const atTick = (layout: LayoutName, tick: number): number => {
  const { x, w } = plans[layout].chart;
  return x + (tick / ticks) * w;
};

/** How high this much memory is drawn. */
export const tall = (layout: LayoutName, mib: number): number => (mib / most) * plans[layout].chart.h;

/** Where this much memory is on the chart. */
export const atMemory = (layout: LayoutName, mib: number): number => {
  const { y, h } = plans[layout].chart;
  return y + h - tall(layout, mib);
};
