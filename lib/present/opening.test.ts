import { expect, it } from "vitest";
import { openingOf } from "./opening";

it("takes the paragraphs before the first component or heading", () => {
  const source = `---\ntitle: One\n---\n\nTwo servers. What\nfills \`the first\`?\n\nAnd the <Term id="kernel">kernel</Term>, see [there](/glossary/)?\n\n<Objectives />\n\nNot this.\n`;
  expect(openingOf(source)).toEqual(["Two servers. What fills `the first`?", "And the kernel, see there?"]);
});

it("goes on when a paragraph begins with a term", () => {
  expect(openingOf('---\na: b\n---\n<Term id="image">Images</Term> lie still.\n\n## Next')).toEqual([
    "Images lie still.",
  ]);
});

it.each(["", "---\na: b\n---\n", "<Objectives />", "## Heading\n\nText."])(
  "finds no puzzle in %j",
  (source) => {
    expect(openingOf(source)).toEqual([]);
  },
);
