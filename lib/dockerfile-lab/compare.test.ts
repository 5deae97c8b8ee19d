import { describe, expect, test } from "vitest";
import { build, preset, presetPairs } from "@/lib/dockerfile";
import { compareBuilds, comparisonText, fateText, viewOf } from ".";

const viewsOf = ({ before, after }: { before: string; after: string }) =>
  [viewOf(build(preset(before))), viewOf(build(preset(after)))] as const;

describe("two builds beside each other", () => {
  test.each(presetPairs)("$title: every layer has a fate, and nothing is counted twice", (pair) => {
    const [before, after] = viewsOf(pair);
    const { fates, fresh, after: slabs, stored, steps } = compareBuilds(before, after);
    const sum = (all: readonly { size: number }[]) => all.reduce((total, { size }) => total + size, 0);
    expect(sum(fates.map(({ slab }) => slab))).toBe(before.image?.size);
    expect(sum(slabs)).toBe(after.image?.size);
    const places = [...fates.flatMap(({ to }) => (to === undefined ? [] : [to])), ...fresh];
    expect(places.sort((a, b) => a - b)).toEqual(slabs.map((_, place) => place));
    expect(stored.together).toBe((before.image?.size ?? 0) + (after.image?.size ?? 0) - stored.once);
    const count = (views: typeof before) =>
      views.stages.reduce((all, stage) => all + (stage.used ? stage.steps.length : 0), 0);
    expect(steps.filter((pair) => pair.before)).toHaveLength(count(before));
    expect(steps.filter((pair) => pair.after)).toHaveLength(count(after));
    for (const fate of fates) expect(fateText(fate, slabs)).toMatch(/^[A-Z].*\.$/);
  });

  test("tools stay behind in a stage, and the base goes", () => {
    const [before, after] = viewsOf({ before: "go-bad", after: "go-good" });
    const { fates, fresh, after: slabs } = compareBuilds(before, after);
    expect(fates.map(({ fate }) => fate)).toEqual([
      { code: "base" },
      { code: "behind", stage: "build" },
      { code: "behind", stage: "build" },
      { code: "behind", stage: "build" },
    ]);
    expect(fresh.map((place) => slabs[place]?.label)).toEqual(["COPY --from=build /hello /hello"]);
    expect(fates[0] && fateText(fates[0], slabs)).toMatch(/^The image begins with nothing/);
  });

  test("lines that became one are named", () => {
    const [before, after] = viewsOf({ before: "naive", after: "one-run" });
    const { fates } = compareBuilds(before, after);
    expect(fates.map(({ fate }) => fate.code)).toEqual([
      "kept",
      "kept",
      "joined",
      "replaced",
      "gone",
      "kept",
      "gone",
    ]);
  });

  test("the same build twice is stored once", () => {
    const [view] = viewsOf({ before: "node-good", after: "node-good" });
    const comparison = compareBuilds(view, view);
    expect(new Set(comparison.fates.map(({ fate }) => fate.code))).toEqual(new Set(["kept"]));
    const size = view.image?.size ?? 0;
    expect(comparison.stored).toEqual({ together: size, once: size });
    expect(comparisonText({ before: size, after: size }, comparison)).toMatch(
      /^Both weigh the same\. 2\d\d MB are/,
    );
  });

  test("an edited line is paired with itself, a new one with nothing", () => {
    const at = (dockerfile: string) => viewOf(build({ dockerfile, context: [] }));
    const before = at("FROM busybox:1.37\nRUN echo one > /a\nRUN echo two > /b\n");
    const after = at("FROM busybox:1.37\nRUN echo one > /a\nRUN echo three > /b\nUSER 1\n");
    const { steps, fates } = compareBuilds(before, after);
    expect(steps.map(({ kind }) => kind)).toEqual(["kept", "changed", "new"]);
    expect(fates.map(({ fate }) => fate.code)).toEqual(["kept", "kept", "replaced"]);
  });
});
