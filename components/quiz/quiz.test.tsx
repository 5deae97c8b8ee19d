import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Answer, blankAnswer, keyAnswer, type Marked, type Question, reveal } from "@/lib/quiz";
import { examples } from "@/lib/quiz/examples";
import { InlineQuestion } from "./InlineQuestion";
import { QuestionCard } from "./QuestionCard";
import { QuizPanel } from "./QuizPanel";
import { StaticQuiz } from "./StaticQuiz";

const objectives = [{ id: "shared", can: "say what is shared", section: "what-is-shared" }];

const card = (question: Question, answer: Answer, verdict?: Marked) =>
  renderToStaticMarkup(
    <QuestionCard
      question={question}
      seed={1}
      answer={answer}
      onAnswer={() => {}}
      verdict={verdict}
      place=""
    />,
  );

describe("without JavaScript", () => {
  const html = renderToStaticMarkup(<StaticQuiz lesson="a" questions={examples} />);

  it.each(examples.map((question) => [question.kind, question] as const))(
    "shows %s with its reasons",
    (_, question) => {
      expect(html).toContain(question.prompt);
      for (const part of reveal(question).parts) expect(html).toContain(part.why);
    },
  );

  it("has no controls but the disclosures", () => {
    expect(html).not.toMatch(/<(input|select|textarea|button|form)/);
    expect(html.match(/<details>/g)).toHaveLength(examples.length);
  });
});

describe("a card", () => {
  it.each(examples.map((question) => [question.kind, question] as const))(
    "of %s keeps its reasons until it is marked",
    (_, question) => {
      const open = card(question, blankAnswer(question));
      const marked = card(question, keyAnswer(question), reveal(question));
      for (const part of reveal(question).parts) {
        expect(open).not.toContain(part.why);
        expect(marked).toContain(part.why);
      }
    },
  );

  it("has a Check button only where answers are taken", () => {
    const [question] = examples;
    if (!question) throw new Error("There are no examples");
    expect(card(question, blankAnswer(question))).not.toContain("Check");
    expect(renderToStaticMarkup(<InlineQuestion lesson="a" question={question} />)).toContain(
      ">Check</button>",
    );
  });
});

it("renders the same on the server and in the browser: the order of options depends on the lesson alone", () => {
  const render = (lesson: string) =>
    renderToStaticMarkup(<QuizPanel lesson={lesson} questions={examples} objectives={objectives} />);
  expect(render("a")).toBe(render("a"));
  expect(new Set(["a", "b", "c", "d", "e", "f"].map(render)).size).toBeGreaterThan(1);
});

it("says what an earlier visit left to do", () => {
  const earlier = { [examples[0]?.id ?? ""]: { right: true }, [examples[1]?.id ?? ""]: { right: false } };
  const html = renderToStaticMarkup(
    <QuizPanel lesson="a" questions={examples} objectives={objectives} earlier={earlier} />,
  );
  expect(html).toContain("Last time you had 1 of 7 right.");
  expect(html).toContain("Try the other 6");
});
