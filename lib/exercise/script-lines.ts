/**
 * Reads a short shell script as a list of commands, and says when two commands mean the same.
 *
 * Words are split as a POSIX shell splits them (see lib/text/shell-words). On top of that: lines that begin with `#` and
 * empty lines are left out; `NAME=value` on a line of its own sets a variable, and `$NAME` and `${NAME}` are replaced in
 * the lines after it. Options may stand in any order, within one command of a pipeline.
 * Simplifications: nothing is run, there are no loops, functions or substitutions, a variable is replaced in single
 * quotes too, and an option takes a value only if the exercise says so.
 */
import { commandWords, parseShellWords, type Unfinished } from "@/lib/text/shell-words";

/** One command of a script. */
export interface ScriptLine {
  /** Which row of the script it stands in. */
  row: number;
  /** Its words after variables were replaced; missing where the row is not a finished command. */
  words?: readonly string[];
  missing?: Unfinished;
}

const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_]*)=(\S*)$/;
const VARIABLE = /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/** The commands of a script in their order; comments, empty rows and assignments are none. */
export function readScript(rows: readonly string[]): ScriptLine[] {
  const variables = new Map<string, string>();
  return rows.flatMap((text, row): ScriptLine[] => {
    if (/^\s*(#(?!\s*(docker|aws)\b).*)?$/.test(text)) return [];
    const parsed = parseShellWords(
      text.replace(VARIABLE, (whole, braced: string, bare: string) => variables.get(braced ?? bare) ?? whole),
    );
    if (!parsed.ok) return [{ row, missing: parsed.missing }];
    const words = commandWords(parsed.words);
    const [, name, value] = (words.length === 1 && ASSIGNMENT.exec(words[0] ?? "")) || [];
    if (name !== undefined) {
      variables.set(name, value ?? "");
      return [];
    }
    return words.length === 0 ? [] : [{ row, words }];
  });
}

/** The options that take a value, each with its other names: `["-t, --tag"]`. */
export type ValueOptions = readonly string[];

/**
 * A command in a form that is the same for all its spellings: each command of a pipeline with its plain words in their
 * order, and after them its options in a fixed order.
 */
export function canonical(words: readonly string[], options: ValueOptions): string {
  const names = new Map(
    options.flatMap((line) => {
      const [first = "", ...others] = line.split(/\s*,\s*/);
      return [first, ...others].map((name) => [name, first] as const);
    }),
  );
  const parts: string[] = [];
  let plain: string[] = [];
  let flags: string[] = [];
  const close = () => {
    parts.push(JSON.stringify([plain, flags.sort()]));
    plain = [];
    flags = [];
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const option = names.get(word);
    if (/^[|&;]+$/.test(word)) {
      close();
      parts.push(word);
    } else if (option !== undefined) {
      at++;
      flags.push(`${option} ${words[at] ?? ""}`);
    } else if (/^-./.test(word)) flags.push(word);
    else plain.push(word);
  }
  close();
  return parts.join("");
}

/** Whether the words contain these others, one after another. */
export function contains(words: readonly string[], others: readonly string[]): boolean {
  return words.some((_, at) => others.every((other, index) => words[at + index] === other));
}
