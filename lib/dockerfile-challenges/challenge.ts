import type { BuildInput, BuildResult } from "@/lib/dockerfile";
import type { Work } from "@/lib/dockerfile-lab";

/** What the page shows of a challenge. */
export interface ChallengeText {
  id: string;
  title: string;
  task: string;
  start: Work;
  goals: readonly { id: string; text: string }[];
  /** From a nudge to nearly all of it. */
  hints: readonly string[];
  solution: Work;
}

export interface Challenge extends ChallengeText {
  /** By the goal's id: whether this build reaches it. */
  checks: Readonly<Record<string, (input: BuildInput, result: BuildResult) => boolean>>;
  /** What `docker build --secret` was given. */
  secrets?: Readonly<Record<string, string>>;
}

export const text = (...lines: string[]): string => `${lines.join("\n")}\n`;
