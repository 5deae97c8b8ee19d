/**
 * A file of progress, checked before anything changes. Stricter than what is read from storage: a file with even one
 * bad part is refused, because its owner is there to be told, and nothing is lost by saying no.
 */
import { merge, type ProgressDocument } from "./document";
import { isRead } from "./events";
import { MAX_TEXT, parse } from "./parse";

/** How many facts of each sort a file would add. */
export interface Additions {
  readonly lessonsRead: number;
  readonly steps: number;
  readonly answers: number;
  readonly exercises: number;
}

export type ImportResult =
  | { readonly ok: true; readonly document: ProgressDocument; readonly adds: Additions }
  | { readonly ok: false; readonly problem: "too-big" | "not-json" | "foreign" | "newer" }
  | { readonly ok: false; readonly problem: "damaged"; readonly dropped: readonly string[] };

/**
 * @param text the whole file
 * @param current what it would be merged with; the file joins its count of resets, see document.ts
 */
export function readImport(text: string, current: ProgressDocument): ImportResult {
  if (text.length > MAX_TEXT) return { ok: false, problem: "too-big" };
  const { document: read, problem, dropped } = parse(text);
  if (problem === "corrupt")
    return dropped.length > 0
      ? { ok: false, problem: "damaged", dropped }
      : { ok: false, problem: "not-json" };
  if (problem) return { ok: false, problem };
  const document = { ...read, resets: current.resets };
  return { ok: true, document, adds: difference(totals(merge(current, document)), totals(current)) };
}

/** Facts in a document, whether or not the course still has what they are about. */
export function totals(document: ProgressDocument): Additions {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  return {
    lessonsRead: Object.keys(document.lessons).filter((lesson) => isRead(document, lesson)).length,
    steps: sum(Object.values(document.steps).map((steps) => steps.length)),
    answers: sum(Object.values(document.answers).map((answer) => answer.tries.length)),
    exercises: Object.keys(document.exercises).length,
  };
}

const difference = (a: Additions, b: Additions): Additions => ({
  lessonsRead: Math.max(0, a.lessonsRead - b.lessonsRead),
  steps: a.steps - b.steps,
  answers: a.answers - b.answers,
  exercises: a.exercises - b.exercises,
});

/** The name of an exported file. @param now milliseconds since 1970; the date in it is UTC's. */
export const exportName = (now: number): string =>
  `shipshape-progress-${new Date(now).toISOString().slice(0, 10)}.json`;
