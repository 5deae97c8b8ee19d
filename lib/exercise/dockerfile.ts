/**
 * The exercise "dockerfile": repair a Dockerfile, or write one, until what the builder makes of it reaches every goal.
 * The goals are those of lib/dockerfile-goals, and the builder is lib/dockerfile, which says how it simplifies.
 *
 * zod comes in as an argument and is imported as a type only, so a browser is spared it.
 */
import type { z } from "zod";
import {
  attempted,
  attemptSchema,
  goalSchema,
  startSchema,
  taskProblems,
  tryWork,
} from "@/lib/dockerfile-goals";
import type { Work } from "@/lib/dockerfile-lab";
import { exerciseFields, text, type Zod } from "./fields";
import type { ExerciseRules } from "./kind";

export const dockerfileExerciseSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...exerciseFields(zod),
      kind: zod.literal("dockerfile"),
      start: startSchema(zod),
      goals: zod.array(goalSchema(zod)).min(1, "Say with `goals` what the build is to reach"),
      /** From a nudge to nearly the answer. */
      hints: zod.array(text(zod)).min(2, "Hints come in stages: at least two"),
      solution: attemptSchema(zod),
      /** Attempts that people make, and that must not pass. */
      wrong: zod
        .array(attemptSchema(zod).extend({ name: text(zod) }))
        .min(1, "Give at least one wrong attempt: the tests make sure that it does not pass"),
    })
    .transform(({ solution, wrong, ...rest }) => ({
      ...rest,
      solution: attempted(rest.start, solution),
      wrong: wrong.map(({ name, ...attempt }) => ({ name, work: attempted(rest.start, attempt) })),
    }));

export type DockerfileExercise = z.infer<ReturnType<typeof dockerfileExerciseSchema>>;

export const dockerfileRules: ExerciseRules<DockerfileExercise> = {
  problems: taskProblems,
  trials: ({ goals, start, solution, wrong }) => {
    const passes = (work: Work) => tryWork(goals, work).reached.length === goals.length;
    return [
      { doing: "nothing at all", should: false, does: passes(start) },
      { doing: "the solution", should: true, does: passes(solution) },
      ...wrong.map(({ name, work }) => ({ doing: name, should: false, does: passes(work) })),
    ];
  },
  given: ({ goals }) => goals.map((goal) => goal.text),
};
