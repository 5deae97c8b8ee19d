import { describe, expect, it } from "vitest";
import type { SortExercise } from "@/lib/exercise";
import type { Placement } from "@/lib/exercise/sort";
import { viewSort } from "@/lib/exercise/sort-play";
import { verdictOf } from "./words";

const exercise: SortExercise = {
  kind: "sort",
  title: "T",
  task: "T",
  bins: [
    { id: "x", label: "X" },
    { id: "y", label: "Y" },
  ],
  items: ["a", "b", "c"].map((id) => ({
    id,
    text: id,
    accepts: id === "c" ? ["y"] : ["x", "y"],
    why: { x: "x", y: "y" },
    cost: { x: 100, y: 1000 },
  })),
  budget: { label: "Memory", unit: "MiB", max: 2000 },
  solution: { a: "x", b: "x", c: "y" },
  done: "D",
};

const said = (placement: Placement, shown = false) =>
  verdictOf(exercise, viewSort(exercise, { placement, checked: placement, tries: 1, shown }), shown);

describe("verdictOf", () => {
  it.each([
    [{}, "Put at least one item somewhere first."],
    [{ a: "x" }, "1 of 3 right. 2 still to place."],
    [
      { a: "x", b: "x", c: "x" },
      "2 of 3 right. The reasons are with the items; change them and check again.",
    ],
    [{ a: "y", b: "y", c: "y" }, "All 3 right. Memory is over its limit by 1,000 MiB."],
    [{ a: "x", b: "x", c: "y" }, "All 3 right."],
  ])("%j", (placement, expected) => {
    expect(said(placement)).toBe(expected);
  });

  it("is silent before the first check, and says when the solution is shown", () => {
    const untouched = { placement: {}, checked: null, tries: 0, shown: false };
    expect(verdictOf(exercise, viewSort(exercise, untouched), false)).toBe("");
    expect(said(exercise.solution, true)).toBe("This is one solution, with its reasons.");
  });
});
