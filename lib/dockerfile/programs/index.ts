/** Which program a name stands for, once it is found in the image. */
import { blob, Exit, type Process, type RunProgram, Shell, type Streams } from "../shell";
import { archivePrograms } from "./archives";
import { filePrograms } from "./files";
import { javaPrograms } from "./java";
import { networkPrograms } from "./network";
import { packagePrograms } from "./packages";
import type { Program, World } from "./program";
import { systemPrograms } from "./systems";
import { textPrograms } from "./texts";
import { userPrograms } from "./users";

export { unpack } from "./archives";
export { modeOf } from "./files";
export type { Effect, World } from "./program";
export { idsOf, personOf } from "./users";

const quiet: Program = () => 0;

const system: Readonly<Record<string, Program>> = {
  env: (call) => {
    const at = call.args.findIndex((arg) => !arg.includes("=") && !arg.startsWith("-"));
    if (at >= 0) return call.process.call(call.args.slice(at), call.streams);
    for (const [name, value] of call.process.env()) call.out(`${name}=${value}\n`);
    return 0;
  },
  printenv: (call) => {
    const value = call.process.env().get(call.args[0] ?? "");
    if (value !== undefined) call.out(`${value}\n`);
    return value === undefined ? 1 : 0;
  },
  uname: (call) => {
    call.out(
      call.args.some((arg) => arg.includes("m"))
        ? call.world.platform.includes("arm64")
          ? "aarch64\n"
          : "x86_64\n"
        : "Linux\n",
    );
    return 0;
  },
  nproc: (call) => {
    call.out("2\n");
    return 0;
  },
  hostname: (call) => {
    call.out("buildkitsandbox\n");
    return 0;
  },
  date: (call) => {
    call.out("Thu Jan  1 00:00:00 UTC 1970\n");
    return 0;
  },
  expr: (call) => {
    const [a = "0", operator, b = "0"] = call.args;
    const [x, y] = [Number(a), Number(b)];
    const result =
      operator === "+"
        ? x + y
        : operator === "-"
          ? x - y
          : operator === "*"
            ? x * y
            : operator === "/"
              ? Math.trunc(x / (y || 1))
              : operator === "="
                ? Number(a === b)
                : x;
    call.out(`${result}\n`);
    return result === 0 ? 1 : 0;
  },
  false: () => 1,
  true: quiet,
  sleep: quiet,
  sync: quiet,
  ldconfig: quiet,
  ps: quiet,
  df: quiet,
  kill: quiet,
  clear: quiet,
  busybox: (call) => (call.args.length === 0 ? 0 : call.process.call(call.args, call.streams)),
};

const programs: Readonly<Record<string, Program>> = {
  ...filePrograms,
  ...textPrograms,
  ...userPrograms,
  ...archivePrograms,
  ...networkPrograms,
  ...systemPrograms,
  ...packagePrograms,
  ...javaPrograms,
  ...system,
};

const shells: ReadonlySet<string> = new Set(["sh", "ash", "dash", "bash"]);

/** Where a program lies, by PATH; with a slash in it, there and nowhere else. */
export function whereIs(
  name: string,
  process: { machine: Process["machine"]; cwd: string },
  path: string,
): string | undefined {
  const places = name.includes("/") ? [name] : path.split(":").map((folder) => `${folder}/${name}`);
  return places.find((place) => {
    const entry = process.machine.find(process.cwd, place);
    return entry?.kind === "file" && process.machine.may(entry, 1) && ((entry.mode ?? 0) & 0o111) !== 0;
  });
}

/** Runs what an image holds; what the simulation does not know does what the reader says, or nothing, and is told. */
export function runnerOf(world: World): RunProgram {
  const run: RunProgram = (words, process, streams) => {
    const [name = "", ...args] = words;
    const path =
      process.variables.get("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    const base = name.split("/").at(-1) ?? "";
    if (base === "which" && (whereIs("which", process, path) !== undefined || name === "which"))
      return which(args, process, streams, path);
    const place = whereIs(name, process, path);
    if (place === undefined)
      return builtinProgram(base) ? known(base, args, process, streams, world) : undefined;
    const entry = process.machine.find(process.cwd, place);
    const content = entry?.kind === "file" ? entry.content : "";
    if (shells.has(base)) return shell(args, process, streams, base, run);
    if (content.startsWith("#!") && !Object.hasOwn(programs, base)) {
      const interpreter = /^#!\s*(\S+)(?:\s+(\S+))?/.exec(content);
      const inner =
        (interpreter?.[1]?.endsWith("/env") ? interpreter[2] : interpreter?.[1])?.split("/").at(-1) ?? "";
      if (shells.has(inner)) {
        const child = new Shell(process.machine, process.env(), process.cwd, run, place, inner === "bash");
        child.parameters = [...args];
        return child.main(content.replace(/^.*\n?/, ""), streams);
      }
    } else if (!content.startsWith("\u0001") && content !== "" && !Object.hasOwn(programs, base)) {
      const child = new Shell(process.machine, process.env(), process.cwd, run, place);
      child.parameters = [...args];
      return child.main(content, streams);
    }
    return known(base, args, process, streams, world);
  };
  return run;
}

/** What every shell has built in. */
const builtinProgram = (name: string): boolean => name === "echo" || name === "printf";

function known(
  name: string,
  args: readonly string[],
  process: Process,
  streams: Streams,
  world: World,
): number {
  const effect = Object.hasOwn(world.effects, name) ? world.effects[name] : undefined;
  if (effect) {
    for (const { path, size } of effect.writes ?? []) {
      process.machine.mkdirs(process.cwd, path.replace(/[^/]*$/, "") || ".");
      process.machine.write(process.cwd, path, blob(size, `${name} ${args.join(" ")} ${path}`));
    }
    for (const path of effect.removes ?? [])
      if (process.machine.find(process.cwd, path)) process.machine.remove(process.cwd, path);
    if (effect.output !== undefined) streams.out(effect.output);
    return effect.status ?? 0;
  }
  const program = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (!program) {
    world.unknown(name);
    streams.error(`(this simulation does not know what ${name} does: nothing was changed)\n`);
    return 0;
  }
  return program({
    name,
    args,
    process,
    streams,
    input: streams.input,
    out: streams.out,
    error: streams.error,
    world,
  });
}

function shell(
  args: readonly string[],
  process: Process,
  streams: Streams,
  name: string,
  run: RunProgram,
): number {
  const child = new Shell(
    process.machine,
    process.env(),
    process.cwd,
    run,
    name === "sh" ? "sh" : name,
    name === "bash",
  );
  let at = 0;
  let command = false;
  for (; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (!/^[-+][a-z]/.test(arg)) break;
    for (const letter of arg.slice(1)) {
      if (letter === "c") command = true;
      else if (letter === "o") child.options.add(args[++at] === "pipefail" ? "pipefail" : "");
      else child.options.add(letter);
    }
  }
  const text = command
    ? (args[at] ?? "")
    : args[at] !== undefined
      ? process.machine.read(process.cwd, args[at] ?? "")
      : streams.input;
  child.parameters = args.slice(command ? at + 2 : at + 1);
  try {
    return child.main(text, streams);
  } catch (error) {
    if (error instanceof Exit) return error.status;
    throw error;
  }
}

function which(args: readonly string[], process: Process, streams: Streams, path: string): number {
  let status = 0;
  for (const name of args.filter((arg) => !arg.startsWith("-"))) {
    const place = whereIs(name, process, path);
    if (place === undefined) status = 1;
    else streams.out(`${place}\n`);
  }
  return status;
}
