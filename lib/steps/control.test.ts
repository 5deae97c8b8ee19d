import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Control,
  defaultValues,
  levelsOf,
  type Values,
  valuesFromQuery,
  valuesToQuery,
} from "./control";

const options = [
  { value: "container", label: "Container" },
  { value: "vm", label: "Virtual machine" },
];
const apps: Control = { kind: "range", id: "apps", label: "Programs", min: 1, max: 6, value: 3 };
const wall: Control = { kind: "choice", id: "wall", label: "Wall", value: "container", options };
const swap: Control = { kind: "toggle", id: "swap", label: "Swap", value: false };
const acts: Control = { kind: "actions", id: "acts", label: "Start", value: [], max: 3, options };
const load: Control = {
  kind: "levels",
  id: "load",
  label: "Load",
  max: 10,
  value: ["2", "9", "2"],
  columns: ["Morning", "Noon", "Night"],
  each: 4,
  unit: "requests/s",
};
const controls = [apps, wall, swap, acts, load];

const start: Values = { apps: 3, wall: "container", swap: false, acts: [], load: ["2", "9", "2"] };

describe("valuesFromQuery", () => {
  it.each<[string, Values]>([
    ["", {}],
    [
      "apps=5&wall=vm&swap=on&acts=vm.container",
      { apps: 5, wall: "vm", swap: true, acts: ["vm", "container"] },
    ],
    ["apps=0", { apps: 1 }],
    ["apps=-7", { apps: 1 }],
    ["apps=99", { apps: 6 }],
    ["apps=4.9", { apps: 4 }],
    ["apps=", {}],
    ["apps=many", {}],
    ["apps=NaN", {}],
    ["apps=Infinity", {}],
    ["apps=2&apps=5", { apps: 2 }],
    ["wall=VM", {}],
    ["wall=", {}],
    ["swap=off", {}],
    ["swap=true", {}],
    ["acts=", {}],
    ["acts=vm.nothing..vm", { acts: ["vm", "vm"] }],
    ["acts=vm.vm.vm.vm.vm", { acts: ["vm", "vm", "vm"] }],
    ["load=1.0.10", { load: ["1", "0", "10"] }],
    ["load=99.-3", { load: ["10", "0", "2"] }],
    ["load=x..7.8.9", { load: ["2", "9", "7"] }],
    ["step=memory&other=1&__proto__=2", {}],
  ])("reads %j", (query, expected) => {
    expect(valuesFromQuery(controls, new URLSearchParams(query))).toEqual({ ...start, ...expected });
  });

  it("stays within bounds for any link, and never throws", () => {
    const text = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.double().map(String),
      fc.array(fc.constantFrom("vm", "container", "", "x")).map((parts) => parts.join(".")),
    );
    const links = fc.dictionary(fc.constantFrom("apps", "wall", "swap", "acts", "step"), text);
    fc.assert(
      fc.property(links, (link) => {
        const values = valuesFromQuery(controls, new URLSearchParams(link));
        expect(Object.keys(values)).toEqual(controls.map((control) => control.id));
        expect(Number.isInteger(values.apps)).toBe(true);
        expect(values.apps).toBeGreaterThanOrEqual(1);
        expect(values.apps).toBeLessThanOrEqual(6);
        expect(["container", "vm"]).toContain(values.wall);
        expect([true, false]).toContain(values.swap);
        const done = Array.isArray(values.acts) ? values.acts : undefined;
        expect(done?.length).toBeLessThanOrEqual(3);
        for (const act of done ?? []) expect(["container", "vm"]).toContain(act);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (query) => {
        expect(() => valuesFromQuery(controls, new URLSearchParams(query))).not.toThrow();
      }),
    );
  });

  it("has nothing to say where there are no controls", () => {
    expect(valuesFromQuery(undefined, new URLSearchParams("apps=3"))).toEqual({});
  });
});

describe("valuesToQuery", () => {
  const written = (values: Values) => {
    const query = new URLSearchParams({ step: "memory" });
    valuesToQuery(controls, values, query);
    return query;
  };

  it("leaves out what is as it was at the start, and keeps what is in the link already", () => {
    expect(written(start).toString()).toBe("step=memory");
    expect(written({ ...start, apps: 4 }).toString()).toBe("step=memory&apps=4");
  });

  it("is read back as it was", () => {
    const values = fc.record({
      apps: fc.integer({ min: 1, max: 6 }),
      wall: fc.constantFrom("container", "vm"),
      swap: fc.boolean(),
      acts: fc.array(fc.constantFrom("container", "vm"), { maxLength: 3 }),
      load: fc.array(fc.integer({ min: 0, max: 10 }).map(String), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(values, (one) => {
        expect(valuesFromQuery(controls, written(one))).toEqual(one);
      }),
    );
  });
});

it("starts with each control's own value", () => {
  expect(defaultValues(controls)).toEqual(start);
  expect(defaultValues()).toEqual({});
});

it("reads the levels of a curve as numbers", () => {
  expect(levelsOf(["1", "12", "x"], ["2", "9", "2"], 10)).toEqual([1, 10, 2]);
  expect(levelsOf(undefined, ["2", "9"], 10)).toEqual([2, 9]);
  expect(levelsOf("3", ["2", "9"], 10)).toEqual([2, 9]);
});
