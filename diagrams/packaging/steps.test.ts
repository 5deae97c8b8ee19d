import { describe, expect, test } from "vitest";
import { fewest, machines, most, programs } from "./cargo";
import { format, type Yard } from "./scene";
import { steps } from "./steps";

const counts = Array.from({ length: most - fewest + 1 }, (_, i) => fewest + i);
const pairs = counts.flatMap((n) => counts.map((m) => [n, m] as const));

function yardOf(n: number, m: number, id: string): Yard {
  const scene = steps({ programs: n, machines: m }).find((step) => step.id === id)?.scene;
  if (scene?.view !== "yard") throw new Error(`${id} shows no yard`);
  return scene;
}

describe("the steps of Loose cargo, packed cargo", () => {
  const ids = steps({}).map((step) => step.id);

  test("have permanent ids", () => {
    expect(ids).toEqual([
      "runs-on-my-machine",
      "only-the-program",
      "fitted-by-hand",
      "version-clash",
      "every-pair",
      "same-in-a-port",
      "pack-once",
      "one-way-to-start",
      "one-image-many-containers",
      "what-does-not-travel",
    ]);
  });

  test.each(pairs)("with %i programs and %i machines: same ids, short captions, fair guesses", (n, m) => {
    const told = steps({ programs: n, machines: m });
    expect(told.map((step) => step.id)).toEqual(ids);
    for (const step of told) {
      expect(step.caption.split(/\s+/).length, step.id).toBeLessThanOrEqual(46);
      expect(step.title.split(" ").length).toBeLessThanOrEqual(5);
      if (!step.guess) continue;
      expect(step.guess.options.filter((option) => option.right)).toHaveLength(1);
      expect(new Set(step.guess.options.map((option) => option.text)).size).toBe(step.guess.options.length);
    }
  });

  test.each(pairs)("with %i programs and %i machines: N × M fits loose, N + M packed", (n, m) => {
    const loose = yardOf(n, m, "every-pair").links;
    expect(loose).toHaveLength(n * m);
    expect(new Set(loose.map((link) => `${link.from} ${link.to}`)).size).toBe(n * m);
    expect(yardOf(n, m, "same-in-a-port").links).toEqual(loose);

    const packed = yardOf(n, m, "one-way-to-start").links;
    expect(packed).toHaveLength(n + m);
    expect(packed.filter((link) => link.to === format)).toHaveLength(n);
    expect(packed.filter((link) => link.from === format)).toHaveLength(m);
  });

  test.each(pairs)("with %i programs and %i machines: one image runs on every machine", (n, m) => {
    const instances = yardOf(n, m, "one-image-many-containers").instances;
    expect(new Set(instances.map((instance) => instance.id)).size).toBe(instances.length);
    expect(instances.filter((instance) => instance.program === "api")).toHaveLength(m + 1);
    const tried = yardOf(n, m, "what-does-not-travel").instances;
    expect(tried.map((instance) => instance.refused ?? false)).toEqual(
      Array.from({ length: m }, (_, i) => i === m - 1),
    );
  });

  test("keep to their bounds whatever a link says", () => {
    expect(yardOf(99, -1, "every-pair").links).toHaveLength(most * fewest);
    const scene = steps({ programs: "x" }).find((step) => step.id === "every-pair")?.scene;
    expect(scene?.view === "yard" && scene.programs.length).toBe(3);
  });

  test("tell programs and machines apart", () => {
    const names = [...programs, ...machines].map((each) => each.id);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(programs.map((program) => program.pieces.library)).size).toBe(programs.length);
  });
});
