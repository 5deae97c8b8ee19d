/**
 * Interactive exercises of a lesson: plain data that checks a person's work by a pure function.
 * Every exercise brings a reference solution, which the tests run.
 */
import { type ExerciseProblem, type SortExercise, sortProblems } from "./sort";

export type Exercise = SortExercise;

/** Tries an exercise out: its solution must pass, and something must be able to fail. Empty if all is well. */
export function exerciseProblems(exercise: Exercise): ExerciseProblem[] {
  switch (exercise.kind) {
    case "sort":
      return sortProblems(exercise);
  }
}
