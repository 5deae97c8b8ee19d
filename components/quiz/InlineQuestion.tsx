"use client";

import { type Question, seedFrom } from "@/lib/quiz";
import { Button } from "./Button";
import { QuestionCard } from "./QuestionCard";
import type { QuizPanelProps } from "./QuizPanel";
import { useSession } from "./use-session";

export interface InlineQuestionProps
  extends Pick<QuizPanelProps, "lesson" | "seed" | "onAnswer" | "earlier"> {
  question: Question;
}

/** One question in the middle of a lesson. A wrong answer may be tried again. */
export function InlineQuestion({ lesson, question, seed, onAnswer, earlier }: InlineQuestionProps) {
  const { now, state, headingRef, answer, check, go } = useSession(
    [question],
    seed ?? seedFrom(lesson),
    onAnswer,
  );
  if (!now) return null;
  const before = earlier?.[question.id];
  const asked = before && state.round === 0 && !now.verdict;
  return (
    <div className="js-only">
      <QuestionCard
        key={state.round}
        question={question}
        seed={now.seed}
        answer={now.answer}
        onAnswer={answer}
        verdict={now.verdict}
        missing={now.missing}
        onCheck={check}
        place={asked ? `Check yourself (${before.right ? "right" : "missed"} last time)` : "Check yourself"}
        headingRef={headingRef}
        next={
          now.verdict?.result === "wrong" && (
            <Button look="secondary" onClick={() => go({ type: "retryMissed" })}>
              Try again
            </Button>
          )
        }
      />
    </div>
  );
}
