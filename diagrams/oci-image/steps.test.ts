import { describe, expect, it } from "vitest";
import { digestOf } from "@/lib/oci";
import { actions, changedBetween, imageAfter, parts, toggled, untouched } from "./model";
import { mostActions, steps } from "./steps";

const ids = [
  "folder",
  "index",
  "manifest",
  "config",
  "layers",
  "check",
  "damage",
  "new-letter",
  "repack",
  "names",
];

describe("the steps", () => {
  it("have permanent ids; what the reader does comes after them", () => {
    expect(steps({}).map((step) => step.id)).toEqual(ids);
    expect(steps({ do: ["letter", "user"] }).map((step) => step.id)).toEqual([...ids, "yours-1", "yours-2"]);
    expect(steps({ do: Array(20).fill("flip") })).toHaveLength(ids.length + mostActions);
    expect(steps({ do: ["nothing", "flip"] })).toHaveLength(ids.length + 1);
  });

  it("are short, and each guess has one right answer", () => {
    for (const step of steps({ do: [...actions] })) {
      expect(step.caption.split(/\s+/).length, step.id).toBeLessThanOrEqual(48);
      expect(step.title.split(/\s+/).length, step.id).toBeLessThanOrEqual(5);
      if (step.guess) expect(step.guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });

  it("say digests that are those of the bytes", () => {
    for (const { scene, id } of steps({ do: ["letter", "user", "version", "repack"] })) {
      if (id === "damage") continue;
      expect(scene.image.hashes, id).toEqual(scene.image.names);
    }
  });
});

describe("what changes with what", () => {
  const before = imageAfter(untouched);
  const flags = (action: (typeof actions)[number]) => {
    const { parts: changed, diffIds } = changedBetween(before, imageAfter(toggled(untouched, action)));
    return [
      ...parts.filter((part) => changed[part]),
      ...diffIds.flatMap((is, i) => (is ? [`diff-${i}`] : [])),
    ];
  };

  it.each([
    ["letter", ["index", "manifest", "config", "top", "diff-1"]],
    ["user", ["index", "manifest", "config"]],
    ["version", ["index", "manifest"]],
    ["repack", ["index", "manifest", "top"]],
    ["flip", []],
  ] as const)("%s: %j", (action, changed) => {
    expect(flags(action)).toEqual(changed);
  });

  it.each(actions)("%s twice: the first digests again, and a caption that says so", (action) => {
    const twice = steps({ do: [action, action] });
    expect(twice.at(-1)?.scene.image).toEqual(before);
    expect(twice.at(-1)?.caption).toMatch(/again/);
  });

  it("a flipped bit changes the hash of layer 1 and no name", () => {
    const after = imageAfter(toggled(untouched, "flip"));
    expect(after.names).toEqual(before.names);
    expect({ ...after.hashes, base: before.hashes.base }).toEqual(before.hashes);
    expect(after.hashes.base).not.toBe(before.hashes.base);
    expect([before.damaged, after.damaged]).toEqual([false, true]);
  });

  it("ChainID hashes both DiffIDs", () => {
    const text = new TextEncoder().encode(before.diffIds.join(" "));
    expect(before.chainId).toBe(digestOf(text));
  });
});
