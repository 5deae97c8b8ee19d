import type { SortExercise } from "@/lib/exercise";
import { number, quantity } from "./words";

/** A control group's meter: what is used, and a notch at the limit with some room beyond it. */
export function BudgetMeter({
  budget,
  total,
}: {
  budget: NonNullable<SortExercise["budget"]>;
  total: number;
}) {
  const end = budget.max * 1.25;
  const over = total > budget.max;
  const said = `${number(total)} of ${quantity(budget.max, budget.unit)}`;
  return (
    <div className="font-display text-concept-cgroup text-sm">
      <p className="flex flex-wrap justify-between gap-x-4 font-medium tabular-nums">
        <span>{budget.label}</span>
        <span>
          {said}
          {over && <strong>, {quantity(total - budget.max, budget.unit)} too much</strong>}
        </span>
      </p>
      <meter
        className="sr-only"
        aria-label={budget.label}
        max={end}
        high={budget.max}
        value={Math.min(total, end)}
      >
        {said}
      </meter>
      <div
        aria-hidden="true"
        className="relative my-1.5 h-3.5 rounded border border-current bg-(--concept-cgroup-fill)"
      >
        <div className="h-full overflow-hidden rounded-[3px]">
          <div
            className="h-full origin-left bg-(--concept-cgroup) transition-transform duration-(--brisk) ease-out"
            style={{ transform: `scaleX(${Math.min(total / end, 1)})` }}
          />
        </div>
        <div className="absolute -inset-y-1 w-0.5 bg-text" style={{ left: `${(100 * budget.max) / end}%` }} />
      </div>
    </div>
  );
}
