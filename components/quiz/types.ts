/** What the quiz's components share with the page around them. */
import type { Answer } from "@/lib/quiz";

/** An objective as the quiz needs it: "After this lesson you can …", and the section that teaches it. */
export interface Objective {
  id: string;
  can: string;
  /** Id of the heading in the same page. */
  section: string;
}

/** One checked answer, for whoever keeps the reader's progress. Plain data. */
export interface AnswerRecord {
  /** Id of the question. */
  question: string;
  right: boolean;
  answer: Answer;
}

/** What was answered on earlier visits, by question id. */
export type Earlier = Readonly<Record<string, { right: boolean }>>;
