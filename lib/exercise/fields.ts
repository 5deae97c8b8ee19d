/** What every kind of exercise shares, and the pieces their schemas are made of. zod is handed in, see sort.ts. */
import type { z } from "zod";

/** The zod library. */
export type Zod = typeof z;

export const id = (zod: Zod) =>
  zod
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'An id is lower-case words joined by hyphens, as in "shared-kernel"');

/** Text with at least one letter. Says what to do when YAML read a number or a yes/no instead. */
export const text = (zod: Zod) =>
  zod
    .string({
      error: ({ input }) =>
        typeof input === "number" || typeof input === "boolean"
          ? `Put quotes around ${input}: without them YAML does not read it as text`
          : undefined,
    })
    .trim()
    .min(1, "This must not be empty");

export const exerciseFields = (zod: Zod) => ({
  title: text(zod),
  /** What to do, in a sentence or two. Inline markup allowed. */
  task: text(zod),
  /** What it teaches; said when everything is right. */
  done: text(zod),
});

/** The names that occur more than once, each once. */
export const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];
