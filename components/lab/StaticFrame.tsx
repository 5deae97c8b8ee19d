import type { ReactNode } from "react";
import { InlineText } from "@/components/ui/InlineText";

interface StaticFrameProps {
  exercise: { title: string; task: string; done: string };
  /** What there is to do it with. */
  children: ReactNode;
  hints?: readonly string[];
  solution: ReactNode;
}

/** What exercises of every kind have around them on paper and without JavaScript. */
export function StaticFrame({ exercise, children, hints = [], solution }: StaticFrameProps) {
  return (
    <div className="rounded-md border border-line-strong p-4">
      <p className="font-display font-semibold text-lg leading-snug">{exercise.title}</p>
      <p className="mt-1">
        <InlineText>{exercise.task}</InlineText>
      </p>
      {children}
      {hints.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-11 py-2 font-display font-medium">Hints</summary>
          <ol className="list-decimal space-y-1 ps-6">
            {hints.map((hint) => (
              <li key={hint}>
                <InlineText>{hint}</InlineText>
              </li>
            ))}
          </ol>
        </details>
      )}
      <details className="mt-4">
        <summary className="min-h-11 py-2 font-display font-medium">Solution</summary>
        {solution}
        <p className="mt-3">
          <InlineText>{exercise.done}</InlineText>
        </p>
      </details>
    </div>
  );
}

/** Text as it stands in a file. */
export function FileText({ name, text }: { name?: string; text: string }) {
  return (
    <>
      {name !== undefined && <p className="mt-3 font-mono text-sm">{name}</p>}
      <pre className="mt-1 overflow-x-auto rounded border border-line bg-surface-2 p-3 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </pre>
    </>
  );
}
