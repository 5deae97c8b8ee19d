/**
 * A person at work on a sort exercise, as one pure reducer. What has been checked stays on show for the items that have
 * not been moved since; whoever adjusts one item keeps the verdicts on the others.
 */
import { checkSort, type Placement, type SortCheck, type SortExercise } from "./sort";

export interface SortPlay {
  readonly placement: Placement;
  /** The placement as it was when it was last checked; null before. */
  readonly checked: Placement | null;
  /** How often it has been checked since the start. */
  readonly tries: number;
  /** The placement on show is the exercise's own. */
  readonly shown: boolean;
}

export type SortPlayEvent =
  | { type: "place"; item: string; bin: string }
  | { type: "check" }
  | { type: "start-over" }
  | { type: "show-solution"; solution: Placement };

export const startSort: SortPlay = { placement: {}, checked: null, tries: 0, shown: false };

export function sortPlay(play: SortPlay, event: SortPlayEvent): SortPlay {
  switch (event.type) {
    case "place":
      return { ...play, placement: { ...play.placement, [event.item]: event.bin }, shown: false };
    case "check":
      return { ...play, checked: play.placement, tries: play.tries + 1 };
    case "start-over":
      return { ...startSort, tries: play.tries };
    case "show-solution":
      return { ...play, placement: event.solution, checked: event.solution, shown: true };
  }
}

export interface SortView {
  /** The placement as it is now: for the meter and for what is missing. */
  readonly now: SortCheck;
  /** The placement as it was checked; undefined before the first check. */
  readonly result?: SortCheck;
  /** Is the checked placement right, the person's own, and still in place? */
  readonly solved: boolean;
}

/** What is to be shown of it. */
export function viewSort(exercise: SortExercise, play: SortPlay): SortView {
  const now = checkSort(exercise, play.placement);
  if (!play.checked) return { now, solved: false };
  const result = checkSort(exercise, play.checked);
  return { now, result, solved: result.done && !play.shown && play.checked === play.placement };
}
