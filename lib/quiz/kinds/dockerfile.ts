/**
 * Dockerfile: a file to change until the builder makes of it what is asked for. The builder is too much for a page with
 * a quiz, so it works elsewhere (in a Worker, or in the tests) and the answer holds what it found. The schema, which
 * needs the builder too, is in dockerfile-schema.ts.
 */
import type { Goal } from "@/lib/dockerfile-goals";
import type { Work } from "@/lib/dockerfile-lab";
import { incomplete, marked, type Verdict } from "../verdict";
import type { KindRules } from "./kind";

export interface DockerfileQuestion {
  id: string;
  kind: "dockerfile";
  objective: string;
  asks: "happens" | "means";
  prompt: string;
  start: Work;
  /** Each with the reason why it counts. */
  goals: (Goal & { why: string })[];
  /** The Dockerfile of the solution. */
  solution: string;
  /** What makes it right. */
  why: string;
  /** Attempts that people make, for the tests. */
  wrong: string[];
}

/** What was written, once something was, and the goals that it reaches, once it is built. */
export interface DockerfileAnswer {
  dockerfile?: string;
  reached?: readonly string[];
}

export function scoreDockerfile(
  { goals, solution, why }: DockerfileQuestion,
  { dockerfile, reached }: DockerfileAnswer,
): Verdict {
  if (dockerfile === undefined) return incomplete({ code: "nothing" });
  if (!reached) return incomplete({ code: "building" });
  const parts = goals.map((goal, index) => ({
    index,
    text: goal.text,
    chosen: true,
    right: reached.includes(goal.id),
    why: goal.why,
  }));
  const model = {
    index: goals.length,
    text: solution.trimEnd(),
    chosen: false,
    right: true,
    why,
    code: true,
  };
  return marked(
    parts.every(({ right }) => right),
    [...parts, model],
  );
}

export const dockerfileRules: KindRules<DockerfileQuestion, DockerfileAnswer> = {
  score: scoreDockerfile,
  key: ({ goals, solution }) => ({ dockerfile: solution, reached: goals.map(({ id }) => id) }),
  blank: () => ({}),
  shuffles: () => 0,
  given: ({ goals }) => [goals.map(({ text }) => text)],
};
