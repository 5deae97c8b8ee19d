"use client";

import { useEffect, useReducer, useRef } from "react";
import { type Answer, current, type Question, type SessionEvent, score, session, start } from "@/lib/quiz";
import type { AnswerRecord } from "./types";

/** A session of questions: its state, what may be done, and a heading that takes the focus when the question changes. */
export function useSession(
  questions: readonly Question[],
  seed: number,
  onAnswer: ((record: AnswerRecord) => void) | undefined,
) {
  const [state, dispatch] = useReducer(session, undefined, () => start(questions, seed));
  const headingRef = useRef<HTMLHeadingElement>(null);
  // Not when the page opens: only once the reader has gone on by hand.
  const went = useRef(false);
  const now = current(state);

  const where = `${state.round}/${state.at}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the place in the session
  useEffect(() => {
    if (went.current) headingRef.current?.focus();
  }, [where]);

  return {
    state,
    now,
    headingRef,
    answer: (answer: Answer) => dispatch({ type: "answer", answer }),
    check: () => {
      if (!now || now.verdict) return;
      const verdict = score(now.question, now.answer);
      dispatch({ type: "check" });
      if (verdict.result !== "incomplete")
        onAnswer?.({ question: now.question.id, right: verdict.result === "right", answer: now.answer });
    },
    go: (event: Exclude<SessionEvent, { type: "answer" | "check" }>) => {
      went.current = true;
      dispatch(event);
    },
  };
}
