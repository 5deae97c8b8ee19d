import { FileFault } from "./machine";
import { Exit, Loop, type Process, Return, type Streams } from "./process";
import { readScript, SyntaxFault } from "./read";
import { testCommand } from "./test-command";

/** What the shell does itself: a status, or undefined where the word is none of its own. */
export function runBuiltin(shell: Process, words: readonly string[], streams: Streams): number | undefined {
  const [name = "", ...args] = words;
  const number = (text: string | undefined, otherwise: number) =>
    text !== undefined && /^\d+$/.test(text) ? Number(text) : otherwise;
  switch (name) {
    case ":":
    case "true":
      return 0;
    case "false":
      return 1;
    case "umask":
    case "trap":
    case "wait":
    case "ulimit":
    case "hash":
      return 0;
    case "exit":
      throw new Exit(number(args[0], shell.status) & 255);
    case "return":
      throw new Return(number(args[0], shell.status) & 255);
    case "break":
    case "continue":
      throw new Loop(name, number(args[0], 1));
    case "cd": {
      const to = args.find((arg) => arg !== "-P" && arg !== "-L") ?? shell.variables.get("HOME") ?? "/";
      try {
        const at = shell.machine.resolve(shell.cwd, to);
        const entry = shell.machine.files.get(at);
        if (!entry) throw new FileFault("No such file or directory", to);
        if (entry.kind !== "directory") throw new FileFault("Not a directory", to);
        shell.cwd = `/${at}`;
        return 0;
      } catch (error) {
        if (!(error instanceof FileFault)) throw error;
        streams.error(`${shell.name}: cd: can't cd to ${to}: ${error.fault}\n`);
        return 2;
      }
    }
    case "pwd":
      streams.out(`${shell.cwd}\n`);
      return 0;
    case "export":
    case "readonly":
    case "local":
      for (const arg of args) {
        const at = arg.indexOf("=");
        const key = at < 0 ? arg : arg.slice(0, at);
        if (key.startsWith("-")) continue;
        if (at >= 0) shell.variables.set(key, arg.slice(at + 1));
        if (name === "export") shell.exported.add(key);
      }
      return 0;
    case "unset":
      for (const arg of args) {
        shell.variables.delete(arg);
        shell.functions.delete(arg);
      }
      return 0;
    case "set":
      return setOptions(shell, args, streams);
    case "shift":
      shell.parameters = shell.parameters.slice(number(args[0], 1));
      return 0;
    case "eval":
      return again(shell, args.join(" "), streams);
    case ".":
    case "source": {
      if (name === "source" && !shell.isBash && !shell.machine.find("/", "/bin/busybox")) return undefined;
      const [path = ""] = args;
      try {
        return again(shell, shell.machine.read(shell.cwd, path), streams);
      } catch (error) {
        if (error instanceof Return) return error.status;
        if (!(error instanceof FileFault)) throw error;
        streams.error(`${shell.name}: .: can't open '${path}': ${error.fault}\n`);
        throw new Exit(2);
      }
    }
    case "exec":
      if (args.length === 0) return 0;
      throw new Exit(shell.call(args, streams));
    case "command": {
      if (args[0] === "-v" || args[0] === "-V")
        return shell.run(["which", ...args.slice(1)], shell, { ...streams, error: () => {} }) ?? 127;
      const rest = args[0] === "-p" ? args.slice(1) : args;
      return rest.length === 0 ? 0 : shell.call(rest, streams);
    }
    case "type":
      return shell.run(["which", ...args], shell, streams) ?? 127;
    case "read": {
      const names = args.filter((arg) => !arg.startsWith("-"));
      if (streams.input === "") return 1;
      const end = streams.input.indexOf("\n");
      const line = end < 0 ? streams.input : streams.input.slice(0, end);
      streams.input = end < 0 ? "" : streams.input.slice(end + 1);
      const parts = line.trim().split(/\s+/);
      for (const [index, key] of names.entries())
        shell.variables.set(
          key,
          index === names.length - 1 ? parts.slice(index).join(" ") : (parts[index] ?? ""),
        );
      return 0;
    }
    case "test":
    case "[":
      return testCommand(
        shell,
        name === "[" ? args.slice(0, -1) : args,
        streams,
        name === "[" && args.at(-1) !== "]",
      );
    case "[[":
      if (!shell.isBash && !shell.machine.find("/", "/bin/busybox")) return undefined;
      return testCommand(shell, args.slice(0, -1), streams, args.at(-1) !== "]]");
    default:
      return undefined;
  }
}

function again(shell: Process, text: string, streams: Streams): number {
  try {
    return shell.script(readScript(text), streams);
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error;
    streams.error(`${shell.name}: ${error.message}\n`);
    throw new Exit(2);
  }
}

function setOptions(shell: Process, args: readonly string[], streams: Streams): number {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--" || !/^[-+]./.test(arg)) {
      shell.parameters = args.slice(arg === "--" ? at + 1 : at);
      return 0;
    }
    const on = arg.startsWith("-");
    for (const letter of arg.slice(1)) {
      if (letter !== "o") {
        if (on) shell.options.add(letter);
        else shell.options.delete(letter);
        continue;
      }
      const option = args[++at] ?? "";
      const known = { errexit: "e", nounset: "u", xtrace: "x", pipefail: "pipefail" };
      const entry = Object.entries(known).find(([long]) => long === option);
      if (!entry) {
        streams.error(`${shell.name}: set: Illegal option -o ${option}\n`);
        throw new Exit(2);
      }
      if (on) shell.options.add(entry[1]);
      else shell.options.delete(entry[1]);
    }
  }
  return 0;
}
