/**
 * A typed command line, executed on a world: what changes, what is printed, the exit code and the time it took.
 *
 * Prints what Docker's command line prints, in the words of the recordings (client 28.2, engine 26.1), but
 * `docker images` in the view that version 29 brought. Simplifications: progress is shown as it stands in the end;
 * `--format` knows fields and `json` of Go's templates; a shell around it knows `;`, `&&`, `$(docker …)`, variables and
 * `echo`; `curl` asks the daemon at its socket (./api);
 * a command that would not return (`docker run` of a server without -d) returns and says so in `attached`.
 */
import { parseShellWords } from "@/lib/text/shell-words";
import type { Effect } from "../effects";
import type { World } from "../world";
import { findCommand, groups } from "./commands";
import { curl } from "./curl";
import { parseCommand } from "./flags";
import { type Printed, Session } from "./session";

export type { Printed } from "./session";

export interface Executed {
  world: World;
  lines: Printed[];
  /** The exit code, as `$?` gives it. */
  code: number;
  effects: Effect[];
  /** The container that the real command would stay attached to. */
  attached?: string;
}

/** The shell that a line is typed into. */
export interface Shell {
  /** The exit code before, for `echo $?`. */
  last?: number;
  variables?: Readonly<Record<string, string>> | undefined;
  /** Programs that are not installed. */
  missing?: readonly string[] | undefined;
}

/** Types a line at this world. Never throws. */
export function execute(world: World, line: string, shell: Shell = {}): Executed {
  const session = new Session(world);
  session.code = shell.last ?? 0;
  const parsed = parseShellWords(substitute(world, expand(line, shell)));
  if (!parsed.ok) {
    session.err("sh: syntax error: unterminated quoted string", 2);
  } else {
    for (const part of split(parsed.words)) {
      if (part.after === "&&" && session.code !== 0) continue;
      perform(session, part.words, shell);
    }
  }
  const { attached, lines, code, effects } = session;
  return { world: session.world, lines, code, effects, ...(attached !== undefined && { attached }) };
}

/** Names of commands that can be typed, for completion and help. */
export const commandNames = (): string[] =>
  Object.entries(groups).flatMap(([group, commands]) =>
    Object.keys(commands).map((name) => `${group} ${name}`),
  );

/** Puts the values of variables into a line, also between quotes. */
const expand = (line: string, { variables = {} }: Shell): string =>
  line.replace(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (all, name: string | undefined, inBraces: string | undefined) => variables[name ?? inBraces ?? ""] ?? all,
  );

/** Replaces `$(docker …)` by what it prints, as a shell does: words apart by blanks. */
function substitute(world: World, line: string): string {
  return line.replace(/\$\((docker [^()]*)\)/g, (_all, inner: string) =>
    execute(world, inner)
      .lines.filter(({ stream }) => stream === "stdout")
      .map(({ text }) => text)
      .join(" "),
  );
}

function split(words: readonly string[]): { after: string; words: string[] }[] {
  const parts = [{ after: ";", words: [] as string[] }];
  for (const word of words)
    if (word === ";" || word === "&&") parts.push({ after: word, words: [] });
    else parts.at(-1)?.words.push(word);
  return parts.filter((part) => part.words.length > 0);
}

function perform(session: Session, typed: readonly string[], { missing = [] }: Shell) {
  const words = typed[0] === "$" || typed[0] === "sudo" ? typed.slice(1) : typed;
  const [program = "", ...rest] = words;
  const before = session.code;
  session.code = 0;
  if (program === "echo") return session.out(rest.join(" ").replaceAll("$?", String(before)));
  if (missing.includes(program)) return session.err(`sh: ${program}: not found`, 127);
  if (program === "curl") return curl(session, rest);
  if (program !== "docker") return session.err(`sh: ${program}: not found`, 127);
  const [first = "", second] = rest;
  if (first === "" || first === "help" || first === "--help")
    return session.out(
      "Usage:  docker [OPTIONS] COMMAND",
      "",
      "Modelled here:",
      ...commandNames().map((name) => `  ${name}`),
    );
  const found = findCommand(rest);
  if (!found) {
    const name = groups[first] && second !== undefined ? `${first} ${second}` : first;
    if (groups[first] && second === undefined)
      return session.out(
        `Usage:  docker ${first} COMMAND`,
        "",
        "Commands:",
        ...Object.keys(groups[first]).map((one) => `  ${one}`),
      );
    return session.err(
      `docker: unknown command: docker ${name}\n\nRun 'docker${groups[first] ? ` ${first}` : ""} --help' for more information`,
    );
  }
  const parsed = parseCommand(found.name, found.command, found.rest);
  if (!parsed.ok) return session.err(parsed.error, parsed.code);
  found.command.do(session, parsed.given);
}
