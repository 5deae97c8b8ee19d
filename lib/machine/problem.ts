/** What can go wrong with a machine, as data: the page finds the words (components/lab/linux/words.ts). */
export type MachineProblem =
  | { code: "no-webassembly" }
  | { code: "out-of-memory" }
  /** The network failed, or the server has not got the file. */
  | { code: "not-downloaded"; path: string; status?: number }
  /** Shorter or longer than it should be, or of another checksum. */
  | { code: "damaged"; path: string }
  /** It started and never answered. */
  | { code: "no-answer" }
  | { code: "cancelled" }
  | { code: "failed"; message: string };

export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: MachineProblem };

export const fine = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = (problem: MachineProblem): { ok: false; problem: MachineProblem } => ({
  ok: false,
  problem,
});

/** Sorts an exception: browsers say "out of memory" in several ways, and only by a message. */
export function problemOf(error: unknown): MachineProblem {
  const message = error instanceof Error ? error.message : String(error);
  const memory =
    /out of memory|could not allocate|cannot allocate|allocation failed|Array buffer allocation/i;
  return memory.test(message) ? { code: "out-of-memory" } : { code: "failed", message };
}
