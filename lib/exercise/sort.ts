/**
 * The exercise "sort": put every item into one of two to four bins.
 *
 * Simplification of what it models: an item is in exactly one bin, an item's cost depends on its bin alone, and the
 * budget is a plain sum. An item may be right in several bins; then only the budget can decide.
 *
 * zod comes in as an argument and is imported as a type only, so a browser is spared it.
 */
import type { z } from "zod";
import { concepts } from "@/lib/concepts";
import { exerciseFields, id, repeated, text, type Zod } from "./fields";
import type { ExerciseProblem, ExerciseRules } from "./kind";

export const sortExerciseSchema = (zod: Zod) =>
  zod
    .strictObject({
      ...exerciseFields(zod),
      kind: zod.literal("sort"),
      bins: zod
        .array(zod.strictObject({ id: id(zod), label: text(zod), concept: zod.enum(concepts).optional() }))
        .min(2, "A sort exercise needs at least 2 bins")
        .max(4, "More than 4 bins do not fit beside an item on a phone"),
      items: zod
        .array(
          zod.strictObject({
            id: id(zod),
            text: text(zod),
            detail: text(zod).optional(),
            accepts: zod.array(zod.string()).min(1, "Name at least one bin in which the item is right"),
            why: zod.record(zod.string(), text(zod)),
            cost: zod.record(zod.string(), zod.number().min(0, "A cost is 0 or more")).optional(),
          }),
        )
        .min(5, "A sort exercise needs at least 5 items")
        .max(10, "More than 10 items are a chore; leave out what teaches nothing new"),
      budget: zod
        .strictObject({
          label: text(zod),
          unit: text(zod),
          max: zod.number().positive("A budget is more than 0"),
        })
        .optional(),
      solution: zod.record(zod.string(), zod.string()),
    })
    .superRefine((exercise, context) => {
      for (const { path, message } of crossProblems(exercise))
        context.addIssue({ code: "custom", path, message });
    });

export type SortExercise = z.infer<ReturnType<typeof sortExerciseSchema>>;
export type SortBin = SortExercise["bins"][number];
export type SortItem = SortExercise["items"][number];

/** Item id → bin id. Items that are missing have not been placed yet. */
export type Placement = Readonly<Record<string, string>>;

export interface PlacedItem {
  readonly item: string;
  readonly bin: string;
  readonly right: boolean;
  /** Why it is right or wrong there. */
  readonly why: string;
}

export interface SortCheck {
  /** Is every item in a bin? */
  readonly complete: boolean;
  /** Complete, all right, and within the budget. */
  readonly done: boolean;
  /** The items that are in a bin, in the exercise's order. */
  readonly placed: readonly PlacedItem[];
  /** Sum of the costs so far, in the budget's unit; only where there is a budget. */
  readonly total?: number;
  readonly overBudget?: boolean;
}

/** Marks a placement. Unknown items and bins in it count as not placed. */
export function checkSort({ bins, items, budget }: SortExercise, placement: Placement): SortCheck {
  const placed: PlacedItem[] = [];
  let total = 0;
  for (const item of items) {
    const bin = Object.hasOwn(placement, item.id) ? placement[item.id] : undefined;
    if (bin === undefined || !bins.some((one) => one.id === bin)) continue;
    placed.push({ item: item.id, bin, right: item.accepts.includes(bin), why: item.why[bin] ?? "" });
    total += item.cost?.[bin] ?? 0;
  }
  const complete = placed.length === items.length;
  const overBudget = budget !== undefined && total > budget.max;
  const done = complete && !overBudget && placed.every((one) => one.right);
  return { complete, done, placed, ...(budget && { total, overBudget }) };
}

export const sortRules: ExerciseRules<SortExercise> = {
  problems: sortProblems,
  trials: (exercise) => [
    { doing: "nothing at all", should: false, does: checkSort(exercise, {}).done },
    { doing: "the solution", should: true, does: checkSort(exercise, exercise.solution).done },
  ],
  given: ({ items }) => items.map((item) => item.text),
};

function sortProblems(exercise: SortExercise): ExerciseProblem[] {
  const problems: ExerciseProblem[] = [];
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  const { placed, overBudget, total } = checkSort(exercise, exercise.solution);
  for (const { item, bin, right } of placed)
    if (!right)
      report(["solution", item], `The solution puts "${item}" in "${bin}", which the item does not accept`);
  if (overBudget)
    report(["solution"], `The solution costs ${total} ${exercise.budget?.unit}, more than the budget`);
  const wrong = exercise.items.some((item) =>
    exercise.bins.some((bin) => !checkSort(exercise, { ...exercise.solution, [item.id]: bin.id }).done),
  );
  if (!wrong) report(["items"], "Nothing can be done wrong: no item, put into another bin, fails the check");
  for (const [index, bin] of exercise.bins.entries())
    if (!exercise.items.some((item) => item.accepts.includes(bin.id)))
      report(["bins", index], `No item belongs in the bin "${bin.id}"`);
  if (exercise.budget && dearest(exercise) <= exercise.budget.max)
    report(["budget"], "The budget can never be exceeded, whatever is put where");
  return problems;
}

const dearest = ({ items }: SortExercise): number =>
  items.reduce((sum, item) => sum + Math.max(0, ...Object.values(item.cost ?? {})), 0);

/** Names that point nowhere, and maps with holes. */
function crossProblems({ bins, items, budget, solution }: SortExercise): ExerciseProblem[] {
  const problems: ExerciseProblem[] = [];
  const binIds = bins.map((bin) => bin.id);
  const itemIds = items.map((item) => item.id);
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  const known = (names: readonly string[], name: string, path: (string | number)[], what: string) => {
    if (!names.includes(name)) report(path, `There is no ${what} "${name}". Known: ${names.join(", ")}`);
  };

  for (const name of repeated(binIds)) report(["bins"], `The id "${name}" is used by two bins`);
  for (const name of repeated(itemIds)) report(["items"], `The id "${name}" is used by two items`);
  items.forEach((item, index) => {
    const at = (field: string, key?: string | number) => [
      "items",
      index,
      field,
      ...(key === undefined ? [] : [key]),
    ];
    item.accepts.forEach((bin, place) => {
      known(binIds, bin, at("accepts", place), "bin");
    });
    for (const bin of Object.keys(item.why)) known(binIds, bin, at("why", bin), "bin");
    for (const bin of Object.keys(item.cost ?? {})) known(binIds, bin, at("cost", bin), "bin");
    for (const bin of binIds) {
      if (!Object.hasOwn(item.why, bin))
        report(at("why"), `Say why "${item.id}" is right or wrong in "${bin}"`);
      if (budget && !Object.hasOwn(item.cost ?? {}, bin))
        report(at("cost"), `There is a budget, so say what "${item.id}" costs in "${bin}" (0 if nothing)`);
    }
    if (item.cost && !budget) report(at("cost"), "A cost needs a `budget:`");
  });
  for (const [item, bin] of Object.entries(solution)) {
    known(itemIds, item, ["solution", item], "item");
    known(binIds, bin, ["solution", item], "bin");
  }
  for (const item of itemIds)
    if (!Object.hasOwn(solution, item))
      report(["solution"], `The solution does not say where "${item}" goes`);
  return problems;
}
