import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Control, defaultValues, valuesFromQuery } from "./define";

const apps: Control = { kind: "range", id: "apps", label: "Programs", min: 1, max: 6, value: 3 };
const wall: Control = {
  kind: "choice",
  id: "wall",
  label: "Wall",
  value: "container",
  options: [
    { value: "container", label: "Container" },
    { value: "vm", label: "Virtual machine" },
  ],
};
const controls = [apps, wall];

describe("valuesFromQuery", () => {
  it.each([
    ["", 3, "container"],
    ["apps=5&wall=vm", 5, "vm"],
    ["apps=0", 1, "container"],
    ["apps=-7", 1, "container"],
    ["apps=99", 6, "container"],
    ["apps=1e9", 1, "container"],
    ["apps=4.9", 4, "container"],
    ["apps=", 3, "container"],
    ["apps=many", 3, "container"],
    ["apps=NaN", 3, "container"],
    ["apps=Infinity", 3, "container"],
    ["apps=2&apps=5", 2, "container"],
    ["wall=VM", 3, "container"],
    ["wall=", 3, "container"],
    ["step=memory&other=1&__proto__=2", 3, "container"],
  ])("reads %j", (query, expectedApps, expectedWall) => {
    expect(valuesFromQuery(controls, new URLSearchParams(query))).toEqual({
      apps: expectedApps,
      wall: expectedWall,
    });
  });

  it("stays within bounds for any link, and never throws", () => {
    const text = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const values = valuesFromQuery(controls, new URLSearchParams({ apps: first, wall: second }));
        expect(Number.isInteger(values.apps)).toBe(true);
        expect(values.apps).toBeGreaterThanOrEqual(1);
        expect(values.apps).toBeLessThanOrEqual(6);
        expect(["container", "vm"]).toContain(values.wall);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(Object.keys(valuesFromQuery(controls, new URLSearchParams(query)))).toEqual(["apps", "wall"]);
      }),
    );
  });

  it("reads back what a link says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom("container", "vm"), (count, kind) => {
        const values = { apps: count, wall: kind };
        const link = new URLSearchParams(
          Object.entries(values).map(([id, value]): [string, string] => [id, String(value)]),
        );
        expect(valuesFromQuery(controls, link)).toEqual(values);
      }),
    );
  });

  it("has nothing to say where there are no controls", () => {
    expect(valuesFromQuery(undefined, new URLSearchParams("apps=3"))).toEqual({});
  });
});

it("starts with each control's own value", () => {
  expect(defaultValues(controls)).toEqual({ apps: 3, wall: "container" });
  expect(defaultValues()).toEqual({});
});
