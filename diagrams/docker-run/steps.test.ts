import { describe, expect, it } from "vitest";
import { afterLoss, afterReturn, losses, people } from "./model";
import { steps } from "./steps";

const ids = [
  "rest",
  "client",
  "prepare",
  "containerd",
  "shim",
  "runc",
  "runc-leaves",
  "output",
  "exit",
  "gone",
  "back",
];

const cases = losses.flatMap((loss) => [false, true].map((live) => [loss, live] as const));

describe.each(cases)("without %s, live-restore %s", (loss, live) => {
  const told = steps({ loss, live });

  it("has the same steps as ever, in few words, with one right answer to each guess", () => {
    expect(told.map((step) => step.id)).toEqual(ids);
    for (const step of told) {
      expect(step.caption.split(/\s+/).length, step.id).toBeLessThanOrEqual(48);
      expect(step.title.split(/\s+/).length, step.id).toBeLessThanOrEqual(5);
      if (step.guess) expect(step.guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });

  it("draws lines only among those who are there", () => {
    for (const { id, scene } of told)
      for (const { from, to } of scene.lines) {
        expect(scene.cast[from], `${id} ${from}`).toBe("here");
        expect(scene.cast[to], `${id} ${to}`).toBe("here");
      }
  });

  it("keeps a program only with its shim, and never with runc", () => {
    for (const { id, scene } of told.slice(6)) {
      expect(scene.cast.program === "here", id).toBe(scene.cast.shim === "here");
      expect(scene.cast.runc, id).not.toBe("here");
    }
  });
});

describe("whether the program runs on", () => {
  // As tried with a real engine; see model.ts.
  it.each([
    ["client", false, "running", "running"],
    ["dockerd-stops", false, "killed", "killed"],
    ["dockerd-stops", true, "running", "running"],
    ["dockerd-crashes", false, "running", "killed"],
    ["dockerd-crashes", true, "running", "running"],
    ["containerd", false, "running", "running"],
    ["shim", true, "killed", "running"],
  ] as const)("%s, live-restore %s: %s, then %s", (loss, live, then, later) => {
    expect(afterLoss(loss, live).program).toBe(then);
    expect(afterReturn(loss, live).program).toBe(later);
  });
});

it("takes anything for an answer", () => {
  expect(steps({}).map((step) => step.id)).toEqual(ids);
  expect(steps({ loss: "kernel", live: 3 })).toEqual(steps({ loss: "dockerd-stops", live: false }));
  expect(people).toHaveLength(6);
});
