import { InlineText } from "@/components/ui/InlineText";
import type { SortExercise } from "@/lib/exercise";
import { StaticFrame } from "../StaticFrame";
import { quantity } from "./words";

/** The same exercise on paper, and for readers without JavaScript: the items, and the solution when asked for. */
export function StaticSort({ exercise }: { exercise: SortExercise }) {
  const { bins, items, budget, solution } = exercise;
  const label = (bin: string | undefined) => bins.find((one) => one.id === bin)?.label ?? bin;
  return (
    <StaticFrame
      exercise={exercise}
      solution={
        <ol className="list-decimal space-y-2 ps-6">
          {items.map((item) => (
            <li key={item.id}>
              <InlineText>{item.text}</InlineText>: <strong>{label(solution[item.id])}</strong>.{" "}
              <InlineText>{item.why[solution[item.id] ?? ""] ?? ""}</InlineText>
            </li>
          ))}
        </ol>
      }
    >
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
    </StaticFrame>
  );
}
