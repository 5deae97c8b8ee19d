import type { Exercise, ExerciseKind, ExerciseOf } from "@/lib/exercise";
import { StaticDocker } from "./docker/StaticDocker";
import { StaticDockerfile } from "./dockerfile/StaticDockerfile";
import { StaticScaling } from "./scaling/StaticScaling";
import { StaticScript } from "./script/StaticScript";
import { StaticSort } from "./sort/StaticSort";
import type { StaticExerciseView } from "./view";

const VIEWS = {
  docker: { View: StaticDocker },
  dockerfile: { View: StaticDockerfile },
  scaling: { View: StaticScaling },
  script: { View: StaticScript },
  sort: { View: StaticSort },
} satisfies { [K in ExerciseKind]: StaticExerciseView<ExerciseOf<K>> };

/** An exercise on paper, and for readers without JavaScript: the task, and the solution when asked for. */
export function StaticExercise({ exercise }: { exercise: Exercise }) {
  const { View }: StaticExerciseView<Exercise> = VIEWS[exercise.kind];
  return <View exercise={exercise} />;
}
