export {
  type Control,
  defaultValues,
  levelsOf,
  type Option,
  type Values,
  valuesFromQuery,
  valuesToQuery,
} from "./control";
export {
  dwell,
  indexOfStep,
  type PlayerEvent,
  type PlayerState,
  player,
  type Speed,
  speeds,
  startPlayer,
} from "./player";
export { type Guess, keepWords, type Step, type StepText } from "./step";
