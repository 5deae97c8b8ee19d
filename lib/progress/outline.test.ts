import { describe, expect, it } from "vitest";
import {
  type CourseLesson,
  type CourseOutline,
  courseProgress,
  emptyProgress,
  lessonProgress,
  type ProgressEvent,
  progress,
  whatNext,
} from "./index";

const lesson = (slug: string, number: number): CourseLesson => ({
  slug,
  number,
  title: slug,
  minutes: 10,
  diagrams: [{ slug: `${slug}-diagram`, steps: 2 }],
  questions: ["q", "r"],
});
const [one, two, three] = [lesson("one", 1), lesson("two", 2), lesson("three", 3)];
const course: CourseOutline = {
  modules: [
    { id: "m", title: "M", lessons: [one, two] },
    { id: "n", title: "N", lessons: [three] },
  ],
};

let clock = 0;
const having = (...events: ProgressEvent[]) =>
  events.reduce((document, event) => progress(document, event, ++clock), emptyProgress);
const opened = (slug: string): ProgressEvent => ({ type: "lesson-opened", lesson: slug });
const read = (slug: string): ProgressEvent => ({ type: "lesson-read", lesson: slug });
const answered = (slug: string, question: string, right: boolean): ProgressEvent => ({
  type: "answered",
  lesson: slug,
  question,
  right,
});
const perfect = (slug: string) => [
  opened(slug),
  read(slug),
  answered(slug, "q", true),
  answered(slug, "r", true),
];

describe("lessonProgress", () => {
  it.each([
    ["new", []],
    ["new", [opened("two")]],
    ["started", [opened("one")]],
    ["started", [{ type: "step-seen", diagram: "one-diagram", step: "s" }]],
    ["started", [answered("one", "q", false)]],
    ["started", [read("one"), { type: "lesson-unread", lesson: "one" }, opened("one")]],
    ["read", [read("one")]],
    ["read", [read("one"), answered("one", "q", true), answered("one", "r", false)]],
    ["done", perfect("one")],
  ] satisfies [string, ProgressEvent[]][])("%s after %j", (state, events) => {
    expect(lessonProgress(having(...events), one).state).toBe(state);
  });

  it("counts by the last try, and by what the lesson has today", () => {
    const document = having(
      answered("one", "q", true),
      answered("one", "q", false),
      answered("one", "r", false),
      answered("one", "r", true),
      answered("one", "removed", true),
      ...["a", "b", "removed"].map(
        (step): ProgressEvent => ({ type: "step-seen", diagram: "one-diagram", step }),
      ),
      { type: "exercise-done", lesson: "one" },
    );
    expect(lessonProgress(document, one)).toEqual({
      state: "started",
      stepsSeen: 2,
      stepsOf: 2,
      right: 1,
      of: 2,
      due: ["q"],
      exerciseDone: true,
    });
  });

  it("is done without questions once it is read", () => {
    expect(lessonProgress(having(read("one")), { ...one, questions: [] }).state).toBe("done");
  });
});

describe("whatNext", () => {
  const next = (...events: ProgressEvent[]) => {
    const found = whatNext(having(...events), course);
    return found && `${found.why} ${found.lesson.slug}`;
  };

  it.each([
    ["start one", []],
    ["start one", [opened("a-lesson-that-was-removed")]],
    ["continue one", [opened("one")]],
    ["continue two", [opened("one"), opened("two")]],
    ["continue one", [opened("two"), opened("one")]],
    ["next two", [opened("one"), read("one")]],
    ["next two", [read("one")]],
    ["next one", [opened("three"), read("three")]],
    ["next three", [opened("one"), read("one"), opened("two"), read("two")]],
    ["review one", [read("one"), read("two"), read("three")]],
    ["review two", [read("one"), read("two"), read("three"), answered("two", "q", false)]],
    ["finished one", [...perfect("one"), ...perfect("two"), ...perfect("three")]],
  ])("%s", (expected, events) => {
    expect(next(...events)).toBe(expected);
  });

  it("has nothing to say about a course without lessons", () => {
    expect(whatNext(emptyProgress, { modules: [] })).toBeUndefined();
  });
});

it("sums over the course", () => {
  const document = having(...perfect("one"), read("two"), {
    type: "step-seen",
    diagram: "two-diagram",
    step: "s",
  });
  expect(courseProgress(document, course)).toEqual({
    lessonsRead: 2,
    lessonsOf: 3,
    stepsSeen: 1,
    stepsOf: 6,
    right: 2,
    of: 6,
  });
});
