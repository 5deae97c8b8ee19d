import { describe, expect, it } from "vitest";
import { bases } from "./bases";
import builds from "./builds.json";
import { computed } from "./compute";
import { steps } from "./steps";

it("shows what the builder makes today: after a change, npm run precompute", () => {
  expect(builds).toEqual(computed());
});

describe.each(Object.keys(bases))("on %s", (base) => {
  const told = steps({ base });
  const sceneAt = (id: string) => told.find((step) => step.id === id)?.scene;

  it("has the same steps, short captions and fair guesses", () => {
    expect(told.map(({ id }) => id)).toEqual([
      "base",
      "tools",
      "archive",
      "rm",
      "one-run",
      "stages",
      "compare",
    ]);
    for (const { id, caption, guess } of told) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      if (guess) expect(guess.options.filter(({ right }) => right)).toHaveLength(1);
    }
  });

  it("is as big as its layers", () => {
    for (const { scene } of told)
      expect(scene.layers.reduce((sum, { size }) => sum + size, 0)).toBe(scene.size);
  });

  it("does not shrink when a later line removes the archive", () => {
    expect(sceneAt("rm")?.size).toBe(sceneAt("archive")?.size);
    const hidden = sceneAt("rm")?.layers.filter((layer) => layer.hidden > 0);
    expect(hidden?.map(({ id, size, hidden: bytes }) => [id, bytes === size])).toEqual([["archive", true]]);
  });

  it("is smaller with every way, by what is no longer there", () => {
    const [naive, once, two] = ["rm", "one-run", "stages"].map((id) => sceneAt(id));
    const sizeOf = (id: string) => naive?.layers.find((layer) => layer.id === id)?.size ?? 0;
    expect((naive?.size ?? 0) - (once?.size ?? 0)).toBe(sizeOf("lists") + sizeOf("archive"));
    // The small rest of an installation goes with curl.
    expect((once?.size ?? 0) - (two?.size ?? 0)).toBe(sizeOf("curl"));
  });
});

it("takes anything for an answer", () => {
  expect(steps({ base: "toString" })).toEqual(steps({}));
});
