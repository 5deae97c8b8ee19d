import { describe, expect, it } from "vitest";
import builds from "./builds.json";
import { computed } from "./compute";
import { edits, orders } from "./edits";
import { steps } from "./steps";

it("shows what the builder does today: after a change, npm run precompute", () => {
  expect(builds).toEqual(computed());
});

const built = (edit: string, first: boolean): readonly string[] => {
  const falls = steps({ edit, first }).find(({ id }) => id === "falls");
  return (falls?.scene.rows ?? []).filter(({ mark }) => mark === "built").map(({ id }) => id);
};

const [workdir, copy, files, run] = [
  "WORKDIR /app",
  "COPY . .",
  "COPY package.json package-lock.json ./",
  "RUN npm ci",
];

// What a real engine does in these cases is in lib/dockerfile/corpus.
describe.each([
  ["server", [copy, run], [copy]],
  ["package", [copy, run], [files, run, copy]],
  ["readme", [], []],
  ["touch", [], []],
  ["chmod", [copy, run], [copy]],
  ["env", [run], [run, copy]],
  ["run", [run], [run, copy]],
  ["cmd", [], []],
  ["base", [workdir, copy, run], [workdir, files, run, copy]],
])("%s", (edit, late, first) => {
  it("makes these fall", () => {
    expect(built(edit, false)).toEqual(late);
    expect(built(edit, true)).toEqual(first);
  });
});

describe.each(orders.flatMap((order) => edits.map(({ value }) => [order, value] as const)))(
  "%s, %s",
  (order, edit) => {
    const told = steps({ edit, first: order === "first" });

    it("has the same steps, short captions and fair guesses", () => {
      expect(told.map(({ id }) => id)).toEqual(["first", "again", "edit", "miss", "falls", "other-order"]);
      for (const { id, title, caption, guess } of told) {
        expect(caption.split(/\s+/).length, id).toBeLessThanOrEqual(52);
        expect(title.split(/\s+/).length, id).toBeLessThanOrEqual(6);
        if (!guess) continue;
        expect(guess.options.filter(({ right }) => right)).toHaveLength(1);
        expect(guess.options.length).toBeLessThanOrEqual(4);
      }
    });

    it("says nothing that does not fit", () => {
      for (const { scene } of told)
        for (const { reason } of scene.rows) expect(reason.length, reason).toBeLessThanOrEqual(38);
    });

    it("ends with what the other order begins with", () => {
      const turned = steps({ edit, first: order !== "first" });
      expect(told.at(-1)?.scene.rows).toEqual(turned.find(({ id }) => id === "falls")?.scene.rows);
    });
  },
);

it("takes anything for an answer", () => {
  expect(steps({ edit: "toString", first: "yes" })).toEqual(steps({}));
});
