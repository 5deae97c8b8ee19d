"use client";

import { missed, type Question, seedFrom } from "@/lib/quiz";
import { Button } from "./Button";
import { QuestionCard } from "./QuestionCard";
import { QuizResult } from "./QuizResult";
import type { AnswerRecord, Earlier, Objective } from "./types";
import { useSession } from "./use-session";

export interface QuizPanelProps {
  /** Slug of the lesson; seeds the order of options where no seed is given. */
  lesson: string;
  questions: readonly Question[];
  objectives: readonly Objective[];
  seed?: number;
  onAnswer?: (record: AnswerRecord) => void;
  earlier?: Earlier;
}

/** A lesson's quiz: one question at a time, then the result by objective, then again what was missed. */
export function QuizPanel({ lesson, questions, objectives, seed, onAnswer, earlier = {} }: QuizPanelProps) {
  const { state, now, headingRef, answer, check, go } = useSession(
    questions,
    seed ?? seedFrom(lesson),
    onAnswer,
  );

  if (!now)
    return (
      <section aria-label="Quiz result" className="js-only">
        <QuizResult
          session={state}
          objectives={objectives}
          headingRef={headingRef}
          onRetry={() => go({ type: "retryMissed" })}
          onStartOver={() => go({ type: "startOver" })}
        />
      </section>
    );

  const first = state.round === 0 && now.number === 1 && !now.verdict;
  const again = state.asked.length < questions.length;
  return (
    <section aria-label="Quiz" className="js-only">
      <QuestionCard
        key={`${state.round}/${now.question.id}`}
        question={now.question}
        seed={now.seed}
        answer={now.answer}
        onAnswer={answer}
        verdict={now.verdict}
        missing={now.missing}
        onCheck={check}
        place={`${again ? "Missed question" : "Question"} ${now.number} of ${now.of}`}
        headingRef={headingRef}
        next={
          <Button onClick={() => go({ type: "next" })}>
            {now.number < now.of ? "Next question" : "See the result"}
          </Button>
        }
      />
      {first && (
        <EarlierLine
          questions={questions}
          earlier={earlier}
          onResume={(right) => go({ type: "resume", right })}
        />
      )}
    </section>
  );
}

interface EarlierLineProps {
  questions: readonly Question[];
  earlier: Earlier;
  onResume(right: Record<string, boolean>): void;
}

/** What an earlier visit left, and the way to go on from there. Under the card, so that it moves nothing when it comes. */
function EarlierLine({ questions, earlier, onResume }: EarlierLineProps) {
  const right = Object.fromEntries(questions.map(({ id }) => [id, earlier[id]?.right === true]));
  const left = missed({ questions, right }).length;
  if (!questions.some(({ id }) => earlier[id] !== undefined)) return null;
  return (
    <p className="mt-2.5! mb-0! flex flex-wrap items-center gap-x-4 gap-y-2 text-[0.88rem] text-muted">
      <span>
        Last time you had {questions.length - left} of {questions.length} right.
      </span>
      <Button look="secondary" onClick={() => onResume(right)}>
        {left === 0 ? "See the result" : left === 1 ? "Try the other one" : `Try the other ${left}`}
      </Button>
    </p>
  );
}
