/**
 * What the windows of one presentation have in common, and how to read it from a message that may be anything.
 *
 * Simplification: a value is trusted once its shape and size are right. All windows come from the same site and the
 * same browser, so the checks are against old versions and accidents, not against an attacker.
 */

import type { Values } from "@/lib/steps";

export type Role = "audience" | "speaker";

/** When something was set: the later counter wins, and between equals the greater sender. */
export interface Stamp {
  counter: number;
  sender: string;
}

export interface Stamped<Value> {
  value: Value;
  stamp: Stamp;
}

/** On the slide: 0, 0 is its upper left corner and 1, 1 its lower right, whatever its size. */
export interface Point {
  x: number;
  y: number;
}

/** A pen stroke: x, y, x, y, … between 0 and 1. */
export type Stroke = readonly number[];

export type Blank = "none" | "black" | "white";

/** Running since `startedAt` (milliseconds since 1970) on top of `elapsed`; paused where `startedAt` is null. */
export interface Timer {
  startedAt: number | null;
  elapsed: number;
}

/** Size of the audience's window, so that the speaker's preview has its shape. */
export interface Size {
  width: number;
  height: number;
}

export interface Shared {
  slide: Stamped<string>;
  blank: Stamped<Blank>;
  laser: Stamped<Point | null>;
  timer: Stamped<Timer>;
  screen: Stamped<Size | null>;
  /** By slide. */
  strokes: Readonly<Record<string, Stamped<readonly Stroke[]>>>;
  /** What the reader's controls are set to, by diagram. */
  values: Readonly<Record<string, Stamped<Values>>>;
}

/** What a message carries: some of it. */
export type Patch = Partial<Shared>;

/** Numbers in one stroke, at most: more is not a hand's work. */
export const maxPoints = 4000;
const maxStrokes = 300;
const maxText = 200;
/** More than any diagram lets a reader do in a row. */
const maxActions = 200;
/** Counters above this can't be real, and would lock every other window out. */
const maxCounter = 2 ** 40;

/** The parts of a message that can be understood; the rest is left out. Never throws. */
export function parsePatch(input: unknown): Patch {
  if (!isRecord(input)) return {};
  const patch: Patch = {};
  const slide = stamped(input.slide, text);
  if (slide) patch.slide = slide;
  const blank = stamped(input.blank, parseBlank);
  if (blank) patch.blank = blank;
  const laser = stamped(input.laser, nullOr(parsePoint));
  if (laser) patch.laser = laser;
  const timer = stamped(input.timer, parseTimer);
  if (timer) patch.timer = timer;
  const screen = stamped(input.screen, nullOr(parseSize));
  if (screen) patch.screen = screen;
  const strokes = record(input.strokes, (value) => stamped(value, parseStrokes));
  if (strokes) patch.strokes = strokes;
  const values = record(input.values, (value) => stamped(value, parseValues));
  if (values) patch.values = values;
  return patch;
}

/** A parser gives undefined for what it does not understand. */
type Parse<Value> = (input: unknown) => Value | undefined;

export const isRecord = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null && !Array.isArray(input);

export const text: Parse<string> = (input) =>
  typeof input === "string" && input.length > 0 && input.length <= maxText ? input : undefined;

const between =
  (low: number, high: number): Parse<number> =>
  (input) =>
    typeof input === "number" && input >= low && input <= high ? input : undefined;

const unit = between(0, 1);

function nullOr<Value>(parse: Parse<Value>): Parse<Value | null> {
  return (input) => (input === null ? null : parse(input));
}

function stamped<Value>(input: unknown, parse: Parse<Value>): Stamped<Value> | undefined {
  if (!isRecord(input) || !isRecord(input.stamp)) return undefined;
  const { counter, sender } = input.stamp;
  const value = parse(input.value);
  if (value === undefined || typeof sender !== "string" || sender.length > maxText) return undefined;
  if (typeof counter !== "number" || !Number.isInteger(counter) || counter < 0 || counter > maxCounter)
    return undefined;
  return { value, stamp: { counter, sender } };
}

function record<Value>(input: unknown, parse: Parse<Value>): Record<string, Value> | undefined {
  if (!isRecord(input)) return undefined;
  const found: [string, Value][] = [];
  for (const [key, value] of Object.entries(input)) {
    const parsed = text(key) === undefined ? undefined : parse(value);
    if (parsed !== undefined) found.push([key, parsed]);
  }
  return Object.fromEntries(found);
}

const blanks: readonly Blank[] = ["none", "black", "white"];
const parseBlank: Parse<Blank> = (input) => blanks.find((blank) => blank === input);

const parsePoint: Parse<Point> = (input) => {
  if (!isRecord(input)) return undefined;
  const [x, y] = [unit(input.x), unit(input.y)];
  return x === undefined || y === undefined ? undefined : { x, y };
};

const parseTimer: Parse<Timer> = (input) => {
  if (!isRecord(input)) return undefined;
  const startedAt = nullOr(between(0, Number.MAX_SAFE_INTEGER))(input.startedAt);
  const elapsed = between(0, Number.MAX_SAFE_INTEGER)(input.elapsed);
  return startedAt === undefined || elapsed === undefined ? undefined : { startedAt, elapsed };
};

const parseSize: Parse<Size> = (input) => {
  if (!isRecord(input)) return undefined;
  const side = between(100, 20_000);
  const [width, height] = [side(input.width), side(input.height)];
  return width === undefined || height === undefined ? undefined : { width, height };
};

const parseStrokes: Parse<Stroke[]> = (input) => {
  if (!Array.isArray(input) || input.length > maxStrokes) return undefined;
  const strokes = input.map((stroke: unknown) =>
    Array.isArray(stroke) && stroke.length <= maxPoints ? stroke.map(unit) : [undefined],
  );
  const whole = strokes.map((stroke) => stroke.filter((value) => value !== undefined));
  return whole.every((stroke, index) => stroke.length === strokes[index]?.length) ? whole : undefined;
};

const parseValues: Parse<Values> = (input) =>
  record(input, (value) => {
    if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) return value;
    if (!Array.isArray(value)) return text(value);
    const actions = value.map(text).filter((action) => action !== undefined);
    return actions.length === value.length && actions.length <= maxActions ? actions : undefined;
  });
