import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import {
  emptyProgress,
  merge,
  type ProgressDocument,
  type ProgressEvent,
  parse,
  progress,
  serialise,
} from "@/lib/progress";
import { BACKUP_KEY, createProgressStore, type KeyValueStorage, STORAGE_KEY } from "./create-store";

const step = (name: string): ProgressEvent => ({ type: "step-seen", diagram: "d", step: name });
const read: ProgressEvent = { type: "lesson-read", lesson: "a" };

/** One origin: a storage, and tabs that are told of each other's writes when `settle` is called. */
function makeOrigin() {
  const items = new Map<string, string>();
  let limit = Number.POSITIVE_INFINITY;
  let denied = false;
  let writes = 0;
  const waiting: (() => void)[] = [];
  const callbacks = new Map<object, () => void>();

  function tab(options: { stale?: () => string | undefined } = {}) {
    const me = {};
    const changed = () => {
      for (const [other, callback] of callbacks) if (other !== me) waiting.push(callback);
    };
    const guarded = (action: () => void) => {
      if (denied) throw new DOMException("Denied", "SecurityError");
      action();
    };
    const storage: KeyValueStorage = {
      getItem(key) {
        guarded(() => {});
        return (key === STORAGE_KEY ? options.stale?.() : undefined) ?? items.get(key) ?? null;
      },
      setItem: (key, text) =>
        guarded(() => {
          if (text.length > limit) throw new DOMException("Full", "QuotaExceededError");
          writes += 1;
          items.set(key, text);
          changed();
        }),
      removeItem: (key) =>
        guarded(() => {
          items.delete(key);
          changed();
        }),
    };
    const store = createProgressStore({
      storage,
      now: () => 1000,
      later: (action) => waiting.push(action),
      subscribe(onChange) {
        callbacks.set(me, onChange);
        return () => callbacks.delete(me);
      },
    });
    const stop = store.subscribe(() => {});
    const kind = () => store.getSnapshot().status.kind;
    return { store, stop, kind, document: () => store.getSnapshot().document };
  }

  /** Delivers the storage events; gives how many there were. */
  function settle() {
    let delivered = 0;
    for (let next = waiting.shift(); next && delivered < 500; next = waiting.shift()) {
      next();
      delivered += 1;
    }
    return delivered;
  }

  return {
    items,
    tab,
    settle,
    stored: () => parse(items.get(STORAGE_KEY) ?? null).document,
    setLimit: (characters: number) => {
      limit = characters;
    },
    deny: () => {
      denied = true;
    },
    writes: () => writes,
    /** Another program, or another version of this one, writes. */
    written(text: string) {
      items.set(STORAGE_KEY, text);
      waiting.push(...callbacks.values());
    },
    clearedByPerson() {
      items.clear();
      waiting.push(...callbacks.values());
    },
  };
}

let origin = makeOrigin();
beforeEach(() => {
  origin = makeOrigin();
});

describe("one tab", () => {
  it("starts empty and writes nothing until something happens", () => {
    const { store, kind } = origin.tab();
    expect(store.getSnapshot()).toEqual({ document: emptyProgress, status: { kind: "ok" } });
    expect(kind()).toBe("ok");
    expect(origin.items.size).toBe(0);
  });

  it("stores what happens and finds it again", () => {
    origin.tab().store.record(read);
    expect(origin.tab().document().lessons).toEqual({ a: { readAt: 1000 } });
  });

  it("gives the same snapshot until something changes, and then tells its listeners", () => {
    const { store } = origin.tab();
    let calls = 0;
    store.subscribe(() => {
      calls += 1;
    });
    const before = store.getSnapshot();
    expect(store.getSnapshot()).toBe(before);
    store.record(step("one"));
    const after = store.getSnapshot();
    expect(after).not.toBe(before);
    store.record(step("one"));
    expect(store.getSnapshot()).toBe(after);
    expect([calls, origin.writes()]).toEqual([1, 1]);
  });

  it("adopts an imported document under its own count of resets", () => {
    const { store, document } = origin.tab();
    store.record({ type: "reset" });
    store.adopt(progress(emptyProgress, read, 5));
    expect(document()).toEqual({ ...emptyProgress, resets: 1, lessons: { a: { readAt: 5 } } });
    expect(origin.stored()).toEqual(document());
  });
});

describe("storage that refuses", () => {
  it.each([
    ["is denied", () => origin.deny(), "memory"],
    ["is full", () => origin.setLimit(10), "full"],
  ])("keeps working when it %s", (_, refuse, expected) => {
    refuse();
    const { store, document, kind } = origin.tab();
    store.record(read);
    store.record(step("one"));
    expect(Object.keys(document().lessons)).toEqual(["a"]);
    expect(document().steps).toEqual({ d: ["one"] });
    expect(kind()).toBe(expected);
  });

  it("keeps working where there is none", () => {
    const store = createProgressStore({
      storage: undefined,
      now: () => 1,
      subscribe: () => () => {},
      later: () => {},
    });
    store.record(read);
    expect(store.getSnapshot().status.kind).toBe("memory");
    expect(store.getSnapshot().document.lessons).toEqual({ a: { readAt: 1 } });
  });

  it("stores everything once there is room again", () => {
    const { store, kind, document } = origin.tab();
    store.record(step("one"));
    origin.setLimit(10);
    store.record(step("two"));
    expect([kind(), origin.stored().steps.d]).toEqual(["full", ["one"]]);
    origin.setLimit(10_000);
    store.record(step("three"));
    expect([kind(), origin.stored()]).toEqual(["ok", document()]);
    expect(document().steps.d).toEqual(["one", "three", "two"]);
  });
});

describe("text that is not ours", () => {
  const damaged = '{"version":1,"lessons":{"a":{"readAt":5},"b":"?"}}';

  it.each([
    ["half a document", '{"version":1,"less'],
    ["a damaged document", damaged],
    ["another program's text", '{"theme":"dark"}'],
  ])("puts %s aside before replacing it", (_, text) => {
    origin.items.set(STORAGE_KEY, text);
    const { store, kind } = origin.tab();
    expect(kind()).toBe("corrupt-recovered");
    expect(origin.items.get(STORAGE_KEY)).toBe(text);
    store.record(step("one"));
    expect(origin.items.get(BACKUP_KEY)).toBe(text);
    expect(origin.stored().steps).toEqual({ d: ["one"] });
    expect([kind(), origin.tab().kind()]).toEqual(["corrupt-recovered", "corrupt-recovered"]);
    store.discardDamaged();
    expect([kind(), origin.tab().kind()]).toEqual(["ok", "ok"]);
  });

  it("keeps what could be read of it", () => {
    origin.items.set(STORAGE_KEY, damaged);
    const { store } = origin.tab();
    store.record(step("one"));
    expect(origin.stored().lessons).toEqual({ a: { readAt: 5 } });
  });

  it("replaces nothing when there is no room to put it aside", () => {
    origin.items.set(STORAGE_KEY, damaged);
    origin.setLimit(10);
    const { store, kind, document } = origin.tab();
    store.record(step("one"));
    expect(origin.items.get(STORAGE_KEY)).toBe(damaged);
    expect([kind(), document().steps.d]).toEqual(["full", ["one"]]);
  });

  it("can be discarded before anything else happens", () => {
    origin.items.set(STORAGE_KEY, damaged);
    const { store, kind } = origin.tab();
    store.discardDamaged();
    expect(kind()).toBe("ok");
    expect(origin.items.get(STORAGE_KEY)).toBe(
      serialise({ ...emptyProgress, lessons: { a: { readAt: 5 } } }),
    );
  });

  it("leaves no copy behind a reset", () => {
    origin.items.set(STORAGE_KEY, damaged);
    const { store, kind } = origin.tab();
    store.record({ type: "reset" });
    expect([...origin.items.keys()]).toEqual([STORAGE_KEY]);
    expect(kind()).toBe("ok");
  });

  it("never writes over a newer version, not even to reset it", () => {
    const text = '{"version":2,"lessons":{"a":{"readAt":5}}}';
    origin.items.set(STORAGE_KEY, text);
    const { store, kind, document } = origin.tab();
    store.record(step("one"));
    store.discardDamaged();
    expect([kind(), document().steps.d]).toEqual(["newer", ["one"]]);
    store.record({ type: "reset" });
    expect(document().steps).toEqual({});
    expect([...origin.items]).toEqual([[STORAGE_KEY, text]]);
  });
});

describe("two tabs", () => {
  it("keep in step", () => {
    const [left, right] = [origin.tab(), origin.tab()];
    left.store.record(step("one"));
    right.store.record(step("two"));
    origin.settle();
    expect(left.document().steps.d).toEqual(["one", "two"]);
    expect(right.document()).toEqual(left.document());
  });

  it("add to what is stored, even when told of nothing", () => {
    const [left, right] = [origin.tab(), origin.tab()];
    left.document();
    right.document();
    left.store.record(step("one"));
    right.store.record(step("two"));
    expect(origin.stored().steps.d).toEqual(["one", "two"]);
  });

  it("put back what a write at the very same time has overwritten", () => {
    let stale: string | undefined;
    const left = origin.tab();
    const right = origin.tab({ stale: () => stale });
    left.store.record(step("zero"));
    origin.settle();
    stale = origin.items.get(STORAGE_KEY);
    left.store.record(step("one"));
    right.store.record(step("two"));
    expect(origin.stored().steps.d).toEqual(["two", "zero"]);
    stale = undefined;
    expect(origin.settle()).toBeLessThan(10);
    expect(origin.stored().steps.d).toEqual(["one", "two", "zero"]);
    expect(left.document()).toEqual(right.document());
  });

  it("are both reset, and stay so", () => {
    const [left, right] = [origin.tab(), origin.tab()];
    left.store.record(read);
    origin.settle();
    right.store.record({ type: "reset" });
    left.store.record(step("one"));
    origin.settle();
    expect(left.document()).toEqual({ ...emptyProgress, resets: 1, steps: { d: ["one"] } });
    expect(right.document()).toEqual(left.document());
  });

  it("forget when the person clears the site's data", () => {
    const { document } = origin.tab();
    origin.tab().store.record(read);
    origin.settle();
    origin.clearedByPerson();
    origin.settle();
    expect(document()).toEqual(emptyProgress);
    expect(origin.items.size).toBe(0);
  });

  it("of different versions do not write for ever", () => {
    const { store } = origin.tab();
    store.record(read);
    const theirs = origin.items.get(STORAGE_KEY)?.replace("1000", "900") ?? "";
    let answers = 0;
    for (let round = 0; round < 100; round += 1) {
      const before = origin.writes();
      origin.written(theirs);
      origin.settle();
      answers += origin.writes() - before;
    }
    expect(answers).toBe(10);
  });

  it("lose nothing in any order of events and writes", () => {
    const move = fc.record({
      tab: fc.constantFrom(0, 1, 2),
      event: fc.constantFrom(step("one"), step("two"), read, { type: "exercise-done", lesson: "b" } as const),
      settle: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        origin = makeOrigin();
        const tabs = [origin.tab(), origin.tab(), origin.tab()];
        let expected: ProgressDocument = emptyProgress;
        for (const { tab, event, settle } of moves) {
          tabs[tab]?.store.record(event);
          expected = merge(expected, progress(emptyProgress, event, 1000));
          if (settle) origin.settle();
        }
        origin.settle();
        for (const tab of tabs) expect(tab.document()).toEqual(expected);
      }),
    );
  });
});
