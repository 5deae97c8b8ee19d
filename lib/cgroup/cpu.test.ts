import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CpuGroup, cpuMaxText, cpusOf, runCpu } from "./index";

const ms = 1000;
const group = (quota: number | null, threads = 1, more: Partial<CpuGroup> = {}): CpuGroup => ({
  max: { quota, period: 100 * ms },
  threads,
  cpus: 4,
  ...more,
});

describe("a busy group", () => {
  it.each([
    // quota, threads, processors: how long each period runs, then what
    [null, 1, 4, 100, "continues"],
    [50 * ms, 1, 4, 50, "throttled"],
    [50 * ms, 2, 4, 25, "throttled"],
    [50 * ms, 4, 4, 12.5, "throttled"],
    [50 * ms, 4, 2, 25, "throttled"],
    [100 * ms, 1, 4, 100, "continues"],
    [100 * ms, 2, 4, 50, "throttled"],
    [200 * ms, 2, 4, 100, "continues"],
    [400 * ms, 4, 4, 100, "continues"],
    [400 * ms, 9, 4, 100, "continues"],
    [150 * ms, 1, 4, 100, "continues"],
  ] as const)(
    "with a quota of %s µs, %i threads and %i processors runs %f ms",
    (quota, threads, cpus, ran, end) => {
      const run = runCpu(group(quota, threads, { cpus }), 5);
      expect(run.periods.map((period) => period.ran / ms)).toEqual([ran, ran, ran, ran, ran]);
      expect(new Set(run.periods.map((period) => period.end))).toEqual(new Set([end]));
      expect(run.doneAt).toBeNull();
    },
  );

  it.each([
    // threads, then what Linux 6.1 counted with two processors and a quota of 50 ms, for three seconds
    [1, { nr_throttled: 32, throttled_usec: 1_590_822 }],
    [2, { nr_throttled: 32, throttled_usec: 4_381_107 }],
  ])(
    "of %i threads waits as long per period as on a real kernel, give or take 10 %%",
    (threads, recorded) => {
      const { stat } = runCpu(group(50 * ms, threads, { cpus: 2 }), recorded.nr_throttled);
      expect(stat.nr_throttled).toBe(recorded.nr_throttled);
      expect(Math.abs(recorded.throttled_usec / stat.throttled_usec - 1)).toBeLessThan(0.1);
    },
  );

  it("counts nothing but use where there is no limit", () => {
    expect(runCpu(group(null, 2), 5).stat).toEqual({
      usage_usec: 1000 * ms,
      nr_periods: 0,
      nr_throttled: 0,
      throttled_usec: 0,
    });
  });

  it("counts as cpu.stat does", () => {
    expect(runCpu(group(50 * ms), 5).stat).toEqual({
      usage_usec: 250 * ms,
      nr_periods: 5,
      nr_throttled: 5,
      throttled_usec: 250 * ms,
    });
    // Every processor that waits adds its own waiting time.
    expect(runCpu(group(50 * ms, 4), 5).stat).toEqual({
      usage_usec: 250 * ms,
      nr_periods: 5,
      nr_throttled: 5,
      throttled_usec: 4 * 87.5 * 5 * ms,
    });
  });
});

describe("a piece of work", () => {
  it.each([
    // quota, threads, work: when it is done, periods throttled
    [null, 1, 80, 80, 0],
    [null, 4, 80, 20, 0],
    [50 * ms, 1, 80, 130, 1],
    [50 * ms, 4, 80, 107.5, 1],
    [50 * ms, 1, 50, 50, 0],
    [20 * ms, 1, 80, 320, 3],
    [100 * ms, 4, 80, 20, 0],
  ] as const)(
    "with a quota of %s µs and %i threads, %i ms are done after %f ms",
    (quota, threads, work, done, throttled) => {
      const run = runCpu(group(quota, threads, { work: work * ms }), 5);
      expect((run.doneAt ?? 0) / ms).toBeCloseTo(done, 6);
      expect(run.stat.nr_throttled).toBe(throttled);
      expect(run.stat.usage_usec).toBeCloseTo(work * ms, 6);
      expect(run.periods.at(-1)?.end).toBe("idle");
    },
  );
});

const groups = fc.record({
  max: fc.record({
    quota: fc.option(fc.integer({ min: 1000, max: 800_000 })),
    period: fc.integer({ min: 1000, max: 1_000_000 }),
  }),
  threads: fc.integer({ min: 1, max: 12 }),
  cpus: fc.integer({ min: 1, max: 8 }),
  work: fc.option(fc.integer({ min: 0, max: 3_000_000 }), { nil: undefined }),
});

describe("whatever the group", () => {
  it("never spends more than its quota in a period, and never more than its processors have", () => {
    fc.assert(
      fc.property(groups, (one) => {
        for (const { used, ran, lanes } of runCpu(one, 6).periods) {
          expect(used).toBeLessThanOrEqual(one.max.quota ?? Number.POSITIVE_INFINITY);
          expect(ran).toBeGreaterThanOrEqual(0);
          expect(ran).toBeLessThanOrEqual(one.max.period);
          expect(lanes).toBeLessThanOrEqual(Math.min(one.threads, one.cpus));
        }
      }),
    );
  });

  it("counts only upwards, and no more throttled periods than periods", () => {
    fc.assert(
      fc.property(groups, (one) => {
        const { periods } = runCpu(one, 6);
        for (const [index, { stat }] of periods.entries()) {
          const before = periods[index - 1]?.stat;
          expect(stat.nr_throttled).toBeLessThanOrEqual(stat.nr_periods);
          expect(stat.nr_throttled === 0).toBe(stat.throttled_usec === 0);
          if (!before) continue;
          for (const key of ["usage_usec", "nr_periods", "nr_throttled", "throttled_usec"] as const)
            expect(stat[key]).toBeGreaterThanOrEqual(before[key]);
        }
      }),
    );
  });

  it("is no faster with less", () => {
    fc.assert(
      fc.property(groups, (one) => {
        const free = runCpu({ ...one, max: { ...one.max, quota: null } }, 6);
        expect(runCpu(one, 6).stat.usage_usec).toBeLessThanOrEqual(free.stat.usage_usec + 1e-6);
        expect(free.stat.nr_throttled).toBe(0);
      }),
    );
  });
});

it.each([
  [0, 100_000, 1, 1],
  [999, 100_000, 1, 1],
  [50_000, 999, 1, 1],
  [50_000, 1_000_001, 1, 1],
  [50_000, 100_000, 0, 1],
  [50_000, 100_000, 1, 1.5],
])("refuses quota %d, period %d, %d threads, %d processors", (quota, period, threads, cpus) => {
  expect(() => runCpu({ max: { quota, period }, threads, cpus }, 1)).toThrow(RangeError);
});

it("writes the limit as its file and as Docker's flag", () => {
  expect(cpuMaxText({ quota: null, period: 100_000 })).toBe("max 100000");
  expect(cpuMaxText({ quota: 50_000, period: 100_000 })).toBe("50000 100000");
  expect(cpusOf({ quota: 50_000, period: 100_000 })).toBe(0.5);
  expect(cpusOf({ quota: null, period: 100_000 })).toBeNull();
});
