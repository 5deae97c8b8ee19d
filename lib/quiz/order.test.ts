import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { examples, match, order, single } from "./examples";
import { displayOrder, givenLists, mulberry32, seedFrom, shuffle } from "./order";

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe("mulberry32", () => {
  it("gives the published numbers for a seed", () => {
    const random = mulberry32(0);
    expect([random(), random(), random()]).toEqual([
      0.26642920868471265, 0.0003297457005828619, 0.2232720274478197,
    ]);
  });

  it("stays in [0, 1)", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = mulberry32(seed);
        for (let i = 0; i < 20; i++) expect(random()).toSatisfy((value: number) => value >= 0 && value < 1);
      }),
    );
  });
});

describe("shuffle", () => {
  it("is a permutation, and the same for the same seed", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), seeds, (items, seed) => {
        const shuffled = shuffle(items, seed);
        const sorted = (list: number[]) => [...list].sort((a, b) => a - b);
        expect(sorted(shuffled)).toEqual(sorted(items));
        expect(shuffle(items, seed)).toEqual(shuffled);
      }),
    );
  });

  it("reaches every order of three about equally often", () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed++) {
      const key = shuffle([0, 1, 2], seedFrom("any", seed)).join("");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(count).toSatisfy((n: number) => n > 850 && n < 1150);
  });
});

describe("displayOrder", () => {
  it.each(examples.map((question) => [question.kind, question] as const))(
    "of %s is a permutation",
    (_, question) => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const shown = displayOrder(question, seed);
          expect([...shown].sort()).toEqual(shown.map((_, index) => index));
          expect(displayOrder(question, seed)).toEqual(shown);
        }),
      );
    },
  );

  it("never shows an order question already in order", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 7 }), (seed, count) => {
        const items = order.items.concat(order.items).slice(0, count);
        const shown = displayOrder({ ...order, items }, seed);
        expect(shown).not.toEqual(items.map((_, index) => index));
      }),
    );
  });

  it("differs between questions and between seeds", () => {
    const under = (seed: number) =>
      Array.from({ length: 8 }, (_, i) => displayOrder({ ...single, id: `q-${i}` }, seed).join("")).join(" ");
    expect(new Set(under(1).split(" ")).size).toBeGreaterThan(1);
    expect(under(1)).not.toBe(under(2));
  });
});

it("lists what a match is made of", () => {
  const [left, right] = givenLists(match, 1);
  expect(left).toEqual(["VM", "microVM", "Container"]);
  expect([...(right ?? [])].sort()).toEqual(["No kernel", "Own kernel", "Shared kernel"]);
});
