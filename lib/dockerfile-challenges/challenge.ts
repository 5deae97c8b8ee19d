import type { Goal } from "@/lib/dockerfile-goals";
import type { Work } from "@/lib/dockerfile-lab";

/** Something to reach in the lab. Plain data. */
export interface Challenge {
  id: string;
  title: string;
  task: string;
  start: Work;
  goals: readonly Goal[];
  /** From a nudge to nearly all of it. */
  hints: readonly string[];
  solution: Work;
}
