/**
 * The exercise "script": repair a short shell script. Rows may be edited, moved, added and removed; a check says for each
 * row and for each command that the script must contain what is right, what is wrong and why.
 *
 * Simplification: nothing is run. A command counts if it means the same as one that the author accepts (see
 * script-lines.ts); the order of commands matters only where the author says so.
 *
 * zod comes in as an argument and is imported as a type only, so a browser is spared it.
 */
import type { z } from "zod";
import type { Unfinished } from "@/lib/text/shell-words";
import { exerciseFields, id, repeated, text, type Zod } from "./fields";
import type { ExerciseProblem, ExerciseRules, Trial } from "./kind";
import { canonical, contains, readScript, type ScriptLine } from "./script-lines";

export const scriptExerciseSchema = (zod: Zod) => {
  const known = zod.strictObject({
    /** A whole command that people write. */
    line: text(zod),
    /** Words, one after another, by which others of its kind are known too. */
    has: text(zod).optional(),
    /** Or words that are not there. */
    lacks: text(zod).optional(),
    why: text(zod),
  });
  return zod
    .strictObject({
      ...exerciseFields(zod),
      kind: zod.literal("script"),
      /** The script as the reader finds it, a row each. */
      script: zod.array(zod.string()).min(1, "Give the script that is to be repaired"),
      /** Options that take a value, each with its other names: "-t, --tag". */
      options: zod.array(text(zod)).optional(),
      /** Beginnings of commands that do no harm anywhere. */
      harmless: zod.array(text(zod)).optional(),
      commands: zod
        .array(
          zod.strictObject({
            id: id(zod),
            /** What it does, said without the command itself. */
            does: text(zod),
            /** A row that begins like this is an attempt at this command. */
            starts: zod.array(text(zod)).min(1, "Say how an attempt at this command begins"),
            /** Whole commands that are right; the first is the model answer. */
            accept: zod.array(text(zod)).min(1, "Give at least one accepted command"),
            /** Why it is right. */
            why: text(zod),
            /** Why the script does not work without it. */
            missing: text(zod),
            after: zod.array(zod.strictObject({ command: id(zod), why: text(zod) })).optional(),
            wrong: zod.array(known).optional(),
            hints: zod.array(text(zod)).min(1, "Give at least one hint").max(3, "Three hints are enough"),
          }),
        )
        .min(2, "A script of one command is a question of the kind `command`"),
      solution: zod.array(zod.string()),
    })
    .superRefine((exercise, context) => {
      for (const { path, message } of crossProblems(exercise))
        context.addIssue({ code: "custom", path, message });
    });
};

export type ScriptExercise = z.infer<ReturnType<typeof scriptExerciseSchema>>;
export type ScriptCommand = ScriptExercise["commands"][number];

/** What is to be said of a row. Codes without a reason of the author's get their words from the view. */
export type RowVerdict = { row: number } & (
  | { code: "right"; command: string; why: string }
  | { code: "harmless" }
  /** A mistake that the author foresaw. */
  | { code: "known"; command: string; why: string }
  /** Right in itself, in the wrong place. */
  | { code: "early"; command: string; why: string }
  | { code: "twice"; command: string }
  /** An attempt at the command; these words are in none of the accepted ones. */
  | { code: "differs"; command: string; unexpected: readonly string[] }
  | { code: "unknown" }
  | { code: "unfinished"; missing: Unfinished }
);

export interface ScriptCheck {
  readonly done: boolean;
  readonly rows: readonly RowVerdict[];
  /** For each command, in the exercise's order, how it stands. */
  readonly commands: readonly { id: string; state: "right" | "wrong" | "missing" }[];
}

const wordsOf = (line: string): readonly string[] => readScript([line])[0]?.words ?? [];
const begins = (words: readonly string[], beginning: string): boolean =>
  wordsOf(beginning).every((word, at) => words[at] === word);

/** Marks a script. */
export function checkScript(exercise: ScriptExercise, rows: readonly string[]): ScriptCheck {
  const { commands, harmless = [] } = exercise;
  const seen = new Set<string>();
  const tried = new Set<string>();
  const verdicts = readScript(rows).map(({ row, words, missing }): RowVerdict => {
    if (!words) return { row, code: "unfinished", missing: missing ?? { code: "open-line" } };
    const command = attemptAt(commands, words);
    if (!command) {
      if (harmless.some((beginning) => begins(words, beginning))) return { row, code: "harmless" };
      return { row, code: "unknown" };
    }
    const about = { row, command: command.id };
    const early = command.after?.find((one) => !tried.has(one.command));
    tried.add(command.id);
    if (!accepts(exercise, command, words)) {
      const known = mistakeIn(exercise, command, words);
      return known
        ? { ...about, code: "known", why: known.why }
        : { ...about, code: "differs", unexpected: unexpectedIn(command, words) };
    }
    if (seen.has(command.id)) return { ...about, code: "twice" };
    seen.add(command.id);
    return early && mentions(rows, exercise, early.command)
      ? { ...about, code: "early", why: early.why }
      : { ...about, code: "right", why: command.why };
  });
  const states = commands.map(({ id: command }) => {
    const own = verdicts.filter((verdict) => "command" in verdict && verdict.command === command);
    const state = own.length === 0 ? "missing" : own.every(isFine) ? "right" : "wrong";
    return { id: command, state } as const;
  });
  const done = verdicts.every(isFine) && states.every(({ state }) => state === "right");
  return { done, rows: verdicts, commands: states };
}

const isFine = ({ code }: RowVerdict): boolean => code === "right" || code === "harmless";

/** The command that these words try to be: the one whose beginning fits best. */
function attemptAt(commands: readonly ScriptCommand[], words: readonly string[]): ScriptCommand | undefined {
  const shared = ({ starts }: ScriptCommand) =>
    Math.max(0, ...starts.map((beginning) => (begins(words, beginning) ? wordsOf(beginning).length : 0)));
  const best = [...commands].sort((one, other) => shared(other) - shared(one))[0];
  return best && shared(best) > 0 ? best : undefined;
}

function accepts({ options = [] }: ScriptExercise, { accept }: ScriptCommand, words: readonly string[]) {
  const given = canonical(words, options);
  return accept.some((line) => canonical(wordsOf(line), options) === given);
}

/** The foreseen mistake that this is: a whole line is more particular than a few words of it, so it is asked first. */
function mistakeIn(
  { options = [] }: ScriptExercise,
  { wrong = [] }: ScriptCommand,
  words: readonly string[],
): NonNullable<ScriptCommand["wrong"]>[number] | undefined {
  const given = canonical(words, options);
  return (
    wrong.find(({ line }) => canonical(wordsOf(line), options) === given) ??
    wrong.find(
      ({ has, lacks }) =>
        (has !== undefined && contains(words, wordsOf(has))) ||
        (lacks !== undefined && !contains(words, wordsOf(lacks))),
    )
  );
}

/** An order can only be wrong between commands that are both there; what is missing is said of itself. */
function mentions(rows: readonly string[], { commands }: ScriptExercise, command: string): boolean {
  return readScript(rows).some(
    ({ words }: ScriptLine) => words !== undefined && attemptAt(commands, words)?.id === command,
  );
}

function unexpectedIn({ accept }: ScriptCommand, words: readonly string[]): string[] {
  const expected = new Set(accept.flatMap((line) => wordsOf(line)));
  return [...new Set(words.filter((word) => !expected.has(word)))];
}

export const scriptRules: ExerciseRules<ScriptExercise> = {
  problems: scriptProblems,
  trials: scriptTrials,
  given: ({ script }) => script.map((row) => `\`${row}\``),
};

/** Rows of the solution with one command's row replaced; by nothing, it is taken out. */
function changed(exercise: ScriptExercise, command: ScriptCommand, ...by: string[]): string[] {
  const rows = exercise.solution;
  const at = readScript(rows).find(
    ({ words }) => words && attemptAt(exercise.commands, words)?.id === command.id,
  )?.row;
  return rows.flatMap((row, index) => (index === at ? by : [row]));
}

function scriptTrials(exercise: ScriptExercise): Trial[] {
  const passes = (rows: readonly string[]) => checkScript(exercise, rows).done;
  const fails = (doing: string, rows: readonly string[]) => ({ doing, should: false, does: passes(rows) });
  return [
    fails("nothing at all", exercise.script),
    fails("an empty script", []),
    { doing: "the solution", should: true, does: passes(exercise.solution) },
    ...exercise.commands.flatMap((command) => [
      fails(`the solution without "${command.id}"`, changed(exercise, command)),
      ...command.accept.map((line) => ({
        doing: `the solution with: ${line}`,
        should: true,
        does: passes(changed(exercise, command, line)),
      })),
      ...(command.wrong ?? []).map(({ line }) =>
        fails(`the solution with: ${line}`, changed(exercise, command, line)),
      ),
      ...(command.after ?? []).map((after) =>
        fails(`"${command.id}" before "${after.command}"`, [
          command.accept[0] ?? "",
          ...changed(exercise, command),
        ]),
      ),
    ]),
  ];
}

/** Each foreseen mistake must be told by its own remark, and none may hide behind another. */
function scriptProblems(exercise: ScriptExercise): ExerciseProblem[] {
  return exercise.commands.flatMap((command, index) =>
    (command.wrong ?? []).flatMap(({ line, why }, place): ExerciseProblem[] => {
      const rows = changed(exercise, command, line);
      const said = checkScript(exercise, rows).rows.filter((verdict) => !isFine(verdict));
      return said.some((verdict) => "why" in verdict && verdict.why === why)
        ? []
        : [
            {
              path: ["commands", index, "wrong", place],
              message: `Somebody who writes "${line}" is told something else: ${said.map(({ code }) => code).join(", ")}`,
            },
          ];
    }),
  );
}

/** Names that point nowhere, and lines that are no commands. */
function crossProblems({ commands, script, solution }: ScriptExercise): ExerciseProblem[] {
  const problems: ExerciseProblem[] = [];
  const report = (path: (string | number)[], message: string) => problems.push({ path, message });
  const ids = commands.map((command) => command.id);
  for (const name of repeated(ids)) report(["commands"], `The id "${name}" is used by two commands`);
  for (const [field, rows] of [
    ["script", script],
    ["solution", solution],
  ] as const)
    for (const { row, words } of readScript(rows))
      if (!words) report([field, row], "This command does not end: a quote or a `\\` is left open");
  commands.forEach(({ id: own, starts, accept, after = [] }, index) => {
    after.forEach(({ command }, place) => {
      const at = ["commands", index, "after", place, "command"];
      if (!ids.includes(command)) report(at, `There is no command "${command}". Known: ${ids.join(", ")}`);
      if (command === own) report(at, "A command cannot come after itself");
    });
    accept.forEach((line, place) => {
      if (!starts.some((beginning) => begins(wordsOf(line), beginning)))
        report(["commands", index, "accept", place], "No entry of `starts` begins this command");
    });
  });
  return problems;
}
