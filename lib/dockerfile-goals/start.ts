/** How a content file says what there is to begin with and what it comes to. For the build and the tests. */
import type { z } from "zod";
import { build, presets } from "@/lib/dockerfile";
import { inputOf, pathProblem, readSettings, type Work } from "@/lib/dockerfile-lab";
import { nearest } from "@/lib/text/nearest";
import type { Goal } from "./goal";
import { reachedGoals } from "./reached";

const attemptShape = (zod: typeof z) => ({
  dockerfile: zod.string().regex(/\S/, "This must not be empty").optional(),
  files: zod.array(zod.strictObject({ path: zod.string(), content: zod.string() })).default([]),
});

/** Another Dockerfile; files replace those of the start, or are added. */
export const attemptSchema = (zod: typeof z) => zod.strictObject(attemptShape(zod));

/** A preset of the lab, or a Dockerfile with files; both, and the latter replace what they name. */
export const startSchema = (zod: typeof z) =>
  zod
    .strictObject({
      preset: zod.string().optional(),
      ...attemptShape(zod),
      /** By id, what `docker build --secret` is given. */
      secrets: zod.record(zod.string(), zod.string()).optional(),
    })
    .transform(({ preset: name, secrets, ...attempt }, context): Work => {
      const preset = presets.find(({ id }) => id === name);
      const fail = (message: string) => context.addIssue({ code: "custom", message });
      if (name !== undefined && !preset) {
        const close = nearest(
          name,
          presets.map(({ id }) => id),
        );
        fail(`There is no preset "${name}".${close ? ` Did you mean "${close}"?` : ""}`);
      }
      if (!preset && attempt.dockerfile === undefined)
        fail("Say with `preset` or `dockerfile` what there is to start with");
      const work = attempted({ dockerfile: preset?.dockerfile ?? "", files: preset?.context ?? [] }, attempt);
      for (const [index, { path }] of work.files.entries()) {
        const others = work.files.slice(0, index).map((file) => file.path);
        const problem = pathProblem(path, others);
        if (problem) fail(`${path}: ${problem}`);
      }
      const settings = secrets && readSettings({ secrets });
      return settings ? { ...work, settings } : work;
    });

type Attempt = z.infer<ReturnType<typeof attemptSchema>>;

/** A work with the attempt made. */
export function attempted(work: Work, { dockerfile, files }: Attempt): Work {
  const kept = work.files.filter(({ path }) => !files.some((file) => file.path === path));
  return {
    ...work,
    dockerfile: dockerfile === undefined ? work.dockerfile : `${dockerfile.trimEnd()}\n`,
    files: [...kept, ...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The goals that a work reaches, by their ids, and why it does not build if it does not. */
export function tryWork(
  goals: readonly Goal[],
  work: Work,
): { reached: string[]; error: string | undefined } {
  const input = inputOf(work);
  const result = build(input);
  const failed = result.stages.flatMap(({ steps }) => steps.flatMap(({ error }) => error ?? []));
  const error = result.problems[0]?.message ?? failed[0] ?? (result.ok ? undefined : "it makes no image");
  return { reached: reachedGoals(goals, input, result), error };
}

interface Task {
  goals: readonly Goal[];
  start: Work;
  solution: Work;
  wrong: readonly { name: string; work: Work }[];
}

/** What is wrong with a task, tried out: in words for its author, with the way to it. */
export function taskProblems({ goals, start, solution, wrong }: Task) {
  const problems: { path: (string | number)[]; message: string }[] = [];
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  const ids = goals.map(({ id }) => id);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index)))
    report(["goals"], `The id "${id}" is used by two goals`);
  const { reached, error } = tryWork(goals, solution);
  if (error) report(["solution"], `The solution does not build: ${error}`);
  const tried = [start, ...wrong.map(({ work }) => work)].map((work) => tryWork(goals, work).reached);
  ids.forEach((id, index) => {
    if (!error && !reached.includes(id))
      report(["goals", index], `The solution does not reach the goal "${id}"`);
    if (tried.every((one) => one.includes(id)))
      report(
        ["goals", index],
        `The goal "${id}" is missed neither by the start nor by a wrong attempt: what is it for?`,
      );
  });
  return problems;
}
