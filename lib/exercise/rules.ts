/** One table of what each kind can do, and functions for an exercise of any kind. For the build and the tests. */
import { dockerRules } from "./docker";
import { dockerfileRules } from "./dockerfile";
import type { Exercise, ExerciseKind, ExerciseOf } from "./exercise";
import type { ExerciseProblem, ExerciseRules, Trial } from "./kind";
import { scalingRules } from "./scaling";
import { scriptRules } from "./script";
import { sortRules } from "./sort";

const RULES = {
  docker: dockerRules,
  dockerfile: dockerfileRules,
  scaling: scalingRules,
  script: scriptRules,
  sort: sortRules,
} satisfies { [K in ExerciseKind]: ExerciseRules<ExerciseOf<K>> };

/** The rules of an exercise's own kind, which the compiler cannot see here (it lets the methods' parameters pass). */
const rulesOf = (exercise: Exercise): ExerciseRules<Exercise> => RULES[exercise.kind];

/** What is wrong with it, and every way of doing it that does not come out as it should. Empty if all is well. */
export function exerciseProblems(exercise: Exercise): ExerciseProblem[] {
  const surprises = exerciseTrials(exercise).filter(({ should, does }) => should !== does);
  return [
    ...rulesOf(exercise).problems(exercise),
    ...surprises.map(({ doing, should }) => ({
      path: ["solution"],
      message: `The check ${should ? "does not pass" : "passes"} ${doing}`,
    })),
  ];
}

/** Ways of doing it, tried out. */
export const exerciseTrials = (exercise: Exercise): Trial[] => rulesOf(exercise).trials(exercise);

/** What is printed under the task, where nothing can be done. */
export const exerciseGiven = (exercise: Exercise): string[] => rulesOf(exercise).given(exercise);
