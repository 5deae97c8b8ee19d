/**
 * The form of a lesson's exercise.yaml. For the build and the tests: a browser must not import this file, or it would
 * get zod. A new kind of exercise is a file beside sort.ts and a line here and in exercise.ts.
 */
import { z } from "zod";
import type { Exercise } from "./exercise";
import { sortExerciseSchema } from "./sort";

export const exerciseSchema = (): z.ZodType<Exercise> =>
  z.discriminatedUnion("kind", [sortExerciseSchema(z)], {
    error: ({ code }) => (code === "invalid_union" ? "An exercise needs a kind. Known: sort" : undefined),
  });
