/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";

interface Plan {
  size: readonly [number, number];
  label: number;
  code: number;
  /** Units for a megabyte: the same for all builds, so that they can be compared. */
  scale: number;
  floor: number;
  ruler: number;
  stage: { x: number; w: number };
  stack: { x: number; w: number };
  /** Labels beside the stack: they never come closer than `gap`. */
  labels: { x: number; w: number; gap: number; two: boolean };
  total: { x: number; y: number };
  beside: { xs: readonly [number, number, number]; w: number };
  legend: readonly [number, number];
  bars: { x: number; y: number; w: number; step: number };
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 486],
    label: 15,
    code: 15,
    scale: 2.02,
    floor: 440,
    ruler: 84,
    stage: { x: 116, w: 84 },
    stack: { x: 250, w: 120 },
    labels: { x: 392, w: 300, gap: 44, two: true },
    total: { x: 310, y: 464 },
    beside: { xs: [120, 310, 500], w: 120 },
    legend: [726, 334],
    bars: { x: 726, y: 76, w: 206, step: 84 },
  },
  narrow: {
    size: [360, 640],
    label: 13,
    code: 13,
    scale: 1.72,
    floor: 388,
    ruler: 40,
    stage: { x: 52, w: 32 },
    stack: { x: 106, w: 56 },
    labels: { x: 192, w: 160, gap: 44, two: true },
    total: { x: 134, y: 408 },
    beside: { xs: [60, 158, 256], w: 76 },
    legend: [210, 34],
    bars: { x: 16, y: 470, w: 328, step: 62 },
  },
};
