import { describe, expect, it } from "vitest";
import { command, dockerfile, examples, match, multiple, numeric, order, single } from "./examples";
import type { Question } from "./question";
import { quizProblems, quizSchema } from "./schemas";

/** What the schema says about a file with these questions, as "path: message". */
function refusals(...questions: unknown[]): string[] {
  const parsed = quizSchema().safeParse({ questions });
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

const withOption = (text: string) => ({ ...single, options: [...single.options, { text, why: "Because." }] });

it("accepts one of each kind and gives it back unchanged", () => {
  expect(quizSchema().parse({ questions: examples })).toEqual({ questions: examples });
});

it("needs a list of questions and nothing else", () => {
  expect(quizSchema().safeParse({}).success).toBe(false);
  expect(quizSchema().safeParse({ questions: [], title: "Quiz" }).success).toBe(false);
});

describe("refuses", () => {
  it.each<[string, unknown, RegExp]>([
    ["an unknown kind", { ...single, kind: "singel" }, /There is no kind "singel"\. Did you mean "single"\?/],
    ["no kind", { ...single, kind: undefined }, /A question needs a kind: single, multiple/],
    [
      "a goal without a reason",
      { ...dockerfile, goals: dockerfile.goals.map(({ why, ...goal }) => goal) },
      /goals\.0\.why: Say why "signals" counts/,
    ],
    [
      "a wrong attempt that is right",
      { ...dockerfile, wrong: [...dockerfile.wrong, dockerfile.solution] },
      /wrong\.1: This attempt reaches every goal/,
    ],
    [
      "a solution that is none",
      { ...dockerfile, solution: dockerfile.start.dockerfile },
      /goals\.0: The solution does not reach the goal "signals"/,
    ],
    ["an unknown field", { ...single, hint: "x" }, /hint/],
    ["an id in capitals", { ...single, id: "Kernel_Bug" }, /id: An id is lower-case words joined by hyphens/],
    ["a wrong asks", { ...single, asks: "what" }, /asks: Say `asks: happens` or `asks: means`/],
    ["an empty prompt", { ...single, prompt: " " }, /prompt: This must not be empty/],
    ["a number for a text", withOption(3 as unknown as string), /options\.3\.text: Put quotes around 3/],
    [
      "an option without a reason",
      { ...single, options: [...single.options, { text: "x" }] },
      /options\.3\.why/,
    ],
    [
      "no right option",
      { ...single, options: single.options.filter((option) => !option.right) },
      /options: A single choice has exactly one option with `right: true`; this one has 0/,
    ],
    [
      "two right options",
      { ...multiple, kind: "single" },
      /this one has 2\. For several, say `kind: multiple`/,
    ],
    [
      "a multiple choice without a right option",
      { ...multiple, options: multiple.options.map(({ text, why }) => ({ text, why })) },
      /A multiple choice has at least one option with `right: true`/,
    ],
    ["one option", { ...single, options: single.options.slice(1, 2) }, /at least 2 options/],
    ["the same option twice", withOption("Nothing"), /Two options say the same: "Nothing"/],
    [
      "the same item twice",
      { ...order, items: [...order.items, ...order.items.slice(0, 1)] },
      /Two items say the same/,
    ],
    ["two items", { ...order, items: order.items.slice(0, 2) }, /fewer than 3 items/],
    [
      "the same left twice",
      { ...match, pairs: [...match.pairs, ...match.pairs] },
      /Two pairs have "VM" on the left/,
    ],
    [
      "a distractor that matches",
      { ...match, distractors: [{ right: "Own kernel", why: "x" }] },
      /distractors\.0\.right: "Own kernel" is the right side of a pair/,
    ],
    [
      "an accepted command left open",
      { ...command, accept: ["echo 'a"] },
      /accept\.0: This command does not end/,
    ],
    [
      "a known wrong answer that is accepted",
      { ...command, wrong: [{ when: "sudo docker run --rm --name web nginx", why: "x" }] },
      /wrong\.0\.when: .* is also among the accepted commands/,
    ],
    [
      "a known wrong answer without an answer",
      { ...command, wrong: [{ why: "x" }] },
      /either `when`.* or `starts`/,
    ],
    [
      "a known wrong number that is right",
      { ...numeric, tolerance: 2, wrong: [{ value: 1, why: "x" }] },
      /wrong\.0\.value: 1 counts as right/,
    ],
  ])("%s", (_, question, message) => {
    expect(refusals(question).join("\n")).toMatch(message);
  });

  it("an id that is taken", () => {
    expect(refusals(single, order, { ...numeric, id: single.id })).toEqual([
      'questions.2.id: The id "a-single" is taken by question 1; ids are permanent and used once',
    ]);
  });

  it.each([
    "All of the above",
    "all of the above.",
    "None of the above",
    "None of these",
    "Both of these",
    "Neither of the above",
    "All the above",
    "Both A and B",
    "Both a and b are right",
    "Either 1 or 2",
    "A and C",
    "Options B & C",
    "All of the options",
    "Some of the other answers",
  ])("%j", (text) => {
    expect(refusals(withOption(text))[0]).toMatch(
      /options\.3\.text: ".*" speaks about the other options, which are shuffled/,
    );
  });

  it.each([
    "All of the processes on the host",
    "None: the kernel refuses",
    "Both the host and the guest",
    "Both a host and a guest have one",
    "Neither has a kernel",
    "It runs above all other processes",
    "All of these files stay",
    "All below 1024 need root",
    "A and its copy",
  ])("but not %j", (text) => {
    expect(refusals(withOption(text))).toEqual([]);
  });
});

describe("quizProblems", () => {
  const make = (count: number, change: (index: number) => Partial<Question> = () => ({})): Question[] =>
    Array.from(
      { length: count },
      (_, index): Question =>
        Object.assign(
          {},
          single,
          { id: `q-${index}`, objective: index % 2 === 0 ? "shared" : "copied" },
          change(index),
        ),
    );
  const messages = (questions: Question[], ids = ["shared", "copied"]) =>
    quizProblems(questions, ids).map(({ path, message }) => `${path.join(".")}: ${message}`);

  it("finds nothing wrong with a good quiz", () => {
    expect(messages(make(8))).toEqual([]);
  });

  it("names an unknown objective and the nearest known", () => {
    expect(messages(make(9, (index) => (index === 8 ? { objective: "sharde" } : {})))).toEqual([
      'questions.8.objective: The lesson has no objective "sharde". Did you mean "shared"?',
    ]);
  });

  it("wants two questions for each objective", () => {
    expect(messages(make(8), ["shared", "copied", "choose"])).toEqual([
      'questions: The objective "choose" has no question; each needs at least 2',
    ]);
  });

  it("wants eight questions", () => {
    expect(messages(make(7))).toEqual(["questions: A quiz has at least 8 questions; this one has 7"]);
  });

  it("wants half of them to ask what happens", () => {
    const means = (wanted: number) => (index: number) => (index < wanted ? { asks: "means" as const } : {});
    expect(messages(make(8, means(4)))).toEqual([]);
    expect(messages(make(8, means(5)))).toEqual([
      "questions: At least half of the questions say `asks: happens`; here 3 of 8 do",
    ]);
  });
});
