import { describe, expect, it } from "vitest";
import { type BuildResult, build } from "./build";
import { check } from "./checks";
import { type Preset, preset, presets } from "./presets";

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

describe.each(["node", "python", "go", "java", "site"])("%s", (language) => {
  const [bad, good] = [preset(`${language}-bad`), preset(`${language}-good`)];

  it("weighs less than a third, or half where the run-time itself is most of it, in its good form", () => {
    const share = language === "java" ? 1 / 2 : 1 / 3;
    expect(built(good.id).image?.size).toBeLessThan((built(bad.id).image?.size ?? 0) * share);
  });

  it("has nothing to remark on in its good form, but that a tag can be moved", () => {
    expect(check(good).map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      check(good)
        .filter(({ rule }) => rule === "UnpinnedBase")
        .map(({ rule, message }) => `${rule}: ${message}`),
    );
    expect(check(bad).map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(["JSONArgsRecommended", "NoDockerignore", "RunsAsRoot"]),
    );
  });

  it("installs again after an edit of a source only in its bad form", () => {
    const source = /\.(js|py|go|java)$/;
    const edited = (context: Preset["context"]) =>
      context.map((file) =>
        source.test(file.path) ? { ...file, content: `${file.content}// edited\n` } : file,
      );
    const rebuilt = ({ dockerfile, context }: Preset): string[] =>
      build({ dockerfile, context: edited(context) }, build({ dockerfile, context }))
        .stages.flatMap(({ steps }) => steps)
        .filter(({ status }) => status === "built")
        .map(({ text }) => text);
    const installs = /npm (ci|install)|pip install|go mod download|go build|mvn/;
    const first = (steps: readonly { text: string }[]) => steps.find(({ text }) => installs.test(text))?.text;
    const goodInstall = first(built(good.id).stages.flatMap(({ steps }) => steps));
    expect(rebuilt(bad).some((text) => installs.test(text))).toBe(true);
    expect(goodInstall).toBeDefined();
    expect(rebuilt(good)).not.toContain(goodInstall);
  });
});
