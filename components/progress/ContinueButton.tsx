"use client";
import Link from "next/link";
import { type CourseOutline, emptyProgress, type WhatNext, whatNext } from "@/lib/progress";
import { useProgress } from "./store";

const label = ({ why, lesson }: WhatNext): string => {
  if (why === "start") return `Start with lesson ${lesson.number}`;
  if (why === "review") return `Review lesson ${lesson.number}`;
  return why === "finished" ? `Read lesson ${lesson.number} again` : `Continue with lesson ${lesson.number}`;
};

/** Leads to where the person left off; without JavaScript, to the first lesson. */
export function ContinueButton({ course }: { course: CourseOutline }) {
  const next = whatNext(useProgress()?.document ?? emptyProgress, course);
  if (!next) return null;
  return (
    <Link
      href={`/learn/${next.lesson.slug}/`}
      className="inline-flex min-h-11 min-w-60 items-center justify-center rounded-md bg-ink px-5 font-display font-semibold text-on-ink"
    >
      {label(next)}
    </Link>
  );
}
