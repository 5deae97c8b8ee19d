/**
 * Taking a quiz: a pure reducer from the first question to the result, and again with what was missed.
 *
 * A round asks some of the questions, in the order of the file, one at a time; each is answered, checked once and
 * left behind. Simplification: one cannot go back within a round.
 */
import type { Answer, Question } from "./question";
import { blankAnswer, score } from "./score";
import type { Marked, Missing } from "./verdict";

export interface Session {
  readonly questions: readonly Question[];
  readonly seed: number;
  /** How many rounds went before; each shuffles anew. */
  readonly round: number;
  /** Ids of the questions of this round. */
  readonly asked: readonly string[];
  /** Place in `asked`; its length when the round is finished. */
  readonly at: number;
  /** This round's answers and verdicts by question id. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly verdicts: Readonly<Record<string, Marked>>;
  /** What the current answer lacked when it was last checked. */
  readonly missing?: Missing;
  /** By question id whether the latest checked answer was right, over all rounds. */
  readonly right: Readonly<Record<string, boolean>>;
}

export type SessionEvent =
  | { type: "answer"; answer: Answer }
  | { type: "check" | "next" | "finish" | "retryMissed" | "startOver" }
  /** Go on where an earlier visit ended: `right` as stored then. Asks what is not right yet. */
  | { type: "resume"; right: Readonly<Record<string, boolean>> };

/** @param questions in the order of the file; @param seed for the order of options. */
export function start(questions: readonly Question[], seed: number): Session {
  return round({ questions, seed, round: -1, right: {} }, questions);
}

type Kept = Pick<Session, "questions" | "seed" | "round" | "right">;

function round(kept: Kept, asked: readonly Question[]): Session {
  return {
    questions: kept.questions,
    seed: kept.seed,
    round: kept.round + 1,
    asked: asked.map((question) => question.id),
    at: 0,
    answers: {},
    verdicts: {},
    right: kept.right,
  };
}

/** Events that make no sense at the moment (checking twice, next before checking) change nothing. */
export function session(state: Session, event: SessionEvent): Session {
  const now = current(state);
  switch (event.type) {
    case "answer": {
      if (!now || now.verdict) return state;
      const { missing: _, ...rest } = state;
      return { ...rest, answers: { ...state.answers, [now.question.id]: event.answer } };
    }
    case "check": {
      if (!now || now.verdict) return state;
      const verdict = score(now.question, now.answer);
      if (verdict.result === "incomplete") return { ...state, missing: verdict.missing };
      const { missing: _, ...rest } = state;
      return {
        ...rest,
        verdicts: { ...state.verdicts, [now.question.id]: verdict },
        right: { ...state.right, [now.question.id]: verdict.result === "right" },
      };
    }
    case "next":
      return now?.verdict ? { ...state, at: state.at + 1 } : state;
    case "finish": {
      const { missing: _, ...rest } = state;
      return { ...rest, at: state.asked.length };
    }
    case "retryMissed":
      return missed(state).length > 0 ? round(state, missed(state)) : state;
    case "startOver":
      return round({ ...state, right: {} }, state.questions);
    case "resume": {
      const resumed = { ...state, right: { ...event.right, ...state.right } };
      return missed(resumed).length > 0
        ? round(resumed, missed(resumed))
        : { ...resumed, at: state.asked.length };
    }
  }
}

/** The question being asked and all that is known about it; undefined when the round is finished. */
export function current(state: Session) {
  const id = state.asked[state.at];
  const question = state.questions.find((one) => one.id === id);
  if (!question) return undefined;
  return {
    question,
    /** From 1. */
    number: state.at + 1,
    of: state.asked.length,
    /** For the order of its options. */
    seed: state.seed + state.round,
    answer: state.answers[question.id] ?? blankAnswer(question),
    verdict: state.verdicts[question.id],
    missing: state.missing,
  };
}

/** The questions whose latest answer is not right, those not answered included. */
export function missed(state: Pick<Session, "questions" | "right">): Question[] {
  return state.questions.filter((question) => state.right[question.id] !== true);
}

export interface ObjectiveResult {
  /** Id of the objective. */
  objective: string;
  right: number;
  of: number;
}

/** How it went, objective by objective, in the given order. Objectives without a question are left out. */
export function resultByObjective(
  state: Pick<Session, "questions" | "right">,
  objectives: readonly { id: string }[],
): ObjectiveResult[] {
  return objectives.flatMap(({ id }) => {
    const about = state.questions.filter((question) => question.objective === id);
    const right = about.filter((question) => state.right[question.id] === true).length;
    return about.length > 0 ? [{ objective: id, right, of: about.length }] : [];
  });
}
