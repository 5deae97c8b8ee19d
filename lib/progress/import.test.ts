import { describe, expect, it } from "vitest";
import { emptyProgress, exportName, merge, progress, readImport, serialise } from "./index";

const some = [
  progress(emptyProgress, { type: "lesson-read", lesson: "a" }, 10),
  progress(emptyProgress, { type: "step-seen", diagram: "d", step: "s" }, 11),
  progress(emptyProgress, { type: "answered", lesson: "a", question: "q", right: true }, 12),
].reduce(merge);

describe("readImport", () => {
  it("says what a file adds", () => {
    const current = progress(emptyProgress, { type: "step-seen", diagram: "d", step: "s" }, 5);
    const result = readImport(serialise(some, 2), current);
    expect(result).toEqual({
      ok: true,
      document: some,
      adds: { lessonsRead: 1, steps: 0, answers: 1, exercises: 0 },
    });
  });

  it("restores a copy that was saved before a reset", () => {
    const erased = progress(some, { type: "reset" }, 20);
    const result = readImport(serialise(some), erased);
    expect(result.ok && merge(erased, result.document)).toEqual({ ...some, resets: 1 });
  });

  it("does not let a file from elsewhere erase what is here", () => {
    const elsewhere = progress(
      progress(emptyProgress, { type: "reset" }, 30),
      { type: "lesson-read", lesson: "b" },
      31,
    );
    const result = readImport(serialise(elsewhere), some);
    expect(result.ok && Object.keys(merge(some, result.document).lessons)).toEqual(["a", "b"]);
  });

  it.each([
    ["x".repeat(1_000_001), { problem: "too-big" }],
    ["%PDF-1.7", { problem: "not-json" }],
    ['{"name":"shipshape","version":"0.1.0"}', { problem: "foreign" }],
    ['{"version":9,"lessons":{}}', { problem: "newer" }],
    ['{"version":1,"lessons":{"a":{"readAt":"x"}}}', { problem: "damaged", dropped: ["lessons.a.readAt"] }],
  ])("refuses a bad file (%#)", (text, expected) => {
    expect(readImport(text, some)).toEqual({ ok: false, ...expected });
  });
});

it("names the exported file by its day", () => {
  expect(exportName(Date.UTC(2026, 10, 22, 23))).toBe("shipshape-progress-2026-11-22.json");
});
