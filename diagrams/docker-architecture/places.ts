/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";
import type { Host, Part } from "./scene";

export type Point = readonly [x: number, y: number];

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A machine or a virtual machine, drawn around what runs on it. */
export interface Frame extends Rect {
  label: string;
  vm?: boolean;
}

interface Plan {
  size: Point;
  text: number;
  mono: number;
  terminal: Rect;
  at: Readonly<Record<"client" | "dockerd" | "containerd", Point>>;
  r: number;
  buildkit: Point;
  buildkitW: number;
  store: Rect;
  container: Rect;
  registry: Rect;
  slab: { w: number; h: number; gap: number; top: number };
  /** The files of a build, with the client and with BuildKit. */
  files: Point;
  sent: Point;
  file: { w: number; h: number };
  frames: Readonly<Record<Host, readonly Frame[]>>;
  panels: Readonly<Record<"api" | "other", Rect>>;
  row: number;
}

/** Low rather than square: a projector has more room beside a drawing than below it. */
const wide: Plan = {
  size: [960, 512],
  text: 15,
  mono: 15,
  terminal: { x: 24, y: 14, w: 460, h: 54 },
  at: { client: [118, 150], dockerd: [376, 150], containerd: [560, 268] },
  r: 38,
  buildkit: [376, 192],
  buildkitW: 84,
  store: { x: 306, y: 213, w: 140, h: 124 },
  container: { x: 636, y: 226, w: 110, h: 84 },
  registry: { x: 796, y: 86, w: 140, h: 130 },
  slab: { w: 116, h: 22, gap: 2, top: 25 },
  files: [70, 240],
  sent: [462, 150],
  file: { w: 96, h: 24 },
  frames: {
    linux: [{ x: 24, y: 80, w: 748, h: 272, label: "Your machine (Linux)" }],
    desktop: [
      { x: 24, y: 80, w: 748, h: 272, label: "Your Mac or PC" },
      { x: 250, y: 87, w: 514, h: 258, label: "Linux VM", vm: true },
    ],
    remote: [
      { x: 24, y: 80, w: 188, h: 272, label: "Your laptop" },
      { x: 250, y: 80, w: 522, h: 272, label: "shop.example" },
    ],
  },
  panels: { api: { x: 24, y: 366, w: 448, h: 132 }, other: { x: 488, y: 366, w: 448, h: 132 } },
  row: 24,
};

const narrow: Plan = {
  size: [360, 756],
  text: 13,
  mono: 13,
  terminal: { x: 12, y: 12, w: 336, h: 52 },
  at: { client: [58, 152], dockerd: [176, 152], containerd: [176, 392] },
  r: 34,
  buildkit: [176, 190],
  buildkitW: 68,
  store: { x: 132, y: 210, w: 88, h: 138 },
  container: { x: 131, y: 434, w: 90, h: 70 },
  registry: { x: 260, y: 84, w: 88, h: 140 },
  slab: { w: 76, h: 22, gap: 4, top: 28 },
  files: [20, 230],
  sent: [137, 240],
  file: { w: 78, h: 23 },
  frames: {
    linux: [{ x: 12, y: 76, w: 234, h: 446, label: "Your machine (Linux)" }],
    desktop: [
      { x: 12, y: 76, w: 234, h: 446, label: "Your machine" },
      { x: 110, y: 82, w: 130, h: 434, label: "Linux VM", vm: true },
    ],
    remote: [
      { x: 12, y: 76, w: 92, h: 446, label: "Your laptop" },
      { x: 112, y: 76, w: 134, h: 446, label: "shop.example" },
    ],
  },
  panels: { api: { x: 12, y: 534, w: 336, h: 92 }, other: { x: 12, y: 632, w: 336, h: 112 } },
  row: 20,
};

export const plans: Readonly<Record<Layout, Plan>> = { wide, narrow };

const order: Readonly<Record<Part, number>> = { name: 0, config: 1, app: 2, base: 3 };

/** A part of the image, in the engine's store or in the registry. */
export function slabAt(part: Part, where: "store" | "registry", layout: Layout): Point {
  const { slab, [where]: box } = plans[layout];
  return [box.x + (box.w - slab.w) / 2, box.y + slab.top + order[part] * (slab.h + slab.gap)];
}
