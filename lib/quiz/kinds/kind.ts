/**
 * What every kind of question shares: its common fields, and the functions a kind's file supplies.
 *
 * zod comes in as an argument and is imported as a type only, so no bundler has to be clever
 * for a browser to be spared it.
 */
import type { z } from "zod";
import type { Verdict } from "../verdict";

/** The zod library, handed to a kind's schema. */
export type Zod = typeof z;

/** What a kind can do with its questions. All pure. */
export interface KindRules<Question, Answer> {
  /** Marks an answer, or says what is still missing. */
  score(question: Question, answer: Answer): Verdict;
  /** The right answer; where several are, the author's first. */
  key(question: Question): Answer;
  /** What the reader has before doing anything; always incomplete. */
  blank(question: Question): Answer;
  /** How many things are shown shuffled. */
  shuffles(question: Question): number;
  /** What is printed under the prompt, as lists: for readers without JavaScript, for handouts and slides. */
  given(question: Question, order: readonly number[]): string[][];
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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

/** The fields of every question. */
export const commonFields = (zod: Zod) => ({
  /** Permanent: stored with the reader's progress. */
  id: zod.string().regex(ID, 'An id is lower-case words joined by hyphens, as in "kernel-bug"'),
  /** Id of the lesson's objective that it tests. */
  objective: text(zod),
  /** Whether it asks what happens, or what a word means. */
  asks: zod.enum(["happens", "means"], { error: "Say `asks: happens` or `asks: means`" }),
  /** The question. Inline markup allowed. */
  prompt: text(zod),
});

/** The texts that occur more than once, for the kinds that show them side by side. */
export function repeated(texts: readonly string[]): string[] {
  return texts.filter((item, index) => texts.indexOf(item) !== index);
}
