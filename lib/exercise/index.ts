// What a browser may import. The schemas, and zod with them, are in ./schemas.
export { type Exercise, exerciseProblems } from "./exercise";
export {
  checkSort,
  type PlacedItem,
  type Placement,
  type SortBin,
  type SortCheck,
  type SortExercise,
  type SortItem,
} from "./sort";
export { type SortPlay, type SortPlayEvent, type SortView, sortPlay, startSort, viewSort } from "./sort-play";
