import { describe, expect, it } from "vitest";
import { placeOf, plans } from "./places";
import { bombRoom, hostRoom, parentOf, roundOf } from "./scene";
import { bounds, steps } from "./steps";

const ids = [
  "one-process",
  "doubling",
  "no-limit",
  "limit-set",
  "at-the-limit",
  "fork-fails",
  "neighbour",
  "kill-the-group",
];
const limits = Array.from({ length: bounds.max - bounds.min + 1 }, (_, index) => bounds.min + index);

describe.each(limits)("with pids.max %i", (limit) => {
  const all = steps({ limit });

  it("has the same steps as ever, each said in a few words", () => {
    expect(all.map((step) => step.id)).toEqual(ids);
    for (const { id, title, caption } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
    }
  });

  it("never has more processes than the group or the host may hold", () => {
    for (const { id, scene } of all) {
      expect(scene.tasks, id).toBeLessThanOrEqual(scene.limit ?? bombRoom);
      expect(scene.total, id).toBeLessThanOrEqual(hostRoom);
      expect(scene.neighbours === "fail", id).toBe(scene.total === hostRoom);
    }
  });

  it("fails forks at the limit, and ends the group as a whole", () => {
    const [, , , , reached, failing, , ended] = all.map((step) => step.scene);
    expect(reached?.tasks).toBe(limit);
    expect(failing).toMatchObject({ tasks: limit, failed: limit });
    expect(failing?.events).toBe((reached?.events ?? 0) + limit);
    expect(ended).toMatchObject({ tasks: 0, events: failing?.events });
  });
});

it("lets every process come from one that was there before", () => {
  for (let task = 1; task < bombRoom; task++) {
    expect(parentOf(task)).toBeLessThan(task);
    expect(roundOf(parentOf(task))).toBeLessThan(roundOf(task));
  }
});

it("has a place in the container for each process", () => {
  for (const layout of ["wide", "narrow"] as const) {
    const { shop, grid, meter } = plans[layout];
    const [x, y] = placeOf(layout, grid.columns - 1);
    expect(x + grid.r).toBeLessThan(shop.x + shop.w);
    expect(y).toBeGreaterThan(shop.y);
    expect(placeOf(layout, bombRoom - 1)[1] + grid.r).toBeLessThan(shop.y + meter.y - 20);
  }
});

it("holds any value to what can be drawn", () => {
  expect(steps({})[3]?.scene.limit).toBe(16);
  expect(steps({ limit: 1 })[3]?.scene.limit).toBe(2);
  expect(steps({ limit: 1e9 })[3]?.scene.limit).toBe(40);
});
