/**
 * What the timeline shows at one moment, as plain data worked out by the model in lib/cgroup. Times are ms, as the
 * reader sees them; the model counts µs, as the kernel does.
 */
import { type CpuMax, type CpuPeriod, type CpuStat, cpuMaxText, cpusOf, runCpu } from "@/lib/cgroup";

/** A host with four processors, watched for five periods. */
export const cpus = 4;
export const shownPeriods = 5;
export const periodMs = 100;

export interface Bar {
  key: string;
  cpu: number;
  from: number;
  to: number;
  kind: "ran" | "throttled";
}

/** The budget of one period: what was used, on a scale of what the threads could use or may use. */
export interface Budget {
  period: number;
  used: number;
  scale: number;
  /** `null` without a limit. */
  quota: number | null;
}

export interface Scene {
  /** What `cpu.max` holds, and the flag that writes it. */
  file: string;
  flag: string;
  quota: number | null;
  /** How many of the processors have a thread of the group. */
  threads: number;
  /** How far the clock is. */
  now: number;
  bars: readonly Bar[];
  budgets: readonly Budget[];
  stat: CpuStat;
  /** A request, and when it was answered; `null` if it is still waiting. */
  request?: { work: number; answered: number | null };
}

interface Asked {
  quota: number | null;
  threads: number;
  /** Where the clock stands: after so many periods, and in the next one at its start or where the threads stop. */
  at: { periods: number; next?: "start" | "stop" };
  work?: number;
}

/** The scene of these settings at this moment. */
export function sceneOf({ quota, threads, at, work }: Asked): Scene {
  const max: CpuMax = { quota: quota === null ? null : quota * 1000, period: periodMs * 1000 };
  const { periods, doneAt } = runCpu(
    { max, threads, cpus, ...(work === undefined ? {} : { work: work * 1000 }) },
    shownPeriods,
  );
  const over = periods.slice(0, at.periods);
  const current = at.next ? periods[at.periods] : undefined;
  const running = at.next === "stop" ? current : undefined;
  const bars = [...over.flatMap((one) => barsOf(one, true)), ...(running ? barsOf(running, false) : [])];
  const capacity = Math.min(threads, cpus) * periodMs;
  const budget = (one: CpuPeriod, used: number): Budget => ({
    period: one.index,
    used,
    scale: Math.max(quota ?? 0, capacity),
    quota,
  });
  const before = over.at(-1)?.stat ?? none;
  return {
    file: cpuMaxText(max),
    flag: flagOf(max),
    quota,
    threads: Math.min(threads, cpus),
    now: at.periods * periodMs + (running ? running.ran / 1000 : 0),
    bars,
    budgets: [
      ...over.filter((one) => one.end !== "idle").map((one) => budget(one, one.used / 1000)),
      ...(current ? [budget(current, (running?.used ?? 0) / 1000)] : []),
    ],
    stat: running ? { ...before, usage_usec: before.usage_usec + running.used } : before,
    ...(work === undefined ? {} : { request: { work, answered: doneAt === null ? null : doneAt / 1000 } }),
  };
}

const none: CpuStat = { usage_usec: 0, nr_periods: 0, nr_throttled: 0, throttled_usec: 0 };

function barsOf({ index, lanes, ran, end }: CpuPeriod, over: boolean): Bar[] {
  const start = index * periodMs;
  const stop = start + ran / 1000;
  return Array.from({ length: lanes }, (_, cpu): Bar[] => [
    { key: `ran-${index}-${cpu}`, cpu, from: start, to: stop, kind: "ran" },
    ...(over && end === "throttled"
      ? [
          {
            key: `throttled-${index}-${cpu}`,
            cpu,
            from: stop,
            to: start + periodMs,
            kind: "throttled" as const,
          },
        ]
      : []),
  ]).flat();
}

function flagOf(max: CpuMax): string {
  const limit = cpusOf(max);
  return limit === null ? "docker run, no limit" : `docker run --cpus ${limit}`;
}

/** Milliseconds as they are written: 50, 12.5. */
export const ms = (value: number): string => String(Math.round(value * 10) / 10);
