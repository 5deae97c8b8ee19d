// What a browser may import of every kind: types. What a kind does is in its own files, which its view imports, so that
// a page downloads the rules of the kind it shows and no other. The schemas, and zod with them, are in ./schemas.

export type { DockerExercise, DockerGoal } from "./docker";
export type { DockerfileExercise } from "./dockerfile";
export type { Exercise, ExerciseKind, ExerciseOf } from "./exercise";
export type { MachineExercise, MachineGoal } from "./machine";
export type { RecordedRun, SolutionRun } from "./run";
export type { ScalingExercise } from "./scaling";
export type { ScriptExercise } from "./script";
export type { PlacedItem, SortBin, SortExercise, SortItem } from "./sort";
