"use client";
import { type LessonOutline, type LessonState, lessonProgress } from "@/lib/progress";
import { useProgress } from "./store";

const words = { started: "Started", read: "Read", done: "Done" } as const;

/** How far the person is with a lesson: half a disc, a whole disc, a tick. Nothing for a lesson that is new. */
export function LessonMark({ lesson }: { lesson: LessonOutline }) {
  const progress = useProgress();
  return <StateMark state={progress ? lessonProgress(progress.document, lesson).state : "new"} />;
}

/** The glyph alone. It always takes the same room, so that nothing moves when progress becomes known. */
export function StateMark({ state }: { state: LessonState }) {
  return (
    <span className="inline-flex size-4 shrink-0 items-center justify-center text-correct">
      {state !== "new" && (
        <svg viewBox="0 0 16 16" className="size-4" role="img">
          <title>{words[state]}</title>
          {state === "done" ? (
            <path d="M2.5 8.5 6.5 12.5 13.5 3.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          ) : (
            <>
              <circle cx="8" cy="8" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.4" />
              <path
                d={
                  state === "read"
                    ? "M8 2.8a5.2 5.2 0 0 1 0 10.4a5.2 5.2 0 0 1 0-10.4"
                    : "M8 2.8a5.2 5.2 0 0 0 0 10.4"
                }
                fill="currentColor"
              />
            </>
          )}
        </svg>
      )}
    </span>
  );
}
