/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";
import type { Part, Place } from "./story";

export type Point = readonly [x: number, y: number];

interface Plan {
  size: Point;
  text: { name: number; label: number };
  /** The box of the command: its upper edge and height; its sides. */
  command: { y: number; h: number; left: number; right: number };
  /** The upper left corner of each place, and the size of all three. */
  at: Readonly<Record<PlaceName, Point>>;
  place: { w: number; h: number; title: number };
  /** The columns of the layers, and where their names and sizes stand. */
  columns: Readonly<Record<Part, { x: number; w: number }>>;
  head: readonly [name: number, size: number];
  /** The versions: where the first begins, the room for all, and the tallest that one gets. */
  rows: { y: number; room: number; tallest: number; gap: number };
  /** Digest and tags of a version: beside its layers, under one another or in one line. */
  row: { x: number; tagX: number; digestDy: number; tagDy: number; letter: number; pill: number };
  ways: Readonly<Record<"push" | "pull", { d: string; end: Point; angle: number; word: Point }>>;
  word: number;
}

export type PlaceName = "builder" | "registry" | "server";

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 444],
    text: { name: 17, label: 15 },
    command: { y: 16, h: 36, left: 24, right: 936 },
    at: { builder: [24, 108], registry: [336, 108], server: [648, 108] },
    place: { w: 288, h: 318, title: 22 },
    columns: { base: { x: 12, w: 48 }, libraries: { x: 64, w: 58 }, page: { x: 126, w: 44 } },
    head: [52, 71],
    rows: { y: 88, room: 218, tallest: 66, gap: 5 },
    row: { x: 180, tagX: 180, digestDy: -12, tagDy: 11, letter: 7, pill: 22 },
    ways: {
      push: { d: "M168 80H470", end: [478, 80], angle: 0, word: [324, 80] },
      pull: { d: "M482 80H784", end: [792, 80], angle: 0, word: [636, 80] },
    },
    word: 190,
  },
  narrow: {
    size: [360, 834],
    text: { name: 15, label: 13 },
    command: { y: 10, h: 30, left: 12, right: 348 },
    at: { builder: [12, 52], registry: [12, 322], server: [12, 592] },
    place: { w: 336, h: 228, title: 18 },
    columns: { base: { x: 12, w: 50 }, libraries: { x: 66, w: 58 }, page: { x: 128, w: 46 } },
    head: [42, 57],
    rows: { y: 70, room: 148, tallest: 46, gap: 3 },
    row: { x: 184, tagX: 230, digestDy: 0, tagDy: 0, letter: 6.4, pill: 21 },
    ways: {
      push: { d: "M60 282V310", end: [60, 318], angle: 90, word: [180, 301] },
      pull: { d: "M60 552V580", end: [60, 588], angle: 90, word: [180, 571] },
    },
    word: 190,
  },
};

/** How tall a version is drawn, if there are so many. */
export function rowHeight(versions: number, layout: Layout): number {
  const { room, tallest, gap } = plans[layout].rows;
  return Math.min(tallest, (room + gap) / versions - gap);
}

/** The upper edge of the first, the second … of so many versions. */
export const rowAt = (version: number, versions: number, layout: Layout): number =>
  plans[layout].rows.y + version * (rowHeight(versions, layout) + plans[layout].rows.gap);

/** Where each tag stands, from the upper left corner of its place, and how wide it is. */
export function tagsAt(place: Place, layout: Layout): { tag: string; at: Point; w: number }[] {
  const { row } = plans[layout];
  const versions = place.rows.length;
  return place.rows.flatMap((one, version) => {
    let x = row.tagX;
    const y = rowAt(version, versions, layout) + rowHeight(versions, layout) / 2 + row.tagDy;
    return (one?.tags ?? []).map((tag) => {
      const w = tag.length * row.letter + 14;
      const at: Point = [x, y - row.pill / 2];
      x += w + 4;
      return { tag, at, w };
    });
  });
}
