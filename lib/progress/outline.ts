/**
 * What the facts mean, seen against the course as it is today. Facts about lessons, steps and questions that the
 * course no longer has are ignored, and stay stored.
 *
 * Simplification: the outline knows how many steps a diagram has, not their ids; ids of steps that have since been
 * removed count until the number is full.
 */
import { answerKey, type ProgressDocument } from "./document";
import { isRead } from "./events";
import { own } from "./shapes";

/** A lesson as plain data, small enough to be sent to every page. */
export interface LessonOutline {
  readonly slug: string;
  readonly diagrams: readonly { readonly slug: string; readonly steps: number }[];
  /** Ids. */
  readonly questions: readonly string[];
}

/** The course as plain data. */
export interface CourseOutline {
  readonly modules: readonly {
    readonly id: string;
    readonly title: string;
    readonly lessons: readonly CourseLesson[];
  }[];
}

export interface CourseLesson extends LessonOutline {
  readonly title: string;
  /** Place in the whole course, from 1. */
  readonly number: number;
  readonly minutes: number;
}

/** `read`: to the end. `done`: read, and every question right at the last try. */
export type LessonState = "new" | "started" | "read" | "done";

export interface LessonProgress {
  readonly state: LessonState;
  readonly stepsSeen: number;
  readonly stepsOf: number;
  /** Questions whose last try was right, out of `of`. */
  readonly right: number;
  readonly of: number;
  /** Ids of the questions whose last try was wrong. */
  readonly due: readonly string[];
  readonly exerciseDone: boolean;
}

export function lessonProgress(document: ProgressDocument, lesson: LessonOutline): LessonProgress {
  let stepsSeen = 0;
  let stepsOf = 0;
  for (const diagram of lesson.diagrams) {
    stepsSeen += Math.min(own(document.steps, diagram.slug)?.length ?? 0, diagram.steps);
    stepsOf += diagram.steps;
  }
  const lastTry = (question: string) =>
    own(document.answers, answerKey(lesson.slug, question))?.tries.at(-1)?.right;
  const right = lesson.questions.filter((question) => lastTry(question) === true).length;
  const due = lesson.questions.filter((question) => lastTry(question) === false);
  const of = lesson.questions.length;
  const exerciseDone = own(document.exercises, lesson.slug) !== undefined;
  const opened = own(document.lessons, lesson.slug)?.openedAt !== undefined;
  const started = opened || stepsSeen > 0 || right + due.length > 0 || exerciseDone;
  const state = isRead(document, lesson.slug)
    ? right === of
      ? "done"
      : "read"
    : started
      ? "started"
      : "new";
  return { state, stepsSeen, stepsOf, right, of, due, exerciseDone };
}

export interface WhatNext {
  readonly lesson: CourseLesson;
  /**
   * `start`: nothing opened yet. `continue`: the lesson last opened is not read to its end. `next`: the first unread
   * lesson after it, else the first unread of all. `review`: all are read, this one has questions that are not right.
   * `finished`: nothing is left; the lesson is the first.
   */
  readonly why: "start" | "continue" | "next" | "review" | "finished";
}

/** The lesson to go on with, and why; undefined for a course without lessons. */
export function whatNext(document: ProgressDocument, course: CourseOutline): WhatNext | undefined {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const [first] = lessons;
  if (!first) return undefined;
  const openedAt = (lesson: LessonOutline) => own(document.lessons, lesson.slug)?.openedAt ?? -1;
  const current = lessons.reduce((a, b) => (openedAt(b) > openedAt(a) ? b : a), first);
  const unread = lessons.filter((lesson) => !isRead(document, lesson.slug));
  if (openedAt(current) < 0 && unread.length === lessons.length) return { lesson: first, why: "start" };
  if (openedAt(current) >= 0 && unread.includes(current)) return { lesson: current, why: "continue" };
  const next = unread.find((lesson) => lesson.number > current.number) ?? unread[0];
  if (next) return { lesson: next, why: "next" };
  const results = lessons.map((lesson) => ({ lesson, result: lessonProgress(document, lesson) }));
  const open =
    results.find(({ result }) => result.due.length > 0) ??
    results.find(({ result }) => result.state !== "done");
  return open ? { lesson: open.lesson, why: "review" } : { lesson: first, why: "finished" };
}

export interface CourseProgress extends Pick<LessonProgress, "stepsSeen" | "stepsOf" | "right" | "of"> {
  readonly lessonsRead: number;
  readonly lessonsOf: number;
}

/** The sums over the whole course. */
export function courseProgress(document: ProgressDocument, course: CourseOutline): CourseProgress {
  const all = course.modules
    .flatMap((module) => module.lessons)
    .map((lesson) => lessonProgress(document, lesson));
  const sum = (number: (one: LessonProgress) => number) => all.reduce((total, one) => total + number(one), 0);
  return {
    lessonsRead: sum((one) => (one.state === "read" || one.state === "done" ? 1 : 0)),
    lessonsOf: all.length,
    stepsSeen: sum((one) => one.stepsSeen),
    stepsOf: sum((one) => one.stepsOf),
    right: sum((one) => one.right),
    of: sum((one) => one.of),
  };
}
