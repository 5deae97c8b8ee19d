/**
 * Challenges of the Dockerfile lab. Goals are checked on what the engine builds (lib/dockerfile), never on the text of
 * the Dockerfile alone, so every way that works counts. Simplified as the engine is; see there and
 * https://docs.docker.com/build/building/best-practices/
 */
import type { BuildInput, BuildResult } from "@/lib/dockerfile";
import type { ChallengeText } from "./challenge";
import { challenges } from "./list";

export type { ChallengeText } from "./challenge";

/** What of them is plain data, for the page. */
export const challengeTexts: readonly ChallengeText[] = challenges.map(
  ({ id, title, task, start, goals, hints, solution }) => ({
    id,
    title,
    task,
    start,
    goals,
    hints,
    solution,
  }),
);

/** The goals of a challenge that a build reaches, by their ids. */
export function reached(id: string | undefined, input: BuildInput, result: BuildResult): string[] {
  const challenge = challenges.find((each) => each.id === id);
  if (!challenge || !result.ok) return [];
  return challenge.goals.flatMap((goal) => (challenge.checks[goal.id]?.(input, result) ? [goal.id] : []));
}

export const secretsOf = (id: string | undefined): Readonly<Record<string, string>> =>
  challenges.find((each) => each.id === id)?.secrets ?? {};
