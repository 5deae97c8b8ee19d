// What a browser may import. The schemas, and zod with them, are in ./schemas.
export { matchChoices } from "./kinds/match";
export { move } from "./kinds/order";
export { displayOrder, givenLists, seedFrom } from "./order";
export type { Answer, AnswerOf, Kind, Question, QuestionOf } from "./question";
export { blankAnswer, keyAnswer, reveal, score } from "./score";
export {
  current,
  missed,
  type ObjectiveResult,
  resultByObjective,
  type Session,
  type SessionEvent,
  session,
  start,
} from "./session";
export type { Marked, Missing, PartVerdict, Verdict } from "./verdict";
