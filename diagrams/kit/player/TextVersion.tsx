import { memo } from "react";
import type { StepText } from "@/lib/steps";
import { Words } from "./Captions";

/** Everything that the drawing says, in words: folded away, and open where there is no JavaScript. */
export const TextVersion = memo(function TextVersion({ steps }: { steps: readonly StepText[] }) {
  return (
    <details className="text-version no-print border-t border-line px-4 sm:px-6">
      <summary className="min-h-9 py-1.5 font-display text-sm font-semibold text-muted">Text version</summary>
      <ol className="m-0 list-decimal space-y-2 py-2 ps-6">
        {steps.map((step) => (
          <li key={step.id}>
            <strong>{step.title}.</strong> <Words text={step.caption} />
          </li>
        ))}
      </ol>
    </details>
  );
});
