import type { Process, Streams } from "./process";

/** `test` and `[`. */
export function testCommand(
  shell: Process,
  args: readonly string[],
  streams: Streams,
  unclosed: boolean,
): number {
  if (unclosed) {
    streams.error(`${shell.name}: [: missing ]\n`);
    return 2;
  }
  let at = 0;
  const find = (path: string, follow = true) => shell.machine.find(shell.cwd, path, follow);
  const unary: Record<string, (word: string) => boolean> = {
    "-e": (path) => find(path) !== undefined,
    "-f": (path) => find(path)?.kind === "file",
    "-d": (path) => find(path)?.kind === "directory",
    "-s": (path) => {
      const entry = find(path);
      return entry !== undefined && (entry.kind === "directory" || entry.size > 0);
    },
    "-L": (path) => isLink(path),
    "-h": (path) => isLink(path),
    "-r": (path) => may(path, 4),
    "-w": (path) => may(path, 2),
    "-x": (path) => may(path, 1),
    "-n": (word) => word !== "",
    "-z": (word) => word === "",
    "-t": () => false,
  };
  const isLink = (path: string) => {
    const entry = find(path, false);
    return entry?.kind === "file" && entry.link === true;
  };
  const may = (path: string, what: 1 | 2 | 4) => {
    const entry = find(path);
    return entry !== undefined && shell.machine.may(entry, what);
  };
  const number = (word: string) => Number.parseInt(word, 10) || 0;
  const binary: Record<string, (a: string, b: string) => boolean> = {
    "=": (a, b) => a === b,
    "==": (a, b) => a === b,
    "!=": (a, b) => a !== b,
    "-eq": (a, b) => number(a) === number(b),
    "-ne": (a, b) => number(a) !== number(b),
    "-lt": (a, b) => number(a) < number(b),
    "-le": (a, b) => number(a) <= number(b),
    "-gt": (a, b) => number(a) > number(b),
    "-ge": (a, b) => number(a) >= number(b),
  };
  const primary = (): boolean => {
    const word = args[at];
    if (word === undefined) return false;
    if (word === "!" && at + 1 < args.length) {
      at++;
      return !primary();
    }
    const operator = args[at + 1];
    if (operator !== undefined && Object.hasOwn(binary, operator) && at + 2 < args.length) {
      const right = args[at + 2] ?? "";
      at += 3;
      return binary[operator]?.(word, right) ?? false;
    }
    if (word === "(") {
      at++;
      const inner = either();
      at++;
      return inner;
    }
    if (Object.hasOwn(unary, word) && at + 1 < args.length) {
      const operand = args[at + 1] ?? "";
      at += 2;
      return unary[word]?.(operand) ?? false;
    }
    at++;
    return word !== "";
  };
  const both = (): boolean => {
    let result = primary();
    while (args[at] === "-a" || args[at] === "&&") {
      at++;
      result = primary() && result;
    }
    return result;
  };
  const either = (): boolean => {
    let result = both();
    while (args[at] === "-o" || args[at] === "||") {
      at++;
      result = both() || result;
    }
    return result;
  };
  return either() ? 0 : 1;
}
