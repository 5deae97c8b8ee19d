import type { Guess, Step, Values } from "@/lib/steps";
import { cpus, ms, periodMs, type Scene, sceneOf, shownPeriods } from "./scene";

export const bounds = {
  quota: { min: 10, max: 400, value: 50 },
  threads: { min: 1, max: cpus, value: 1 },
} as const;

/** Processor time that one request needs, ms. */
export const requestWork = 80;

/** The steps for this quota (ms) and this many threads. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const quota = bounded(values.quota, bounds.quota);
  const threads = bounded(values.threads, bounds.threads);
  const wide = sceneOf({ quota, threads: cpus, at: { periods: shownPeriods } });
  const spent = sceneOf({ quota, threads, at: { periods: 0, next: "stop" } });
  const all = sceneOf({ quota, threads, at: { periods: shownPeriods } });
  const request = sceneOf({ quota, threads, at: { periods: shownPeriods }, work: requestWork });
  const free = requestWork / threads;
  const throttles = spent.now < periodMs;
  const throttlesAll = quota < cpus * periodMs;
  const group = threads === 2 ? "both" : `all ${words[threads]}`;
  const [they, run, stop, wait] =
    threads === 1 ? ["the thread", "runs", "stops", "waits"] : [`${group} threads`, "run", "stop", "wait"];
  const ran = ms(spent.now);
  const rest = ms(periodMs - spent.now);

  return [
    {
      id: "no-limit",
      title: "No limit",
      caption: `A control group with ${several(threads, "busy thread")} on a host with ${cpus} processors. \`cpu.max\` says \`max\`, so ${threads === 1 ? "it runs" : "they run"} all the time. Half a second of it, cut into periods of ${periodMs} ms.`,
      scene: sceneOf({ quota: null, threads, at: { periods: shownPeriods } }),
    },
    {
      id: "budget",
      title: "A budget",
      caption: `Now \`cpu.max\` holds two numbers, in µs: a *quota* of ${quota} ms of processor time in every *period* of ${periodMs} ms. It belongs to the whole group. The meter shows the first period's budget, with a notch at the quota.`,
      scene: sceneOf({ quota, threads, at: { periods: 0, next: "start" } }),
    },
    {
      id: "spent",
      title: throttles ? "The budget is spent" : "A budget to spare",
      caption: throttles
        ? `${upper(they)} ${run} at full speed, not at a share of it. ${threads === 1 ? "" : `${upper(words[threads] ?? "")} threads spend ${threads} ms of processor time in each ms of the clock. `}After ${ran} ms the ${quota} ms are used up, and the period is not over.`
        : `In a period of ${periodMs} ms, ${several(threads, "thread")} can use ${threads * periodMs} ms at most. The quota allows ${quota}. The limit is never met; lower the quota, or add threads.`,
      scene: spent,
    },
    {
      id: "throttled",
      title: throttles ? "Throttled" : "Not throttled",
      ...(throttles ? { guess: whatAtTheLimit } : {}),
      caption: throttles
        ? `${upper(they)} ${stop}, and ${wait} ${rest} ms until the period ends. The group is *throttled*. ${threads < cpus ? "Idle processors beside it make no difference: this is a limit, not a share." : "Four processors could work, and do not: this is a limit, not a share."}`
        : `${upper(they)} ${run} through the whole period. A group is throttled only when it has spent its quota and still wants to run.`,
      scene: sceneOf({ quota, threads, at: { periods: 1 } }),
    },
    {
      id: "refill",
      title: "A new period",
      caption: throttles
        ? `A new period begins with a full budget, and ${they} ${run} on where ${threads === 1 ? "it" : "they"} stopped. Nothing was killed, no memory was lost, and the program was told nothing. It cannot tell, except by the clock.`
        : "A new period begins with a full budget. What was left of the old one is gone: unless `cpu.max.burst` allows it, nothing is saved up.",
      scene: sceneOf({ quota, threads, at: { periods: 1, next: "stop" } }),
    },
    {
      id: "five-periods",
      title: "Half a second",
      caption: throttles
        ? `Throttled in ${all.stat.nr_throttled} of ${all.stat.nr_periods} periods. \`cpu.stat\` counts it: \`throttled_usec\` is the time that ${threads === 1 ? "it waited" : `the threads waited, added up over ${threads} processors`}. The work gets done, at the pace of ${ms(quota / periodMs)} processors.`
        : `Five periods, none throttled. \`cpu.stat\` says so: \`nr_throttled\` stays 0 as long as the limit is not met.`,
      scene: all,
    },
    {
      id: "four-threads",
      title: "Four threads, one budget",
      guess: whoseBudget,
      caption: throttlesAll
        ? `${threads === cpus ? "You have four threads already." : "The same `cpu.max`, but four threads."} Together they spend ${quota} ms in ${ms(wide.budgets[0] ? wide.budgets[0].used / cpus : 0)} ms of the clock, then all four wait. The quota belongs to the group: more threads only spend it sooner.`
        : `Four threads on four processors can use ${cpus * periodMs} ms in a period, and the quota allows just that. A limit of as many processors as the host has is no limit.`,
      scene: wide,
    },
    {
      id: "one-request",
      title: request.stat.nr_throttled > 0 ? "Slow, though mostly idle" : "Quick enough",
      caption: requestCaption(request, quota, free),
      scene: request,
    },
  ];
}

function requestCaption({ request, stat, budgets }: Scene, quota: number, free: number): string {
  const used = budgets.reduce((sum, one) => sum + one.used, 0);
  const average = `${Math.round((used / (shownPeriods * periodMs)) * 100)} %`;
  const start = `Now one request that needs ${requestWork} ms of processor time, and then nothing.`;
  if (stat.nr_throttled === 0)
    return `${start} It is answered after ${ms(request?.answered ?? free)} ms; the quota of ${quota} ms was never in its way.`;
  const waited =
    request?.answered === null
      ? "is not done after half a second"
      : `is answered after ${ms(request?.answered ?? 0)} ms`;
  return `${start} Without a limit it would take ${ms(free)} ms; it ${waited}. On average the group used ${average} of one processor${used / shownPeriods < quota ? ", less than its limit" : ""}. Look at \`nr_throttled\`, not at the average.`;
}

function bounded(
  value: Values[string] | undefined,
  { min, max, value: start }: { min: number; max: number; value: number },
): number {
  return typeof value === "number" && Number.isFinite(value)
    ? Math.min(Math.max(Math.trunc(value), min), max)
    : start;
}

const words = ["no", "one", "two", "three", "four"];
const several = (count: number, what: string): string =>
  `${words[count] ?? count} ${what}${count === 1 ? "" : "s"}`;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const whatAtTheLimit: Guess = {
  question: "The group has used up its quota before the period is over. What does the kernel do?",
  options: [
    { text: "It kills the process that used the most" },
    { text: "It lets no thread of the group run until the next period", right: true },
    { text: "It lets them run on with low priority, while processors are idle" },
  ],
};

const whoseBudget: Guess = {
  question: "Four busy threads in this group, each on a processor of its own. What does cpu.max give them?",
  options: [
    { text: "The quota, once for each thread" },
    { text: "The quota, once for each processor they run on" },
    { text: "The quota, once for all four together", right: true },
  ],
};
