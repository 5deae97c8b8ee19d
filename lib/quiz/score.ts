/** Marking: one table of what each kind can do, and functions for a question of any kind. All pure. */
import { commandRules } from "./kinds/command";
import { dockerfileRules } from "./kinds/dockerfile";
import type { KindRules } from "./kinds/kind";
import { matchRules } from "./kinds/match";
import { multipleRules } from "./kinds/multiple";
import { numericRules } from "./kinds/numeric";
import { orderRules } from "./kinds/order";
import { singleRules } from "./kinds/single";
import type { Answer, AnswerOf, Kind, Question, QuestionOf } from "./question";
import type { Marked, Verdict } from "./verdict";

const RULES = {
  single: singleRules,
  multiple: multipleRules,
  order: orderRules,
  match: matchRules,
  command: commandRules,
  dockerfile: dockerfileRules,
  numeric: numericRules,
} satisfies { [K in Kind]: KindRules<QuestionOf<K>, AnswerOf<K>> };

/**
 * The rules of a question's own kind. That question and answer are of one kind is not something the compiler can
 * see here (it lets the methods' parameters pass); an answer comes from the view or the key of the same question.
 */
export function rulesOf(question: Question): KindRules<Question, Answer> {
  return RULES[question.kind];
}

/** Right, wrong, or not complete enough to say; with a reason for every part. */
export const score = (question: Question, answer: Answer): Verdict =>
  rulesOf(question).score(question, answer);

/** The right answer. */
export const keyAnswer = (question: Question): Answer => rulesOf(question).key(question);

/** What a reader starts from. */
export const blankAnswer = (question: Question): Answer => rulesOf(question).blank(question);

/** What is shown when nobody answered: every part with its reason, none of it anyone's doing. */
export function reveal(question: Question): Marked {
  const verdict = score(question, keyAnswer(question));
  const parts = verdict.result === "incomplete" ? [] : verdict.parts;
  return { result: "right", parts: parts.map((part) => ({ ...part, chosen: false })) };
}
