import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { concepts } from "@/lib/concepts";
import { classDefs, sentinel, strayColours, themeVariables, toTokens } from "./palette";

describe("sentinels", () => {
  it("become their token, in hex and as browsers write it", () => {
    expect(toTokens(`fill:${sentinel("--text")}`)).toBe("fill:var(--text)");
    expect(toTokens(`fill="${sentinel("--concept-vm-fill").toUpperCase()}"`)).toBe(
      'fill="var(--concept-vm-fill)"',
    );
    expect(toTokens("stroke: rgb(192, 222, 2)")).toBe("stroke: var(--surface)");
  });

  it("leave other colours alone, for strayColours to report", () => {
    const svg = toTokens('<style>.a { fill: #c0deff; color: white; }</style><path stroke="rgb(1, 2, 3)"/>');
    expect(strayColours(svg)).toEqual(["#c0deff", "white", "rgb(1, 2, 3)"]);
  });

  it("replaced, leave nothing to report", () => {
    const svg = `<g style="fill:${sentinel("--sheet")} !important;stroke:none"><path fill="url(#a)" stroke="currentColor"/>`;
    expect(strayColours(toTokens(svg))).toEqual([]);
  });

  it("stand for tokens that exist", () => {
    const css = readFileSync("app/tokens.css", "utf8");
    const definitions = `${classDefs(concepts)} ${Object.values(themeVariables).join(" ")}`;
    for (const [, token] of toTokens(definitions).matchAll(/var\((--[\w-]+)\)/g))
      expect(css).toContain(`${token}:`);
    expect(toTokens(definitions)).not.toContain("#c0de");
  });
});

describe("classDefs", () => {
  it("defines what is used, once", () => {
    expect(toTokens(classDefs(["vm", "vm", "unknown"]))).toBe(
      "classDef vm fill:var(--concept-vm-fill),stroke:var(--concept-vm),color:var(--concept-vm);",
    );
  });
});
