/** A question of any kind, and its answer. Types only; what a kind can do is in ./score. */
import type { CommandAnswer, CommandQuestion } from "./kinds/command";
import type { DockerfileAnswer, DockerfileQuestion } from "./kinds/dockerfile";
import type { MatchAnswer, MatchQuestion } from "./kinds/match";
import type { MultipleAnswer, MultipleQuestion } from "./kinds/multiple";
import type { NumericAnswer, NumericQuestion } from "./kinds/numeric";
import type { OrderAnswer, OrderQuestion } from "./kinds/order";
import type { SingleAnswer, SingleQuestion } from "./kinds/single";

/** Every kind of question with its answer. Add a kind here, and the compiler lists what else it needs. */
export interface Kinds {
  single: { question: SingleQuestion; answer: SingleAnswer };
  multiple: { question: MultipleQuestion; answer: MultipleAnswer };
  order: { question: OrderQuestion; answer: OrderAnswer };
  match: { question: MatchQuestion; answer: MatchAnswer };
  command: { question: CommandQuestion; answer: CommandAnswer };
  dockerfile: { question: DockerfileQuestion; answer: DockerfileAnswer };
  numeric: { question: NumericQuestion; answer: NumericAnswer };
}

export type Kind = keyof Kinds;
export type QuestionOf<K extends Kind> = Kinds[K]["question"];
export type AnswerOf<K extends Kind> = Kinds[K]["answer"];

/** One question of a lesson's quiz. */
export type Question = QuestionOf<Kind>;

/** What a reader answered: plain data that can be stored as JSON. Its shape depends on the question's kind. */
export type Answer = AnswerOf<Kind>;
