/** Where the parts of the drawing stand in each layout; all else follows from these. */
import type { Place } from "./scene";

type Point = readonly [number, number];

/** A way from one state to another: its line, where its head is and points, and where its command stands. */
export interface Way {
  id: string;
  from: Place;
  to: Place;
  word: string;
  d: string;
  end: Point;
  angle: number;
  at: Point;
  anchor: "start" | "middle" | "end";
}

export interface Plan {
  size: Point;
  command: Point;
  /** Where it is said that the daemon did not do it. */
  refused: Point;
  slot: { w: number; h: number };
  slots: Record<Place, Point>;
  ways: readonly Way[];
  inside: {
    x: number;
    y: number;
    w: number;
    h: number;
    r: number;
    process: Point;
    child: Point;
    layer: { x: number; y: number; w: number; h: number };
  };
  timeline: { x: number; y: number; w: number; title: number; signal: number; bar: number; result: number };
  text: { label: number; small: number };
}

const wide: Plan = {
  size: [960, 520],
  command: [24, 34],
  refused: [24, 63],
  slot: { w: 156, h: 68 },
  slots: {
    created: [24, 168],
    running: [284, 168],
    paused: [284, 62],
    exited: [544, 168],
    removed: [780, 168],
  },
  ways: [
    {
      id: "start",
      from: "created",
      to: "running",
      word: "start",
      d: "M180 202H276",
      end: [280, 202],
      angle: 0,
      at: [230, 186],
      anchor: "middle",
    },
    {
      id: "pause",
      from: "running",
      to: "paused",
      word: "pause",
      d: "M334 168V138",
      end: [334, 134],
      angle: -90,
      at: [322, 150],
      anchor: "end",
    },
    {
      id: "unpause",
      from: "paused",
      to: "running",
      word: "unpause",
      d: "M390 130V160",
      end: [390, 164],
      angle: 90,
      at: [402, 150],
      anchor: "start",
    },
    {
      id: "stop",
      from: "running",
      to: "exited",
      word: "stop, kill",
      d: "M440 190H536",
      end: [540, 190],
      angle: 0,
      at: [490, 174],
      anchor: "middle",
    },
    {
      id: "restart",
      from: "exited",
      to: "running",
      word: "start",
      d: "M544 216H448",
      end: [444, 216],
      angle: 180,
      at: [492, 233],
      anchor: "middle",
    },
    {
      id: "rm",
      from: "exited",
      to: "removed",
      word: "rm",
      d: "M700 202H772",
      end: [776, 202],
      angle: 0,
      at: [738, 186],
      anchor: "middle",
    },
  ],
  inside: {
    x: 24,
    y: 292,
    w: 376,
    h: 204,
    r: 34,
    process: [90, 74],
    child: [254, 74],
    layer: { x: 24, y: 140, w: 328, h: 36 },
  },
  timeline: { x: 470, y: 404, w: 430, title: 306, signal: 350, bar: 24, result: 466 },
  text: { label: 17, small: 15 },
};

const narrow: Plan = {
  size: [360, 660],
  command: [24, 26],
  refused: [156, 77],
  slot: { w: 118, h: 50 },
  slots: {
    created: [24, 52],
    running: [24, 146],
    paused: [218, 146],
    exited: [24, 240],
    removed: [218, 240],
  },
  ways: [
    {
      id: "start",
      from: "created",
      to: "running",
      word: "start",
      d: "M83 102V138",
      end: [83, 142],
      angle: 90,
      at: [94, 122],
      anchor: "start",
    },
    {
      id: "pause",
      from: "running",
      to: "paused",
      word: "pause",
      d: "M142 160H210",
      end: [214, 160],
      angle: 0,
      at: [179, 147],
      anchor: "middle",
    },
    {
      id: "unpause",
      from: "paused",
      to: "running",
      word: "unpause",
      d: "M218 182H150",
      end: [146, 182],
      angle: 180,
      at: [181, 197],
      anchor: "middle",
    },
    {
      id: "stop",
      from: "running",
      to: "exited",
      word: "stop, kill",
      d: "M98 196V232",
      end: [98, 236],
      angle: 90,
      at: [109, 216],
      anchor: "start",
    },
    {
      id: "restart",
      from: "exited",
      to: "running",
      word: "start",
      d: "M66 240V204",
      end: [66, 200],
      angle: -90,
      at: [56, 218],
      anchor: "end",
    },
    {
      id: "rm",
      from: "exited",
      to: "removed",
      word: "rm",
      d: "M142 265H210",
      end: [214, 265],
      angle: 0,
      at: [178, 252],
      anchor: "middle",
    },
  ],
  inside: {
    x: 24,
    y: 328,
    w: 312,
    h: 136,
    r: 24,
    process: [56, 46],
    child: [188, 46],
    layer: { x: 16, y: 82, w: 280, h: 30 },
  },
  timeline: { x: 34, y: 568, w: 286, title: 490, signal: 522, bar: 20, result: 626 },
  text: { label: 15, small: 13 },
};

export const plans = { wide, narrow };
