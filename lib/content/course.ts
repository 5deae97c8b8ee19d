import type { ScriptFrame } from "@/lib/dockerfile-script";
import type { Exercise, MachineExercise } from "@/lib/exercise";
import type { Question } from "@/lib/quiz";
import type { Heading, Part } from "./lesson";
import type { Frontmatter, GlossaryEntry } from "./schema";

/** One lesson of the course, read and checked; its text is compiled when its page is made. */
export interface Lesson {
  slug: string;
  /** Its place in the whole course, from 1. */
  number: number;
  module: { id: string; title: string; lesson: number; of: number };
  frontmatter: Frontmatter;
  headings: readonly Heading[];
  parts: readonly Part[];
  /** Figures in the lesson's order: "Fig. 2.1" is the first of the second lesson. */
  figures: readonly { diagram: string; label: string }[];
  questions: readonly Question[];
  exercise?: Exercise;
  /** The exercise on a real machine, in lab.yaml. */
  lab?: MachineExercise;
  /** A Dockerfile that is changed step by step when the lesson is presented, in edits.yaml. */
  edits?: { title: string; frames: readonly ScriptFrame[] };
  /** Minutes for the text alone, at 200 words a minute. */
  minutes: number;
  /** The source of the text, frontmatter included. */
  source: string;
}

export interface Course {
  title: string;
  modules: readonly { id: string; title: string; summary: string; lessons: readonly Lesson[] }[];
  glossary: readonly GlossaryEntry[];
}

/** All lessons in the order in which they are read. */
export const lessonsOf = (course: Course): Lesson[] => course.modules.flatMap((module) => module.lessons);

/** The lessons before and after this one. */
export function neighbours(course: Course, slug: string): { previous?: Lesson; next?: Lesson } {
  const lessons = lessonsOf(course);
  const index = lessons.findIndex((lesson) => lesson.slug === slug);
  return { previous: lessons[index - 1], next: lessons[index + 1] };
}

/** The number of a diagram's figure in a lesson, such as "Fig. 2.1"; undefined where it is not in it. */
export const figureLabel = (lesson: Lesson, diagram: string): string | undefined =>
  lesson.figures.find((figure) => figure.diagram === diagram)?.label;

/** Reading time at 200 words a minute, at least one minute. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 200));
