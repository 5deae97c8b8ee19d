/**
 * Interactive exercises of a lesson: plain data that checks a person's work by a pure function. Every exercise brings
 * a reference solution, which the tests run. Types only; what a kind can do is in ./rules.
 */
import type { DockerExercise } from "./docker";
import type { DockerfileExercise } from "./dockerfile";
import type { ScalingExercise } from "./scaling";
import type { ScriptExercise } from "./script";
import type { SortExercise } from "./sort";

/** Every kind of exercise. Add a kind here, and the compiler lists what else it needs. */
export interface Exercises {
  docker: DockerExercise;
  dockerfile: DockerfileExercise;
  scaling: ScalingExercise;
  script: ScriptExercise;
  sort: SortExercise;
}

export type ExerciseKind = keyof Exercises;
export type ExerciseOf<K extends ExerciseKind> = Exercises[K];

/** The exercise of a lesson. */
export type Exercise = ExerciseOf<ExerciseKind>;
