import { describe, expect, it } from "vitest";
import { flatten, type LessonText } from "./flatten";
import { median, medians, table } from "./table";

describe("medians", () => {
  it("are taken measure by measure", () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(
      medians([
        { a: 3, b: 1 },
        { a: 1, b: 2 },
        { a: 2, b: 3 },
      ]),
    ).toEqual({ a: 2, b: 2 });
  });

  it("are printed as an aligned table", () => {
    expect(table({ ours: { LCP: 508.4, CLS: 0.0071 }, theirs: { LCP: 1292, CLS: 0 } })).toBe(
      [
        "|        |  LCP |   CLS |",
        "|:-------|-----:|------:|",
        "| ours   |  508 | 0.007 |",
        "| theirs | 1292 |     0 |",
      ].join("\n"),
    );
  });
});

describe("flatten", () => {
  const objective = { id: "a", can: "say it", point: "It is so.", section: "one" };
  const source = { title: "Manual", url: "https://example.org/", checked: "2026-11-22" };
  const lesson: LessonText = {
    body: "",
    frontmatter: {
      title: "A: b",
      summary: "Short.",
      checked: "2026-11-22",
      objectives: [objective],
      sources: [source],
    },
    questions: [
      {
        id: "q",
        kind: "numeric",
        objective: "a",
        asks: "happens",
        prompt: "How many?",
        answer: 1,
        why: "One.",
      },
    ],
    diagrams: new Map([
      [
        "d",
        {
          title: "Drawing",
          description: "All.",
          steps: [{ id: "s", title: "First", caption: "It\nstarts." }],
        },
      ],
    ]),
    charts: new Map(),
  };
  const text = (body: string) =>
    flatten({ ...lesson, body })
      .split("---\n\n")[1]
      ?.trim();

  it("writes title and description", () => {
    expect(flatten({ ...lesson, body: "Hi." })).toBe(
      '---\ntitle: "A: b"\ndescription: "Short."\n---\n\nHi.\n',
    );
  });

  it.each([
    ["<Objectives />", "- say it"],
    ['<Diagram id="d" />', "**Drawing.** All.\n\n- **First.** It starts."],
    ["<Quiz />", "**How many?**\n\nOne."],
    ["<Sources />", "- [Manual](https://example.org/)"],
    ['An <Term id="image">image</Term> here', "An image here"],
    ['<Callout kind="note" title="Look">\n\nHere.\n\n</Callout>', "**Look**\n\nHere."],
    [
      '<Predict\n  question="What?"\n  options={["A > B", "C"]}\n  answer={1}\n>\n\nC.\n\n</Predict>',
      "**What?**\n\n- A > B\n- C\n\nC.",
    ],
    ["Before.\n\n<SpeakerNote>Hush.</SpeakerNote>", "Before."],
    ['```dockerfile title="Dockerfile" {2}\nFROM <Base />\n```', "```dockerfile\nFROM <Base />\n```"],
  ])("writes out %s", (mdx, markdown) => {
    expect(text(mdx)).toBe(markdown);
  });
});
