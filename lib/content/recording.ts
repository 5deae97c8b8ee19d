/**
 * What a lesson shows as printed by real programs, held against a recording of them.
 *
 * recording.yaml beside a lesson lists commands; `npm run record -- <lesson>` runs them, writes what they printed into
 * recording.json, and into the lesson below each command. From then on the two must agree, letter by letter.
 */
import { z } from "zod";

const line = z.string().trim().min(1).regex(/^.+$/, "A command is one line");

export const recordingSchema = z.strictObject({
  /** How the `ran` of the lesson's terminals begins that are recorded here. */
  ran: z.string().min(1),
  steps: z
    .array(
      z.union([
        /** A command that the lesson shows, with everything that it prints. */
        line,
        /** The same, but of what it prints only the lines that match; the lesson says what is left out. */
        z.strictObject({ run: line, only: z.string().min(1) }),
        /** What the lesson does not show: files, waiting, checks. It must succeed. */
        z.strictObject({ do: z.string().min(1) }),
      ]),
    )
    .min(1),
  /** Runs at the end in any case, and before the start. */
  cleanup: z.string().min(1),
});

export type RecordingSteps = z.infer<typeof recordingSchema>;

/** recording.json: made by the script, never by hand. */
export interface Recording {
  readonly ran: string;
  readonly commands: readonly { readonly line: string; readonly output: readonly string[] }[];
}

/** A command in a lesson, and where its output stands: lines of the file, counted from 0, `to` not included. */
interface Shown {
  readonly command: string;
  readonly from: number;
  readonly to: number;
}

/** Every command in the terminals of a lesson whose `ran` begins like the recording's, in order. */
function shownIn(lines: readonly string[], ran: string): Shown[] {
  const shown: Shown[] = [];
  let ours = false;
  let fenced = false;
  for (const [index, text] of lines.entries()) {
    if (text.startsWith("<Terminal ")) ours = text.includes(`ran="${ran}`);
    if (text.startsWith("</Terminal>")) ours = false;
    if (!ours) continue;
    if (text.startsWith("```")) {
      fenced = !fenced;
      continue;
    }
    if (!fenced) continue;
    const command = /^[$#] (.+)$/.exec(text)?.[1];
    const last = shown.at(-1);
    if (command !== undefined) shown.push({ command, from: index + 1, to: index + 1 });
    else if (last) shown[shown.length - 1] = { ...last, to: index + 1 };
  }
  return shown;
}

/** The recorded command for each that is shown; both go forward only. */
function pairs(shown: readonly Shown[], { commands }: Recording) {
  let next = 0;
  return shown.map((one) => {
    const at = commands.findIndex((recorded, index) => index >= next && recorded.line === one.command);
    if (at >= 0) next = at + 1;
    return { ...one, recorded: commands[at] };
  });
}

/** Where a lesson shows something else than what was recorded. Lines are counted from 1. */
export function differences(source: string, recording: Recording): { line: number; message: string }[] {
  const lines = source.split("\n");
  const found = pairs(shownIn(lines, recording.ran), recording);
  const unused = recording.commands.filter((recorded) => !found.some((pair) => pair.recorded === recorded));
  return [
    ...found.flatMap(({ command, from, to, recorded }) => {
      if (!recorded) return [{ line: from, message: `"${command}" is not in recording.yaml at this place` }];
      const wrong = lines.slice(from, to).findIndex((text, index) => text !== recorded.output[index]);
      if (wrong < 0 && to - from === recorded.output.length) return [];
      const at = wrong < 0 ? to - from : wrong;
      const printed = recorded.output[at];
      return [
        {
          line: from + at + 1,
          message: `"${command}" printed ${printed === undefined ? "nothing more" : `"${printed}"`}`,
        },
      ];
    }),
    ...unused.map(({ line }) => ({
      line: 1,
      message: `"${line}" is recorded and not shown: make it a \`do\` in recording.yaml`,
    })),
  ];
}

/** The lesson with what was recorded below each of its commands. */
export function withRecording(source: string, recording: Recording): string {
  const lines = source.split("\n");
  for (const { from, to, recorded } of pairs(shownIn(lines, recording.ran), recording).reverse())
    if (recorded) lines.splice(from, to - from, ...recorded.output);
  return lines.join("\n");
}
