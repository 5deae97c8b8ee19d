import type { Reach, State, Wall, WallId } from "@/lib/by-hand";

/** `new`: built in this step. `out`: the reader left it out. Walls to come are not in the scene. */
export type Standing = "up" | "new" | "out";

export interface Scene {
  walls: readonly (Wall & { standing: Standing })[];
  /** What is within reach now; `news` where it was otherwise one step before. */
  reaches: readonly (Reach & { news: boolean })[];
  counts: Readonly<Record<State, number>>;
  /** What was typed, in pieces; a wide line takes them all. */
  command: readonly string[];
  /** Who the process is: its number as it sees itself, and what its user 0 is worth. */
  pid: string;
  who: readonly [string, string];
}

/** The walls that the reader may leave out, with their switches. */
export const optional = [
  "root",
  "pid",
  "cgroup",
  "caps",
  "seccomp",
  "lsm",
  "user",
] as const satisfies readonly WallId[];
