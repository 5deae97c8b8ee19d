import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isStale, renderer, stamp } from "./stamp.server";

describe("isStale", () => {
  const source = "flowchart TD\n  a --> b\n";
  const svg = `${stamp(source)}\n<svg></svg>\n`;

  it("is false for the SVG of this source, whatever its line ends", () => {
    expect(isStale(source, svg)).toBe(false);
    expect(isStale(source.replaceAll("\n", "\r\n"), svg)).toBe(false);
  });

  it("is true when the source changed, or there is no SVG, or one without a stamp", () => {
    expect(isStale(`${source} `, svg)).toBe(true);
    expect(isStale(source, undefined)).toBe(true);
    expect(isStale(source, "<svg></svg>")).toBe(true);
  });
});

it("names the Mermaid that is installed", () => {
  expect(JSON.parse(readFileSync("package.json", "utf8"))).toHaveProperty(
    "devDependencies.mermaid",
    renderer.mermaid,
  );
});
