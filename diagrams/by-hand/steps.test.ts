import { describe, expect, test } from "vitest";
import { wallIds } from "@/lib/by-hand";
import { defaultValues } from "@/lib/steps";
import { optional } from "./scene";
import { controls, steps } from "./steps";

const ids = ["bare", ...wallIds, "what-stays"];
const base = defaultValues(controls);
/** Every way to set the switches. */
const settings = Array.from({ length: 2 ** optional.length }, (_, bits) =>
  Object.fromEntries(optional.map((id, place) => [id, (bits & (1 << place)) === 0])),
);

describe("the steps of A container by hand", () => {
  test.each(settings)("with %j: same ids, captions that fit, fair guesses", (values) => {
    const told = steps(values);
    expect(told.map((step) => step.id)).toEqual(ids);
    for (const step of told) {
      expect(step.caption.split(/\s+/).length, step.id).toBeLessThanOrEqual(48);
      expect(step.scene.reaches).toHaveLength(15);
      const { open, detour, shut } = step.scene.counts;
      expect(open + detour + shut).toBe(15);
      if (!step.guess) continue;
      expect(step.guess.options.filter((option) => option.right)).toHaveLength(1);
    }
  });

  test("each wall stops something, save the one that only prepares the next", () => {
    const quiet = steps(base)
      .filter((step) => step.id !== "bare" && step.id !== "what-stays")
      .filter((step) => step.scene.reaches.every((each) => !each.news))
      .map((step) => step.id);
    expect(quiet).toEqual(["nnp"]);
  });

  test("a wall that is left out is drawn as left out, and no later scene changes an earlier one", () => {
    const told = steps({ ...base, caps: false });
    const caps = told.find((step) => step.id === "caps")?.scene;
    expect(caps?.walls.at(-1)).toMatchObject({ id: "caps", standing: "out" });
    expect(told.at(-1)?.scene.walls.map((wall) => wall.standing)).toEqual(
      wallIds.map((id) => (id === "caps" ? "out" : "up")),
    );
    expect(told[1]?.scene.walls).toMatchObject([{ id: "mount", standing: "new" }]);
  });

  test("says what opens", () => {
    const last = (values: object): string => steps({ ...base, ...values }).at(-1)?.caption ?? "";
    expect(last({ caps: false })).toMatch(/^Without: capabilities\. Nothing opens/);
    expect(last({ cgroup: false })).toMatch(/^Without: cgroup\. Open again: use up its memory\./);
    expect(last({ root: false, user: false })).toMatch(/10 more lie open by a detour\.$/);
  });
});
