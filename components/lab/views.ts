import type { Exercise, ExerciseKind, ExerciseOf } from "@/lib/exercise";
import type { ExerciseView } from "./view";

/** What a reader works with, kind by kind; a page downloads the one it shows. */
const VIEWS = {
  docker: () => import("./docker/DockerExercise").then(({ DockerExercise }) => ({ View: DockerExercise })),
  dockerfile: () =>
    import("./dockerfile/DockerfileExercise").then(({ DockerfileExercise }) => ({
      View: DockerfileExercise,
    })),
  scaling: () =>
    import("./scaling/ScalingExercise").then(({ ScalingExercise }) => ({ View: ScalingExercise })),
  script: () => import("./script/ScriptExercise").then(({ ScriptExercise }) => ({ View: ScriptExercise })),
  sort: () => import("./sort/SortExercise").then(({ SortExercise }) => ({ View: SortExercise })),
} satisfies { [K in ExerciseKind]: () => Promise<ExerciseView<ExerciseOf<K>>> };

/** Loads the view of an exercise's kind. The same function for every exercise of a kind. */
export const loadView = ({ kind }: Exercise): (() => Promise<ExerciseView<Exercise>>) => VIEWS[kind];
