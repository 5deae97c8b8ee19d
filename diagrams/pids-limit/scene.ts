/**
 * A host with two containers, as plain data: a fork bomb in one, played by the model in lib/cgroup, and a neighbour
 * and a shell that need a process number now and then. The host has room for 64 processes, so that each can be
 * drawn; a real one has room for thousands or millions.
 */
import { runForkBomb } from "@/lib/cgroup";

/** Processes that the model host has room for, and those that are not the bomb's. */
export const hostRoom = 64;
export const others = { web: 3, host: 4 } as const;
/** How many the bomb can have when nobody limits it. */
export const bombRoom = hostRoom - others.web - others.host;

export interface Scene {
  /** `pids.max`; `null` is `max`. */
  limit: number | null;
  /** Processes of the bomb: `pids.current`. */
  tasks: number;
  /** How many of them the step before had already. */
  known: number;
  /** Forks that failed in the last round, and since the limit was set. */
  failed: number;
  events: number;
  /** All processes on the host. */
  total: number;
  /** What the neighbour and the shell get when they fork; `null` while they do not try. */
  neighbours: "fork" | "fail" | null;
  /** The group was killed as a whole. */
  ended?: boolean;
}

interface Asked {
  limit: number | null;
  rounds: number;
  known?: number;
  neighbours?: Scene["neighbours"];
}

/** The scene after so many rounds of forking. */
export function sceneAfter({ limit, rounds, known = 0, neighbours = null }: Asked): Scene {
  const played = runForkBomb(limit ?? bombRoom, rounds);
  const { current: tasks, failed, events } = played.at(-1) ?? { current: 1, failed: 0, events: 0 };
  const started = neighbours === "fork" ? 2 : 0;
  const total = tasks + others.web + others.host + started;
  return { limit, tasks, known, failed, events, total, neighbours };
}

/** Rounds until a bomb of one process fills this much room: it doubles in each. */
export const roundsTo = (room: number): number => Math.ceil(Math.log2(room));

/** Which process forked this one (they are numbered from 0): in each round, each makes one. */
export const parentOf = (task: number): number => (task === 0 ? 0 : task - 2 ** Math.floor(Math.log2(task)));

/** In which round this process came. */
export const roundOf = (task: number): number => (task === 0 ? 0 : Math.floor(Math.log2(task)) + 1);
