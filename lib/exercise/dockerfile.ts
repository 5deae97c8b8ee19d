/**
 * The exercise "dockerfile": repair a Dockerfile, or write one, until what the builder makes of it reaches every goal.
 * The goals are those of lib/dockerfile-goals, and the builder is lib/dockerfile, which says how it simplifies.
 *
 * zod comes in as an argument and is imported as a type only, so a browser is spared it.
 */
import type { z } from "zod";
import { build, presets } from "@/lib/dockerfile";
import { goalSchema, reachedGoals } from "@/lib/dockerfile-goals";
import { inputOf, pathProblem, readSettings, type Work } from "@/lib/dockerfile-lab";
import { nearest } from "@/lib/text/nearest";
import { exerciseFields, repeated, text, type Zod } from "./fields";
import type { ExerciseProblem, ExerciseRules } from "./kind";

const workShape = (zod: Zod) => ({
  dockerfile: text(zod).optional(),
  files: zod.array(zod.strictObject({ path: text(zod), content: zod.string() })).default([]),
});

/** A preset of the lab, or a Dockerfile with files; both, and the latter replace what they name. */
export const startSchema = (zod: Zod) =>
  zod
    .strictObject({
      preset: text(zod).optional(),
      ...workShape(zod),
      /** By id, what `docker build --secret` is given. */
      secrets: zod.record(text(zod), zod.string()).optional(),
    })
    .transform(({ preset: name, dockerfile, files, secrets }, context): Work => {
      const preset = presets.find(({ id }) => id === name);
      const fail = (message: string) => context.addIssue({ code: "custom", message });
      if (name !== undefined && !preset) {
        const close = nearest(
          name,
          presets.map(({ id }) => id),
        );
        fail(`There is no preset "${name}".${close ? ` Did you mean "${close}"?` : ""}`);
      }
      if (!preset && dockerfile === undefined)
        fail("Say with `preset` or `dockerfile` what there is to start with");
      const start = { dockerfile: preset?.dockerfile ?? "", files: preset?.context ?? [] };
      const work = withFiles(start, { dockerfile, files });
      for (const [index, { path }] of work.files.entries()) {
        const others = work.files.slice(0, index).map((file) => file.path);
        const problem = pathProblem(path, others);
        if (problem) fail(`${path}: ${problem}`);
      }
      const settings = secrets && readSettings({ secrets });
      return settings ? { ...work, settings } : work;
    });

const attemptShape = (zod: Zod) => zod.strictObject(workShape(zod));

export const dockerfileExerciseSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...exerciseFields(zod),
      kind: zod.literal("dockerfile"),
      start: startSchema(zod),
      goals: zod.array(goalSchema(zod)).min(1, "Say with `goals` what the build is to reach"),
      /** From a nudge to nearly the answer. */
      hints: zod.array(text(zod)).min(2, "Hints come in stages: at least two"),
      /** What it comes to in the end; files replace those of the start, or are added. */
      solution: attemptShape(zod),
      /** Attempts that people make, and that must not pass. */
      wrong: zod
        .array(attemptShape(zod).extend({ name: text(zod) }))
        .min(1, "Give at least one wrong attempt: the tests make sure that it does not pass"),
    })
    .transform(({ start, solution, wrong, ...rest }) => ({
      ...rest,
      start,
      solution: withFiles(start, solution),
      wrong: wrong.map(({ name, ...attempt }) => ({ name, work: withFiles(start, attempt) })),
    }));

export type DockerfileExercise = z.infer<ReturnType<typeof dockerfileExerciseSchema>>;

interface Attempt {
  dockerfile?: string | undefined;
  files: readonly { path: string; content: string }[];
}

/** What stands in a YAML block has no line feed at its end once it is trimmed. */
function withFiles(work: Work, { dockerfile, files }: Attempt): Work {
  const kept = work.files.filter(({ path }) => !files.some((file) => file.path === path));
  return {
    ...work,
    dockerfile: dockerfile === undefined ? work.dockerfile : `${dockerfile}\n`,
    files: [...kept, ...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The goals that a work reaches, by their ids, and why it does not build if it does not. */
export function tryWork(
  goals: DockerfileExercise["goals"],
  work: Work,
): { reached: string[]; error: string | undefined } {
  const input = inputOf(work);
  const result = build(input);
  const failed = result.stages.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []));
  const error = result.problems[0]?.message ?? failed[0] ?? (result.ok ? undefined : "it makes no image");
  return { reached: reachedGoals(goals, input, result), error };
}

export const dockerfileRules: ExerciseRules<DockerfileExercise> = {
  problems: dockerfileProblems,
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

function dockerfileProblems({ goals, start, solution, wrong }: DockerfileExercise): ExerciseProblem[] {
  const problems: ExerciseProblem[] = [];
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  for (const name of repeated(goals.map((goal) => goal.id)))
    report(["goals"], `The id "${name}" is used by two goals`);
  const { reached, error } = tryWork(goals, solution);
  if (error) report(["solution"], `The solution does not build: ${error}`);
  goals.forEach((goal, index) => {
    if (!error && !reached.includes(goal.id))
      report(["goals", index], `The solution does not reach the goal "${goal.id}"`);
  });
  const tried = [start, ...wrong.map(({ work }) => work)].map((work) => tryWork(goals, work).reached);
  goals.forEach((goal, index) => {
    if (tried.every((one) => one.includes(goal.id)))
      report(
        ["goals", index],
        `The goal "${goal.id}" is missed neither by the start nor by a wrong attempt: what is it for?`,
      );
  });
  return problems;
}
