import { expect, it } from "vitest";
import { openingOf, openingSlides } from "./opening";

const text = (words: string) => ({ kind: "text", text: words }) as const;
const code = (lines: string) => ({ kind: "code", code: lines, lang: "console" }) as const;

it("takes the paragraphs before the first component or heading", () => {
  const source = `---\ntitle: One\n---\n\nTwo servers. What\nfills \`the first\`?\n\nAnd the <Term id="kernel">kernel</Term>, see [there](/glossary/)?\n\n<Objectives />\n\nNot this.\n`;
  expect(openingOf(source)).toEqual([
    text("Two servers. What fills `the first`?"),
    text("And the kernel, see there?"),
  ]);
});

it("goes on when a paragraph begins with a term", () => {
  expect(openingOf('---\na: b\n---\n<Term id="image">Images</Term> lie still.\n\n## Next')).toEqual([
    text("Images lie still."),
  ]);
});

it("takes the code along, blank lines and all", () => {
  const source = `Look:\n\n<Terminal ran="Docker">\n\`\`\`console\n# ps\n\n1 sh\n\`\`\`\n</Terminal>\n\nWho is it?\n\n<SpeakerNote>No.</SpeakerNote>\n\nNot this.`;
  expect(openingOf(source)).toEqual([text("Look:"), code("# ps\n\n1 sh"), text("Who is it?")]);
});

it("knows the title of a file", () => {
  expect(openingOf('<CodeTabs>\n```dockerfile title="wa" {3}\nFROM base\n```\n</CodeTabs>')).toEqual([
    { kind: "code", code: "FROM base", title: "wa", lang: "dockerfile" },
  ]);
});

it("begins a slide with each text that leads to more code", () => {
  const parts = [text("1"), code("a"), code("b"), text("2"), text("3"), code("c"), text("4?"), text("5?")];
  expect(openingSlides(parts)).toEqual([parts.slice(0, 3), parts.slice(3)]);
  expect(openingSlides([text("1"), text("2")])).toEqual([[text("1"), text("2")]]);
  expect(openingSlides([])).toEqual([]);
});

it.each(["", "---\na: b\n---\n", "<Objectives />", "## Heading\n\nText."])(
  "finds no puzzle in %j",
  (source) => {
    expect(openingOf(source)).toEqual([]);
  },
);
