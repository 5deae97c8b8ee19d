import fc from "fast-check";
import { expect, it } from "vitest";
import { runForkBomb } from "./index";

it("doubles each round without a limit", () => {
  expect(runForkBomb(null, 5).map((round) => round.current)).toEqual([1, 2, 4, 8, 16, 32]);
});

it.each([
  // limit, tasks after each round, failed forks after the last
  [1, [1, 1, 1, 1], 3],
  [5, [1, 2, 4, 5], 3],
  [8, [1, 2, 4, 8], 0],
])("with room for %i tasks it goes %j", (max, current, failed) => {
  const rounds = runForkBomb(max, 3);
  expect(rounds.map((round) => round.current)).toEqual(current);
  expect(rounds.at(-1)?.events).toBe(failed);
});

it("never passes the limit, loses no task, and every attempt succeeds or is counted", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 12 }), (max, count) => {
      const rounds = runForkBomb(max, count);
      expect(rounds).toHaveLength(count + 1);
      for (const [index, round] of rounds.entries()) {
        const before = rounds[index - 1];
        expect(round.current).toBeLessThanOrEqual(max);
        if (!before) continue;
        expect(round.current).toBe(before.current + round.forked);
        expect(round.forked + round.failed).toBe(before.current);
        expect(round.events).toBe(before.events + round.failed);
      }
    }),
  );
});

it("refuses a limit that its first task would not fit in", () => {
  expect(() => runForkBomb(0, 1)).toThrow(RangeError);
});
