import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MemoryLimits, type MemoryRequest, memoryCurrent, runMemory } from "./index";

const allocate = (mib: number): MemoryRequest => ({ kind: "allocate", mib });
const read = (mib: number): MemoryRequest => ({ kind: "read", mib });
const leak = (times: number, mib = 8): MemoryRequest[] => Array.from({ length: times }, () => allocate(mib));

const play = (requests: readonly MemoryRequest[], limits: MemoryLimits) =>
  runMemory(requests, limits).map((frame) => [frame.anon, frame.cache, frame.outcome]);

describe("a charge", () => {
  it("is served where there is room", () => {
    expect(play([read(16), allocate(8)], { high: null, max: null })).toEqual([
      [0, 16, "served"],
      [8, 16, "served"],
    ]);
  });

  it("at max drops page cache first, and is served", () => {
    expect(play([read(16), allocate(20)], { high: null, max: 32 })).toEqual([
      [0, 16, "served"],
      [20, 12, "served"],
    ]);
    expect(runMemory([read(16), allocate(20)], { high: null, max: 32 }).at(-1)).toMatchObject({
      reclaimed: 4,
      events: { high: 0, max: 1, oom: 0, oom_kill: 0 },
    });
  });

  it("that cannot be made to fit ends the process", () => {
    const frames = runMemory([read(16), ...leak(9)], { high: null, max: 32 });
    expect(frames.map((frame) => frame.outcome)).toEqual([
      "served",
      "served",
      "served",
      "served",
      "served",
      "killed",
    ]);
    expect(frames.at(-1)).toMatchObject({
      anon: 0,
      cache: 0,
      events: { high: 0, max: 3, oom: 1, oom_kill: 1 },
    });
  });

  it("that fills max to the brim is no breach", () => {
    expect(play(leak(4), { high: null, max: 32 }).at(-1)).toEqual([32, 0, "served"]);
  });

  it("above high reclaims, and slows only what is still above", () => {
    expect(play([read(8), allocate(12), allocate(8)], { high: 16, max: 32 })).toEqual([
      [0, 8, "served"],
      [12, 4, "served"],
      [20, 0, "slowed"],
    ]);
    expect(runMemory([read(8), allocate(12), allocate(8)], { high: 16, max: 32 }).at(-1)?.events.high).toBe(
      2,
    );
  });
});

const requests = fc.array(
  fc.record({
    kind: fc.constantFrom("allocate" as const, "read" as const),
    mib: fc.integer({ min: 0, max: 40 }),
  }),
  { maxLength: 40 },
);
const limit = fc.option(fc.integer({ min: 0, max: 200 }));

describe("whatever is asked for", () => {
  it("max is never passed", () => {
    fc.assert(
      fc.property(requests, limit, limit, (asked, high, max) => {
        for (const frame of runMemory(asked, { high, max })) {
          expect(memoryCurrent(frame)).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY);
          expect(frame.anon).toBeGreaterThanOrEqual(0);
          expect(frame.cache).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("high alone never kills, and no limit never even slows", () => {
    fc.assert(
      fc.property(requests, limit, (asked, high) => {
        expect(runMemory(asked, { high, max: null }).map((frame) => frame.outcome)).not.toContain("killed");
        const free = runMemory(asked, { high: null, max: null });
        expect(free.every((frame) => frame.outcome === "served" && frame.reclaimed === 0)).toBe(true);
      }),
    );
  });

  it("kills at most once, last, and only with no page cache left to drop", () => {
    fc.assert(
      fc.property(requests, limit, limit, (asked, high, max) => {
        const frames = runMemory(asked, { high, max });
        const at = frames.findIndex((frame) => frame.outcome === "killed");
        if (at === -1) expect(frames).toHaveLength(asked.length);
        else {
          expect(at).toBe(frames.length - 1);
          expect(frames[at]?.cache).toBe(0);
          expect(frames[at]?.events).toMatchObject({ oom: 1, oom_kill: 1 });
        }
      }),
    );
  });

  it("takes back page cache only: a process keeps what it has allocated until it is killed", () => {
    fc.assert(
      fc.property(requests, limit, limit, (asked, high, max) => {
        const frames = runMemory(asked, { high, max });
        for (const [index, frame] of frames.entries())
          if (frame.outcome !== "killed")
            expect(frame.anon).toBeGreaterThanOrEqual(frames[index - 1]?.anon ?? 0);
      }),
    );
  });
});

it("refuses sizes below nothing", () => {
  expect(() => runMemory([allocate(-1)], { high: null, max: null })).toThrow(RangeError);
  expect(() => runMemory([], { high: null, max: -1 })).toThrow(RangeError);
});
