/**
 * The form of a lesson's exercise.yaml, and its check. For the build and the tests: a browser must not import this
 * file, or it would get zod and the check of every kind.
 *
 * A new kind is a file beside sort.ts with its schema and its rules, and a line in exercise.ts; then the compiler asks
 * for its line here, in rules.ts, in components/lab/views.ts and in components/lab/StaticExercise.tsx.
 */
import { z } from "zod";
import { suggest } from "@/lib/text";
import { dockerExerciseSchema } from "./docker";
import { dockerfileExerciseSchema } from "./dockerfile";
import type { ExerciseKind, ExerciseOf } from "./exercise";
import type { Zod } from "./fields";
import { machineExerciseSchema } from "./machine";
import { scalingExerciseSchema } from "./scaling";
import { scriptExerciseSchema } from "./script";
import { sortExerciseSchema } from "./sort";

export { machineProblems } from "./machine";
export { exerciseGiven, exerciseProblems, exerciseTrials } from "./rules";

const SCHEMAS = {
  docker: dockerExerciseSchema,
  dockerfile: dockerfileExerciseSchema,
  scaling: scalingExerciseSchema,
  script: scriptExerciseSchema,
  sort: sortExerciseSchema,
} satisfies { [K in ExerciseKind]: (zod: Zod) => z.ZodType<ExerciseOf<K>> };

export const exerciseSchema = () =>
  z.discriminatedUnion(
    "kind",
    [SCHEMAS.docker(z), SCHEMAS.dockerfile(z), SCHEMAS.scaling(z), SCHEMAS.script(z), SCHEMAS.sort(z)],
    {
      error: ({ code, input }) => (code === "invalid_union" ? unknownKind(input) : undefined),
    },
  );

/** The form of a lesson's lab.yaml (docs/adr/0014): not one of the kinds above, since only a machine can check it. */
export const labSchema = () => machineExerciseSchema(z);

function unknownKind(input: unknown): string {
  const kinds = Object.keys(SCHEMAS);
  const given = typeof input === "object" && input !== null && "kind" in input ? input.kind : undefined;
  if (typeof given !== "string") return `An exercise needs a kind: ${kinds.join(", ")}`;
  return `There is no kind of exercise "${given}". ${suggest(given, kinds)}`;
}

export { isRun, solutionRun } from "./run";
