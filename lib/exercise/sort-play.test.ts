import { describe, expect, it } from "vitest";
import type { SortExercise } from "./sort";
import { type SortPlayEvent, sortPlay, startSort, viewSort } from "./sort-play";

const exercise: SortExercise = {
  kind: "sort",
  title: "T",
  task: "T",
  bins: [
    { id: "x", label: "X" },
    { id: "y", label: "Y" },
  ],
  items: ["a", "b"].map((id) => ({ id, text: id, accepts: ["x"], why: { x: "yes", y: "no" } })),
  solution: { a: "x", b: "x" },
  done: "D",
};

const having = (...events: SortPlayEvent[]) => events.reduce(sortPlay, startSort);
const place = (item: string, bin: string): SortPlayEvent => ({ type: "place", item, bin });
const view = (...events: SortPlayEvent[]) => viewSort(exercise, having(...events));

describe("sortPlay", () => {
  it("shows no result before the first check", () => {
    expect(view(place("a", "x"), place("b", "x"))).toMatchObject({ solved: false, now: { done: true } });
    expect(view(place("a", "x")).result).toBeUndefined();
  });

  it("is solved by a check of the right placement", () => {
    expect(view(place("a", "x"), place("b", "x"), { type: "check" }).solved).toBe(true);
  });

  it("keeps the result while the person adjusts, and is solved at the next check", () => {
    const wrong = [place("a", "x"), place("b", "y"), { type: "check" }] satisfies SortPlayEvent[];
    const adjusted = view(...wrong, place("b", "x"));
    expect(adjusted.result?.placed.map((one) => one.right)).toEqual([true, false]);
    expect([adjusted.solved, view(...wrong, place("b", "x"), { type: "check" }).solved]).toEqual([
      false,
      true,
    ]);
  });

  it("is no longer solved once something is moved away", () => {
    expect(view(place("a", "x"), place("b", "x"), { type: "check" }, place("a", "y")).solved).toBe(false);
  });

  it("does not count a solution that was shown, until it is done by hand", () => {
    const shown = [
      { type: "check" },
      { type: "show-solution", solution: exercise.solution },
    ] satisfies SortPlayEvent[];
    expect(view(...shown)).toMatchObject({ solved: false, result: { done: true } });
    expect(view(...shown, { type: "check" }).solved).toBe(false);
    expect(view(...shown, { type: "start-over" })).toMatchObject({ solved: false, now: { placed: [] } });
  });

  it("remembers the tries over a new start", () => {
    expect(having({ type: "check" }, { type: "start-over" })).toEqual({ ...startSort, tries: 1 });
  });
});
