/**
 * Options and arguments of a command, as Docker's command line reads them (https://github.com/spf13/pflag), and its
 * words for what it cannot read.
 */

export interface CommandSpec {
  /** After the command's name: `[OPTIONS] CONTAINER [CONTAINER...]`. */
  usage: string;
  /** Arguments: at least, and where it is exact, `exact`. */
  args: number;
  exact?: boolean;
  /** `d,detach` is a switch, `n,tail=` takes a value, `name=` has no short form. */
  flags: string;
  /** Options end at the first argument, because what follows is another program's. */
  stops?: boolean;
}

export interface Given {
  args: string[];
  /** By long name; a switch has the value "true". */
  flags: Record<string, string[]>;
}

export type Parsed = { ok: true; given: Given } | { ok: false; error: string; code: number };

export function parseCommand(name: string, spec: CommandSpec, words: readonly string[]): Parsed {
  const usage = `\n\nUsage:  docker ${name}${spec.usage ? ` ${spec.usage}` : ""}\n\n`;
  const wrong = (error: string): Parsed => ({
    ok: false,
    error: `${error}${usage}Run 'docker ${name} --help' for more information`,
    code: 125,
  });
  const known = spec.flags
    .split(" ")
    .filter(Boolean)
    .map((flag) => {
      const [names = "", value] = flag.split("=");
      const [first = "", second] = names.split(",");
      return { short: second ? first : undefined, long: second ?? first, takes: value !== undefined };
    });
  const given: Given = { args: [], flags: {} };
  const set = (long: string, value: string) => {
    given.flags[long] = [...(given.flags[long] ?? []), value];
  };

  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--") {
      given.args.push(...words.slice(index + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-") {
      given.args.push(word);
      if (!spec.stops) continue;
      given.args.push(...words.slice(index + 1));
      break;
    }
    if (word.startsWith("--")) {
      const [name = "", ...rest] = word.slice(2).split("=");
      const flag = known.find(({ long }) => long === name);
      if (!flag) return wrong(`unknown flag: --${name}`);
      if (rest.length > 0) set(flag.long, rest.join("="));
      else if (!flag.takes) set(flag.long, "true");
      else if (words[index + 1] === undefined) return wrong(`flag needs an argument: --${name}`);
      else set(flag.long, words[++index] ?? "");
      continue;
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at);
      const flag = known.find(({ short }) => short === letter);
      if (!flag) return wrong(`unknown shorthand flag: '${letter}' in ${word}`);
      if (!flag.takes) {
        set(flag.long, "true");
        continue;
      }
      const rest = word.slice(at + 1).replace(/^=/, "");
      if (rest === "" && words[index + 1] === undefined)
        return wrong(`flag needs an argument: '${letter}' in ${word}`);
      set(flag.long, rest || (words[++index] ?? ""));
      break;
    }
  }

  const count = given.args.length;
  if (count < spec.args || (spec.exact && count !== spec.args)) {
    const needs = `${spec.exact ? "" : "at least "}${spec.args} argument${spec.args === 1 ? "" : "s"}`;
    const what = spec.args === 0 ? "accepts no arguments" : `requires ${needs}`;
    return {
      ok: false,
      error: `docker: 'docker ${name}' ${what}${usage}${spec.exact ? "Run" : "See"} 'docker ${name} --help' for more information`,
      code: 1,
    };
  }
  return { ok: true, given };
}

export const has = ({ flags }: Given, name: string): boolean => flags[name]?.at(-1) === "true";
export const value = ({ flags }: Given, name: string): string | undefined => flags[name]?.at(-1);
export const values = ({ flags }: Given, name: string): string[] => flags[name] ?? [];
