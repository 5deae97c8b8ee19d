/**
 * CPU bandwidth control, the limit in `cpu.max`: a group of busy threads may use `quota` µs of processor time in
 * every period of `period` µs. The budget belongs to the group and not to a thread or a processor. When it is
 * spent, every thread of the group waits for the next period, even if processors are idle.
 * https://docs.kernel.org/scheduler/sched-bwc.html, https://docs.kernel.org/admin-guide/cgroup-v2.html
 *
 * Simplifications: the threads are busy all the time, divide their work evenly and have the processors to
 * themselves, so every processor in use starts and stops together. The kernel hands the budget to processors in
 * slices (5 ms unless changed) and takes unused ones back; here it is one pot, divided exactly. Nothing is carried
 * over (`cpu.max.burst` is 0), the timer is exact and throttling takes effect at once.
 */

/** The two numbers of `cpu.max`, in µs. */
export interface CpuMax {
  /** `null` is the file's `max`: no limit. */
  quota: number | null;
  period: number;
}

export interface CpuGroup {
  max: CpuMax;
  /** Busy threads in the group, 1 or more. */
  threads: number;
  /** Processors that the group may run on, 1 or more. */
  cpus: number;
  /** Processor time that the threads need together before they are done, µs; endless if it is left out. */
  work?: number;
}

/** The lines of `cpu.stat` that tell about the limit. */
export interface CpuStat {
  /** Processor time used, µs, summed over the processors. */
  usage_usec: number;
  /** Periods in which the group had something to run, as long as there is a limit; without one nobody counts. */
  nr_periods: number;
  /** Periods in which the budget was spent before the work was. */
  nr_throttled: number;
  /** Time spent waiting for the next period, µs, summed over the processors that waited. */
  throttled_usec: number;
}

/** One period. Times within it are µs from its start. */
export interface CpuPeriod {
  index: number;
  /** How many processors run the group's threads. */
  lanes: number;
  /** How long they run before they stop. */
  ran: number;
  /** Why they stop: the budget is spent, the work is done, or the period is over and they go on in the next. */
  end: "throttled" | "done" | "continues" | "idle";
  /** Processor time used of the budget, µs. */
  used: number;
  /** `cpu.stat` at the end of the period. */
  stat: CpuStat;
}

export interface CpuRun {
  periods: readonly CpuPeriod[];
  stat: CpuStat;
  /** When the work was done, µs from the start; `null` if it was not, or is endless. */
  doneAt: number | null;
}

/** Plays `count` periods. Throws a RangeError for a group that cannot exist. */
export function runCpu(group: CpuGroup, count: number): CpuRun {
  const { quota, period } = checked(group);
  const lanes = Math.min(group.threads, group.cpus);
  const budget = quota ?? Number.POSITIVE_INFINITY;
  let left = group.work ?? Number.POSITIVE_INFINITY;
  let stat: CpuStat = { usage_usec: 0, nr_periods: 0, nr_throttled: 0, throttled_usec: 0 };
  let doneAt: number | null = null;
  const periods: CpuPeriod[] = [];
  for (let index = 0; index < count; index++) {
    if (left === 0) {
      periods.push({ index, lanes: 0, ran: 0, end: "idle", used: 0, stat });
      continue;
    }
    const used = Math.min(budget, lanes * period, left);
    const ran = used / lanes;
    left -= used;
    const end = left === 0 ? "done" : ran < period ? "throttled" : "continues";
    if (end === "done") doneAt = index * period + ran;
    const throttled = end === "throttled";
    stat = {
      usage_usec: stat.usage_usec + used,
      nr_periods: stat.nr_periods + (quota === null ? 0 : 1),
      nr_throttled: stat.nr_throttled + (throttled ? 1 : 0),
      throttled_usec: stat.throttled_usec + (throttled ? lanes * (period - ran) : 0),
    };
    periods.push({ index, lanes, ran, end, used, stat });
  }
  return { periods, stat, doneAt };
}

/** What `cat cpu.max` prints. */
export const cpuMaxText = ({ quota, period }: CpuMax): string => `${quota ?? "max"} ${period}`;

/** The limit as a number of processors, as `docker run --cpus` takes it; `null` without a limit. */
export const cpusOf = ({ quota, period }: CpuMax): number | null => (quota === null ? null : quota / period);

/** The kernel takes 1 ms to 1 s as a period, and a quota of 1 ms or more. */
function checked({ max, threads, cpus, work = 0 }: CpuGroup): CpuMax {
  if (!(max.period >= 1000 && max.period <= 1_000_000)) throw new RangeError(`period ${max.period} µs`);
  if (max.quota !== null && !(max.quota >= 1000)) throw new RangeError(`quota ${max.quota} µs`);
  if (!(Number.isInteger(threads) && threads >= 1)) throw new RangeError(`${threads} threads`);
  if (!(Number.isInteger(cpus) && cpus >= 1)) throw new RangeError(`${cpus} processors`);
  if (!(work >= 0)) throw new RangeError(`${work} µs of work`);
  return max;
}
