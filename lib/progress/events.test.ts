import { describe, expect, it } from "vitest";
import { emptyProgress, isRead, type ProgressEvent, parse, progress } from "./index";

const having = (...events: ProgressEvent[]) =>
  events.reduce((document, event, index) => progress(document, event, 100 + index), emptyProgress);

describe("progress", () => {
  it("records each event", () => {
    const document = having(
      { type: "lesson-opened", lesson: "a" },
      { type: "step-seen", diagram: "d", step: "two" },
      { type: "step-seen", diagram: "d", step: "one" },
      { type: "answered", lesson: "a", question: "q", right: false, answer: { left: "x" } },
      { type: "answered", lesson: "a", question: "q", right: true },
      { type: "lesson-read", lesson: "a" },
      { type: "exercise-done", lesson: "a" },
    );
    expect(document).toEqual({
      version: 1,
      resets: 0,
      lessons: { a: { openedAt: 100, readAt: 105 } },
      steps: { d: ["one", "two"] },
      answers: {
        "a/q": {
          tries: [
            { at: 103, right: false, answer: { left: "x" } },
            { at: 104, right: true },
          ],
        },
      },
      exercises: { a: { doneAt: 106 } },
    });
  });

  it("gives back the same document when nothing is new", () => {
    const document = having(
      { type: "lesson-read", lesson: "a" },
      { type: "step-seen", diagram: "d", step: "s" },
      { type: "exercise-done", lesson: "a" },
    );
    expect(progress(document, { type: "lesson-read", lesson: "a" }, 999)).toBe(document);
    expect(progress(document, { type: "lesson-unread", lesson: "b" }, 999)).toBe(document);
    expect(progress(document, { type: "step-seen", diagram: "d", step: "s" }, 999)).toBe(document);
    expect(progress(document, { type: "exercise-done", lesson: "a" }, 999)).toBe(document);
  });

  it("follows the person, not the clock, when the clock is put back", () => {
    let document = progress(emptyProgress, { type: "lesson-read", lesson: "a" }, 1000);
    document = progress(document, { type: "lesson-unread", lesson: "a" }, 5);
    expect(isRead(document, "a")).toBe(false);
    document = progress(document, { type: "lesson-read", lesson: "a" }, 4);
    expect(isRead(document, "a")).toBe(true);
    document = progress(document, { type: "answered", lesson: "a", question: "q", right: false }, 1000);
    document = progress(document, { type: "answered", lesson: "a", question: "q", right: true }, 3);
    expect(document.answers["a/q"]?.tries.at(-1)?.right).toBe(true);
  });

  it("keeps the last 20 tries", () => {
    const tries = Array.from({ length: 25 }, (_, index): ProgressEvent => {
      return { type: "answered", lesson: "a", question: "q", right: index === 24, answer: index };
    });
    const kept = having(...tries).answers["a/q"]?.tries ?? [];
    expect(kept.map((one) => one.answer)).toEqual(Array.from({ length: 20 }, (_, index) => index + 5));
  });

  it("keeps no answer that is too long or not plain data", () => {
    const loop: unknown[] = [];
    loop.push(loop);
    for (const answer of ["x".repeat(3000), loop, undefined, () => 1]) {
      const { tries } =
        having({ type: "answered", lesson: "a", question: "q", right: true, answer }).answers["a/q"] ?? {};
      expect(tries).toEqual([{ at: 100, right: true }]);
    }
  });

  it("ignores impossible ids", () => {
    for (const lesson of ["__proto__", "", "a/b", "x".repeat(200)])
      expect(having({ type: "lesson-read", lesson })).toEqual(emptyProgress);
    expect(having({ type: "lesson-opened", lesson: "constructor" }).lessons.constructor).toEqual({
      openedAt: 100,
    });
  });

  it("erases everything, fields of a later version too", () => {
    const document = parse('{"version":1,"lessons":{"a":{"readAt":1}},"badges":[1]}').document;
    expect(progress(document, { type: "reset" }, 5)).toEqual({ ...emptyProgress, resets: 1 });
  });
});
