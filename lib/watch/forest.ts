import type { WatchedProcess } from "./world";

/** Processes in rows and columns: a parent left of its first child, further children below. */
export interface Forest {
  readonly places: readonly { process: WatchedProcess; column: number; row: number }[];
  readonly columns: number;
  readonly rows: number;
  /** Units from column to column and from row to row. */
  readonly pitch: readonly [number, number];
  readonly r: number;
  /** How many found no room. */
  readonly more: number;
}

/**
 * A row for every leaf. The children of `init` begin a row of their own below it, so that what a person starts from the
 * shell runs from left to right.
 */
export function forest(
  processes: readonly WatchedProcess[],
  init: number | undefined,
  pitch: readonly [number, number],
  r: number,
): Forest {
  const known = new Set(processes.map(({ pid }) => pid));
  const places: { process: WatchedProcess; column: number; row: number }[] = [];
  let row = 0;
  const place = (process: WatchedProcess, column: number) => {
    places.push({ process, column, row });
    const children = processes.filter(({ parent, pid }) => parent === process.pid && pid !== process.pid);
    for (const [index, child] of children.entries()) {
      const below = process.pid === init || index > 0;
      if (below) row += 1;
      place(child, process.pid === init ? column : column + 1);
    }
  };
  for (const [index, root] of processes.filter(({ parent }) => !known.has(parent)).entries()) {
    if (index > 0) row += 1;
    place(root, 0);
  }
  return {
    places,
    columns: Math.max(1, ...places.map(({ column }) => column + 1)),
    rows: processes.length === 0 ? 0 : row + 1,
    pitch,
    r,
    more: 0,
  };
}

/** Small discs in rows, without their family: for a fork bomb. */
export function grid(processes: readonly WatchedProcess[], width: number, r: number): Forest {
  const pitch = [r * 2 + 22, r * 2 + 26] as const;
  const columns = Math.max(2, Math.floor(width / pitch[0]));
  const shown = processes.slice(0, columns * 4);
  return {
    places: shown.map((process, index) => ({
      process,
      column: index % columns,
      row: Math.floor(index / columns),
    })),
    columns,
    rows: Math.ceil(shown.length / columns),
    pitch,
    r,
    more: processes.length - shown.length,
  };
}
