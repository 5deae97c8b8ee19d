/** Where everything stands, for both layouts, in the drawing's units. */
import type { Layout } from "../kit";
import { type Chip, chipsOf, type Scene, type Source } from "./scene";

export interface Rect {
  x: number;
  y: number;
  w: number;
  h: number;
}

type Point = readonly [x: number, y: number];

interface Plan {
  size: Point;
  /** Letters: everything but code, code, and the name of a result. */
  label: number;
  code: number;
  result: number;
  pad: number;
  file: Rect;
  terminal: Rect;
  /** The baseline of each line of text in a card, from its upper edge. */
  lines: readonly [number, number, number];
  config: Rect;
  words: Rect;
  /** Rows of chips in these two, from the upper edge; chips begin at `chips` from the left. */
  rows: readonly [number, number];
  chips: number;
  argv: Rect;
  /** Where the chips of the final list begin, from the box's corner. */
  argvChips: Point;
  chip: { h: number; pad: number; gap: number };
  daemon: Point;
  container: Rect;
  /** The centres of up to three processes, from the container's corner. */
  tasks: readonly [Point, Point, Point];
  r: number;
  end: Rect;
}

export const plans: Readonly<Record<Layout, Plan>> = {
  wide: {
    size: [960, 498],
    label: 15,
    code: 15,
    result: 19,
    pad: 14,
    file: { x: 24, y: 14, w: 420, h: 88 },
    terminal: { x: 468, y: 14, w: 468, h: 88 },
    lines: [17, 44, 70],
    config: { x: 24, y: 112, w: 420, h: 107 },
    words: { x: 468, y: 112, w: 468, h: 107 },
    rows: [49, 84],
    chips: 124,
    argv: { x: 24, y: 230, w: 912, h: 50 },
    argvChips: [124, 25],
    chip: { h: 30, pad: 11, gap: 7 },
    daemon: [78, 400],
    container: { x: 236, y: 294, w: 440, h: 190 },
    tasks: [
      [76, 106],
      [220, 106],
      [364, 106],
    ],
    r: 42,
    end: { x: 700, y: 294, w: 236, h: 190 },
  },
  narrow: {
    size: [360, 800],
    label: 13,
    code: 13,
    result: 16,
    pad: 10,
    file: { x: 16, y: 14, w: 328, h: 76 },
    terminal: { x: 16, y: 202, w: 328, h: 76 },
    lines: [15, 39, 60],
    config: { x: 16, y: 100, w: 328, h: 92 },
    words: { x: 16, y: 288, w: 328, h: 92 },
    rows: [42, 72],
    chips: 92,
    argv: { x: 16, y: 394, w: 328, h: 66 },
    argvChips: [10, 44],
    chip: { h: 25, pad: 7, gap: 5 },
    daemon: [48, 574],
    container: { x: 100, y: 474, w: 244, h: 176 },
    tasks: [
      [42, 100],
      [122, 100],
      [202, 100],
    ],
    r: 29,
    end: { x: 16, y: 664, w: 328, h: 122 },
  },
};

/** The advance of a letter of the monospaced font, as a part of its size. */
const advance = 0.605;

export function chipWidth(text: string, layout: Layout): number {
  const { code, chip } = plans[layout];
  return Math.ceil(shown(text).length * code * advance) + 2 * chip.pad;
}

/** A word with a space in it stands in quotes, or it would look like two. */
export const shown = (text: string): string => (text.includes(" ") ? JSON.stringify(text) : text);

export interface PlacedChip extends Chip {
  at: Point;
  /** Not used: something replaced it or cleared it. */
  out: boolean;
}

/** The words that have moved on leave a trace in their list. */
export function traces({ run, at }: Scene, layout: Layout): readonly PlacedChip[] {
  if (at === "image" || at === "command-line") return [];
  return placedChips({ run, at: "command-line" }, layout).filter((chip) => !chip.out);
}

/** Every chip, in its list until it is used, then in the final list. */
export function placedChips({ run, at }: Scene, layout: Layout): readonly PlacedChip[] {
  const chips = chipsOf(run).filter(({ source }) => at !== "image" || isOfImage(source));
  const known = at !== "image";
  const moved = known && at !== "command-line";
  const inOrder = [...chips].sort((a, b) => rank(a.source) - rank(b.source));
  const left = new Map<Source | "argv", number>();
  return inOrder.map((chip): PlacedChip => {
    const used = run.used.includes(chip.source);
    const list = moved && used ? "argv" : chip.source;
    const [x, y] = startOf(list, layout);
    const dx = left.get(list) ?? 0;
    left.set(list, dx + chipWidth(chip.text, layout) + plans[layout].chip.gap);
    return { ...chip, at: [x + dx, y], out: known && !used };
  });
}

export const isOfImage = (source: Source): boolean => source === "entrypoint" || source === "cmd";

/** In the final list the first program comes first, whoever named it. */
const rank = (source: Source): number => (source === "entrypoint" || source === "override" ? 0 : 1);

function startOf(list: Source | "argv", layout: Layout): Point {
  const { config, words, rows, chips, argv, argvChips, chip } = plans[layout];
  if (list === "argv") return [argv.x + argvChips[0], argv.y + argvChips[1] - chip.h / 2];
  const box = isOfImage(list) ? config : words;
  const row = rows[rank(list) === 0 ? 0 : 1];
  return [box.x + chips, box.y + row - chip.h / 2];
}

/** The end of one disc to the beginning of the next, from the container's corner. */
export function betweenTasks(index: 0 | 1, layout: Layout): { d: string; end: Point; middle: Point } {
  const { tasks, r } = plans[layout];
  const [x0, y] = tasks[index];
  const [x1] = tasks[index === 0 ? 1 : 2];
  return { d: `M${x0 + r + 4} ${y}H${x1 - r - 12}`, end: [x1 - r - 4, y], middle: [(x0 + x1) / 2, y] };
}
