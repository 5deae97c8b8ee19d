/**
 * What the chart shows at one moment, as plain data worked out by the model in lib/cgroup: a program that reads a
 * file and then asks for 8 MiB again and again, as a program with a leak does.
 *
 * Time is in ticks: a request takes one, and three where the kernel makes the process wait. That it waits is the
 * kernel's rule; how long is made up for the drawing.
 */
import {
  type MemoryEvents,
  type MemoryFrame,
  type MemoryRequest,
  memoryCurrent,
  runMemory,
} from "@/lib/cgroup";

/** MiB per request, and the size of the file that is read. */
export const portion = 8;
export const fileSize = 16;
/** The chart's ends: MiB upwards, ticks to the side. Enough for every value of the controls. */
export const most = 140;
export const ticks = 27;

export interface Column {
  key: string;
  from: number;
  to: number;
  anon: number;
  cache: number;
  slowed: boolean;
}

type End = "start" | "end";

export interface Scene {
  max: number;
  /** `null` where `memory.high` says `max`. */
  high: number | null;
  columns: readonly Column[];
  /** A request that does not fit, on top of what there is. */
  pending: { from: number; base: number } | null;
  now: number;
  /** Where the limits' names stand, out of the way of the columns and of what is still to come. */
  names: { max: End; high: End };
  current: number;
  events: MemoryEvents;
  process: "running" | "slowed" | "stuck" | "killed";
  /** What this step is about: one of the counters' names, or the neighbour. */
  about?: "high" | "max" | "oom_kill" | "neighbour";
}

/** All that happens with these limits, from the first request to the kill. */
export function play(max: number, high: number | null) {
  const leak = Array.from({ length: 24 }, (): MemoryRequest => ({ kind: "allocate", mib: portion }));
  const [first, ...others] = leak;
  const requests: MemoryRequest[] = [...(first ? [first] : []), { kind: "read", mib: fileSize }, ...others];
  const frames = runMemory(requests, { high, max });
  const touched = frames.findIndex((frame) => frame.events.high + frame.events.max > 0);
  const reclaimed = frames.findLastIndex((frame) => frame.reclaimed > 0 && frame.outcome === "served");
  return { frames, touched, reclaimed, killed: frames.length - 1 };
}

/** The scene after so many requests were served. */
export function sceneAfter(
  frames: readonly MemoryFrame[],
  count: number,
  max: number,
  high: number | null,
): Scene {
  const columns: Column[] = [];
  let now = 0;
  for (const [index, frame] of frames.slice(0, count).entries()) {
    const to = now + ticksOf(frame);
    const { anon, cache } = frame;
    columns.push({ key: `tick-${index}`, from: now, to, anon, cache, slowed: frame.outcome === "slowed" });
    now = to;
  }
  const last = frames[count - 1];
  return {
    max,
    high,
    columns,
    pending: null,
    now,
    names: { max: endFor(frames, 0.5), high: endFor(frames, 0.74) },
    current: last ? memoryCurrent(last) : 0,
    events: last?.events ?? { high: 0, max: 0, oom: 0, oom_kill: 0 },
    process: last?.outcome === "slowed" ? "slowed" : "running",
  };
}

/** The right end, when all that happens leaves so much of the chart's width free. */
const endFor = (frames: readonly MemoryFrame[], share: number): End =>
  lengthOf(frames) < ticks * share ? "end" : "start";

const ticksOf = (frame: MemoryFrame): number => (frame.outcome === "slowed" ? 3 : 1);

/** How many ticks all of it takes. */
export const lengthOf = (frames: readonly MemoryFrame[]): number =>
  frames.reduce((sum, frame) => sum + ticksOf(frame), 0);
