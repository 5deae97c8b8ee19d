/** Where each block stands: a table of heights per layout, and columns that share a half's width evenly. */
import type { Block, Half, Kind, Remark, Scene } from "./scene";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A level of a stack: its upper edge, its height, and how far it is set in from its column's sides. */
type Level = readonly [y: number, h: number, inset?: number];
type Levels = Readonly<Partial<Record<Kind, Level>>>;

interface Plan {
  size: readonly [number, number];
  halves: Readonly<Record<Half, { x: number; w: number; titleY: number }>>;
  /** Between two columns; an outline around a column takes half of it. */
  gap: number;
  /** How far an outline around a whole half stands off at its sides. */
  aside: number;
  /** How far in the containers of one shared virtual machine stand. */
  wall: number;
  text: { title: number; label: number; sub: number; tag: number };
  discs: number;
  levels: Readonly<Record<Scene["view"], Readonly<Record<Half, Levels>>>>;
}

export type LayoutName = "wide" | "narrow";

const wideGround = { hardware: [408, 64], "host-os": [328, 72], runtime: [290, 30] } as const;
const narrowGround = { hardware: [587, 52], "host-os": [534, 48], runtime: [505, 24] } as const;

export const plans: Readonly<Record<LayoutName, Plan>> = {
  wide: {
    size: [960, 500],
    halves: { left: { x: 40, w: 416, titleY: 38 }, right: { x: 504, w: 416, titleY: 38 } },
    gap: 8,
    aside: 8,
    wall: 14,
    text: { title: 15, label: 17, sub: 14, tag: 14 },
    discs: 34,
    levels: {
      apart: {
        left: {
          hardware: [408, 64],
          hypervisor: [360, 40],
          vm: [72, 280],
          "guest-os": [246, 92, 10],
          libraries: [190, 48, 10],
          program: [94, 84, 10],
          waiting: [94, 84, 10],
        },
        right: {
          ...wideGround,
          container: [110, 172],
          libraries: [214, 46, 10],
          program: [131, 74, 10],
          waiting: [94, 84, 10],
        },
      },
      together: {
        left: {
          hardware: [408, 64],
          hypervisor: [360, 40],
          vm: [72, 280],
          "guest-os": [294, 44],
          runtime: [258, 28],
          container: [94, 156],
          libraries: [190, 40, 9],
          program: [113, 68, 9],
        },
        right: {
          ...wideGround,
          vm: [80, 202],
          "guest-os": [238, 34, 9],
          container: [90, 142, 9],
          libraries: [178, 34, 15],
          program: [108, 62, 15],
        },
      },
    },
  },
  narrow: {
    size: [360, 664],
    halves: { left: { x: 24, w: 312, titleY: 32 }, right: { x: 24, w: 312, titleY: 354 } },
    gap: 4,
    aside: 7,
    wall: 9,
    text: { title: 13.5, label: 15, sub: 13, tag: 13 },
    discs: 22,
    levels: {
      apart: {
        left: {
          hardware: [266, 52],
          hypervisor: [235, 26],
          vm: [60, 170],
          "guest-os": [166, 55, 8],
          libraries: [130, 31, 8],
          program: [74, 50, 8],
          waiting: [74, 50, 8],
        },
        right: {
          ...narrowGround,
          container: [384, 116],
          libraries: [452, 30, 8],
          program: [401, 46, 8],
          waiting: [396, 50, 8],
        },
      },
      together: {
        left: {
          hardware: [266, 52],
          hypervisor: [235, 26],
          vm: [60, 170],
          "guest-os": [193, 28],
          runtime: [167, 22],
          container: [70, 93],
          libraries: [121, 25, 6],
          program: [86, 32, 6],
        },
        right: {
          ...narrowGround,
          vm: [370, 130],
          "guest-os": [468, 24, 7],
          container: [378, 86, 7],
          libraries: [424, 22, 11],
          program: [394, 27, 11],
        },
      },
    },
  },
};

/** Where a block stands in this scene. */
export function placeOf(block: Block, scene: Pick<Scene, "view" | "places">, layout: LayoutName): Rect {
  const plan = plans[layout];
  const { x, w } = plan.halves[block.half];
  const [y, h, inset = 0] = plan.levels[scene.view][block.half][block.kind] ?? [0, 0];
  const walled = scene.view === "together" && block.half === "left" && isInside(block.kind) ? plan.wall : 0;
  const left = x + walled;
  const width = w - 2 * walled;
  if (block.place < 0) return { x: left, y, w: width, h };
  const column = (width - plan.gap * (scene.places - 1)) / scene.places;
  return { x: left + block.place * (column + plan.gap) + inset, y, w: column - 2 * inset, h };
}

const isInside = (kind: Kind): boolean => kind !== "hardware" && kind !== "hypervisor" && kind !== "vm";

/** The outline of a remark: around its blocks, as wide as the gap to their neighbours allows. */
export function outlineOf(remark: Remark, scene: Scene, layout: LayoutName): Rect {
  const plan = plans[layout];
  const half = plan.halves[remark.half];
  const around = scene.blocks
    .filter((block) => remark.around.includes(block.key))
    .map((block) => ({
      ...placeOf(block, scene, layout),
      inset: plan.levels[scene.view][block.half][block.kind]?.[2] ?? 0,
    }));
  // It goes around whole columns, so that its sides never run beside a wall.
  const start = Math.min(...around.map((rect) => rect.x - rect.inset));
  const end = Math.max(...around.map((rect) => rect.x + rect.w + rect.inset));
  const grow = plan.gap / 2;
  const aside = end - start > half.w - 1 ? plan.aside : grow;
  const y = Math.min(...around.map((rect) => rect.y)) - grow;
  return {
    x: start - aside,
    y,
    w: end - start + 2 * aside,
    h: Math.max(...around.map((rect) => rect.y + rect.h)) + grow - y,
  };
}

/** Centre of a remark's word, relative to its outline's corner, kept inside its half. */
export function wordOf(remark: Remark, outline: Rect, width: number, layout: LayoutName): [number, number] {
  const half = plans[layout].halves[remark.half];
  const pill = plans[layout].text.tag * 2;
  const wish =
    remark.align === "start"
      ? outline.x + width / 2
      : remark.align === "end"
        ? outline.x + outline.w - width / 2 - (remark.at === "slab" ? pill * 0.4 : 0)
        : outline.x + outline.w / 2;
  const x = Math.min(Math.max(wish, half.x + width / 2), half.x + half.w - width / 2);
  const y = remark.at === "top" ? 0 : remark.at === "bottom" ? outline.h : outline.h / 2;
  return [x - outline.x, y];
}
