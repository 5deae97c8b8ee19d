// What a browser may import, and the build with it.
export {
  type Deck,
  type DiagramText,
  letter,
  makeDeck,
  type Slide,
  type SlideOf,
  slideIndex,
  withLiveSteps,
} from "./deck";
export { type Command, commandOf, type KeyInfo, keyList, shownKeys } from "./keys";
export { type DeckLab, reachedBy, screenBy } from "./lab";
export type { OpeningPart } from "./opening";
export { clockWords, elapsedAt, minutesWords, type Pace, pace, pauseTimer, startTimer } from "./pace";
export {
  type Blank,
  maxPoints,
  type Point,
  type Role,
  type Size,
  type Stroke,
  type Timer,
} from "./shared";
export {
  addStroke,
  audiencePresent,
  change,
  hello,
  type Message,
  parseMessage,
  place,
  type Replica,
  receive,
  startReplica,
  undoStroke,
} from "./sync";
