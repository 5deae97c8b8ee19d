import type { ReactNode } from "react";
import type { PartVerdict } from "@/lib/quiz";

/** What the view of a kind gets: a question, the answer so far, and once it is marked its parts. */
export interface KindViewProps<Question, Answer> {
  question: Question;
  /** In which order to show what is shuffled. */
  order: readonly number[];
  answer: Answer;
  onAnswer(answer: Answer): void;
  /** Present once the answer is marked; nothing can be changed then. */
  parts?: readonly PartVerdict[];
  /** Id of the prompt, which names the group of controls. */
  labelledBy: string;
}

/** A kind's view. (A method, so that the table of all kinds can be asked with a question of any kind.) */
export interface KindView<Question, Answer> {
  View(props: KindViewProps<Question, Answer>): ReactNode;
}
