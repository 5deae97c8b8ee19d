import { describe, expect, it } from "vitest";
import { lengthOf, most, play, ticks } from "./scene";
import { bounds, highOf, steps } from "./steps";

const ids = ["what-counts", "grows", "reclaim", "nothing-left", "does-not-fit", "killed", "neighbour"];
const limits = Array.from({ length: bounds.max - bounds.min + 1 }, (_, index) => bounds.min + index);

describe.each([true, false])("with memory.high: %s", (high) => {
  it.each(limits)("tells the same story up to %i MiB", (max) => {
    const all = steps({ max, high });
    expect(all.map((step) => step.id)).toEqual(ids);
    for (const { id, title, caption, scene } of all) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(56);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(5);
      expect(scene.current, id).toBeLessThanOrEqual(max);
      for (const column of scene.columns) expect(column.anon + column.cache, id).toBeLessThanOrEqual(max);
      expect(scene.now, id).toBeLessThanOrEqual(ticks);
    }
    const [, grows, reclaim, left, asks, killed] = all.map((step) => step.scene);
    const none = { high: 0, max: 0, oom: 0, oom_kill: 0 };
    expect(grows?.events).toEqual(none);
    // Reclaim takes file copies, and all of them before the program is slowed or killed.
    expect(reclaim?.process).toBe("running");
    expect(left?.columns.at(-1)?.cache).toBeLessThan(8);
    expect(left?.process).toBe(high ? "slowed" : "running");
    expect(left?.events).toMatchObject({ oom: 0, oom_kill: 0, ...(high ? { max: 0 } : { high: 0 }) });
    expect((asks?.pending?.base ?? 0) + 8).toBeGreaterThan(max);
    expect(killed).toMatchObject({ current: 0, process: "killed", events: { oom: 1, oom_kill: 1 } });
  });

  it.each(limits)("fits the chart up to %i MiB", (max) => {
    const { frames } = play(max, high ? highOf(max) : null);
    expect(lengthOf(frames)).toBeLessThanOrEqual(ticks);
    expect(max + 8).toBeLessThanOrEqual(most);
  });
});

it("takes longer with a brake, and dies all the same", () => {
  const withHigh = play(96, highOf(96)).frames;
  const without = play(96, null).frames;
  expect(lengthOf(withHigh)).toBeGreaterThan(lengthOf(without));
  expect(withHigh.at(-1)?.outcome).toBe("killed");
  expect(without.at(-1)?.outcome).toBe("killed");
});

it("holds any value to what can be drawn", () => {
  expect(steps({})[0]?.scene).toMatchObject({ max: 96, high: 72 });
  expect(steps({ max: 9999, high: false })[0]?.scene).toMatchObject({ max: 128, high: null });
});
