/** Where each process stands, and how lines run between them. */
import type { Who } from "./model";

export type LayoutName = "wide" | "narrow";
export type Point = readonly [x: number, y: number];

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

interface Plan {
  size: Point;
  /** The centre of each process, and how big it is drawn. */
  at: Readonly<Record<Who, Point>>;
  r: Readonly<Record<Who, number>>;
  label: number;
  terminal: Rect;
  kernel: Rect;
  container: Rect;
  /** The slabs of the image's layers, and the bundle. */
  files: Point;
  bundle: Readonly<Record<"containerd" | "runc", Point>>;
  /** The way of the output around containerd, and its head. */
  bypass: string;
  bypassEnd: { at: Point; angle: number };
  /** Where the words on a line stand, relative to its middle. */
  word: Readonly<Partial<Record<string, Point>>>;
  /** Where a process's second line stands, relative to its centre. */
  role: Readonly<Record<Who, { at: Point; anchor: "start" | "middle" | "end" }>>;
}

export const plans: Readonly<Record<LayoutName, Plan>> = {
  wide: {
    size: [960, 540],
    terminal: { x: 24, y: 24, w: 400, h: 64 },
    at: {
      client: [84, 206],
      dockerd: [258, 206],
      containerd: [432, 206],
      shim: [606, 206],
      runc: [672, 356],
      program: [827, 206],
    },
    r: { client: 40, dockerd: 44, containerd: 44, shim: 40, runc: 36, program: 44 },
    label: 15,
    kernel: { x: 24, y: 446, w: 912, h: 70 },
    container: { x: 724, y: 114, w: 206, h: 184 },
    files: [186, 316],
    bundle: { containerd: [360, 316], runc: [470, 316] },
    bypass: "M606 250V284H258V260",
    bypassEnd: { at: [258, 254], angle: -90 },
    word: {
      "client-dockerd": [0, -16],
      "dockerd-client": [0, -16],
      "dockerd-containerd": [0, -16],
      "containerd-shim": [0, -16],
      "shim-runc": [-36, 6],
      "shim-program": [-34, -16],
    },
    role: {
      client: { at: [0, -58], anchor: "middle" },
      dockerd: { at: [0, -62], anchor: "middle" },
      containerd: { at: [0, -62], anchor: "middle" },
      shim: { at: [0, -58], anchor: "middle" },
      runc: { at: [48, 0], anchor: "start" },
      program: { at: [0, 62], anchor: "middle" },
    },
  },
  narrow: {
    size: [360, 730],
    terminal: { x: 24, y: 20, w: 312, h: 52 },
    at: {
      client: [80, 128],
      dockerd: [80, 234],
      containerd: [80, 340],
      shim: [80, 446],
      runc: [150, 568],
      program: [262, 446],
    },
    r: { client: 32, dockerd: 34, containerd: 37, shim: 32, runc: 30, program: 34 },
    label: 13,
    kernel: { x: 24, y: 642, w: 312, h: 66 },
    container: { x: 194, y: 366, w: 136, h: 156 },
    files: [206, 190],
    bundle: { containerd: [206, 278], runc: [206, 542] },
    bypass: "M44 446H26V234H38",
    bypassEnd: { at: [43, 234], angle: 0 },
    word: {
      "client-dockerd": [10, 0],
      "dockerd-client": [10, 0],
      "dockerd-containerd": [10, 0],
      "containerd-shim": [10, 0],
      "shim-runc": [14, 0],
      "shim-program": [-26, -12],
    },
    role: {
      client: { at: [42, 0], anchor: "start" },
      dockerd: { at: [44, 0], anchor: "start" },
      containerd: { at: [47, 0], anchor: "start" },
      shim: { at: [-16, 45], anchor: "middle" },
      runc: { at: [-38, 0], anchor: "end" },
      program: { at: [0, 48], anchor: "middle" },
    },
  },
};

/** A straight line from the edge of one disc to the edge of another, and the direction of its head in degrees. */
export function between(from: Who, to: Who, layout: LayoutName) {
  const { at, r } = plans[layout];
  const [x0, y0] = at[from];
  const [x1, y1] = at[to];
  const length = Math.hypot(x1 - x0, y1 - y0);
  const ux = (x1 - x0) / length;
  const uy = (y1 - y0) / length;
  const start: Point = [x0 + ux * (r[from] + 4), y0 + uy * (r[from] + 4)];
  const end: Point = [x1 - ux * (r[to] + 5), y1 - uy * (r[to] + 5)];
  const middle: Point = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
  return { start, end, middle, angle: (Math.atan2(uy, ux) * 180) / Math.PI };
}
