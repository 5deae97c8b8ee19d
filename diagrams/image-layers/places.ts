/** Where everything stands, for both layouts, in the drawing's units. A shared layer lies under all its images. */
import type { Layout } from "../kit";
import type { Column, LayerName } from "./world";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Plan {
  size: readonly [number, number];
  text: number;
  mono: number;
  terminal: Rect;
  registry: Rect;
  /** The upper edge and the height of the row of containers, of the images' names and of their configs. */
  containers: readonly [y: number, h: number];
  own: number;
  names: readonly [y: number, h: number];
  configs: readonly [y: number, h: number];
  columns: Readonly<Record<Column, readonly [x: number, w: number]>>;
  /** Upper edge and height of each layer. */
  slabs: Readonly<Record<LayerName, readonly [y: number, h: number]>>;
  meters: readonly Rect[];
}

const wide: Plan = {
  size: [960, 452],
  text: 15,
  mono: 15,
  terminal: { x: 24, y: 14, w: 640, h: 62 },
  registry: { x: 704, y: 14, w: 232, h: 90 },
  containers: [88, 114],
  own: 42,
  names: [214, 28],
  configs: [247, 24],
  columns: { "web-1": [24, 200], "web-2": [244, 200], db: [464, 200] },
  slabs: {
    "web-1": [278, 42],
    "web-2": [278, 42],
    python: [325, 56],
    db: [278, 103],
    os: [386, 50],
  },
  meters: [0, 1, 2, 3].map((i) => ({ x: 704, y: 164 + i * 78, w: 232, h: 20 })),
};

const narrow: Plan = {
  size: [360, 708],
  text: 13,
  mono: 13,
  terminal: { x: 12, y: 12, w: 336, h: 68 },
  registry: { x: 12, y: 90, w: 336, h: 62 },
  containers: [166, 96],
  own: 30,
  names: [276, 26],
  configs: [306, 23],
  columns: { "web-1": [12, 104], "web-2": [128, 104], db: [244, 104] },
  slabs: { "web-1": [336, 36], "web-2": [336, 36], python: [377, 44], db: [336, 85], os: [426, 40] },
  meters: [0, 1, 2, 3].map((i) => ({ x: 12, y: 512 + i * 52, w: 336, h: 16 })),
};

export const plans: Readonly<Record<Layout, Plan>> = { wide, narrow };

const spans: Readonly<Record<LayerName, readonly [first: Column, last: Column]>> = {
  os: ["web-1", "db"],
  python: ["web-1", "web-2"],
  "web-1": ["web-1", "web-1"],
  "web-2": ["web-2", "web-2"],
  db: ["db", "db"],
};

export function slabRect(name: LayerName, layout: Layout): Rect {
  const { columns, slabs } = plans[layout];
  const [first, last] = spans[name];
  const [x] = columns[first];
  const [lastX, lastW] = columns[last];
  const [y, h] = slabs[name];
  return { x, y, w: lastX + lastW - x, h };
}

export function containerRect(column: Column, slot: number, layout: Layout): Rect {
  const { columns, containers } = plans[layout];
  const [x, w] = columns[column];
  const gap = layout === "wide" ? 12 : 6;
  const own = (w - gap) / 2;
  return { x: x + slot * (own + gap), y: containers[0], w: own, h: containers[1] };
}
