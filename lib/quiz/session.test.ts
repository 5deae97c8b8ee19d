import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examples, multiple, numeric, single } from "./examples";
import type { Answer } from "./question";
import { keyAnswer } from "./score";
import {
  current,
  missed,
  resultByObjective,
  type Session,
  type SessionEvent,
  session,
  start,
} from "./session";

const run = (state: Session, ...events: SessionEvent[]): Session => events.reduce(session, state);
const give = (answer: Answer): SessionEvent[] => [
  { type: "answer", answer },
  { type: "check" },
  { type: "next" },
];
const questions = [single, multiple, numeric];
const objectives = [{ id: "copied" }, { id: "shared" }, { id: "untested" }];

describe("a round", () => {
  it("starts with the first question, blank", () => {
    expect(current(start(questions, 7))).toEqual({
      question: single,
      number: 1,
      of: 3,
      seed: 7,
      answer: null,
      verdict: undefined,
      missing: undefined,
    });
  });

  it("says what an incomplete answer lacks, until it changes", () => {
    const checked = run(start(questions, 7), { type: "check" });
    expect(current(checked)).toMatchObject({ missing: { code: "nothing" }, verdict: undefined });
    expect(current(run(checked, { type: "next" }))?.number).toBe(1);
    expect(current(run(checked, { type: "answer", answer: 0 }))).toMatchObject({
      answer: 0,
      missing: undefined,
    });
  });

  it("keeps a checked answer", () => {
    const checked = run(start(questions, 7), { type: "answer", answer: 0 }, { type: "check" });
    expect(current(checked)?.verdict?.result).toBe("wrong");
    expect(run(checked, { type: "answer", answer: 1 }, { type: "check" })).toEqual(checked);
  });

  it("ends after the last question, with a result by objective", () => {
    const done = run(start(questions, 7), ...give(1), ...give([0]), ...give("3"));
    expect(current(done)).toBeUndefined();
    expect(resultByObjective(done, objectives)).toEqual([
      { objective: "copied", right: 0, of: 1 },
      { objective: "shared", right: 2, of: 2 },
    ]);
    expect(missed(done)).toEqual([multiple]);
  });

  it("counts what was not answered as missed", () => {
    const done = run(start(questions, 7), ...give(1), { type: "finish" });
    expect(current(done)).toBeUndefined();
    expect(missed(done)).toEqual([multiple, numeric]);
  });

  it("without questions is over at once", () => {
    expect(current(start([], 7))).toBeUndefined();
  });
});

describe("another round", () => {
  const done = run(start(questions, 7), ...give(0), ...give([0]), ...give("3"));

  it("asks only what was missed, blank and shuffled anew", () => {
    const again = run(done, { type: "retryMissed" });
    expect(again.asked).toEqual([single.id, multiple.id]);
    expect(current(again)).toMatchObject({
      question: single,
      answer: null,
      verdict: undefined,
      of: 2,
      seed: 8,
    });
  });

  it("adds to the result what is right now", () => {
    const again = run(done, { type: "retryMissed" }, ...give(1), ...give([0]));
    expect(resultByObjective(again, objectives)[1]).toEqual({ objective: "shared", right: 2, of: 2 });
    expect(missed(again)).toEqual([multiple]);
  });

  it("asks nothing when nothing was missed", () => {
    const perfect = run(done, { type: "retryMissed" }, ...give(1), ...give([0, 1]));
    expect(missed(perfect)).toEqual([]);
    expect(run(perfect, { type: "retryMissed" })).toBe(perfect);
  });

  it("starts over with everything", () => {
    const over = run(done, { type: "startOver" });
    expect(over.asked).toHaveLength(3);
    expect(missed(over)).toHaveLength(3);
  });

  it("goes on from an earlier visit", () => {
    const resumed = run(start(questions, 7), {
      type: "resume",
      right: { [single.id]: true, [numeric.id]: false },
    });
    expect(resumed.asked).toEqual([multiple.id, numeric.id]);
    const all = Object.fromEntries(questions.map(({ id }) => [id, true]));
    expect(current(run(start(questions, 7), { type: "resume", right: all }))).toBeUndefined();
  });

  it("keeps exactly the missed, whatever was answered", () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: examples.length, maxLength: examples.length }),
        (rights) => {
          const wrong: Record<string, Answer> = {
            single: 0,
            multiple: [2],
            order: [3, 2, 1, 0],
            match: [2, 2, 2],
            command: "docker",
            numeric: "-1",
          };
          const end = run(
            start(examples, 1),
            ...examples.flatMap((question, i) =>
              give(rights[i] ? keyAnswer(question) : (wrong[question.kind] ?? null)),
            ),
          );
          const expected = examples.filter((_, i) => !rights[i]).map(({ id }) => id);
          expect(missed(end).map(({ id }) => id)).toEqual(expected);
          if (expected.length > 0) expect(run(end, { type: "retryMissed" }).asked).toEqual(expected);
        },
      ),
    );
  });
});

it("keeps within its bounds for any events", () => {
  const event = fc.oneof(
    fc.constantFrom<SessionEvent>(
      { type: "check" },
      { type: "next" },
      { type: "finish" },
      { type: "retryMissed" },
      { type: "startOver" },
      { type: "resume", right: { [single.id]: true } },
    ),
    fc.nat({ max: 4 }).map((answer): SessionEvent => ({ type: "answer", answer })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const end = run(start([single, { ...single, id: "b" }, { ...single, id: "c" }], 1), ...events);
      expect(end.at).toBeGreaterThanOrEqual(0);
      expect(end.at).toBeLessThanOrEqual(end.asked.length);
      expect(current(end) === undefined).toBe(end.at === end.asked.length);
    }),
  );
});
