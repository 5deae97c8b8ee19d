"use client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { VerdictIcon } from "./VerdictIcon";

export const secondary = "min-h-11 rounded border border-line-strong px-4";
const primary = "min-h-11 rounded bg-ink px-5 text-on-ink";

export interface FrameAction {
  label: string;
  onPress(): void;
  /** The one that checks. */
  first?: boolean;
  /** Stands there, and does nothing yet. */
  waits?: boolean;
}

interface ExerciseFrameProps {
  exercise: { title: string; task: string; done: string };
  /** What it is about, under the task. */
  about?: ReactNode;
  /** Where one works. */
  children: ReactNode;
  actions: readonly (FrameAction | false)[];
  /** The hints that are open. */
  hints?: readonly string[];
  /** The solution, once it is asked for, where it does not stand in the work itself. */
  solution?: ReactNode;
  /** What the last check found. */
  verdict: string;
  /** Reached, by the person's own doing. */
  solved: boolean;
  /** Say what it teaches; where left out, once it is solved. */
  explain?: boolean;
  /** Below all of it. */
  after?: ReactNode;
  /** Told once, when it is solved. */
  onDone(): void;
}

/** What exercises of every kind have around them: the task, check and help, and what came of it. */
export function ExerciseFrame({
  exercise: { title, task, done },
  about,
  children,
  actions,
  hints = [],
  solution,
  verdict,
  solved,
  explain = solved,
  after,
  onDone,
}: ExerciseFrameProps) {
  const name = useId();
  const reported = useRef(false);
  useEffect(() => {
    if (!solved || reported.current) return;
    reported.current = true;
    onDone();
  }, [solved, onDone]);

  return (
    <section aria-labelledby={name} className="@container rounded-md border border-line-strong bg-surface">
      <div className="p-4 @lg:px-5">
        <p id={name} className="font-display font-semibold text-lg leading-snug">
          {title}
        </p>
        <p className="mt-1">
          <InlineText>{task}</InlineText>
        </p>
        {about}
      </div>
      {children}
      <div className="rounded-b-md border-line-strong border-t bg-surface p-4 @lg:px-5">
        <div className="flex flex-wrap gap-3 font-display font-medium text-sm">
          {actions.map(
            (action) =>
              action && (
                <button
                  key={action.label}
                  type="button"
                  aria-disabled={action.waits}
                  className={action.first ? primary : secondary}
                  onClick={action.onPress}
                >
                  {action.label}
                </button>
              ),
          )}
        </div>
        {hints.length > 0 && (
          <ol aria-label="Hints" aria-live="polite" className="mt-3 list-decimal space-y-1 ps-6">
            {hints.map((hint) => (
              <li key={hint}>
                <InlineText>{hint}</InlineText>
              </li>
            ))}
          </ol>
        )}
        {solution}
        <div role="status" className="mt-3 min-h-[1.65em]">
          <p className="font-display font-medium">{verdict}</p>
          {explain && (
            <div className="mt-2 flex gap-2">
              <VerdictIcon right />
              <p>
                <InlineText>{done}</InlineText>
              </p>
            </div>
          )}
        </div>
        {after}
      </div>
    </section>
  );
}
