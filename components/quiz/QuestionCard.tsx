"use client";

import { type ReactNode, type Ref, useEffect, useId, useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import {
  type Answer,
  type AnswerOf,
  displayOrder,
  type Kind,
  type Marked,
  type Missing,
  type Question,
  type QuestionOf,
} from "@/lib/quiz";
import { plainInline } from "@/lib/text/inline";
import { Button } from "./Button";
import { Command } from "./kinds/Command";
import { Dockerfile } from "./kinds/Dockerfile";
import { Match } from "./kinds/Match";
import { Multiple } from "./kinds/Multiple";
import { Numeric } from "./kinds/Numeric";
import { Order } from "./kinds/Order";
import { Single } from "./kinds/Single";
import type { KindView } from "./kinds/view";
import { MarkWord } from "./Reason";
import { asksWords, missingWords, nearWords, taskWords } from "./words";

const VIEWS = {
  single: { View: Single },
  multiple: { View: Multiple },
  order: { View: Order },
  match: { View: Match },
  command: { View: Command },
  dockerfile: { View: Dockerfile },
  numeric: { View: Numeric },
} satisfies { [K in Kind]: KindView<QuestionOf<K>, AnswerOf<K>> };

export interface QuestionCardProps {
  question: Question;
  /** For the order of what is shuffled. */
  seed: number;
  answer: Answer;
  onAnswer(answer: Answer): void;
  /** Once present, everything is marked and nothing can be changed. */
  verdict?: Marked | undefined;
  /** What the answer lacked when Check was pressed. */
  missing?: Missing | undefined;
  /** Without it there is no Check button: a question for a class, marked with `reveal`. */
  onCheck?(): void;
  /** Where it stands: "Question 3 of 8". */
  place: string;
  /** What to do after checking, beside the verdict. */
  next?: ReactNode;
  /** The prompt, to move the focus to it. */
  headingRef?: Ref<HTMLHeadingElement>;
}

/** One question in a card: prompt, controls of its kind, Check, and then the verdict. Holds no state of its own. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, seed, answer, onAnswer, verdict, missing, onCheck, place, next, headingRef } = props;
  const promptId = useId();
  const verdictRef = useRef<HTMLParagraphElement>(null);
  const { View }: KindView<Question, Answer> = VIEWS[question.kind];
  const task = verdict ? undefined : taskWords(question);
  const takes = onCheck !== undefined;

  // The pressed Check button is gone by then; the verdict takes the focus, and Next is one Tab away.
  const checked = verdict !== undefined && takes;
  useEffect(() => {
    if (checked) verdictRef.current?.focus();
  }, [checked]);

  return (
    <form
      noValidate
      autoComplete="off"
      aria-labelledby={promptId}
      onSubmit={(event) => {
        event.preventDefault();
        if (!verdict) onCheck?.();
      }}
      className="rounded-md border border-line bg-surface p-4 sm:p-6"
    >
      <p className="m-0! flex flex-wrap justify-between gap-x-4 font-display text-[0.8rem] font-medium text-muted">
        <span>{place}</span>
        <span>{asksWords(question)}</span>
      </p>
      <h3
        id={promptId}
        ref={headingRef}
        tabIndex={-1}
        className="mt-1.5! mb-3! scroll-mt-24 font-sans text-[1.05rem]! leading-normal! font-semibold! text-pretty outline-none"
      >
        <InlineText>{question.prompt}</InlineText>
      </h3>
      {task && <p className="-mt-2! mb-2.5! text-[0.88rem] text-muted">{task}</p>}
      <View
        key={question.id}
        question={question}
        order={displayOrder(question, seed)}
        answer={answer}
        onAnswer={onAnswer}
        parts={verdict?.parts}
        labelledBy={promptId}
      />
      {takes && (
        <div className="mt-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-3">
          {!verdict && (
            <Button type="submit" look="primary">
              Check
            </Button>
          )}
          <div role="status" className="min-w-0 flex-1 basis-48 leading-snug">
            {missing && <p className="m-0! text-[0.94rem]">{missingWords(missing, question)}</p>}
            {verdict && (
              <p ref={verdictRef} tabIndex={-1} className="m-0! scroll-mb-24 text-[0.94rem] outline-none">
                <VerdictWords question={question} verdict={verdict} />
              </p>
            )}
          </div>
          {verdict && next}
        </div>
      )}
    </form>
  );
}

function VerdictWords({ question, verdict }: { question: Question; verdict: Marked }) {
  if (verdict.result === "right") return <MarkWord right>Right.</MarkWord>;
  // Read out after the verdict, since the options with their reasons lie behind the listener.
  const missedOut = verdict.parts
    .filter((part) => part.right && !part.chosen)
    .map((part) => plainInline(part.text));
  return (
    <>
      <MarkWord right={false}>Not right.</MarkWord> {nearWords(question, verdict)}
      {missedOut.length > 0 && <span className="sr-only"> The right answer: {missedOut.join("; ")}</span>}
    </>
  );
}
