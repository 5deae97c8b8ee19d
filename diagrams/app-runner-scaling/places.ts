/** Where the parts of the drawing stand in each layout; all else follows from these. */
import { minutes } from "./scene";

export const plans = {
  wide: {
    size: [960, 482],
    chart: { x: 64, w: 520, h: 96, tops: [38, 186, 334], axis: 452 },
    frame: { x: 624, y: 38, w: 312, h: 252 },
    slots: { x: 14, y: 56, w: 64, h: 88, apart: 73.5, row: 95, columns: 4, meter: 10 },
    entrance: { x: 16, y: 28 },
    readings: { x: 624, y: 313, w: 312, row: 25 },
    meters: { y: 392, apart: 52, h: 18 },
    text: { label: 15, small: 15, big: 17 },
  },
  narrow: {
    size: [360, 780],
    chart: { x: 34, w: 306, h: 72, tops: [32, 142, 252], axis: 342 },
    frame: { x: 16, y: 386, w: 328, h: 226 },
    slots: { x: 14, y: 56, w: 68, h: 76, apart: 77.3, row: 82, columns: 4, meter: 8 },
    entrance: { x: 14, y: 24 },
    readings: { x: 16, y: 633, w: 328, row: 22 },
    meters: { y: 700, apart: 46, h: 14 },
    text: { label: 13, small: 13, big: 14 },
  },
} as const;

export type LayoutName = keyof typeof plans;

/** Where this minute is on the charts. */
export const atMinute = (layout: LayoutName, minute: number): number => {
  const { x, w } = plans[layout].chart;
  return x + (minute / minutes) * w;
};

/** Where the place of an instance is, from the frame's corner. */
export const slotAt = (layout: LayoutName, slot: number): readonly [number, number] => {
  const { x, y, apart, row, columns } = plans[layout].slots;
  return [x + (slot % columns) * apart, y + Math.floor(slot / columns) * row];
};
