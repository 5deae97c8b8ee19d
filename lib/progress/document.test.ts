import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  emptyProgress,
  merge,
  type ProgressDocument,
  type ProgressEvent,
  parse,
  progress,
  serialise,
} from "./index";

// Few names and times, so that they often meet.
const name = fc.constantFrom("a", "b", "constructor");
const time = fc.integer({ min: 0, max: 6 });
const attempt = fc.record(
  { at: time, right: fc.boolean(), answer: fc.constantFrom(1, "x", [1, 2]), hints: fc.constantFrom(1, 2) },
  { requiredKeys: ["at", "right"] },
);

/** Any document that can be stored, with fields of a later version among the known ones. */
const anyDocument: fc.Arbitrary<ProgressDocument> = fc
  .record(
    {
      resets: fc.constantFrom(0, 0, 0, 1),
      lessons: fc.dictionary(
        name,
        fc.record({ openedAt: time, readAt: time, unreadAt: time, stars: time }, { requiredKeys: [] }),
      ),
      steps: fc.dictionary(name, fc.array(fc.constantFrom("one", "two", "three"))),
      answers: fc.dictionary(
        name.map((question) => `a/${question}`),
        fc.record({ tries: fc.array(attempt, { maxLength: 24, size: "max" }) }),
      ),
      exercises: fc.dictionary(name, fc.record({ doneAt: time })),
      later: fc.constantFrom(1, "one", { b: 1, a: 2 }),
    },
    { requiredKeys: ["resets"] },
  )
  .map((fields) => parse(JSON.stringify({ ...emptyProgress, ...fields })).document);

const anyEvent: fc.Arbitrary<ProgressEvent> = fc.oneof(
  fc.record({
    type: fc.constantFrom("lesson-opened", "lesson-read", "lesson-unread", "exercise-done"),
    lesson: name,
  }),
  fc.record({ type: fc.constant("step-seen"), diagram: name, step: fc.constantFrom("one", "two") }),
  fc.record({
    type: fc.constant("answered"),
    lesson: name,
    question: name,
    right: fc.boolean(),
    answer: fc.anything(),
  }),
);

describe("merge", () => {
  const same = (a: ProgressDocument, b: ProgressDocument) => {
    expect(serialise(a)).toBe(serialise(b));
  };

  it("is commutative", () => {
    fc.assert(fc.property(anyDocument, anyDocument, (a, b) => same(merge(a, b), merge(b, a))));
  });

  it("is associative", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (a, b, c) =>
        same(merge(merge(a, b), c), merge(a, merge(b, c))),
      ),
      { numRuns: 500 },
    );
  });

  it("is idempotent, and nothing is the neutral element", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (a, b) => {
        same(merge(a, a), a);
        same(merge(merge(a, b), b), merge(a, b));
        same(merge(a, emptyProgress), a);
      }),
    );
  });

  it("finds again everything that two tabs recorded apart", () => {
    const events = fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 100 })));
    fc.assert(
      fc.property(anyDocument, events, (start, list) => {
        const apply = (document: ProgressDocument, [event, now]: (typeof list)[number]) =>
          progress(document, event, now);
        const left = list.filter((_, index) => index % 2 === 0).reduce(apply, start);
        const right = list.filter((_, index) => index % 2 === 1).reduce(apply, start);
        const both = merge(left, right);
        same(merge(both, left), both);
        same(merge(both, right), both);
      }),
    );
  });

  it("lets the last word win on read and unread", () => {
    const read = progress(emptyProgress, { type: "lesson-read", lesson: "a" }, 10);
    const unread = progress(read, { type: "lesson-unread", lesson: "a" }, 20);
    const again = progress(unread, { type: "lesson-read", lesson: "a" }, 30);
    expect(merge(read, unread)).toEqual(unread);
    expect(merge(again, unread)).toEqual(again);
  });

  it("does not bring back what was erased", () => {
    const before = progress(emptyProgress, { type: "lesson-read", lesson: "a" }, 10);
    const after = progress(
      progress(before, { type: "reset" }, 20),
      { type: "step-seen", diagram: "d", step: "s" },
      21,
    );
    expect(merge(before, after)).toEqual(after);
    expect(after.lessons).toEqual({});
  });
});

it("a reducer makes only documents that can be stored and read again", () => {
  fc.assert(
    fc.property(anyDocument, anyEvent, fc.integer({ min: 0 }), (document, event, now) => {
      const next = progress(document, event, now);
      const { document: read, problem } = parse(serialise(next));
      expect(problem).toBeUndefined();
      expect(serialise(read)).toBe(serialise(next));
    }),
  );
});
