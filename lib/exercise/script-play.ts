/**
 * A person at work on a script, as one pure reducer. Rows keep a number of their own while they move, so that what was
 * said of a row stays with it until it is edited.
 */
import { checkScript, type RowVerdict, type ScriptCheck, type ScriptExercise } from "./script";

export interface ScriptRow {
  readonly key: number;
  readonly text: string;
}

export interface ScriptPlay {
  readonly rows: readonly ScriptRow[];
  /** The next row's number. */
  readonly next: number;
  /** The rows as they were when they were last checked; null before. */
  readonly checked: readonly ScriptRow[] | null;
  /** How many hints are open, by command. */
  readonly hints: Readonly<Record<string, number>>;
  readonly tries: number;
  /** The script on show is the exercise's own. */
  readonly shown: boolean;
}

export type ScriptPlayEvent =
  | { type: "edit"; key: number; text: string }
  | { type: "move"; key: number; by: -1 | 1 }
  | { type: "remove"; key: number }
  /** A new empty row below this one; without a key, at the end. */
  | { type: "add"; key?: number }
  | { type: "hint"; command: string }
  | { type: "check" }
  | { type: "start-over"; script: readonly string[] }
  | { type: "show-solution"; solution: readonly string[] };

const numbered = (rows: readonly string[], from: number): ScriptRow[] =>
  rows.map((text, index) => ({ key: from + index, text }));

export const startScript = ({ script }: { readonly script: readonly string[] }): ScriptPlay => ({
  rows: numbered(script, 0),
  next: script.length,
  checked: null,
  hints: {},
  tries: 0,
  shown: false,
});

export function scriptPlay(play: ScriptPlay, event: ScriptPlayEvent): ScriptPlay {
  switch (event.type) {
    case "edit":
      return edit(play, event.key, event.text);
    case "move": {
      const from = play.rows.findIndex(({ key }) => key === event.key);
      const to = from + event.by;
      const [row, other] = [play.rows[from], play.rows[to]];
      if (!row || !other) return play;
      const rows = play.rows.with(from, other).with(to, row);
      return { ...play, rows, shown: false };
    }
    case "remove":
      return { ...play, rows: play.rows.filter(({ key }) => key !== event.key), shown: false };
    case "add": {
      const at = play.rows.findIndex(({ key }) => key === event.key);
      const rows = play.rows.toSpliced(at < 0 ? play.rows.length : at + 1, 0, { key: play.next, text: "" });
      return { ...play, rows, next: play.next + 1, shown: false };
    }
    case "hint":
      return { ...play, hints: { ...play.hints, [event.command]: (play.hints[event.command] ?? 0) + 1 } };
    case "check":
      return { ...play, checked: play.rows, tries: play.tries + 1 };
    case "start-over":
      return { ...startScript(event), tries: play.tries };
    case "show-solution": {
      const rows = numbered(event.solution, play.next);
      return { ...play, rows, next: play.next + rows.length, checked: rows, shown: true };
    }
  }
}

/** A row that was pasted with several commands in it becomes several rows; a line that ends in `\` goes on. */
function edit(play: ScriptPlay, key: number, text: string): ScriptPlay {
  const [first = "", ...rest] = text.replace(/\r\n?/g, "\n").split(/(?<!\\)\n/);
  const added = numbered(rest, play.next);
  const rows = play.rows.flatMap((row) => (row.key === key ? [{ key, text: first }, ...added] : [row]));
  return { ...play, rows, next: play.next + added.length, shown: false };
}

export interface ScriptView {
  /** The check of the rows as they were then; undefined before the first. */
  readonly result?: ScriptCheck;
  /** What was said of the rows that are still as they were, by their numbers. */
  readonly said: ReadonlyMap<number, RowVerdict>;
  /** Is the checked script right, the person's own, and still as it was? */
  readonly solved: boolean;
}

/** What is to be shown of it. */
export function viewScript(exercise: ScriptExercise, { checked, rows, shown }: ScriptPlay): ScriptView {
  if (!checked) return { said: new Map(), solved: false };
  const result = checkScript(
    exercise,
    checked.map(({ text }) => text),
  );
  const said = new Map(
    result.rows.flatMap((verdict) => {
      const then = checked[verdict.row];
      return then && rows.some(({ key, text }) => key === then.key && text === then.text)
        ? [[then.key, verdict] as const]
        : [];
    }),
  );
  return { result, said, solved: result.done && !shown && checked === rows };
}
