/** A recorded run: what a terminal printed while somebody did the exercise, and when. Plain JSON. */
export interface RecordedRun {
  readonly columns: number;
  readonly rows: number;
  /** On what it ran. */
  readonly ran: string;
  /** Milliseconds since the last piece, and what came: output, or the id of a goal that was reached. */
  readonly events: readonly (readonly [wait: number, kind: "out" | "goal", text: string])[];
}

/** Longer pauses are shortened to this when it is played. */
export const LONGEST_PAUSE = 1_600;

/** When each event is due, in milliseconds from the start, with long pauses cut. */
export function timeline(run: RecordedRun): { at: number; kind: "out" | "goal"; text: string }[] {
  let at = 0;
  return run.events.map(([wait, kind, text]) => {
    at += Math.min(wait, LONGEST_PAUSE);
    return { at, kind, text };
  });
}

const ESCAPES = new RegExp(
  `${String.fromCharCode(27)}\\[[0-9;?]*[a-zA-Z]|[${String.fromCharCode(7, 12)}]`,
  "g",
);

/** What a terminal was sent, without its colours, moves and bells. */
export const withoutEscapes = (text: string): string => text.replace(ESCAPES, "");

/** The run as text for paper. */
export const runText = (run: RecordedRun): string =>
  withoutEscapes(run.events.flatMap(([, kind, text]) => (kind === "out" ? [text] : [])).join(""))
    .replaceAll("\r\n", "\n")
    .replace(/^\n+/, "");

export function isRun(value: unknown): value is RecordedRun {
  return (
    typeof value === "object" &&
    value !== null &&
    "events" in value &&
    Array.isArray(value.events) &&
    "columns" in value &&
    "rows" in value
  );
}
