/** Where the parts stand, open or closed, in the folder and in the tree. */
import type { Part } from "./model";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

export type LayoutName = "wide" | "narrow";

const rect = (x: number, y: number, w: number, h: number): Rect => ({ x, y, w, h });

interface Plan {
  size: readonly [number, number];
  /** Sizes of text: labels, and code. */
  label: number;
  code: number;
  /** From one line of code to the next. */
  line: number;
  pad: number;
  open: Readonly<Record<Part, Rect>>;
  /** A part of which only the name is seen: in the tree, as a file with a name, and as a blob with a long one. */
  closed: { w: number; h: number };
  file: { w: number; h: number };
  blob: { w: number; h: number };
  folder: Readonly<Record<Part | "marker", readonly [number, number]>>;
  /** The outline of `blobs/sha256/`. */
  blobs: Rect;
  panel: Rect;
}

const column = (i: number): number => 24 + i * 309;

export const plans: Readonly<Record<LayoutName, Plan>> = {
  wide: {
    size: [960, 540],
    label: 16,
    code: 15,
    line: 20.5,
    pad: 11,
    open: {
      index: rect(24, 24, 580, 104),
      manifest: rect(24, 162, 912, 124),
      config: rect(column(0), 322, 294, 194),
      base: rect(column(1), 322, 294, 194),
      top: rect(column(2), 322, 294, 194),
    },
    closed: { w: 294, h: 54 },
    file: { w: 262, h: 58 },
    blob: { w: 598, h: 66 },
    folder: {
      marker: [24, 128],
      index: [24, 202],
      top: [326, 128],
      config: [326, 206],
      manifest: [326, 284],
      base: [326, 362],
    },
    blobs: rect(314, 76, 622, 364),
    panel: rect(630, 24, 306, 104),
  },
  narrow: {
    size: [360, 692],
    label: 14,
    code: 13,
    line: 17.5,
    pad: 10,
    open: {
      index: rect(24, 20, 312, 84),
      manifest: rect(24, 120, 312, 136),
      config: rect(24, 272, 312, 112),
      base: rect(24, 398, 312, 92),
      top: rect(24, 504, 312, 110),
    },
    closed: { w: 312, h: 44 },
    file: { w: 312, h: 44 },
    blob: { w: 284, h: 76 },
    folder: {
      marker: [24, 60],
      index: [24, 114],
      top: [38, 220],
      config: [38, 306],
      manifest: [38, 392],
      base: [38, 478],
    },
    blobs: rect(24, 180, 312, 388),
    panel: rect(24, 628, 312, 44),
  },
};

/** Where a descriptor lies inside the manifest: straight above its blob, or in rows. */
export function descriptorAt(part: "config" | "base" | "top", layout: LayoutName): Rect {
  const i = ["config", "base", "top"].indexOf(part);
  const { manifest } = plans[layout].open;
  return layout === "wide"
    ? rect(column(i) - manifest.x + 6, 40, 282, 74)
    : rect(10, 52 + i * 26, manifest.w - 20, 23);
}

/** How wide a word's tag is. */
export const tagWidth = (word: string, layout: LayoutName): number =>
  word.length * plans[layout].label * 0.48 + (layout === "wide" ? 22 : 18);
