import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as overlay from "./index";
import { cleanPath, isBelow, parentOf } from "./layer";

type Operation =
  | { call: "write" | "append"; path: string; text: string }
  | { call: "rename"; path: string; to: string }
  | { call: "mkdir" | "remove" | "rmdir" | "removeTree" | "touch"; path: string };

/** Few names, so that operations meet. */
const somePath = fc
  .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 3 })
  .map((names) => names.join("/"));
const someText = fc.string({ maxLength: 5 });
const someOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ call: fc.constantFrom("write" as const, "append" as const), path: somePath, text: someText }),
  fc.record({ call: fc.constant("rename" as const), path: somePath, to: somePath }),
  fc.record({
    call: fc.constantFrom("mkdir" as const, "mkdir" as const, "remove" as const, "rmdir" as const),
    path: somePath,
  }),
  fc.record({ call: fc.constantFrom("removeTree" as const, "touch" as const), path: somePath }),
);
const someOperations = fc.array(someOperation, { maxLength: 14 });

function perform(on: overlay.Overlay, operation: Operation): overlay.Result {
  switch (operation.call) {
    case "write":
      return overlay.write(on, operation.path, overlay.text(operation.text));
    case "append":
      return overlay.append(on, operation.path, overlay.text(operation.text));
    case "rename":
      return overlay.rename(on, operation.path, operation.to);
    case "mkdir":
      return overlay.mkdir(on, operation.path);
    case "remove":
      return overlay.remove(on, operation.path);
    case "rmdir":
      return overlay.rmdir(on, operation.path);
    case "removeTree":
      return overlay.removeTree(on, operation.path);
    case "touch":
      return overlay.touch(on, operation.path);
  }
}

/** Does what is possible, and leaves out what is refused. */
function replay(on: overlay.Overlay, operations: readonly Operation[]): overlay.Overlay {
  return operations.reduce((state, operation) => {
    const result = perform(state, operation);
    return result.ok ? result.overlay : state;
  }, on);
}

/** Layers as builds leave them behind: each is the upper layer of some operations on those below. */
const someLayers = fc
  .array(someOperations, { minLength: 1, maxLength: 3 })
  .map((builds) =>
    builds.reduce<overlay.Stack>((lower, build) => overlay.seal(replay(overlay.mount(lower), build)), []),
  );

/** A plain file system for comparison: text of files, undefined for directories. */
type Plain = Map<string, string | undefined>;

const plainOf = (stack: overlay.Stack): Plain =>
  new Map(
    [...overlay.merged(stack)].map(([path, { entry }]) => [
      path,
      entry.kind === "file" ? entry.content : undefined,
    ]),
  );

function performPlain(plain: Plain, operation: Operation): void {
  const { path } = operation;
  switch (operation.call) {
    case "write":
      plain.set(path, operation.text);
      return;
    case "append":
      plain.set(path, (plain.get(path) ?? "") + operation.text);
      return;
    case "mkdir":
      plain.set(path, undefined);
      return;
    case "touch":
      return;
    case "rename": {
      const moved = [...plain].filter(([each]) => each === path || isBelow(each, path));
      for (const [each] of moved) plain.delete(each);
      for (const [each, what] of moved) plain.set(operation.to + each.slice(path.length), what);
      return;
    }
    default:
      for (const each of [...plain.keys()]) if (each === path || isBelow(each, path)) plain.delete(each);
  }
}

/** Whether an ordinary file system would do it. */
function possible(plain: Plain, operation: Operation): boolean {
  const { path } = operation;
  const isDirectory = (at: string) => at === "" || (plain.has(at) && plain.get(at) === undefined);
  const isFile = (at: string) => plain.get(at) !== undefined;
  const isEmpty = (at: string) => ![...plain.keys()].some((each) => isBelow(each, at));
  switch (operation.call) {
    case "write":
    case "append":
      return isDirectory(parentOf(path)) && !isDirectory(path);
    case "mkdir":
      return isDirectory(parentOf(path)) && !plain.has(path);
    case "touch":
    case "removeTree":
      return plain.has(path);
    case "remove":
      return isFile(path);
    case "rmdir":
      return isDirectory(path) && isEmpty(path);
    case "rename": {
      const { to } = operation;
      if (!plain.has(path) || !isDirectory(parentOf(to))) return false;
      if (path === to) return true;
      if (isBelow(to, path) || isBelow(path, to)) return false;
      if (!plain.has(to)) return true;
      return isDirectory(path) ? isDirectory(to) && isEmpty(to) : isFile(to);
    }
  }
}

describe("whatever is done", () => {
  it("the merged view is that of an ordinary file system, but for directories that may not be renamed", () => {
    fc.assert(
      fc.property(someLayers, someOperations, (lower, operations) => {
        let state = overlay.mount(lower);
        const plain = plainOf(lower);
        for (const operation of operations) {
          const result = perform(state, operation);
          if (!result.ok && result.error === "EXDEV") continue;
          expect(result.ok).toBe(possible(plain, operation));
          if (!result.ok) continue;
          performPlain(plain, operation);
          state = result.overlay;
          expect(plainOf(overlay.stackOf(state))).toEqual(new Map([...plain].sort()));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("lookup finds what the merged view shows, and in the same layer", () => {
    fc.assert(
      fc.property(someLayers, somePath, (stack, path) => {
        expect(overlay.lookup(stack, path)).toEqual(overlay.merged(stack).get(path));
      }),
    );
  });

  it("the lower layers stay as they are, and no overlay is changed in place", () => {
    fc.assert(
      fc.property(someLayers, someOperations, (lower, operations) => {
        const before = lower.map((layer) => [...layer]);
        const start = overlay.mount(lower);
        const end = replay(start, operations);
        expect(end.lower).toBe(lower);
        expect(lower.map((layer) => [...layer])).toEqual(before);
        expect(start.upper.size).toBe(0);
      }),
    );
  });

  it("a lower file is copied up whole, once, and only when its bytes are wanted", () => {
    fc.assert(
      fc.property(someLayers, someOperations, (lower, operations) => {
        let state = overlay.mount(lower);
        for (const operation of operations) {
          const found = overlay.lookup(overlay.stackOf(state), operation.path);
          const result = perform(state, operation);
          if (!result.ok) continue;
          const copied = result.changes.filter((change) => change.did === "copy-up" && change.bytes > 0);
          const isLowerFile = found?.entry.kind === "file" && found.layer < lower.length;
          const wants =
            operation.call === "append" ||
            operation.call === "touch" ||
            (operation.call === "rename" && operation.to !== operation.path);
          const size = found?.entry.kind === "file" ? found.entry.size : 0;
          expect(copied).toEqual(
            isLowerFile && wants && size > 0
              ? [{ did: "copy-up", path: operation.path, from: found.layer, bytes: size }]
              : [],
          );
          state = result.overlay;
        }
      }),
    );
  });

  it("the changes say how many bytes the upper layer gained and lost", () => {
    fc.assert(
      fc.property(someLayers, someOperations, (lower, operations) => {
        let state = overlay.mount(lower);
        for (const operation of operations) {
          const result = perform(state, operation);
          if (!result.ok || operation.call === "write") continue;
          const gained = result.changes.reduce((sum, change) => {
            if (change.did === "drop") return sum - change.bytes;
            return change.did === "copy-up" || change.did === "write" ? sum + change.bytes : sum;
          }, 0);
          expect(overlay.layerSize(result.overlay.upper) - overlay.layerSize(state.upper)).toBe(gained);
          state = result.overlay;
        }
      }),
    );
  });

  it("the upper layer is tidy: every entry has its directory, every whiteout something to hide", () => {
    fc.assert(
      fc.property(someLayers, someOperations, (lower, operations) => {
        const { upper } = replay(overlay.mount(lower), operations);
        for (const [path, entry] of upper) {
          expect(cleanPath(path)).toBe(path);
          const parent = parentOf(path);
          if (parent !== "") expect(upper.get(parent)?.kind).toBe("directory");
          if (entry.kind !== "whiteout") continue;
          expect(overlay.lookup(lower, path)).toBeDefined();
          const around = upper.get(parent);
          expect(around?.kind === "directory" && around.opaque).not.toBe(true);
        }
      }),
    );
  });

  it("a layer survives the way through an image's tar", () => {
    fc.assert(
      fc.property(someLayers, (stack) => {
        for (const layer of stack) {
          const back = overlay.fromTarEntries(overlay.toTarEntries(layer));
          expect(new Map([...back].sort())).toEqual(layer);
        }
      }),
    );
  });

  it("what an image holds is what it shows and what it hides", () => {
    fc.assert(
      fc.property(someLayers, (stack) => {
        const held = stack.reduce((sum, layer) => sum + overlay.layerSize(layer), 0);
        const shown = [...overlay.merged(stack).values()].reduce(
          (sum, { entry }) => sum + (entry.kind === "file" ? entry.size : 0),
          0,
        );
        expect(overlay.hiddenBytes(stack)).toBe(held - shown);
      }),
    );
  });
});

describe("an image of two layers", () => {
  const base = overlay.layerOf({ "/etc/motd": overlay.text("hello\n"), "/tmp/archive": overlay.file(1000) });
  const image = [base, overlay.layerOf({ "/srv/big": overlay.file(500) })];
  const done = (result: overlay.Result): overlay.Overlay => {
    if (!result.ok) throw new Error(result.error);
    return result.overlay;
  };

  it("keeps the bytes of a file that a later layer deletes", () => {
    const built = overlay.seal(done(overlay.remove(overlay.mount(image), "tmp/archive")));
    expect(built.map(overlay.layerSize)).toEqual([1006, 500, 0]);
    expect(overlay.hiddenBytes(built)).toBe(1000);
    expect(overlay.toTarEntries(built[2] ?? overlay.emptyLayer).map((entry) => entry.name)).toEqual([
      "tmp/",
      "tmp/.wh.archive",
    ]);
  });

  it("says what a container changed", () => {
    const mounted = overlay.mount(image);
    const result = overlay.andThen(overlay.append(mounted, "etc/motd", overlay.text("more\n")), (on) =>
      overlay.andThen(overlay.removeTree(on, "tmp"), (so) => overlay.write(so, "note", overlay.text("x"))),
    );
    expect(overlay.diff(image, overlay.stackOf(done(result)))).toEqual([
      { kind: "changed", path: "etc/motd" },
      { kind: "added", path: "note" },
      { kind: "deleted", path: "tmp" },
    ]);
  });

  it("shows nothing of an old directory through one that was made anew", () => {
    const result = overlay.andThen(overlay.removeTree(overlay.mount(image), "etc"), (on) =>
      overlay.mkdir(on, "etc"),
    );
    const { upper } = done(result);
    expect(upper).toEqual(overlay.layerOf({ etc: overlay.opaqueDirectory }));
    expect(overlay.toTarEntries(upper).map((entry) => entry.name)).toEqual(["etc/", "etc/.wh..wh..opq"]);
    expect(overlay.childrenOf([...image, upper], "etc")).toEqual([]);
  });

  it("cannot be packed with a file whose name is that of a whiteout", () => {
    expect(() => overlay.toTarEntries(overlay.layerOf({ "a/.wh.b": overlay.text("") }))).toThrow(RangeError);
  });
});
