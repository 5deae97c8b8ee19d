import { describe, expect, it } from "vitest";
import { command, dockerfile, examples, match, multiple, numeric, order, single } from "./examples";
import { parseNumber } from "./kinds/numeric";
import { move } from "./kinds/order";
import type { Answer, Question } from "./question";
import { blankAnswer, keyAnswer, reveal, score } from "./score";
import type { PartVerdict, Verdict } from "./verdict";

function parts(verdict: Verdict): PartVerdict[] {
  if (verdict.result === "incomplete") throw new Error("This answer was expected to be complete");
  return verdict.parts;
}

describe.each(examples.map((question) => [question.kind, question] as const))("%s", (_, question) => {
  it("finds its own key right", () => {
    expect(score(question, keyAnswer(question)).result).toBe("right");
  });

  it("finds the blank answer incomplete", () => {
    expect(score(question, blankAnswer(question))).toEqual({
      result: "incomplete",
      missing: { code: "nothing" },
    });
  });

  it("keeps its answers as JSON", () => {
    for (const answer of [keyAnswer(question), blankAnswer(question)])
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
  });

  it("reveals reasons that are nobody's answer", () => {
    expect(reveal(question).parts.length).toBeGreaterThan(0);
    for (const part of reveal(question).parts)
      expect(part).toMatchObject({ chosen: false, why: expect.any(String) });
  });
});

it.each<[string, Question, Answer, Verdict["result"]]>([
  ["single: the right option", single, 1, "right"],
  ["single: another", single, 0, "wrong"],
  ["single: one that is not there", single, 7, "incomplete"],
  ["multiple: all and only the right ones", multiple, [1, 0], "right"],
  ["multiple: the same twice", multiple, [0, 1, 1], "right"],
  ["multiple: one too few", multiple, [0], "wrong"],
  ["multiple: one too many", multiple, [0, 1, 2], "wrong"],
  ["order: swapped", order, [0, 2, 1, 3], "wrong"],
  ["order: too short", order, [0, 1], "incomplete"],
  ["order: one twice", order, [0, 0, 1, 2], "incomplete"],
  ["match: two lefts share a right", match, [0, 0, 1], "right"],
  ["match: a distractor", match, [0, 0, 2], "wrong"],
  ["match: one open", match, [0, null, 1], "incomplete"],
  ["match: too short", match, [0], "incomplete"],
  ["command: another order that is accepted", command, "docker run --name web --rm nginx", "right"],
  ["command: with a prompt and sudo", command, "$ sudo docker run --rm --name web nginx", "right"],
  ["command: over two lines", command, "docker run --rm \\\n  --name web nginx", "right"],
  ["command: a word more", command, "docker run --rm --name web nginx sh", "wrong"],
  ["command: an open quote", command, "docker run 'nginx", "incomplete"],
  ["command: an open line", command, "docker run \\", "incomplete"],
  ["command: only a prompt", command, "$ ", "incomplete"],
  ["dockerfile: not built yet", dockerfile, { dockerfile: "FROM scratch" }, "incomplete"],
  ["dockerfile: every goal", dockerfile, { dockerfile: "…", reached: ["user", "signals"] }, "right"],
  ["dockerfile: one too few", dockerfile, { dockerfile: "…", reached: ["user"] }, "wrong"],
  ["numeric: with its unit", numeric, "3 Kernels", "right"],
  ["numeric: off by one", numeric, "4", "wrong"],
  ["numeric: in words", numeric, "three", "incomplete"],
  ["numeric: within the tolerance", { ...numeric, tolerance: 0.5 }, "3.5", "right"],
  ["numeric: outside of it", { ...numeric, tolerance: 0.5 }, "3.51", "wrong"],
  ["numeric: a sum of floats", { ...numeric, answer: 0.1 + 0.2 }, "0.3", "right"],
])("%s", (_, question, answer, result) => {
  expect(score(question, answer).result).toBe(result);
});

describe("parts", () => {
  it("gives a reason for every option, chosen or not", () => {
    expect(parts(score(single, 0))).toEqual([
      {
        index: 0,
        text: "Only its own container",
        chosen: true,
        right: false,
        why: "That holds for virtual machines.",
      },
      { index: 1, text: "The host", chosen: false, right: true, why: "The kernel is the wall." },
      { index: 2, text: "Nothing", chosen: false, right: false, why: "Root is what the bug gives." },
    ]);
  });

  it("says which items stand in their place", () => {
    expect(parts(score(order, [0, 2, 1, 3])).map((part) => part.right)).toEqual([true, false, false, true]);
  });

  it("says how many matches are open", () => {
    expect(score(match, [0, null, null])).toEqual({
      result: "incomplete",
      missing: { code: "rest", left: 2 },
    });
  });

  it("explains a distractor, and shows the right match beside it", () => {
    expect(parts(score(match, [0, 0, 2])).filter((part) => part.index === 2)).toEqual([
      {
        index: 2,
        text: "Container: No kernel",
        chosen: true,
        right: false,
        why: "Nothing runs without one.",
      },
      { index: 2, text: "Container: Shared kernel", chosen: false, right: true, why: "It is a process." },
    ]);
  });

  it.each([
    ["docker start web", "There is no web yet."],
    ["docker start nginx", "start needs a container that exists."],
    ["docker exec nginx", undefined],
  ])("gives the known reason for %j", (typed, why) => {
    expect(parts(score(command, typed))[0]?.why).toBe(why);
    expect(parts(score(command, typed))[1]).toMatchObject({
      text: command.accept[0],
      chosen: false,
      right: true,
    });
  });

  it.each([
    ["1", "That is the count for containers."],
    ["2", undefined],
  ])("gives the known reason for the number %s", (typed, why) => {
    expect(parts(score(numeric, typed))[0]?.why).toBe(why);
  });
});

it.each([
  ["3", 3],
  [" 3 ", 3],
  ["-0.5", -0.5],
  ["−2", -2],
  [".5", 0.5],
  ["5.", 5],
  ["1,024", 1024],
  ["1 024", 1024],
  ["12'000'000.5", 12_000_000.5],
  ["３", 3],
  ["40 ms", 40],
  ["40ms", 40],
  ["1,5", undefined],
  ["1,02", undefined],
  ["", undefined],
  ["1e3", undefined],
  ["Infinity", undefined],
  ["0x10", undefined],
])("reads %j as %s", (typed, value) => {
  expect(parseNumber(typed, "ms")).toBe(value);
});

it("names the unit, except for one of several", () => {
  expect(parts(score(numeric, "1")).map((part) => part.text)).toEqual(["1", "3 kernels"]);
});

it("keys a tiny number without an exponent", () => {
  const tiny = { ...numeric, answer: 1e-7 };
  expect(keyAnswer(tiny)).toBe("0.0000001");
  expect(score(tiny, keyAnswer(tiny)).result).toBe("right");
});

it.each([
  [0, 2, [1, 2, 0, 3]],
  [3, 0, [3, 0, 1, 2]],
  [1, 99, [0, 2, 3, 1]],
  [1, -5, [1, 0, 2, 3]],
  [9, 0, [0, 1, 2, 3]],
])("moves the item at %i to %i", (from, to, result) => {
  expect(move([0, 1, 2, 3], from, to)).toEqual(result);
});
