/**
 * What a program does, worked out once when it starts: what it prints and when, what it writes, when it ends and with
 * which code, and which signals it handles.
 *
 * Simplifications: a shell here knows `;`, `&&`, `exit`, `trap`, `exec`, an endless `while true` and `>` into a file;
 * files are read and written at the start, output is printed at its time; a handler runs within a tenth of a second.
 */
import { parseShellWords } from "@/lib/text/shell-words";
import type { Signal } from "./signals";
import { parseSignal } from "./signals";
import type { Content, Process } from "./world";

export interface Run {
  /** ms after the start. */
  prints: { after: number; stream: "stdout" | "stderr"; text: string }[];
  /** ms until it ends by itself; null: never. */
  lasts: number | null;
  code: number;
  handles: Process["handles"];
  memory: number;
  /** What runs as the process in the end: `sh -c "sleep 9"` becomes `sleep 9`. */
  argv: string[];
}

/** What a program sees of its surroundings. */
export interface Surroundings {
  content: Content;
  env: string[];
  hostname: string;
  user: string;
  processes: () => { pid: number; command: string }[];
  read: (path: string) => string | undefined;
  list: (path: string) => string[];
  /** False: it is read-only. */
  write: (path: string, text: string | null) => boolean;
}

/** Memory that no limit is large enough for. */
export const ENDLESS = Number.MAX_SAFE_INTEGER;

/** Why a program cannot be executed, or null. */
export function executable(
  argv0: string,
  { content, read }: Surroundings,
): "not-found" | "no-such-file" | "directory" | "permission" | null {
  if (!argv0.includes("/")) return content.programs[argv0] ? null : "not-found";
  const name = argv0.replace(/^\/(usr\/)?bin\//, "");
  if (content.programs[name] && !name.includes("/")) return null;
  if (content.directories.includes(argv0.replace(/(?<=.)\/$/, ""))) return "directory";
  return read(argv0) === undefined ? "no-such-file" : "permission";
}

/** Runs an executable program as far as it can be foreseen. */
export function run(argv: readonly string[], around: Surroundings): Run {
  const [argv0 = "", ...rest] = argv;
  const name = argv0.replace(/^\/(usr\/)?bin\//, "");
  const program = around.content.programs[name];
  if (program?.kind === "server")
    return {
      prints: program.says.map((text) => ({ after: 0, stream: "stdout", text })),
      lasts: null,
      code: 0,
      handles: program.handles,
      memory: program.memory,
      argv: [...argv],
    };
  return {
    ...(APPLETS[name] ?? unknown)(rest, around),
    argv: [...argv],
    ...(name === "sh" && shell(rest, around)),
  };
}

type Applet = (args: string[], around: Surroundings) => Omit<Run, "argv">;

const quiet = (code = 0): Omit<Run, "argv"> => ({ prints: [], lasts: 0, code, handles: {}, memory: 0 });
const says = (...lines: string[]): Omit<Run, "argv"> => ({
  ...quiet(),
  prints: lines.map((text) => ({ after: 0, stream: "stdout", text })),
});
const fails = (text: string, code = 1): Omit<Run, "argv"> => ({
  ...quiet(code),
  prints: [{ after: 0, stream: "stderr", text }],
});
const unknown: Applet = () => quiet();

const APPLETS: Record<string, Applet> = {
  true: () => quiet(),
  false: () => quiet(1),
  echo: (args) => says(args.join(" ")),
  sleep: ([time = "0"]) => {
    const seconds = Number(time);
    return Number.isFinite(seconds)
      ? { ...quiet(), lasts: seconds * 1000 }
      : fails(`sleep: invalid number '${time}'`);
  },
  hostname: (_args, { hostname }) => says(hostname),
  whoami: (_args, { user }) => says(user || "root"),
  env: (_args, { env }) => says(...env),
  ps: (_args, { processes }) =>
    says(
      "PID   USER     COMMAND",
      ...processes().map(({ pid, command }) => `${String(pid).padStart(5)} root     ${command}`),
    ),
  cat: (paths, { read, content }) => {
    if (paths.length === 0) return quiet();
    const parts = paths.map((path) => {
      const text = read(path);
      if (text !== undefined) return says(...(text === "" ? [] : text.replace(/\n$/, "").split("\n")));
      return fails(
        content.directories.includes(path)
          ? `cat: read error: Is a directory`
          : `cat: can't open '${path}': No such file or directory`,
      );
    });
    return {
      ...quiet(Math.max(...parts.map(({ code }) => code))),
      prints: parts.flatMap(({ prints }) => prints),
    };
  },
  ls: ([path = "/"], { list, read }) => {
    const names = list(path);
    if (names.length > 0 || path === "/") return says(...names);
    return read(path) === undefined ? fails(`ls: ${path}: No such file or directory`) : says(path);
  },
  touch: (paths, { write, read }) => {
    const refused = paths.find((path) => !write(path, read(path) ?? ""));
    return refused === undefined ? quiet() : fails(`touch: ${refused}: Read-only file system`);
  },
  rm: (args, { write, read }) => {
    const paths = args.filter((arg) => !arg.startsWith("-"));
    const missing = paths.find((path) => read(path) === undefined);
    if (missing !== undefined && !args.includes("-f"))
      return fails(`rm: can't remove '${missing}': No such file or directory`);
    for (const path of paths) write(path, null);
    return quiet();
  },
  tail: ([path]) => (path === "/dev/zero" ? { ...quiet(), lasts: null, memory: ENDLESS } : quiet()),
  sh: () => quiet(),
};

/** `sh -c SCRIPT`. Alone, or for a script that ends in one program after nothing, the shell becomes that program. */
function shell(args: readonly string[], around: Surroundings): Partial<Run> {
  const [flag, script = ""] = args;
  if (flag !== "-c") return {};
  const trap = /trap\s+(?:'([^']*)'|"([^"]*)"|(\S+))\s+((?:SIG)?[A-Z0-9]+)\s*(?:;|$|\n)/.exec(script);
  const handles: Process["handles"] = {};
  const signal: Signal | undefined = trap ? parseSignal(trap[4] ?? "") : undefined;
  if (trap && signal) {
    const body = shell(["-c", trap[1] ?? trap[2] ?? trap[3] ?? ""], around);
    const exit = /\bexit\b/.test(trap[0]) ? (body.code ?? 0) : null;
    handles[signal] = { after: 100, code: exit, says: (body.prints ?? []).map(({ text }) => text) };
  }
  const rest = trap ? script.replace(trap[0], "") : script;
  const loop = /while\s+(?:true|:)\s*;\s*do[\s\S]*$/.exec(rest);
  const commands = (loop ? rest.slice(0, loop.index) : rest).split(/(;|&&|\n)/).map((part) => part.trim());

  const result: Run = { ...quiet(), handles, argv: ["sh", ...args] };
  let clock = 0;
  const simple = commands.filter((part) => part !== "" && part !== ";");
  for (const [index, part] of simple.entries()) {
    if (part === "&&") {
      if (result.code !== 0) break;
      continue;
    }
    const parsed = parseShellWords(part.replace(/>\s*&\s*2/, ""));
    if (!parsed.ok) return { ...fails("sh: syntax error: unterminated quoted string", 2), argv: result.argv };
    const toError = /(>\s*&\s*2)/.test(part);
    let { words } = parsed;
    if (words[0] === "exit") {
      result.code = Number(words[1] ?? result.code) & 255;
      return { ...result, lasts: clock };
    }
    const replaces = words[0] === "exec" || (simple.length === 1 && !trap && !loop);
    if (words[0] === "exec") words = words.slice(1);
    const target = redirection(words);
    const why = executable(target.words[0] ?? "", around);
    const done: Run = why
      ? {
          ...fails(
            `sh: ${target.words[0]}: ${why === "permission" ? "Permission denied" : "not found"}`,
            why === "permission" ? 126 : 127,
          ),
          argv: [],
        }
      : run(
          target.words.map((word) => expand(word, around)),
          around,
        );
    const lines = done.prints.map((line) => ({ ...line, after: line.after + clock }));
    if (target.path !== undefined) {
      const before = target.append ? (around.read(target.path) ?? "") : "";
      const text = lines.map((line) => `${line.text}\n`).join("");
      if (!around.write(target.path, before + text))
        result.prints.push({
          after: clock,
          stream: "stderr",
          text: `sh: can't create ${target.path}: Read-only file system`,
        });
    } else
      result.prints.push(...lines.map((line) => (toError ? { ...line, stream: "stderr" as const } : line)));
    result.code = done.code;
    result.memory = Math.max(result.memory, done.memory);
    if (done.lasts === null || (replaces && index === simple.length - 1)) {
      const kept = replaces ? { argv: done.argv, handles: done.handles } : {};
      return { ...result, ...kept, lasts: done.lasts === null ? null : clock + done.lasts };
    }
    clock += done.lasts;
  }
  return { ...result, lasts: loop ? null : clock };
}

function redirection(words: readonly string[]): { words: string[]; path?: string; append: boolean } {
  const at = words.findIndex((word) => word === ">" || word === ">>");
  if (at < 0) return { words: [...words], append: false };
  const path = words[at + 1];
  return {
    words: [...words.slice(0, at), ...words.slice(at + 2)],
    append: words[at] === ">>",
    ...(path && { path }),
  };
}

const expand = (word: string, { env, hostname }: Surroundings): string =>
  word.replace(/\$\{?([A-Z_][A-Z0-9_]*)\}?/g, (_all, name: string) => {
    if (name === "HOSTNAME") return hostname;
    return env.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  });
