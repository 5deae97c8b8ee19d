import { describe, expect, it } from "vitest";
import { type Extra, extras, instructionOf, lines } from "./lines";
import { effectOf, keysWith, lineOf, rowOf } from "./model";
import { steps } from "./steps";

const all = Object.keys(extras).filter((key): key is Extra => Object.hasOwn(extras, key));

describe("the recording", () => {
  it("is of this Dockerfile", () => {
    for (const extra of all) expect(keysWith(extra).map(lineOf)).toEqual([...lines, extras[extra]]);
  });

  it("has all 18 instructions", () => {
    const told = [...lines, ...Object.values(extras)].map(instructionOf);
    expect(new Set(told).size).toBe(18);
  });

  // The lesson's table says the same. Checked with a real engine, whatever may be read elsewhere.
  it.each([
    ["FROM", "both"],
    ["ARG", "neither"],
    ["ENV", "config"],
    ["WORKDIR", "both"],
    ["COPY", "layer"],
    ["RUN", "layer"],
    ["ADD", "layer"],
    ["LABEL", "config"],
    ["EXPOSE", "config"],
    ["USER", "config"],
    ["ENTRYPOINT", "config"],
    ["CMD", "config"],
    ["HEALTHCHECK", "config"],
    ["STOPSIGNAL", "config"],
    ["VOLUME", "config"],
    ["SHELL", "config"],
    ["ONBUILD", "config"],
    ["MAINTAINER", "config"],
  ])("%s: %s", (instruction, effect) => {
    const keys = all.flatMap(keysWith);
    const index = keys.findIndex((key) => instructionOf(lineOf(key)) === instruction);
    expect(effectOf(keys[index] ?? "", keys[index - 1])).toBe(effect);
  });

  it("has a row in the history for every line but ONBUILD", () => {
    const keys = [...keysWith("maintainer"), ...all];
    expect(keys.filter((key) => rowOf(key) === undefined)).toEqual(["onbuild"]);
  });
});

describe.each(all)("with %s at the end", (extra) => {
  const told = steps({ extra });

  it("has the same steps, short captions and fair guesses", () => {
    expect(told.map((step) => step.id)).toEqual([
      ...lines.map((line) => instructionOf(line).toLowerCase()),
      "line-13",
    ]);
    for (const { id, title, caption, guess } of told) {
      expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
      expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(6);
      if (guess) expect(guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });

  it("never loses a layer, and ends with five", () => {
    const counts = told.map(({ scene }) => scene.layers.length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(5);
  });

  it("reads every line down to the last", () => {
    expect(told.at(-1)?.scene.lines.every(({ effect }) => effect !== undefined)).toBe(true);
    expect(told[0]?.scene.lines.filter(({ effect }) => effect !== undefined)).toHaveLength(1);
  });
});

describe("the story", () => {
  const sceneAt = (id: string) => steps({}).find((step) => step.id === id)?.scene;

  it("copies the whole file into the layer of RUN", () => {
    expect(sceneAt("run")?.layers.map(({ size }) => size)).toEqual(["1.98MB", "0B", "17B", "22B"]);
  });

  it("unpacks with ADD", () => {
    expect(sceneAt("add")?.layers.at(-1)?.files).toEqual(["srv/site/a.txt", "srv/site/b.txt"]);
  });

  it("clears the inherited CMD with ENTRYPOINT", () => {
    expect(sceneAt("entrypoint")?.fields.filter(({ change }) => change === "gone")).toEqual([
      { name: "Cmd", value: '["sh"]', change: "gone" },
    ]);
  });

  it("takes anything for an answer", () => {
    expect(steps({ extra: "toString" })).toEqual(steps({}));
  });
});
