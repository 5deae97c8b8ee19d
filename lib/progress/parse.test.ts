import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyProgress, parse, serialise } from "./index";

const v1 = (fields: object) => JSON.stringify({ ...emptyProgress, ...fields });

describe("parse", () => {
  it.each([
    ["nothing stored", null, undefined],
    ["an empty text", "", "corrupt"],
    ["half a text", '{"version":1,"lessons":{"a":', "corrupt"],
    ["a text far too long", `${" ".repeat(1_000_001)}{}`, "corrupt"],
    ["another program's text", '"dark"', "foreign"],
    ["another program's list", "[1,2]", "foreign"],
    ["another program's object", '{"version":1,"name":"x"}', "foreign"],
    ["progress without a version", '{"lessons":{}}', "foreign"],
    ["an impossible version", '{"version":0.5,"lessons":{}}', "foreign"],
    ["a version to come", '{"version":2,"lessons":{"a":{"readAt":1}}}', "newer"],
  ])("%s", (_, text, problem) => {
    expect(parse(text)).toEqual({ document: emptyProgress, problem, dropped: [] });
  });

  it("drops only what is invalid, and names it", () => {
    const { document, problem, dropped } = parse(
      v1({
        resets: -1,
        lessons: { good: { openedAt: 5, readAt: "yesterday" }, "../etc": { readAt: 5 }, bad: 3 },
        steps: { d: ["one", 2, "one", ""], e: "all" },
        answers: { "l/q": { tries: [{ at: 1, right: true }, { at: 2 }] }, q: { tries: [] }, "l/r": {} },
        exercises: { l: { doneAt: null }, m: { doneAt: 4 } },
      }),
    );
    expect(problem).toBe("corrupt");
    expect(document).toEqual({
      ...emptyProgress,
      lessons: { good: { openedAt: 5 } },
      steps: { d: ["one"] },
      answers: { "l/q": { tries: [{ at: 1, right: true }] } },
      exercises: { m: { doneAt: 4 } },
    });
    expect(dropped).toContain("lessons.good.readAt");
    expect(dropped).toContain("answers.l/q.tries[1]");
    expect(dropped).toContain("exercises.l");
  });

  it("keeps the rest when a whole part is missing or something else", () => {
    const { document } = parse('{"version":1,"lessons":7,"steps":{"d":["s"]}}');
    expect(document).toEqual({ ...emptyProgress, steps: { d: ["s"] } });
  });

  it("carries along fields of a later version, wherever they are", () => {
    const later = {
      ...emptyProgress,
      badges: ["first"],
      lessons: { a: { openedAt: 1, stars: 3 } },
      answers: { "a/q": { tries: [{ at: 1, right: true, hints: 2 }], flagged: true } },
    };
    const { document, problem } = parse(JSON.stringify(later));
    expect(problem).toBeUndefined();
    expect(JSON.parse(serialise(document))).toEqual(later);
  });

  it("is not fooled by the names that objects inherit", () => {
    const text = `{"version":1,"__proto__":{"polluted":1},"lessons":{"__proto__":{"readAt":1},"constructor":{"readAt":1}},
      "answers":{"__proto__/q":{"tries":[]}},"steps":{}}`;
    const { document } = parse(text);
    expect(Object.keys(document.lessons)).toEqual(["constructor"]);
    expect(document.answers).toEqual({});
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("survives nesting that cannot be written again", () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    const { document, problem } = parse(`{"version":1,"lessons":{},"extra":${deep}}`);
    expect(problem).toBe("corrupt");
    expect(() => serialise(document)).not.toThrow();
  });

  it("is bounded", () => {
    const tries = Array.from({ length: 50 }, (_, at) => ({ at, right: false }));
    const lessons = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`l${index}`, { openedAt: index }]),
    );
    const { document } = parse(v1({ lessons, answers: { "l/q": { tries } } }));
    expect(Object.keys(document.lessons)).toHaveLength(1000);
    expect(document.answers["l/q"]?.tries.map((one) => one.at)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 30),
    );
  });

  it("never throws, and what it gives can always be stored and read again", () => {
    const almost = fc.record({
      version: fc.constantFrom(1, 1, 1, 2, "1"),
      resets: fc.jsonValue(),
      lessons: fc.dictionary(fc.string(), fc.jsonValue()),
      steps: fc.dictionary(fc.string(), fc.jsonValue()),
      answers: fc.dictionary(fc.string(), fc.record({ tries: fc.jsonValue() })),
      exercises: fc.jsonValue(),
    });
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      almost.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { document } = parse(input);
        const again = parse(serialise(document));
        expect(again.problem).toBeUndefined();
        expect(serialise(again.document)).toBe(serialise(document));
      }),
    );
  });
});
