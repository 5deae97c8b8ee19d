import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dwell,
  indexOfStep,
  type PlayerEvent,
  type PlayerState,
  player,
  type StepText,
  speeds,
  startPlayer,
} from "./index";

const at = (index: number, more: Partial<PlayerState> = {}): PlayerState => ({
  ...startPlayer(5, index),
  ...more,
});
const playing = { playing: true } as const;

describe("startPlayer", () => {
  it.each([
    [5, 0, 0],
    [5, 4, 4],
    [5, 9, 4],
    [5, -1, 0],
    [5, 2.9, 2],
    [5, Number.NaN, 0],
    [1, 3, 0],
  ])("of %d steps at %d begins at %d, at rest, at reading speed", (count, index, expected) => {
    expect(startPlayer(count, index)).toEqual({ count, index: expected, playing: false, speed: 1 });
  });

  it.each([[0], [-1], [1.5], [Number.NaN]])("refuses %d steps", (count) => {
    expect(() => startPlayer(count)).toThrow(RangeError);
  });
});

describe("player", () => {
  it.each<[string, PlayerState, PlayerEvent, Partial<PlayerState>]>([
    ["next goes on", at(1), { type: "next" }, { index: 2 }],
    ["next stays at the end", at(4), { type: "next" }, { index: 4 }],
    ["back goes back", at(1), { type: "back" }, { index: 0 }],
    ["back stays at the start", at(0), { type: "back" }, { index: 0 }],
    ["first", at(3), { type: "first" }, { index: 0 }],
    ["last", at(3), { type: "last" }, { index: 4 }],
    ["seek", at(0), { type: "seek", index: 3 }, { index: 3 }],
    ["seek too far", at(0), { type: "seek", index: 99 }, { index: 4 }],
    ["seek to nowhere", at(3), { type: "seek", index: Number.NaN }, { index: 0 }],
    ["a move by hand pauses", at(1, playing), { type: "next" }, { index: 2, playing: false }],
    ["the slider pauses", at(1, playing), { type: "seek", index: 3 }, { index: 3, playing: false }],
    ["play", at(1), { type: "play" }, { index: 1, playing: true }],
    ["play at the end starts over", at(4), { type: "play" }, { index: 0, playing: true }],
    ["pause", at(1, playing), { type: "pause" }, { index: 1, playing: false }],
    ["toggle plays", at(1), { type: "toggle" }, { playing: true }],
    ["toggle pauses", at(1, playing), { type: "toggle" }, { playing: false }],
    ["a tick goes on", at(1, playing), { type: "tick" }, { index: 2, playing: true }],
    ["a tick on to the last step stops", at(3, playing), { type: "tick" }, { index: 4, playing: false }],
    ["a late tick does nothing", at(1), { type: "tick" }, { index: 1, playing: false }],
    ["speed", at(1, playing), { type: "speed", speed: 2 }, { index: 1, playing: true, speed: 2 }],
    ["more steps", at(3, { speed: 1.5 }), { type: "resize", count: 8 }, { count: 8, index: 3, speed: 1.5 }],
    ["fewer steps", at(3, playing), { type: "resize", count: 2 }, { count: 2, index: 1, playing: false }],
  ])("%s", (_, state, event, expected) => {
    expect(player(state, event)).toEqual({ ...state, ...expected });
  });

  it("does not play what has one step", () => {
    expect(player(startPlayer(1), { type: "toggle" }).playing).toBe(false);
  });
});

const event = fc.oneof(
  fc
    .constantFrom("first", "back", "next", "last", "play", "pause", "toggle", "tick")
    .map((type): PlayerEvent => ({ type }) as PlayerEvent),
  fc.record({ type: fc.constant("seek" as const), index: fc.oneof(fc.integer(), fc.double()) }),
  fc.record({ type: fc.constant("speed" as const), speed: fc.constantFrom(...speeds) }),
  fc.record({ type: fc.constant("resize" as const), count: fc.integer({ min: 1, max: 40 }) }),
);

describe("whatever happens", () => {
  it("the step is one that there is, and the last step is never left playing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(event, { maxLength: 60 }), (count, events) => {
        let state = startPlayer(count);
        for (const one of events) {
          state = player(state, one);
          expect(Number.isInteger(state.index)).toBe(true);
          expect(state.index).toBeGreaterThanOrEqual(0);
          expect(state.index).toBeLessThan(state.count);
          expect(state.playing && state.index === state.count - 1).toBe(false);
          expect(speeds).toContain(state.speed);
        }
      }),
    );
  });

  it("the same events lead to the same state, and no state is changed in place", () => {
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const start = Object.freeze(startPlayer(7));
        const run = () => events.reduce((state, one) => Object.freeze(player(state, one)), start);
        expect(run()).toEqual(run());
      }),
    );
  });

  it("Play comes to the end by itself", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (count, index) => {
        let state = player(startPlayer(count, index), { type: "play" });
        let ticks = 0;
        while (state.playing) {
          state = player(state, { type: "tick" });
          ticks += 1;
          expect(ticks).toBeLessThan(count);
        }
        expect(state.index).toBe(count - 1);
      }),
    );
  });

  it("Back undoes Next, but for the end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), fc.nat(), (count, index) => {
        const state = startPlayer(count, index);
        const there = player(state, { type: "next" });
        const back = player(there, { type: "back" });
        expect(back.index).toBe(state.index === count - 1 ? count - 2 : state.index);
      }),
    );
  });
});

describe("dwell", () => {
  const step = (caption: string): StepText => ({ id: "a", title: "A title", caption });

  it("grows with the words and shrinks with the speed", () => {
    expect(dwell(step("one two three"), 1)).toBe(1500 + 5 * 300);
    expect(dwell(step("one two three"), 2)).toBe((1500 + 5 * 300) / 2);
    expect(dwell(step("one"), 1)).toBeLessThan(dwell(step("one two"), 1));
  });
});

describe("indexOfStep", () => {
  const steps = ["kernel", "image", "run"].map((id) => ({ id, title: id, caption: id }));
  it.each([
    ["image", 1],
    ["Image", -1],
    ["gone", -1],
    ["", -1],
    [null, -1],
  ])("finds %s at %d", (id, expected) => {
    expect(indexOfStep(steps, id)).toBe(expected);
  });
});
