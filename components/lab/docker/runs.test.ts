import { expect, it } from "vitest";
import { runsOf } from "./runs";

it("keeps the order, and puts lines of one stream together", () => {
  const line = (stream: "stdout" | "stderr", text: string) => ({ stream, text });
  expect(
    runsOf([line("stderr", "a"), line("stderr", "b"), line("stdout", "c"), line("stderr", "d")]),
  ).toEqual([
    { stream: "stderr", lines: ["a", "b"] },
    { stream: "stdout", lines: ["c"] },
    { stream: "stderr", lines: ["d"] },
  ]);
  expect(runsOf([])).toEqual([]);
});
