import { expect, it } from "vitest";
import { type BuildResult, build } from "./build";
import { check } from "./checks";
import { preset, presets } from "./presets";

const built = (id: string): BuildResult => build(preset(id));

it.each(presets.map(({ id }) => id))("%s builds", (id) => {
  const result = built(id);
  expect(result.problems).toEqual([]);
  expect(result.stages.flatMap((stage) => stage.steps.flatMap(({ unknown }) => unknown))).toEqual([]);
});

it("the three ways weigh less and less, and hide less and less", () => {
  const images = ["naive", "one-run", "multi-stage"].map((id) => built(id).image);
  const sizes = images.map((image) => image?.size ?? 0);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  const [naive, oneRun, multi] = images.map((image) => image?.wasted ?? 0);
  expect(naive).toBeGreaterThan(9_900_000);
  expect(oneRun).toBeLessThan(100_000);
  expect(multi).toBe(0);
  expect(images.map((image) => image?.layers.length)).toEqual([7, 4, 2]);
});

it.each(["node", "python", "go", "site"])(
  "the good %s is smaller than the bad, and keeps the cache on an edit",
  (language) => {
    const [bad, good] = [
      built(`${language}-bad`).image?.size ?? 0,
      built(`${language}-good`).image?.size ?? 0,
    ];
    expect(good).toBeLessThan(bad / 3);
    expect(check(preset(`${language}-good`)).filter(({ rule }) => rule === "CopyBeforeInstall")).toEqual([]);
  },
);
