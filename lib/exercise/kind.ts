/** What the file of a kind supplies, so that exercises of every kind are checked alike. For the build and the tests. */

/** Something wrong with an exercise; `path` leads to it from the top of the file. */
export interface ExerciseProblem {
  path: (string | number)[];
  message: string;
}

/** Somebody's way of doing the exercise, tried out by the exercise's own check. */
export interface Trial {
  /** What is done, as in "the solution" or "nothing at all". */
  readonly doing: string;
  /** Should it pass? */
  readonly should: boolean;
  /** Does it? */
  readonly does: boolean;
}

/** What a kind can do with its exercises. All pure. */
export interface ExerciseRules<Exercise> {
  /** What a schema cannot see: does the exercise, tried out, behave as an exercise? In words for its author. */
  problems(exercise: Exercise): ExerciseProblem[];
  /** At least: nothing done, which must not pass, and the reference solution, which must. */
  trials(exercise: Exercise): Trial[];
  /** What is printed under the task, where nothing can be done: one entry for each thing. */
  given(exercise: Exercise): string[];
}
