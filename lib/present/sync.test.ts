import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addStroke,
  audiencePresent,
  change,
  hello,
  type Message,
  parseMessage,
  place,
  type Replica,
  receive,
  startReplica,
  undoStroke,
  type Wish,
} from "./sync";

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ slide: fc.constantFrom("title", "a.one", "a.two", "end") }),
  fc.record({ blank: fc.constantFrom("none" as const, "black" as const, "white" as const) }),
  fc.record({
    laser: fc.oneof(
      fc.constant(null),
      fc.record({
        x: fc.double({ min: 0, max: 1, noNaN: true }),
        y: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    ),
  }),
  fc.record({ timer: fc.record({ startedAt: fc.constantFrom(null, 1, 2), elapsed: fc.nat() }) }),
  fc.record({
    strokes: fc.record({
      slide: fc.constantFrom("title", "end"),
      strokes: fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }), {
        maxLength: 3,
      }),
    }),
  }),
  fc.record({
    values: fc.record({
      diagram: fc.constantFrom("a", "b"),
      values: fc.dictionary(
        fc.constantFrom("apps", "mode"),
        fc.oneof(fc.nat(), fc.constant("x"), fc.boolean()),
      ),
    }),
  }),
);

/** What a window does, and what the way between them does with each message: lost, doubled, late. */
const act = fc.record({ who: fc.nat(2), wish, fate: fc.array(fc.nat(9), { maxLength: 2 }) });

const windows = (): Replica[] => [
  startReplica("a", "audience", "title"),
  startReplica("b", "speaker", "title"),
  startReplica("c", "audience", "title"),
];

/** As it arrives: through the structured clone and the parser. */
const posted = (message: Message): Message => {
  const parsed = parseMessage(structuredClone(message));
  if (!parsed) throw new Error("A message of our own was not understood");
  return parsed;
};

describe("replicas", () => {
  it("agree after a hello from each, whatever was lost, doubled or late", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        const replicas = windows();
        const late: { at: number; to: number; message: Message }[] = [];
        const hear = (to: number, message: Message) => {
          const replica = replicas[to];
          if (replica) replicas[to] = receive(replica, posted(message), 0).replica;
        };
        for (const [time, { who, wish, fate }] of acts.entries()) {
          const replica = replicas[who];
          if (!replica) continue;
          const changed = change(replica, wish);
          replicas[who] = changed.replica;
          // An empty fate loses the message; two numbers deliver it twice, each so much later.
          for (const delay of fate)
            for (const to of [0, 1, 2]) late.push({ at: time + delay, to, message: changed.message });
          for (const { to, message } of late.filter(({ at }) => at === time)) hear(to, message);
        }
        for (const from of [0, 1, 2])
          for (const to of [0, 1, 2]) {
            const replica = replicas[from];
            if (replica) hear(to, hello(replica));
          }
        const [a, b, c] = replicas;
        expect(b?.shared).toEqual(a?.shared);
        expect(c?.shared).toEqual(a?.shared);
      }),
    );
  });

  it("catch up when one opens late: it asks, and is told all", () => {
    fc.assert(
      fc.property(fc.array(wish), (wishes) => {
        let early = startReplica("early", "audience", "title");
        for (const one of wishes) early = change(early, one).replica;
        const late = startReplica("late", "speaker", "title");
        const { replica, answer } = receive(early, posted(hello(late)), 0);
        expect(answer?.kind).toBe("state");
        const caughtUp = answer ? receive(late, posted(answer), 0).replica : late;
        expect(caughtUp.shared).toEqual(early.shared);
        expect(replica.shared).toEqual(early.shared);
      }),
    );
  });

  it("let the last word win, and the greater sender where two spoke at once", () => {
    const [a, b] = windows();
    if (!a || !b) throw new Error("unreachable");
    const one = change(a, { slide: "one" });
    const two = change(b, { slide: "two" });
    expect(receive(one.replica, two.message, 0).replica.shared.slide.value).toBe("two");
    expect(receive(two.replica, one.message, 0).replica.shared.slide.value).toBe("two");
    const heard = receive(two.replica, one.message, 0).replica;
    const three = change(heard, { slide: "three" });
    expect(receive(one.replica, three.message, 0).replica.shared.slide.value).toBe("three");
  });

  it("begin where the link says, unless another window knows better", () => {
    const fresh = startReplica("a", "audience", "title");
    const linked = place(startReplica("b", "audience", "title"), "points");
    expect(receive(fresh, hello(linked), 0).replica.shared.slide.value).toBe("points");
    const moved = change(fresh, { slide: "end" });
    expect(receive(linked, moved.message, 0).replica.shared.slide.value).toBe("end");
  });

  it("keep what did not change as it is, so that nothing is drawn again", () => {
    const [a, b] = windows();
    if (!a || !b) throw new Error("unreachable");
    const before = change(a, { strokes: { slide: "title", strokes: [[0, 0]] } }).replica;
    const after = receive(before, change(b, { laser: { x: 0.5, y: 0.5 } }).message, 0).replica;
    expect(after.shared.strokes).toBe(before.shared.strokes);
    expect(after.shared.slide).toBe(before.shared.slide);
  });
});

describe("presence", () => {
  const speaker = startReplica("b", "speaker", "title");
  const audience = hello(startReplica("a", "audience", "title"));

  it("knows an audience for five seconds after it was heard of", () => {
    const heard = receive(speaker, audience, 10_000).replica;
    expect(audiencePresent(speaker, 10_000)).toBe(false);
    expect(audiencePresent(heard, 14_000)).toBe(true);
    expect(audiencePresent(heard, 16_000)).toBe(false);
  });

  it("forgets it when it says goodbye, and never counts itself or another speaker", () => {
    const heard = receive(speaker, audience, 0).replica;
    expect(audiencePresent(receive(heard, { kind: "bye", from: "a", role: "audience" }, 1).replica, 1)).toBe(
      false,
    );
    expect(receive(speaker, hello(speaker), 0).replica).toBe(speaker);
    const other = receive(speaker, hello(startReplica("c", "speaker", "title")), 0).replica;
    expect(audiencePresent(other, 0)).toBe(false);
  });
});

describe("parseMessage", () => {
  it("never throws, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        parseMessage(input);
        parseMessage({ kind: "state", from: "x", role: "audience", patch: input });
      }),
    );
  });

  it("never lets a half-understood field through", () => {
    const stamp = { counter: 1, sender: "x" };
    const bad = {
      slide: { value: 7, stamp },
      blank: { value: "red", stamp },
      laser: { value: { x: 2, y: 0 }, stamp },
      timer: { value: { startedAt: "now", elapsed: 0 }, stamp },
      screen: { value: { width: 1, height: 1 }, stamp },
      strokes: { title: { value: [[0, "1"]], stamp } },
      values: { a: { value: [1], stamp } },
    };
    expect(parseMessage({ kind: "change", from: "x", role: "speaker", patch: bad })).toEqual({
      kind: "change",
      from: "x",
      role: "speaker",
      patch: { strokes: {}, values: {} },
    });
  });

  it.each([
    ["no stamp", { value: "title" }],
    ["a counter that would lock others out", { value: "title", stamp: { counter: 1e300, sender: "x" } }],
    ["a counter that is no number", { value: "title", stamp: { counter: Number.NaN, sender: "x" } }],
    ["a text without end", { value: "x".repeat(201), stamp: { counter: 1, sender: "x" } }],
  ])("ignores %s", (_, slide) => {
    expect(parseMessage({ kind: "change", from: "x", role: "speaker", patch: { slide } })).toMatchObject({
      patch: {},
    });
  });

  it.each([null, 3, "hello", [], {}, { kind: "hello" }, { kind: "dance", from: "x", role: "speaker" }])(
    "knows that %j is no message",
    (input) => expect(parseMessage(input)).toBeUndefined(),
  );
});

it("adds to the stroke under the pen, and takes the last one back", () => {
  expect(addStroke([[0, 0]], [1, 1], false)).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(addStroke([[0, 0]], [0, 0, 1, 1], true)).toEqual([[0, 0, 1, 1]]);
  expect(undoStroke([[0, 0], [1]])).toEqual([[0, 0]]);
  expect(undoStroke([])).toEqual([]);
});
