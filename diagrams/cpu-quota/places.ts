/** Where the parts of the drawing stand in each layout; all else follows from these. */
import { cpus, periodMs, shownPeriods } from "./scene";

export const plans = {
  wide: {
    size: [960, 500],
    /** The timeline: its left edge, the length of a period, the first lane, and a lane with the gap below it. */
    time: { x: 112, period: 164, top: 176, lane: 38, gap: 10 },
    file: { x: 24, y: 24, w: 236, h: 58 },
    flag: { x: 284, y: 66 },
    says: { x: 284, y: 40 },
    answer: { x: 936, y: 40 },
    meters: { y: 132, h: 18, inset: 5 },
    key: { x: 112, y: 418, apart: 150 },
    stat: { x: 112, y: 452, column: 212, row: 0, title: { x: -88, y: 2 }, line: -17 },
    text: { label: 15, small: 15, file: 20, amount: 15 },
  },
  narrow: {
    size: [360, 640],
    time: { x: 56, period: 56, top: 216, lane: 42, gap: 8 },
    file: { x: 24, y: 24, w: 150, h: 56 },
    flag: { x: 24, y: 124 },
    says: { x: 24, y: 102 },
    answer: { x: 336, y: 42 },
    meters: { y: 176, h: 16, inset: 3 },
    key: { x: 56, y: 462, apart: 84 },
    stat: { x: 24, y: 534, column: 312, row: 23, title: { x: 0, y: -24 }, line: -38 },
    text: { label: 13, small: 13, file: 15, amount: 13 },
  },
} as const;

export type LayoutName = keyof typeof plans;

/** Where this moment is on the timeline. */
export const atTime = (layout: LayoutName, ms: number): number => {
  const { x, period } = plans[layout].time;
  return x + (ms / periodMs) * period;
};

/** The upper edge of a processor's lane; `cpus` gives the end of the last. */
export const laneTop = (layout: LayoutName, cpu: number): number => {
  const { top, lane, gap } = plans[layout].time;
  return top + cpu * (lane + gap);
};

/** The lower edge of the last lane. */
export const floor = (layout: LayoutName): number => laneTop(layout, cpus) - plans[layout].time.gap;

export const periodIndexes: readonly number[] = Array.from({ length: shownPeriods }, (_, index) => index);
export const cpuIndexes: readonly number[] = Array.from({ length: cpus }, (_, index) => index);
