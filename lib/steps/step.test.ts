import { describe, expect, it } from "vitest";
import { keepWords, type StepText } from "./step";

const step = (id: string, caption = "It starts."): StepText => ({ id, title: id, caption });

describe("keepWords", () => {
  const before = [
    step("a"),
    { ...step("b"), guess: { question: "What?", options: [{ text: "x", right: true }] } },
  ];

  it("is the earlier list where every word is the same, whatever the pictures are", () => {
    const now = before.map((one) => ({ ...structuredClone(one), scene: {} }));
    expect(keepWords(before, now)).toBe(before);
  });

  it("keeps the steps that say the same and takes the others", () => {
    const now = [step("a"), step("b", "It ends."), step("c")];
    const kept = keepWords(before, now);
    expect(kept).toEqual(now);
    expect(kept[0]).toBe(before[0]);
  });

  it("is the new list where a step has gone", () => {
    expect(keepWords(before, [step("a")])).toEqual([step("a")]);
  });
});
