import type { ReactNode } from "react";

/** What the view of a kind of exercise gets. */
export interface ExerciseViewProps<Exercise> {
  exercise: Exercise;
  /** To be called once, when the person has solved it without being shown how. */
  onDone(): void;
}

/** A kind's view. (A method, so that the table of all kinds can be asked with an exercise of any kind.) */
export interface ExerciseView<Exercise> {
  View(props: ExerciseViewProps<Exercise>): ReactNode;
}

/** A kind's view on paper and without JavaScript: the task, and the solution when asked for. */
export interface StaticExerciseView<Exercise> {
  View(props: { exercise: Exercise }): ReactNode;
}
