"use client";
import { type LessonOutline, lessonProgress } from "@/lib/progress";
import { useProgress } from "./store";
import { amount } from "./words";

/** "6 of 8 steps · 5 of 8 questions right"; before anything is known or done, how much there is. */
export function LessonProgressLine({ lesson }: { lesson: LessonOutline }) {
  const progress = useProgress();
  const steps = lesson.diagrams.reduce((sum, diagram) => sum + diagram.steps, 0);
  const now = progress && lessonProgress(progress.document, lesson);
  const parts = [
    steps > 0 && (now?.stepsSeen ? `${now.stepsSeen} of ${amount(steps, "step")}` : amount(steps, "step")),
    lesson.questions.length > 0 &&
      (now && now.right + now.due.length > 0
        ? `${now.right} of ${amount(now.of, "question")} right`
        : amount(lesson.questions.length, "question")),
  ];
  return (
    <span className="font-display text-muted text-sm tabular-nums">{parts.filter(Boolean).join(" · ")}</span>
  );
}
