import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exerciseProblems, exerciseSchema, exerciseTrials } from "./schemas";
import { checkSort, type Placement, type SortExercise, type SortItem } from "./sort";

const item = (
  id: string,
  accepts: string[],
  cost: SortItem["cost"] = { vm: 100, container: 10 },
): SortItem => ({
  id,
  text: `Item ${id}`,
  accepts,
  cost,
  why: { vm: `${id} in a VM`, container: `${id} in a container` },
});

const exercise: SortExercise = {
  kind: "sort",
  title: "Place the programs",
  task: "Put each where it belongs.",
  bins: [
    { id: "vm", label: "VM", concept: "vm" },
    { id: "container", label: "Container", concept: "container" },
  ],
  items: [
    item("a", ["vm"]),
    item("b", ["container"]),
    item("c", ["vm", "container"]),
    item("d", ["vm", "container"]),
    item("e", ["container"]),
  ],
  budget: { label: "Memory", unit: "MiB", max: 240 },
  solution: { a: "vm", b: "container", c: "container", d: "container", e: "container" },
  done: "Well placed.",
};
const { budget: _, ...withoutBudget } = exercise;
const free: SortExercise = { ...withoutBudget, items: exercise.items.map(({ cost, ...rest }) => rest) };

describe("checkSort", () => {
  it("passes the reference solution", () => {
    const result = checkSort(exercise, exercise.solution);
    expect(result).toMatchObject({ complete: true, done: true, total: 140, overBudget: false });
    expect(result.placed[0]).toEqual({ item: "a", bin: "vm", right: true, why: "a in a VM" });
  });

  it("marks each item with the reason of the bin it is in", () => {
    const { done, placed } = checkSort(exercise, { ...exercise.solution, b: "vm" });
    expect(done).toBe(false);
    expect(placed[1]).toEqual({ item: "b", bin: "vm", right: false, why: "b in a VM" });
  });

  it("is not done while items are missing", () => {
    expect(checkSort(exercise, { a: "vm" })).toMatchObject({ complete: false, done: false, total: 100 });
    expect(checkSort(exercise, {})).toMatchObject({ complete: false, done: false, placed: [], total: 0 });
  });

  it("is not done over the budget, even with everything right", () => {
    const result = checkSort(exercise, { ...exercise.solution, c: "vm", d: "vm" });
    expect(result.placed.every((one) => one.right)).toBe(true);
    expect(result).toMatchObject({ complete: true, done: false, total: 320, overBudget: true });
  });

  it("speaks of no total without a budget", () => {
    expect(Object.keys(checkSort(free, free.solution))).toEqual(["complete", "done", "placed"]);
  });

  it("takes any placement at all", () => {
    const names = fc.oneof(
      fc.constantFrom("a", "b", "vm", "container", "__proto__", "constructor"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(names, names), (placement: Placement) => {
        const { complete, done, placed } = checkSort(exercise, placement);
        expect(placed.length).toBeLessThanOrEqual(5);
        expect(placed.every((one) => one.why !== "")).toBe(true);
        expect(done && !complete).toBe(false);
      }),
    );
  });
});

describe("exerciseProblems", () => {
  it("finds none in a good exercise", () => {
    expect([exerciseProblems(exercise), exerciseProblems(free)]).toEqual([[], []]);
  });

  it("tries the solution and doing nothing, and says so when either surprises", () => {
    expect(exerciseTrials(exercise).map(({ should, does }) => [should, does])).toEqual([
      [false, false],
      [true, true],
    ]);
    const wrong = { ...exercise, solution: { ...exercise.solution, a: "container" } };
    expect(exerciseProblems(wrong).at(-1)?.message).toBe("The check does not pass the solution");
  });

  it.each([
    [
      "a solution that is wrong",
      { solution: { ...exercise.solution, a: "container" } },
      /puts "a" in "container"/,
    ],
    [
      "a solution that costs too much",
      { solution: { ...exercise.solution, c: "vm", d: "vm" } },
      /costs 320 MiB/,
    ],
    ["a budget without effect", { budget: { label: "Memory", unit: "MiB", max: 5000 } }, /never be exceeded/],
    [
      "an exercise that nobody can fail",
      { budget: undefined, items: free.items.map((one) => ({ ...one, accepts: ["vm", "container"] })) },
      /Nothing can be done wrong/,
    ],
    [
      "a bin for nothing",
      { items: exercise.items.map((one) => ({ ...one, accepts: ["container"] })) },
      /bin "vm"/,
    ],
  ])("%s", (_name, change, expected) => {
    const messages = exerciseProblems({ ...exercise, ...change }).map(({ message }) => message);
    expect(messages.join("\n")).toMatch(expected);
  });
});

describe("exerciseSchema", () => {
  const messages = (change: object) => {
    const result = exerciseSchema().safeParse({ ...exercise, ...change });
    return result.success
      ? []
      : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  };
  const items = (change: Partial<SortItem>) => ({
    items: [{ ...exercise.items[0], ...change }, ...exercise.items.slice(1)],
  });

  it("accepts a good exercise, with and without a budget", () => {
    expect([exerciseSchema().parse(exercise), exerciseSchema().parse(free)]).toEqual([exercise, free]);
  });

  it.each([
    ["an unknown kind", { kind: "sorte" }, 'There is no kind of exercise "sorte". Did you mean "sort"?'],
    ["no kind", { kind: undefined }, "An exercise needs a kind: "],
    ["an unknown field", { hint: "x" }, 'Unrecognized key: "hint"'],
    ["an unknown bin to accept", items({ accepts: ["vms"] }), 'items.0.accepts.0: There is no bin "vms"'],
    [
      "a missing reason",
      items({ why: { vm: "x" } }),
      'items.0.why: Say why "a" is right or wrong in "container"',
    ],
    [
      "a reason for nothing",
      items({ why: { vm: "x", container: "x", pod: "x" } }),
      'items.0.why.pod: There is no bin "pod"',
    ],
    [
      "a missing cost",
      items({ cost: { vm: 1 } }),
      'items.0.cost: There is a budget, so say what "a" costs in "container"',
    ],
    ["costs without a budget", { budget: undefined }, "items.0.cost: A cost needs a `budget:`"],
    ["two items of one id", items({ id: "b" }), 'items: The id "b" is used by two items'],
    [
      "two bins of one id",
      { bins: [exercise.bins[0], exercise.bins[0]] },
      'bins: The id "vm" is used by two bins',
    ],
    [
      "a solution with a hole",
      { solution: { a: "vm" } },
      'solution: The solution does not say where "b" goes',
    ],
    [
      "a solution for nothing",
      { solution: { ...exercise.solution, z: "vm" } },
      'solution.z: There is no item "z"',
    ],
    [
      "a solution into nowhere",
      { solution: { ...exercise.solution, a: "pod" } },
      'solution.a: There is no bin "pod"',
    ],
    ["too few items", { items: exercise.items.slice(1) }, "items: A sort exercise needs at least 5 items"],
  ])("refuses %s", (_name, change, expected) => {
    expect(messages(change).join("\n")).toContain(expected);
  });
});
