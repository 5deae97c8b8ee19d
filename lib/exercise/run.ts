/** A recorded run: what a terminal printed while somebody did the exercise, and when. Plain JSON. */
import { stepWords, type Typed } from "./machine-steps";

export interface RecordedRun {
  readonly columns: number;
  readonly rows: number;
  /** On what it ran. */
  readonly ran: string;
  readonly events: readonly RunEvent[];
}

/** Milliseconds since the last one, and what came: what is now typed, output, or the id of a goal that was reached. */
export type RunEvent = readonly [wait: number, kind: "type" | "out" | "goal", text: string];

/** One thing typed, what the terminal printed until the next (its echo and the next prompt with it), goals reached by it. */
export interface RunStep {
  readonly typed: string;
  readonly printed: string;
  readonly goals: readonly string[];
}

/** Longer pauses are shortened to this when it is played. */
export const LONGEST_PAUSE = 1_600;

/** When each event is due, in milliseconds from the start, with long pauses cut. */
export function timeline(run: RecordedRun): { at: number; kind: RunEvent[1]; text: string }[] {
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

const REDRAWN = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)A${String.fromCharCode(27)}\\[J`);

/** Lines that a program went up to and wrote anew, as progress bars do, only as they were in the end. */
function lastDrawn(text: string): string {
  const [first = "", ...rest] = text.split(REDRAWN);
  let kept = first;
  for (let i = 0; i + 1 < rest.length; i += 2)
    kept =
      kept
        .split("\n")
        .slice(0, -1 - Number(rest[i]))
        .map((line) => `${line}\n`)
        .join("") + rest[i + 1];
  return kept;
}

/**
 * Line ends as paper has them. A line that was too long for the terminal, where the shell writes the letter at the edge
 * twice, is one line again.
 */
const onPaper = (text: string): string =>
  withoutEscapes(lastDrawn(text))
    .replaceAll("\r\n", "\n")
    .replace(/(.)\r\1/g, "$1")
    .replaceAll("\r", "");

const outputOf = (events: readonly RunEvent[]): string =>
  onPaper(events.flatMap(([, kind, text]) => (kind === "out" ? [text] : [])).join(""));

/** The run as text for paper. */
export const runText = ({ events }: RecordedRun): string => outputOf(events).replace(/^\n+/, "");

/** The run cut into what was typed, and the prompt that it begins with. */
export function runSteps({ events }: RecordedRun): { prompt: string; steps: readonly RunStep[] } {
  const starts = events.flatMap(([, kind], index) => (kind === "type" ? [index] : []));
  const steps = starts.map((start, index): RunStep => {
    const own = events.slice(start + 1, starts[index + 1]);
    return {
      typed: events[start]?.[2] ?? "",
      printed: outputOf(own),
      goals: own.flatMap(([, kind, text]) => (kind === "goal" ? [text] : [])),
    };
  });
  return { prompt: outputOf(events.slice(0, starts[0] ?? events.length)), steps };
}

/** The solution as it went when it was recorded; without a recorded run, or with one of another solution, only what is typed. */
export interface SolutionRun {
  /** On what it ran; missing where there is no recorded run. */
  readonly ran?: string;
  /** The prompt that it begins with. */
  readonly prompt: string;
  readonly steps: readonly RunStep[];
}

export function solutionRun(solution: readonly Typed[], run: RecordedRun | undefined): SolutionRun {
  const words = solution.map(stepWords);
  const { prompt, steps } = run ? runSteps(run) : { prompt: "", steps: [] };
  return run && steps.map(({ typed }) => typed).join("\n") === words.join("\n")
    ? { ran: run.ran, prompt, steps }
    : { prompt: "", steps: words.map((typed) => ({ typed, printed: "", goals: [] })) };
}

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
