/**
 * What a person has done in the course, as one document of facts that only ever grows.
 *
 * Two tabs, or a tab and an imported file, each hold a part of the facts; {@link merge} unites them without asking
 * which came first. That is why nothing in here is a counter or a flag:
 * - a lesson is read while `readAt` is later than `unreadAt`; each keeps its latest time, so the last word wins;
 * - `resets` counts how often everything was erased. A document with more resets wins whole, so a tab that still
 *   holds the old facts cannot bring them back. An imported file takes the number of the document it joins
 *   (see import.ts), so a copy that was saved before a reset can be restored after it.
 *
 * Simplification: what a second tab does in the very milliseconds of a reset is erased with the rest.
 * Fields that this version does not know are carried along: a later version of the site may have written them.
 */
import { boolean, count, earliest, entry, type Fields, id, ids, lastOf, latest, mapOf } from "./shapes";

/** Times are milliseconds since 1970. */
export interface LessonEntry {
  /** When it was last opened. */
  readonly openedAt?: number;
  readonly readAt?: number;
  /** When the person last said "mark as unread". */
  readonly unreadAt?: number;
}

export interface Try {
  readonly at: number;
  readonly right: boolean;
  /** The answer as the quiz gave it, if it was small and plain data. */
  readonly answer?: unknown;
}

export interface AnswerEntry {
  /** Oldest first; only the last 20 are kept. */
  readonly tries: readonly Try[];
}

export interface ExerciseEntry {
  readonly doneAt: number;
}

/** Version 1. To change the format: raise the version, add a step to migrate.ts and an example to examples/. */
export interface ProgressDocument {
  readonly version: 1;
  readonly resets: number;
  /** By lesson. */
  readonly lessons: Readonly<Record<string, LessonEntry>>;
  /** Ids of the steps seen, sorted, by diagram. */
  readonly steps: Readonly<Record<string, readonly string[]>>;
  /** By `lesson/question`, see {@link answerKey}. */
  readonly answers: Readonly<Record<string, AnswerEntry>>;
  /** By lesson. */
  readonly exercises: Readonly<Record<string, ExerciseEntry>>;
}

export const CURRENT_VERSION = 1;

export const emptyProgress: ProgressDocument = {
  version: CURRENT_VERSION,
  resets: 0,
  lessons: {},
  steps: {},
  answers: {},
  exercises: {},
};

const KEPT_TRIES = 20;
const triesShape = lastOf(
  KEPT_TRIES,
  entry<Pick<Try, "at" | "right">>({ at: latest, right: boolean }, ["at", "right"]),
);

const fields: Fields<Omit<ProgressDocument, "version">> = {
  resets: count,
  lessons: mapOf(id, entry<LessonEntry>({ openedAt: latest, readAt: latest, unreadAt: latest })),
  steps: mapOf(id, ids),
  answers: mapOf(/^[^/]+\/[^/]+$/, entry<AnswerEntry>({ tries: triesShape }, ["tries"])),
  exercises: mapOf(id, entry<ExerciseEntry>({ doneAt: earliest }, ["doneAt"])),
};
const shape = entry<Omit<ProgressDocument, "version">>(fields);

/** Keeps what is valid of a document of the current version; names what is not in `dropped`. */
export function readDocument(value: unknown, dropped: string[] = []): ProgressDocument {
  return { ...emptyProgress, ...shape.read(value, "", dropped), version: CURRENT_VERSION };
}

/** Do these fields look like a progress document at all? */
export const looksLikeProgress = (value: object): boolean =>
  Object.keys(fields).some((name) => name !== "resets" && Object.hasOwn(value, name));

/** The union of two documents: commutative, associative, idempotent. */
export function merge(a: ProgressDocument, b: ProgressDocument): ProgressDocument {
  if (a.resets !== b.resets) return a.resets > b.resets ? a : b;
  return { ...shape.join(a, b), version: CURRENT_VERSION };
}

/** Where it is kept that a lesson's lab was done, among the exercises. */
export const labKey = (lesson: string): string => `${lesson}.lab`;

/** Where the tries at a question are kept. */
export const answerKey = (lesson: string, question: string): string => `${lesson}/${question}`;
