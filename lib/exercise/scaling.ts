/**
 * The exercise "scaling": choose how many instances a service has at least and at most, and how many requests one may
 * have at a time, so that a given load meets the goals. The check simulates the whole load (see lib/scaling, which says
 * how it simplifies) with one seed, so the same choice always has the same outcome.
 *
 * zod comes in as an argument and is imported as a type only, so a browser is spared it.
 */
import type { z } from "zod";
import { appRunner, run } from "@/lib/scaling";
import { exerciseFields, text, type Zod } from "./fields";
import type { ExerciseProblem, ExerciseRules } from "./kind";

/** The most instances, and requests at a time, that can be chosen. */
export const scalingBounds = { instances: 10, concurrency: 100 } as const;

/** What can be measured: seconds, per cent of the requests, minutes. */
const measures = ["p95", "refused", "minutes"] as const;
export type Measure = (typeof measures)[number];

export const scalingExerciseSchema = (zod: Zod) => {
  const settings = zod.strictObject({
    min: zod.int().min(1).max(scalingBounds.instances),
    max: zod.int().min(1).max(scalingBounds.instances),
    concurrency: zod.int().min(1).max(scalingBounds.concurrency),
  });
  return zod.strictObject({
    ...exerciseFields(zod),
    kind: zod.literal("scaling"),
    /** Requests per second, one level after another. */
    load: zod.array(zod.number().min(0).max(200)).min(1).max(24),
    levelSeconds: zod.int().min(60).max(900),
    work: zod.strictObject({ seconds: zod.number().positive(), cpu: zod.number().min(0).max(1) }),
    startSeconds: zod.int().min(0).max(600),
    goals: zod
      .array(
        zod.strictObject({
          measure: zod.enum(measures),
          most: zod.number().min(0),
          /** What to think of where it is missed. */
          missed: text(zod),
        }),
      )
      .min(2, "With one goal there is nothing to weigh"),
    /** What is set when the reader comes. */
    start: settings,
    /** Choices that must not pass, each for the reason that it shows. */
    wrong: zod.array(settings).min(1, "Give at least one tempting choice that fails"),
    solution: settings,
  });
};

export type ScalingExercise = z.infer<ReturnType<typeof scalingExerciseSchema>>;
export type ScalingSettings = ScalingExercise["solution"];

export interface GoalResult {
  readonly measure: Measure;
  readonly value: number;
  readonly most: number;
  readonly met: boolean;
  readonly missed: string;
}

export interface ScalingCheck {
  readonly settings: ScalingSettings;
  readonly goals: readonly GoalResult[];
  readonly done: boolean;
}

/** What was simulated already: the build asks for the same few choices again and again. */
const known = new Map<string, Record<Measure, number>>();
const mostKnown = 100;

function measure(exercise: ScalingExercise, { min, max, concurrency }: ScalingSettings) {
  const { load, levelSeconds, work, startSeconds } = exercise;
  const key = JSON.stringify([load, levelSeconds, work, startSeconds, min, max, concurrency]);
  const earlier = known.get(key);
  if (earlier) return earlier;
  const { outcome } = run(
    {
      load: { levels: load, levelSeconds, arrivals: "poisson" },
      work: { ...work, spread: "exponential" },
      ...appRunner({ min, max, concurrency, vcpu: 1, startSeconds }),
    },
    { seed: 9 },
  );
  const values: Record<Measure, number> = {
    p95: outcome.p95,
    refused: outcome.arrived === 0 ? 0 : (100 * outcome.refused) / outcome.arrived,
    minutes: outcome.provisionedSeconds / 60,
  };
  if (known.size >= mostKnown) known.clear();
  known.set(key, values);
  return values;
}

/** Simulates the load with these settings. A maximum below the minimum counts as the minimum. */
export function checkScaling(exercise: ScalingExercise, settings: ScalingSettings): ScalingCheck {
  const tried = { ...settings, max: Math.max(settings.min, settings.max) };
  const values = measure(exercise, tried);
  const results = exercise.goals.map(({ measure, most, missed }) => ({
    measure,
    value: values[measure],
    most,
    met: values[measure] <= most,
    missed,
  }));
  return { settings: tried, goals: results, done: results.every((goal) => goal.met) };
}

/** A goal in words. */
export function goalText({ measure, most }: Pick<GoalResult, "measure" | "most">): string {
  switch (measure) {
    case "p95":
      return `95 of 100 answers come within ${most} s`;
    case "refused":
      return `at most ${most} % of the requests are refused`;
    case "minutes":
      return `at most ${most} instance-minutes`;
  }
}

/** A measured value in words. */
export function valueText({ measure, value }: Pick<GoalResult, "measure" | "value">): string {
  switch (measure) {
    case "p95":
      return `${value.toFixed(2)} s`;
    case "refused":
      return `${value.toFixed(1)} %`;
    case "minutes":
      return String(Math.round(value));
  }
}

export const settingsText = ({ min, max, concurrency }: ScalingSettings): string =>
  `at least ${min}, at most ${max}, ${concurrency} at a time`;

export const scalingRules: ExerciseRules<ScalingExercise> = {
  problems: (exercise) => {
    const problems: ExerciseProblem[] = [];
    for (const [index, goal] of exercise.goals.entries()) {
      const missable = [exercise.start, ...exercise.wrong].some(
        (settings) => checkScaling(exercise, settings).goals[index]?.met === false,
      );
      if (!missable)
        problems.push({
          path: ["goals", index],
          message: `Neither the start nor a wrong choice misses the goal "${goalText(goal)}"`,
        });
    }
    return problems;
  },
  trials: (exercise) => [
    { doing: "nothing at all", should: false, does: checkScaling(exercise, exercise.start).done },
    ...exercise.wrong.map((settings) => ({
      doing: settingsText(settings),
      should: false,
      does: checkScaling(exercise, settings).done,
    })),
    { doing: "the solution", should: true, does: checkScaling(exercise, exercise.solution).done },
  ],
  given: ({ goals }) => goals.map(goalText),
};
