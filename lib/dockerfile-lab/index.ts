/**
 * The Dockerfile lab without its looks: the reader's work and its history, the address that holds all of it, the
 * archive to take home, completion, and words for what the engine says in codes. The engine itself: lib/dockerfile,
 * modelled on https://github.com/moby/buildkit. Only types are imported from it, so that a page which shows a result
 * need not carry the engine.
 */

export {
  type Comparison,
  compareBuilds,
  type PlacedStep,
  type Slab,
  type SlabFate,
  type StepPair,
} from "./compare";
export { type Completion, complete, type Known, stageNames } from "./complete";
export { stepGlyphs } from "./glyphs";
export { changed, type History, historyOf, redone, touched, undone, withText } from "./history";
export { fromLink, isLink, linkOf, through } from "./link";
export {
  argsText,
  commandOf,
  inputOf,
  readArgs,
  readSettings,
  type Settings,
  settingLimits,
} from "./settings";
export { type BuildView, type LayerView, type StageView, type StepView, viewOf } from "./view";
export {
  comparisonText,
  fateText,
  marksText,
  markWords,
  resultText,
  sizeText,
  statusWords,
  whyText,
} from "./words";
export { type LabState, limits, pathProblem, readState, type Work, withSettings, writeState } from "./work";
export { zip } from "./zip";
