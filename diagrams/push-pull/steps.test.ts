import { describe, expect, it } from "vitest";
import recording from "./recording.json";
import { actions, mostActions, mostVersions, steps } from "./steps";
import { begin, build, digestOf, pull, push, sizeOf, tag } from "./story";

const ids = [
  "build",
  "push",
  "second-tag",
  "pull",
  "change",
  "push-change",
  "move",
  "pull-moved",
  "by-digest",
];
const at = (id: string, yours: readonly string[] = []) => {
  const step = steps({ yours }).find((one) => one.id === id);
  if (!step) throw new Error(`There is no step ${id}`);
  return step.scene;
};

describe("the story", () => {
  const lists: (readonly string[])[] = [
    [],
    ...actions.map((one) => Array.from({ length: mostActions }, () => one)),
  ];
  it.each(lists.map((yours) => [yours] as const))("is told in few words, with %j after it", (yours) => {
    const told = steps({ yours });
    expect(told.map(({ id }) => id)).toEqual([...ids, ...yours.map((_, index) => `yours-${index + 1}`)]);
    for (const { id, caption, scene } of told) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      for (const place of [scene.builder, scene.registry, scene.server])
        expect(place.rows.length, id).toBeLessThanOrEqual(mostVersions);
    }
  });

  it.each([
    ["push", 3, sizeOf("base", "libraries", "page"), 0],
    ["second-tag", 0, 0, 3],
    ["pull", 3, sizeOf("base", "libraries", "page"), 0],
    ["push-change", 1, sizeOf("page"), 2],
    ["move", 0, 0, 3],
    ["pull-moved", 1, sizeOf("page"), 2],
    ["by-digest", 0, 0, 0],
  ])("%s moves %i layers, %i bytes, and finds %i there", (id, moved, bytes, kept) => {
    const { travel } = at(id);
    expect([travel?.moved.length, travel?.bytes, travel?.kept]).toEqual([moved, bytes, kept]);
  });

  it("moves the tag in the registry, and on the server only when the server pulls", () => {
    const tags = (id: string, where: "registry" | "server") =>
      at(id)[where].rows.map((row) => row?.tags ?? null);
    expect(tags("push-change", "registry")).toEqual([["1.0", "latest"], ["1.1"]]);
    expect(tags("move", "registry")).toEqual([["1.0"], ["1.1", "latest"]]);
    expect(tags("move", "server")).toEqual([["latest"], null]);
    expect(tags("pull-moved", "server")).toEqual([[], ["latest"]]);
    expect(tags("by-digest", "server")).toEqual([[], ["latest"]]);
  });

  it("draws a shared layer once, over all versions that share it", () => {
    const slabs = at("push-change").registry.slabs;
    expect(slabs.map(({ part, first, last }) => [part, first, last])).toEqual([
      ["base", 0, 1],
      ["libraries", 0, 1],
      ["page", 0, 0],
      ["page", 1, 1],
    ]);
  });

  it("does what the reader does: what changed and all above it travels", () => {
    const moved = (action: string) => at("yours-1", [action]).travel?.moved.length;
    expect(actions.map(moved)).toEqual([1, 2, 3, 0, 0]);
    expect(at("yours-2", ["base", "pull"]).travel).toMatchObject({ way: "pull", kept: 0 });
    expect(at("yours-2", ["base", "pull"]).travel?.moved).toHaveLength(3);
  });

  it("takes anything for a list of actions", () => {
    expect(steps({})).toEqual(steps({ yours: ["shout"] }));
    expect(steps({ yours: Array.from({ length: 9 }, () => "page") })).toHaveLength(ids.length + mostActions);
  });
});

it("gives for a digest the same image before and after a tag has moved", () => {
  const first = push(tag(build(begin, "base"), "1.0", "latest"), "latest").state;
  const second = push(tag(build(first, "page"), "1.1", "latest"), "latest").state;
  const digest = digestOf(second, 1);
  const before = pull(first, `@${digest}`).state.server.store.images;
  const after = pull(second, `@${digest}`).state.server.store.images;
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(pull(second, "latest").state.server.store.images)).not.toEqual(Object.keys(before));
});

/** scripts/record-registry.ts has a real engine and a real registry do the pushes of the story. */
it.each([
  ["push", recording.first],
  ["second-tag", recording.secondTag],
  ["push-change", recording.change],
  ["move", recording.move],
] as const)("%s sends and finds as many layers as a real engine did", (id, lines) => {
  const { travel } = at(id);
  const count = (ending: string) => lines.filter((line) => line.endsWith(ending)).length;
  // The first push of a real engine may find a layer that another repository has; ours is the only one.
  expect([travel?.moved.length, travel?.kept]).toEqual([count(": Pushed"), count(": Layer already exists")]);
});

it("gives both tags the digest of one manifest, as a real registry did", () => {
  const digests = [recording.first, recording.secondTag, recording.change, recording.move].map(
    (lines) => /digest: (\S+)/.exec(lines.at(-1) ?? "")?.[1],
  );
  expect(digests[0]).toBe(digests[1]);
  expect(digests[2]).toBe(digests[3]);
  expect(digests[0]).not.toBe(digests[2]);
  const rows = at("move").registry.rows.map((row) => row?.tags.length);
  expect(rows).toEqual([1, 2]);
});
