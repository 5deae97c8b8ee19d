import { describe, expect, it } from "vitest";
import { plans } from "./places";
import { cpus, periodMs, shownPeriods } from "./scene";
import { bounds, steps } from "./steps";

const ids = [
  "no-limit",
  "budget",
  "spent",
  "throttled",
  "refill",
  "five-periods",
  "four-threads",
  "one-request",
];
const settings = [10, 33, 50, 80, 100, 120, 200, 399, 400].flatMap((quota) =>
  [1, 2, 3, 4].map((threads) => [quota, threads] as const),
);

const sceneOf = (id: string, quota: number, threads: number) => {
  const step = steps({ quota, threads }).find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step.scene;
};

describe.each(settings)("%i ms, %i threads", (quota, threads) => {
  const all = steps({ quota, threads });

  it("has the same steps as ever, each said in a few words", () => {
    expect(all.map((step) => step.id)).toEqual(ids);
    for (const { id, title, caption } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(60);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      expect(caption, id).not.toMatch(/undefined|NaN|Infinity/);
    }
  });

  it("draws bars within their period, and none at once on one processor", () => {
    for (const { id, scene } of all) {
      for (const cpu of Array.from({ length: cpus }, (_, index) => index)) {
        const lane = scene.bars.filter((bar) => bar.cpu === cpu);
        for (const [index, bar] of lane.entries()) {
          expect(bar.to, id).toBeGreaterThan(bar.from);
          expect(bar.from, id).toBeGreaterThanOrEqual(lane[index - 1]?.to ?? 0);
          expect(Math.floor(bar.from / periodMs), id).toBe(Math.ceil(bar.to / periodMs) - 1);
        }
      }
      expect(scene.now, id).toBeLessThanOrEqual(shownPeriods * periodMs);
      expect(new Set(scene.bars.map((bar) => bar.key)).size).toBe(scene.bars.length);
    }
  });

  it("never spends more than the quota in a period, whatever is drawn", () => {
    for (const { id, scene } of all)
      for (const { period, used, scale, quota: limit } of scene.budgets) {
        const drawn = scene.bars
          .filter((bar) => bar.kind === "ran" && Math.floor(bar.from / periodMs) === period)
          .reduce((sum, bar) => sum + bar.to - bar.from, 0);
        expect(drawn, id).toBeCloseTo(used, 6);
        expect(used, id).toBeLessThanOrEqual((limit ?? Number.POSITIVE_INFINITY) + 1e-9);
        expect(used, id).toBeLessThanOrEqual(scale);
      }
  });
});

it("throttles one thread half of the time, and four threads most of it", () => {
  expect(sceneOf("five-periods", 50, 1).stat).toMatchObject({ nr_throttled: 5, throttled_usec: 250_000 });
  expect(sceneOf("four-threads", 50, 1).stat).toMatchObject({ nr_throttled: 5, throttled_usec: 1_750_000 });
  expect(sceneOf("four-threads", 400, 1).stat.nr_throttled).toBe(0);
});

it("answers a request later than it could, though the group is mostly idle", () => {
  expect(sceneOf("one-request", 50, 1).request?.answered).toBeCloseTo(130);
  expect(sceneOf("one-request", 50, 4).request?.answered).toBeCloseTo(107.5);
  expect(sceneOf("one-request", 10, 1).request?.answered).toBeNull();
});

it("holds any value to what can be drawn", () => {
  expect(steps({})[6]?.scene.file).toBe("50000 100000");
  expect(steps({ quota: -5, threads: 99 })[5]?.scene).toMatchObject({
    quota: bounds.quota.min,
    threads: cpus,
  });
});

it("fits the sheet", () => {
  for (const { size, time } of Object.values(plans))
    expect(time.x + shownPeriods * time.period).toBeLessThanOrEqual(size[0] - 24);
});
