import { describe, expect, it } from "vitest";
import type { Lesson } from "@/lib/content";
import { type DiagramText, type Material, makeDeck, slideIndex, withLiveSteps } from "./deck";

const diagram: DiagramText = {
  title: "Two ways",
  description: "Both ways.",
  steps: [
    { id: "one", title: "One", caption: "First." },
    {
      id: "two",
      title: "Two",
      caption: "Second.",
      guess: { question: "What now?", options: [{ text: "This" }, { text: "That", right: true }] },
    },
  ],
};

const lesson: Lesson = {
  slug: "lesson",
  number: 2,
  module: { id: "m", title: "Module", lesson: 1, of: 2 },
  frontmatter: {
    title: "A lesson",
    summary: "About it.",
    checked: "2026-11-22",
    objectives: [{ id: "o", can: "do it", point: "It is done.", section: "s" }],
    sources: [],
  },
  headings: [],
  parts: [
    { kind: "title", notes: ["Collect guesses."] },
    { kind: "diagram", id: "ways", notes: ["Go slowly."] },
    { kind: "mermaid", id: "choose", notes: [] },
    { kind: "points", notes: ["Ask again."] },
    { kind: "quiz", notes: ["Vote by hand."] },
  ],
  figures: [{ diagram: "ways", label: "Fig. 2.1" }],
  questions: [
    {
      id: "bug",
      kind: "single",
      objective: "o",
      asks: "happens",
      prompt: "What is reached?",
      options: [
        { text: "Nothing", why: "No." },
        { text: "The host", right: true, why: "It is the wall." },
      ],
    },
  ],
  minutes: 5,
  source: "---\ntitle: A lesson\n---\n\nWhy is it full?\n\n<Objectives />\n",
};

const material: Material = {
  course: "Shipshape",
  diagrams: new Map([["ways", diagram]]),
  charts: new Map([["choose", "Choosing"]]),
  next: { slug: "next", title: "Next one" },
};

const ids = (deck = makeDeck(lesson, material)) => deck.slides.map(({ id }) => id);

describe("makeDeck", () => {
  it("makes one slide for each frame, in the lesson's order", () => {
    expect(ids()).toEqual([
      "title",
      "puzzle",
      "ways.one",
      "ways.two.ask",
      "ways.two",
      "chart.choose",
      "points",
      "q.bug",
      "q.bug.answer",
      "end",
    ]);
  });

  it("puts notes where the speaker needs them", () => {
    const slides = makeDeck(lesson, material).slides;
    const notes = (id: string) => slides.find((slide) => slide.id === id)?.notes;
    expect(notes("title")).toEqual([]);
    expect(notes("puzzle")).toEqual(["Collect guesses."]);
    expect(notes("ways.one")).toEqual(["Go slowly."]);
    expect(notes("ways.two")).toEqual([]);
    expect(notes("ways.two.ask")).toEqual(["Answer, on the next slide: **B.** That"]);
    expect(notes("q.bug")).toEqual(["Vote by hand.", "Answer, on the next slide: The host"]);
    expect(notes("q.bug.answer")).toEqual(["It is the wall."]);
  });

  it("begins a step's notes with its caption, and knows its figure and scene", () => {
    const slides = makeDeck(lesson, material).slides;
    expect(slides.find(({ id }) => id === "ways.two")).toMatchObject({
      say: "Second.",
      figure: "Fig. 2.1",
      index: 1,
      of: 2,
    });
    expect(slides.find(({ id }) => id === "ways.two.ask")).toMatchObject({ index: 0 });
  });

  it("gives the opening's notes to the title where there is no puzzle", () => {
    const [title, second] = makeDeck({ ...lesson, source: "<Objectives />" }, material).slides;
    expect(title?.notes).toEqual(["Collect guesses."]);
    expect(second?.id).toBe("ways.one");
  });

  it("plans some time for every slide", () => {
    for (const { seconds } of makeDeck(lesson, material).slides) expect(seconds).toBeGreaterThan(0);
  });

  it("shows a diagram once", () => {
    const twice = [...lesson.parts, { kind: "diagram" as const, id: "ways", notes: [] }];
    expect(ids(makeDeck({ ...lesson, parts: twice }, material))).toEqual(ids());
  });

  it("ends without a next lesson", () => {
    const { next: _, ...last } = material;
    expect(makeDeck(lesson, last).slides.at(-1)).toMatchObject({ kind: "end", id: "end" });
    expect(makeDeck(lesson, last).slides.at(-1)).not.toHaveProperty("next");
  });

  it("refuses a diagram that does not exist, and two slides of one id", () => {
    expect(() => makeDeck(lesson, { ...material, diagrams: new Map() })).toThrow(
      /"ways" that does not exist/,
    );
    const clash = { ...diagram, steps: [{ id: "choose", title: "x", caption: "y" }] };
    const parts = [...lesson.parts, { kind: "diagram" as const, id: "chart", notes: [] }];
    expect(() =>
      makeDeck(
        { ...lesson, parts },
        { ...material, diagrams: new Map([...material.diagrams, ["chart", clash]]) },
      ),
    ).toThrow(/id "chart.choose"/);
  });
});

describe("withLiveSteps", () => {
  const deck = makeDeck(lesson, material);
  const more = [...diagram.steps, { id: "yours-1", title: "Yours", caption: "You did it." }];

  it("puts own steps after the diagram's last one", () => {
    const live = withLiveSteps(deck, { ways: more });
    expect(ids(live).slice(2, 7)).toEqual([
      "ways.one",
      "ways.two.ask",
      "ways.two",
      "ways.yours-1",
      "chart.choose",
    ]);
    expect(live.slides.filter((slide) => "diagram" in slide).map((slide) => slide.of)).toEqual([3, 3, 3, 3]);
    expect(live.slides[5]).toMatchObject({ index: 2, caption: "You did it.", figure: "Fig. 2.1" });
  });

  it("is the same deck where nothing was added", () => {
    expect(withLiveSteps(deck, {})).toBe(deck);
    expect(withLiveSteps(deck, { ways: diagram.steps, other: more })).toBe(deck);
  });
});

describe("slideIndex", () => {
  const deck = makeDeck(lesson, material);
  it.each([
    ["title", 0],
    ["ways.two", 4],
    ["ways.yours-7", 4],
    ["nowhere", 0],
    ["", 0],
  ])("finds %s", (id, index) => expect(slideIndex(deck, id)).toBe(index));
});
