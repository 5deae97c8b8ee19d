import { describe, expect, it } from "vitest";
import { importedMessage, refusedMessage } from "./messages";

describe("importedMessage", () => {
  it.each([
    [
      { lessonsRead: 1, steps: 12, answers: 4, exercises: 0 },
      "Imported. It added 1 lesson read, 12 steps and 4 answers.",
    ],
    [{ lessonsRead: 0, steps: 1, answers: 0, exercises: 0 }, "Imported. It added 1 step."],
    [{ lessonsRead: 0, steps: 0, answers: 0, exercises: 0 }, "Imported. Everything in it was already here."],
  ])("%j", (adds, text) => {
    expect(importedMessage(adds)).toEqual({ kind: "done", text });
  });
});

describe("refusedMessage", () => {
  it("says that nothing changed, and which part is bad", () => {
    const { text } = refusedMessage("p.json", {
      ok: false,
      problem: "damaged",
      dropped: ["lessons.a", "steps.b"],
    });
    expect(text).toBe(
      "Nothing was imported. “p.json” is damaged. This part of it makes no sense: lessons.a, and 1 other part.",
    );
  });
});
