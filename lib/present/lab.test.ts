import { describe, expect, it } from "vitest";
import type { MachineExercise } from "@/lib/exercise";
import { type DeckLab, labSlides, reachedBy, screenBy } from "./lab";

const goal = (id: string) => ({
  id,
  goal: `Reach ${id}`,
  text: "T",
  check: "true",
  hints: ["h"],
  shows: `Shows ${id}.`,
});
const exercise: MachineExercise = {
  kind: "machine",
  title: "Boxes",
  machine: "shell",
  minutes: 5,
  task: "Make a box.",
  goals: [goal("a"), goal("b")],
  remarks: [],
  solution: ["one", "two", "three"],
  wrong: ["zero"],
  done: "A box is a box.",
};
const lab: DeckLab = {
  exercise,
  ran: "Ran on Linux",
  prompt: "# ",
  steps: [
    { typed: "one", printed: "one\n# ", goals: [] },
    { typed: "two", printed: "two\nprinted\n# ", goals: ["a"] },
    { typed: "three", printed: "three\n# ", goals: ["b"] },
  ],
};

describe("the slides of a lab", () => {
  const slides = labSlides(lab, ["Ask first."]);

  it("are the task, the prompt, and one for each command", () => {
    expect(slides.map(({ id, typed }) => [id, typed])).toEqual([
      ["lab", -1],
      ["lab.start", 0],
      ["lab.1", 1],
      ["lab.2", 2],
      ["lab.3", 3],
    ]);
  });

  it("tell the speaker the next command and what it leads to", () => {
    expect(slides[0]?.notes[0]).toBe("Ask first.");
    expect(slides[1]?.notes).toEqual(["Next: `one`", "On the way to **Reach a**: Shows a."]);
    expect(slides[2]?.notes).toEqual(["Next: `two`", "It reaches **Reach a**: Shows a."]);
    expect(slides[4]?.notes).toEqual(["A box is a box."]);
  });

  it("say what a command has reached, and otherwise what was typed", () => {
    expect(slides[2]?.say).toBe("Typed: `one`");
    expect(slides[3]?.say).toBe("**Reach a.** Shows a.");
  });

  it("plan some time for each", () => {
    for (const { seconds } of slides) expect(seconds).toBeGreaterThan(0);
  });

  it("name the commands alone where nothing was recorded", () => {
    const bare = {
      exercise,
      prompt: "",
      steps: lab.steps.map((step) => ({ ...step, printed: "", goals: [] })),
    };
    expect(labSlides(bare, [])[1]?.notes).toEqual(["Next: `one`"]);
  });
});

it("knows what was reached and shown by then", () => {
  expect([-1, 0, 2, 3].map((typed) => reachedBy(lab, typed))).toEqual([[], [], ["a"], ["a", "b"]]);
  expect(screenBy(lab, 0)).toBe("# ");
  expect(screenBy(lab, 2)).toBe("# one\n# two\nprinted\n# ");
});
