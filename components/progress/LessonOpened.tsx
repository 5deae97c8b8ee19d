"use client";
import { useEffect } from "react";
import { record } from "./store";

/** Draws nothing; remembers that the lesson was opened. */
export function LessonOpened({ lesson }: { lesson: string }) {
  useEffect(() => record({ type: "lesson-opened", lesson }), [lesson]);
  return null;
}
