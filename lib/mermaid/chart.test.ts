import { describe, expect, it } from "vitest";
import { readChart } from "./chart";

const good = `---
title: Which one to use
---
flowchart TD
  accTitle: Choosing
  accDescr: Ask whether you trust the code.
  a[Ask] --> b[VM]:::vm
`;
const problems = (source: string) =>
  readChart(source).problems.map(({ line, message }) => `${line} ${message}`);

describe("readChart", () => {
  it("reads caption, name, description and body", () => {
    expect(readChart(good).chart).toMatchObject({
      title: "Which one to use",
      accTitle: "Choosing",
      accDescr: "Ask whether you trust the code.",
      bodyLine: 4,
    });
  });

  it("reads a description over several lines", () => {
    const source = good.replace(
      "accDescr: Ask whether you trust the code.",
      "accDescr {\n    Ask\n    first.\n  }",
    );
    expect(readChart(source).chart?.accDescr).toBe("Ask first.");
  });

  it("counts lines as the file does, after the frontmatter", () => {
    const { chart } = readChart(good);
    expect(good.split("\n")[(chart?.bodyLine ?? 0) - 1]).toBe("flowchart TD");
  });

  it.each([
    ["accTitle", good.replace(/.*accTitle.*\n/, ""), "4 accTitle is missing"],
    ["accDescr", good.replace(/.*accDescr.*\n/, ""), "4 accDescr is missing"],
    ["empty accDescr", good.replace(/accDescr:.*/, "accDescr {}"), "4 accDescr is missing"],
    ["title", good.replace("title: Which one to use", "config: {}"), "1 Begin the file with its caption"],
    ["another kind", good.replace("flowchart TD", "pie"), "4 A chart begins with its kind"],
    ["an unknown concept", good.replace(":::vm", ":::vmm"), '7 No concept is called "vmm"'],
    ["a class statement", `${good}  class a,b hosts\n`, '8 No concept is called "hosts"'],
    ["colours of its own", `${good}  style a fill:red\n`, "8 Colours come from concepts"],
    ["a directive", good.replace("flowchart", "%%{init: {}}%%\nflowchart"), "4 Directives are not read"],
    ["a link", `${good}  click a "/x"\n`, "8 A chart has no links"],
  ])("names the line of: %s", (_name, source, message) => {
    expect(problems(source)).toEqual([expect.stringContaining(message)]);
  });
});
