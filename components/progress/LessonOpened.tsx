"use client";
import { useEffect } from "react";
import { recordSoon } from "./store";

/** Draws nothing; remembers that the lesson was opened. */
export function LessonOpened({ lesson }: { lesson: string }) {
  useEffect(() => recordSoon({ type: "lesson-opened", lesson }), [lesson]);
  return null;
}
