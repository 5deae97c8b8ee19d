/**
 * A Dockerfile changed step by step, for a class: what an author writes in a lesson's edits.yaml, and the frames that
 * the builder makes of it. Computed while the site is built, so whoever presents it downloads words and no builder.
 * The builder, and how it simplifies: lib/dockerfile, after https://github.com/moby/buildkit
 *
 * zod comes in as an argument and is imported as a type only.
 */
import type { z } from "zod";
import { type BuildResult, build, mark, type StepMark } from "@/lib/dockerfile";
import { attempted, attemptSchema, startSchema } from "@/lib/dockerfile-goals";
import {
  inputOf,
  marksText,
  markWords,
  resultText,
  sizeText,
  statusWords,
  viewOf,
  type Work,
  whyText,
} from "@/lib/dockerfile-lab";

export const scriptSchema = (zod: typeof z) => {
  const text = zod.string().trim().min(1, "This must not be empty");
  return zod.strictObject({
    title: text,
    start: startSchema(zod),
    steps: zod
      .array(
        attemptSchema(zod).extend({
          id: text.regex(
            /^[a-z0-9]+(-[a-z0-9]+)*$/,
            'An id is lower-case words joined by hyphens, as in "touch"',
          ),
          title: text,
          /** What is said. Inline markup allowed. */
          say: text,
          /** For the speaker alone. */
          note: text.optional(),
          /** Whether it is built here, or only marked what a build would do. */
          build: zod.boolean().default(false),
        }),
      )
      .min(2, "A script has at least two steps"),
  });
};

export type Script = z.infer<ReturnType<typeof scriptSchema>>;

/** As the marks of a line: what a build would do with it, or did. */
export type LineKind = StepMark["mark"] | "built" | "failed";

export interface ScriptLine {
  text: string;
  kind: LineKind | undefined;
  /** Written in this step. */
  fresh: boolean;
}

export interface ScriptRow {
  text: string;
  kind: LineKind;
  /** What becomes of it, in a word or two. */
  word: string;
  /** Why, for what is not simply as it was. */
  why: string;
}

/** What is shown at one step: plain data. */
export interface ScriptFrame {
  id: string;
  title: string;
  say: string;
  note: string | undefined;
  /** "Built", or what a build would do. */
  heading: string;
  lines: readonly ScriptLine[];
  rows: readonly ScriptRow[];
  /** What was changed beside the Dockerfile. */
  changed: readonly string[];
  summary: string;
}

/** The frames of a script, one for each step. */
export function playScript({ start, steps }: Script): ScriptFrame[] {
  let work: Work = start;
  let last: BuildResult | undefined;
  return steps.map(({ id, title, say, note, build: builds, ...attempt }) => {
    const before = work;
    work = attempted(work, attempt);
    const shown = { id, title, say, note, changed: changedFiles(before, work) };
    const fresh = freshLines(before.dockerfile, work.dockerfile);
    const input = inputOf(work);
    if (!builds) {
      const marks = last ? mark(input, last) : [];
      const nameOf = (step: string) => {
        const found = marks.find((each) => each.id === step);
        return found ? `\`${lineOf(work.dockerfile, found.span)}\`` : step;
      };
      return {
        ...shown,
        heading: "If it is built now",
        lines: linesOf(
          work.dockerfile,
          marks.map(({ span, mark: kind }) => ({ span, kind })),
          fresh,
        ),
        rows: marks
          .filter(({ mark: kind }) => kind !== "config" && kind !== "skipped")
          .map(({ span, mark: kind, reasons }) => ({
            text: lineOf(work.dockerfile, span),
            kind,
            word: markWords[kind],
            why: kind === "cached" ? "" : whyText(reasons, nameOf),
          })),
        summary: last ? marksText(marks) : "Nothing has been built yet.",
      };
    }
    const result = build(input, last);
    last = result;
    const view = viewOf(result);
    const all = view.stages.flatMap(({ used, steps: own }) => (used ? own : []));
    return {
      ...shown,
      heading: "The build",
      lines: linesOf(
        work.dockerfile,
        all.map(({ span, status }) => ({ span, kind: status })),
        fresh,
      ),
      rows: all
        .filter(({ status }) => status !== "config" && status !== "skipped")
        .map(({ text, status, size, seconds }) => ({
          text,
          kind: status,
          word: statusWords[status],
          why: status === "built" ? `about ${seconds.toFixed(1)} s, ${sizeText(size ?? 0)}` : "",
        })),
      summary: resultText(view),
    };
  });
}

const lineOf = (dockerfile: string, { from, to }: { from: number; to: number }): string =>
  dockerfile.slice(from, to).replaceAll(/\\\s*\n\s*/g, " ");

function linesOf(
  dockerfile: string,
  marked: readonly { span: { line: number; endLine: number }; kind: LineKind }[],
  fresh: ReadonlySet<number>,
): ScriptLine[] {
  return dockerfile
    .trimEnd()
    .split("\n")
    .map((text, index) => ({
      text,
      kind: marked.find(({ span }) => span.line <= index + 1 && index + 1 <= span.endLine)?.kind,
      fresh: fresh.has(index),
    }));
}

/** Lines that the text before does not have, by their place; moved ones count. */
function freshLines(before: string, after: string): ReadonlySet<number> {
  if (before === after) return new Set();
  const [old, now] = [before.split("\n"), after.split("\n")];
  const best = old.map(() => 0);
  const width = now.length + 1;
  const table = new Uint16Array((best.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      table[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const fresh = new Set<number>();
  for (let i = 0, j = 0; j < now.length; ) {
    if (i < old.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (i < old.length && at(i + 1, j) >= at(i, j + 1)) i++;
    else fresh.add(j++);
  }
  return fresh;
}

const changedFiles = (before: Work, after: Work): string[] =>
  after.files
    .filter(({ path, content }) => before.files.find((file) => file.path === path)?.content !== content)
    .map(({ path }) => path);
