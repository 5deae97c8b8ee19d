"use client";
import { useEffect } from "react";
import { type CourseOutline, lessonProgress } from "@/lib/progress";
import { progressStore } from "./store";

const words = { started: "Started", read: "Read", done: "Done" } as const;

/**
 * Draws nothing; fills in every LessonMark on the page, now and whenever progress changes. One listener for all of
 * them: a page has each lesson up to twice, and a component of its own for each would hold up the page's start.
 */
export function LessonMarks({ course }: { course: CourseOutline }) {
  useEffect(() => {
    const store = progressStore();
    const lessons = new Map(course.modules.flatMap((module) => module.lessons.map((one) => [one.slug, one])));
    const show = () => {
      const { document: known } = store.getSnapshot();
      for (const mark of document.querySelectorAll<HTMLElement>(".lesson-mark")) {
        const lesson = lessons.get(mark.dataset.lesson ?? "");
        const state = lesson ? lessonProgress(known, lesson).state : "new";
        if ((mark.dataset.state ?? "new") === state) continue;
        mark.dataset.state = state;
        mark.role = state === "new" ? null : "img";
        mark.ariaLabel = state === "new" ? null : words[state];
      }
    };
    show();
    return store.subscribe(show);
  }, [course]);
  return null;
}
