import { describe, expect, it } from "vitest";
import type { Values } from "@/lib/steps";
import { momentsOf, most, simulate } from "./scene";
import { bounds, duration, seconds, startLoad, steps } from "./steps";

const ids = ["service", "before", "surge", "reaction", "settled", "ebb", "fewer", "bill"];
const loads: Record<string, readonly string[]> = {
  "the first": startLoad,
  empty: startLoad.map(() => "0"),
  full: startLoad.map(() => "10"),
  rising: startLoad.map((_, index) => String(index + 1)),
  falling: startLoad.map((_, index) => String(10 - index)),
  spiky: startLoad.map((_, index) => (index % 2 === 0 ? "1" : "8")),
};

describe.each(Object.entries(loads))("under %s load", (_name, load) => {
  it.each<Values>([
    { service: "app-runner" },
    { service: "app-runner", concurrency: 1 },
    { service: "app-runner", concurrency: 100, min: 3 },
    { service: "express" },
    { service: "express", min: 6 },
  ])("has the same steps as ever, in the order of the hour: %o", (values) => {
    const all = steps({ load, ...values });
    expect(all.map((step) => step.id)).toEqual(ids);
    let before = 0;
    for (const { id, title, caption, scene } of all) {
      expect(caption.split(/\s+/).length, `${id}: ${caption}`).toBeLessThanOrEqual(56);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      expect(caption, id).not.toMatch(/NaN|undefined|Infinity|null/);
      expect(scene.now, id).toBeGreaterThanOrEqual(before);
      expect(scene.instances.length, id).toBeLessThanOrEqual(most);
      expect(scene.active, id).toBeLessThanOrEqual(scene.provisioned + 1e-9);
      before = scene.now;
    }
    expect(all.at(-1)?.scene.now).toBe(60);
  });
});

it("tells the story that the lesson tells: seconds there, minutes here", () => {
  const load = startLoad.map(Number);
  const played = (service: "app-runner" | "express") => {
    const settings = { service, load, concurrency: bounds.concurrency.value, min: 1 };
    const { frames, outcome } = simulate(settings);
    return { ...momentsOf(settings, frames), outcome };
  };
  const quick = played("app-runner");
  const slow = played("express");
  expect(quick.ready?.after).toBeLessThan(61);
  expect(slow.ready?.after).toBeGreaterThan(180);
  expect(slow.outcome.refused).toBeGreaterThan(3 * quick.outcome.refused);
  expect(slow.fewer?.after).toBe(900);
});

// The table of the lesson app-runner, and its puzzle.
it.each([
  ["app-runner", 100, 1, "9.2", "11.2", 130, 4],
  ["app-runner", 10, 1, "1.1", "5.1", 167, 5],
  ["app-runner", 4, 1, "0.8", "2.3", 199, 6],
  ["app-runner", 4, 4, "0.8", "0.4", 299, 8],
  ["app-runner", 1, 1, "1.4", "47.6", 391, 8],
  ["express", 4, 1, "3.9", "11.2", 246, 7],
] as const)("%s with %i at a time and at least %i: the figures that the lesson prints", (...row) => {
  const [service, concurrency, min, p95, refused, minutes, peak] = row;
  const { outcome } = simulate({ service, load: startLoad.map(Number), concurrency, min });
  expect([
    outcome.p95.toFixed(1),
    ((100 * outcome.refused) / outcome.arrived).toFixed(1),
    Math.round(outcome.provisionedSeconds / 60),
    outcome.peak,
  ]).toEqual([p95, refused, minutes, peak]);
});

it("holds any value to what can be drawn", () => {
  const [first] = steps({ concurrency: 1e9, min: -3, load: "x", service: "lambda" });
  expect(first?.scene).toMatchObject({ concurrency: 100, min: 1, service: "app-runner" });
  expect(first?.scene.load).toEqual(startLoad.map((level) => Number(level) * 8));
});

it("says times as one would", () => {
  expect([duration(55), duration(60), duration(260)]).toEqual(["55 s", "1 min", "4 min 20 s"]);
  expect([seconds(0.789), seconds(14.3)]).toEqual(["0.79 s", "14 s"]);
});
