/** The middle value; of an even number of values the upper of the two in the middle. NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The median of each measure over several runs. */
export function medians<Name extends string>(runs: readonly Record<Name, number>[]): Record<Name, number> {
  const names = Object.keys(runs[0] ?? {}) as Name[];
  const entries = names.map((name) => [name, median(runs.map((run) => run[name]))]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** A Markdown table, aligned so that it can be read in a terminal; one row for each name. */
export function table(rows: Readonly<Record<string, Readonly<Record<string, number>>>>): string {
  const columns = Object.keys(Object.values(rows)[0] ?? {});
  const lines = [
    ["", ...columns],
    ...Object.entries(rows).map(([name, row]) => [name, ...columns.map((column) => show(row[column]))]),
  ];
  const widths = ["", ...columns].map((_, index) =>
    Math.max(3, ...lines.map((line) => (line[index] ?? "").length)),
  );
  const print = (line: readonly string[]) =>
    `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? `:${"-".repeat(width + 1)}` : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  const [head = [], ...body] = lines.map(print);
  return [head, rule, ...body].join("\n");
}

/** Whole numbers, save where all that matters is behind the point. */
function show(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  return value > 0 && value < 10 ? String(Number(value.toFixed(3))) : String(Math.round(value));
}
