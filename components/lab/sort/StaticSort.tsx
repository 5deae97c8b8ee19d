import { InlineText } from "@/components/ui/InlineText";
import type { SortExercise } from "@/lib/exercise";
import { quantity } from "./words";

/** The same exercise on paper, and for readers without JavaScript: the items, and the solution when asked for. */
export function StaticSort({ exercise }: { exercise: SortExercise }) {
  const { bins, items, budget, solution } = exercise;
  const label = (bin: string | undefined) => bins.find((one) => one.id === bin)?.label ?? bin;
  return (
    <div className="rounded-md border border-line-strong p-4">
      <p className="font-display font-semibold text-lg leading-snug">{exercise.title}</p>
      <p className="mt-1">
        <InlineText>{exercise.task}</InlineText>
      </p>
      <p className="mt-3 font-display text-muted text-sm">
        Choose from: {bins.map((bin) => bin.label).join(" · ")}
        {budget && `. ${budget.label}: at most ${quantity(budget.max, budget.unit)}`}
      </p>
      <ol className="mt-3 list-decimal space-y-2 ps-6">
        {items.map((item) => (
          <li key={item.id}>
            <InlineText>{item.text}</InlineText>
            {item.detail && (
              <span className="block text-muted text-sm">
                <InlineText>{item.detail}</InlineText>
              </span>
            )}
            {budget && (
              <span className="block text-muted text-sm tabular-nums">
                {bins
                  .map((bin) => `${bin.label} ${quantity(item.cost?.[bin.id] ?? 0, budget.unit)}`)
                  .join(" · ")}
              </span>
            )}
          </li>
        ))}
      </ol>
      <details className="mt-4">
        <summary className="min-h-11 py-2 font-display font-medium">Solution</summary>
        <ol className="list-decimal space-y-2 ps-6">
          {items.map((item) => (
            <li key={item.id}>
              <InlineText>{item.text}</InlineText>: <strong>{label(solution[item.id])}</strong>.{" "}
              <InlineText>{item.why[solution[item.id] ?? ""] ?? ""}</InlineText>
            </li>
          ))}
        </ol>
        <p className="mt-3">
          <InlineText>{exercise.done}</InlineText>
        </p>
      </details>
    </div>
  );
}
