import type { SortExercise } from "@/lib/exercise";
import type { SortView } from "@/lib/exercise/sort-play";

/** "1,664 of 6,144 MiB", "1 MiB". */
export const quantity = (value: number, unit: string): string => `${number(value)} ${unit}`;
export const number = (value: number): string => value.toLocaleString("en-GB");

/** What the check found, for the live region; empty before the first. */
export function verdictOf(exercise: SortExercise, { result, solved }: SortView, shown: boolean): string {
  if (!result) return "";
  if (shown) return "This is one solution, with its reasons.";
  const all = exercise.items.length;
  const right = result.placed.filter((one) => one.right).length;
  const missing = all - result.placed.length;
  if (result.placed.length === 0) return "Put at least one item somewhere first.";
  const parts = [right === all ? `All ${all} right.` : `${right} of ${all} right.`];
  if (missing > 0) parts.push(`${missing} still to place.`);
  const { budget } = exercise;
  if (budget && result.overBudget && result.total !== undefined)
    parts.push(`${budget.label} is over its limit by ${quantity(result.total - budget.max, budget.unit)}.`);
  if (!solved && right < all - missing)
    parts.push("The reasons are with the items; change them and check again.");
  return parts.join(" ");
}
