/** mkdir, rm, cp, mv, ln, touch, chmod, chown, ls, find, and what else works on names of files. A list of small programs, hence long. */
import { type DirectoryEntry, type FileEntry, parentOf } from "@/lib/overlay";
import { FileFault, isText, sizeOf } from "../shell";
import { baseName, type Call, join, options, type Program } from "./program";
import { idsOf } from "./users";

/** Does something for each operand; a fault is told and makes the status 1. */
function each(call: Call, operands: readonly string[], action: (path: string) => void): number {
  let status = 0;
  for (const path of operands) {
    try {
      action(path);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      call.error(`${call.name}: ${verbs[call.name] ?? ""}'${path}': ${error.fault}\n`);
      status = 1;
    }
  }
  return status;
}

const verbs: Readonly<Record<string, string>> = {
  mkdir: "can't create directory ",
  rm: "can't remove ",
  rmdir: "",
  cp: "can't stat ",
  mv: "can't rename ",
};

const missing = (call: Call): number => {
  call.error(`${call.name}: missing operand\n`);
  return 1;
};

const mkdir: Program = (call) => {
  const { has, value, rest } = options(call.args, ["m", "mode"]);
  const { machine, cwd } = call.process;
  if (rest.length === 0) return missing(call);
  const mode = value("m", "mode");
  const bits = mode === undefined ? 0o755 : modeOf(mode, 0o755, true);
  return each(call, rest, (path) => {
    if (!has("p", "parents")) return machine.mkdir(cwd, path, bits);
    machine.mkdirs(cwd, path);
    if (machine.find(cwd, path)?.kind !== "directory") throw new FileFault("File exists", path);
    if (mode !== undefined) machine.change(cwd, path, { mode: bits });
  });
};

const rmdir: Program = (call) =>
  each(call, options(call.args).rest, (path) => {
    const { machine, cwd } = call.process;
    const at = machine.resolve(cwd, path, false);
    if (machine.files.get(at)?.kind !== "directory")
      throw new FileFault(machine.files.get(at) ? "Not a directory" : "No such file or directory", path);
    if (machine.files.list(at).length > 0) throw new FileFault("Directory not empty", path);
    machine.remove(cwd, path);
  });

const rm: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  const forced = has("f", "force");
  if (rest.length === 0) return forced ? 0 : missing(call);
  return each(call, rest, (path) => {
    const entry = machine.find(cwd, path, false);
    if (!entry && forced) return;
    if (entry?.kind === "directory" && !has("r", "R", "recursive"))
      throw new FileFault("Is a directory", path);
    machine.remove(cwd, path);
  });
};

/** Writes an entry with its mode; root keeps the owner too where asked. */
function put(
  call: Call,
  path: string,
  entry: FileEntry | DirectoryEntry,
  keepOwner: boolean,
  mode?: number,
): void {
  const { machine, cwd } = call.process;
  if (entry.kind === "directory") {
    if (machine.find(cwd, path)?.kind !== "directory") machine.mkdir(cwd, path, entry.mode);
  } else if (entry.link) {
    if (machine.find(cwd, path, false)) machine.remove(cwd, path);
    machine.link(cwd, path, entry.content);
  } else {
    const old = machine.find(cwd, path);
    machine.write(cwd, path, entry.content, mode ?? (old ? undefined : entry.mode));
  }
  if (keepOwner && entry.owner !== undefined && machine.person.uid === 0)
    machine.change(cwd, path, { owner: entry.owner }, false);
}

function copyTree(call: Call, from: string, to: string, keep: boolean, follow: boolean): void {
  const { machine, cwd } = call.process;
  const at = machine.resolve(cwd, from, follow);
  const entry = machine.files.get(at);
  if (!entry) throw new FileFault("No such file or directory", from);
  put(call, to, entry, keep);
  if (entry.kind === "directory")
    for (const child of machine.files.below(at)) {
      const each = machine.files.get(child);
      if (each) put(call, join(to, child.slice(at === "" ? 0 : at.length + 1)), each, keep);
    }
}

const isDirectory = ({ process: { machine, cwd } }: Call, path: string): boolean =>
  machine.find(cwd, path)?.kind === "directory";

const cp: Program = (call) => {
  const { has, value, rest } = options(call.args, ["t", "target-directory"]);
  const { machine, cwd } = call.process;
  const into = value("t", "target-directory");
  const target = into ?? rest.at(-1) ?? "";
  const sources = into === undefined ? rest.slice(0, -1) : rest;
  if (sources.length === 0) return missing(call);
  const deep = has("r", "R", "a", "recursive", "archive");
  const folder = isDirectory(call, target) && !has("T");
  if (sources.length > 1 && !folder) {
    call.error(`cp: target '${target}': No such file or directory\n`);
    return 1;
  }
  let status = 0;
  const failed = each(call, sources, (path) => {
    const entry = machine.find(cwd, path);
    if (!entry) throw new FileFault("No such file or directory", path);
    if (entry.kind === "directory" && !deep) {
      call.error(`cp: omitting directory '${path}'\n`);
      status = 1;
      return;
    }
    const contents = /(^|\/)\.$/.test(path);
    const to = folder && !contents ? join(target, baseName(path)) : target;
    copyTree(call, path, to, has("a", "p", "archive"), !deep || !has("a", "d", "P"));
  });
  return failed || status;
};

const mv: Program = (call) => {
  const { value, rest, has } = options(call.args, ["t", "target-directory"]);
  const { machine, cwd } = call.process;
  const into = value("t", "target-directory");
  const target = into ?? rest.at(-1) ?? "";
  const sources = into === undefined ? rest.slice(0, -1) : rest;
  if (sources.length === 0) return missing(call);
  const folder = isDirectory(call, target) && !has("T");
  return each(call, sources, (path) =>
    machine.move(cwd, path, folder ? join(target, baseName(path)) : target),
  );
};

const ln: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  const [target = "", given] = rest;
  if (target === "") return missing(call);
  const name = given === undefined ? baseName(target) : given;
  const path =
    isDirectory(call, name) && !has("n", "T", "no-dereference") ? join(name, baseName(target)) : name;
  return each(call, [path], () => {
    if (has("f", "force") && machine.find(cwd, path, false)) machine.remove(cwd, path);
    if (has("s", "symbolic")) return machine.link(cwd, path, target);
    const entry = machine.find(cwd, target);
    if (entry?.kind !== "file") throw new FileFault("No such file or directory", target);
    put(call, path, entry, false);
  });
};

const touch: Program = (call) => {
  const { has, rest } = options(call.args, ["d", "t", "r"]);
  const { machine, cwd } = call.process;
  return each(call, rest, (path) => {
    if (machine.find(cwd, path)) machine.change(cwd, path, {});
    else if (!has("c")) machine.write(cwd, path, "");
  });
};

/** `755`, `u+x,go-w`, `a=r`, `+X`. */
export function modeOf(text: string, old: number, directory: boolean): number {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  let mode = old;
  for (const clause of text.split(",")) {
    const [, who = "", operator = "", what = ""] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? [];
    const everyone = who === "" || who.includes("a");
    let bits = 0;
    for (const [letter, shift] of [
      ["u", 6],
      ["g", 3],
      ["o", 0],
    ] as const) {
      if (!everyone && !who.includes(letter)) continue;
      const x = what.includes("x") || (what.includes("X") && (directory || (old & 0o111) !== 0));
      bits |=
        ((what.includes("r") ? 4 : 0) |
          (what.includes("w") && !(who === "" && shift !== 6) ? 2 : 0) |
          (x ? 1 : 0)) <<
        shift;
      if (operator === "=") mode &= ~(7 << shift);
    }
    if (what.includes("t")) bits |= 0o1000;
    if (what.includes("s")) bits |= everyone || who.includes("u") ? 0o4000 : 0o2000;
    mode = operator === "-" ? mode & ~bits : mode | bits;
  }
  return mode;
}

function throughout(
  call: Call,
  paths: readonly string[],
  deep: boolean,
  action: (path: string, entry: FileEntry | DirectoryEntry) => void,
): number {
  const { machine, cwd } = call.process;
  return each(call, paths, (path) => {
    const at = machine.resolve(cwd, path);
    const entry = machine.files.get(at);
    if (!entry) throw new FileFault("No such file or directory", path);
    action(`/${at}`, entry);
    if (deep && entry.kind === "directory")
      for (const child of machine.files.below(at)) {
        const inner = machine.files.get(child);
        if (inner && !(inner.kind === "file" && inner.link)) action(`/${child}`, inner);
      }
  });
}

const chmod: Program = (call) => {
  const { machine } = call.process;
  const flags = call.args.filter((arg) => /^-[Rvcf]+$|^--/.test(arg));
  const [mode = "", ...paths] = call.args.filter((arg) => !flags.includes(arg));
  if (paths.length === 0) return missing(call);
  if (!/^[0-7]{1,4}$|^[ugoa]*[-+=][rwxXst]*(,[ugoa]*[-+=][rwxXst]*)*$/.test(mode)) {
    call.error(`chmod: invalid mode '${mode}'\n`);
    return 1;
  }
  return throughout(
    call,
    paths,
    flags.some((flag) => flag.includes("R")),
    (path, entry) => {
      const directory = entry.kind === "directory";
      const next = modeOf(mode, entry.mode ?? (directory ? 0o755 : 0o644), directory);
      machine.change("/", path, { mode: next });
    },
  );
};

const chown: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine } = call.process;
  const [owner = "", ...paths] = rest;
  if (paths.length === 0) return missing(call);
  const written = call.name === "chgrp" ? `:${owner}` : owner;
  return throughout(call, paths, has("R", "recursive"), (path, entry) => {
    const ids = idsOf(machine, written, entry.owner);
    if (typeof ids === "string") throw new UnknownUser(ids);
    machine.change("/", path, { owner: ids.join(":") });
  });
};

class UnknownUser extends Error {}

const guarded =
  (program: Program): Program =>
  (call) => {
    try {
      return program(call);
    } catch (error) {
      if (!(error instanceof UnknownUser)) throw error;
      call.error(`${call.name}: ${error.message}\n`);
      return 1;
    }
  };

const ls: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  const paths = rest.length > 0 ? rest : ["."];
  const line = (path: string, name: string) => {
    const entry = machine.find(cwd, path, false);
    if (!has("l") || !entry) return `${name}\n`;
    const kind = entry.kind === "directory" ? "d" : entry.link ? "l" : "-";
    const mode = entry.mode ?? (entry.kind === "directory" ? 0o755 : 0o644);
    const letters = [6, 3, 0]
      .map((shift) =>
        ["r", "w", "x"].map((letter, bit) => ((mode >> shift) & (4 >> bit) ? letter : "-")).join(""),
      )
      .join("");
    const arrow = entry.kind === "file" && entry.link ? ` -> ${entry.content}` : "";
    return `${kind}${letters} 1 ${(entry.owner ?? "0:0").replace(":", " ")} ${entry.kind === "file" ? entry.size : 4096} ${name}${arrow}\n`;
  };
  return each(call, paths, (path) => {
    const at = machine.resolve(cwd, path);
    const entry = machine.files.get(at);
    if (!entry) throw new FileFault("No such file or directory", path);
    if (entry.kind === "file" || has("d")) return call.out(line(path, path));
    if (paths.length > 1) call.out(`${path}:\n`);
    for (const name of machine.files.list(at))
      if (has("a", "A") || !name.startsWith(".")) call.out(line(join(path, name), name));
  });
};

const find: Program = (call) => {
  const { machine, cwd } = call.process;
  const start = call.args.findIndex((arg) => /^[-!(]/.test(arg));
  const roots =
    start === 0 || call.args.length === 0 ? ["."] : call.args.slice(0, start < 0 ? undefined : start);
  const tests = start < 0 ? [] : call.args.slice(start);
  let status = 0;
  const batch: string[] = [];
  let batched: readonly string[] | undefined;
  const glob = (pattern: string) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
      "s",
    );
  const check = (path: string, entry: FileEntry | DirectoryEntry, depth: number): boolean => {
    let result = true;
    let group = false;
    let not = false;
    let acted = false;
    for (let at = 0; at < tests.length; at++) {
      const test = tests[at] ?? "";
      const next = () => tests[++at] ?? "";
      let one: boolean | undefined;
      if (test === "!" || test === "-not") {
        not = !not;
        continue;
      }
      if (test === "-o" || test === "-or") {
        group ||= result;
        result = true;
        continue;
      }
      if (test === "(" || test === ")" || test === "-a" || test === "-and" || test === "-depth") continue;
      if (test === "-name") one = glob(next()).test(baseName(path));
      else if (test === "-path") one = glob(next()).test(path);
      else if (test === "-type") {
        const type = next();
        const kind = entry.kind === "directory" ? "d" : entry.link ? "l" : "f";
        one = type === kind;
      } else if (test === "-maxdepth") one = depth <= Number(next());
      else if (test === "-mindepth") one = depth >= Number(next());
      else if (test === "-empty")
        one =
          entry.kind === "file"
            ? entry.size === 0
            : machine.files.list(machine.resolve(cwd, path)).length === 0;
      else if (
        test === "-size" ||
        test === "-perm" ||
        test === "-user" ||
        test === "-mtime" ||
        test === "-newer"
      ) {
        next();
        one = true;
      } else if (test === "-print") {
        one = true;
        acted = true;
        if (result || group) call.out(`${path}\n`);
      } else if (test === "-delete") {
        one = true;
        acted = true;
        if (result) machine.remove(cwd, path);
      } else if (test === "-exec") {
        const command: string[] = [];
        while (at + 1 < tests.length && ![";", "+"].includes(tests[at + 1] ?? "")) command.push(next());
        const end = next();
        one = true;
        acted = true;
        if (result && end === "+") {
          batch.push(path);
          batched = command;
        } else if (result)
          status =
            call.process.call(
              command.map((word) => word.replaceAll("{}", path)),
              call.streams,
            ) === 0
              ? status
              : 1;
      } else one = true;
      if (one !== undefined) {
        result &&= one !== not;
        not = false;
      }
    }
    if (!acted && (result || group)) call.out(`${path}\n`);
    return result;
  };
  const failed = each(call, roots, (root) => {
    const at = machine.resolve(cwd, root);
    const entry = machine.files.get(at);
    if (!entry) throw new FileFault("No such file or directory", root);
    const all = [
      [root, entry, 0] as const,
      ...machine.files.below(at).flatMap((child) => {
        const inner = machine.files.get(child);
        const relative = child.slice(at === "" ? 0 : at.length + 1);
        return inner ? [[join(root, relative), inner, relative.split("/").length] as const] : [];
      }),
    ];
    machine.spend(all.length);
    for (const [path, inner, depth] of tests.includes("-delete") ? all.reverse() : all)
      if (machine.find(cwd, path, false)) check(path, inner, depth);
  });
  if (batched && batch.length > 0)
    call.process.call(
      batched.flatMap((word) => (word === "{}" ? batch : [word])),
      call.streams,
    );
  return failed || status;
};

const install: Program = (call) => {
  const { has, value, rest } = options(call.args, ["m", "o", "g", "t", "mode", "owner", "group"]);
  const { machine, cwd } = call.process;
  const mode = modeOf(value("m", "mode") ?? "755", 0o755, false);
  if (has("d")) return each(call, rest, (path) => machine.mkdirs(cwd, path, mode));
  const target = rest.at(-1) ?? "";
  return each(call, rest.slice(0, -1), (path) => {
    const to = isDirectory(call, target) ? join(target, baseName(path)) : target;
    if (has("D")) machine.mkdirs(cwd, `/${parentOf(machine.resolve(cwd, to))}`);
    machine.write(cwd, to, machine.read(cwd, path), mode);
    machine.change(cwd, to, { mode });
  });
};

const truncate: Program = (call) => {
  const { value, rest } = options(call.args, ["s", "size"]);
  const size = bytesOf(value("s", "size") ?? "0");
  const { machine, cwd } = call.process;
  return each(call, rest, (path) => machine.write(cwd, path, zeros(size)));
};

const dd: Program = (call) => {
  const given = new Map(
    call.args.map((arg) => [arg.split("=")[0] ?? "", arg.slice(arg.indexOf("=") + 1)] as const),
  );
  const { machine, cwd } = call.process;
  const out = given.get("of");
  const source = given.get("if") ?? "";
  const size = bytesOf(given.get("bs") ?? "512") * Number(given.get("count") ?? 1);
  const content = source.startsWith("/dev/") ? zeros(size) : machine.read(cwd, source);
  if (out === undefined) call.out(content);
  else machine.write(cwd, out, content);
  return 0;
};

const zeros = (size: number): string => (size <= 4096 ? "\0".repeat(size) : `\u0001blob ${size} zeros`);

function bytesOf(text: string): number {
  const [, number = "0", unit = ""] = /^(\d+)([a-zA-Z]*)$/.exec(text) ?? [];
  const units: Readonly<Record<string, number>> = {
    k: 1024,
    K: 1024,
    M: 1048576,
    m: 1048576,
    G: 1073741824,
    kB: 1000,
    MB: 1e6,
    GB: 1e9,
  };
  return Number(number) * (units[unit] ?? 1);
}

const du: Program = (call) => {
  const { rest } = options(call.args);
  const { machine, cwd } = call.process;
  return each(call, rest.length > 0 ? rest : ["."], (path) => {
    const at = machine.resolve(cwd, path);
    let sum = 0;
    for (const child of [at, ...machine.files.below(at)]) {
      const entry = machine.files.get(child);
      if (entry?.kind === "file") sum += Math.ceil(entry.size / 1024);
    }
    call.out(`${sum}\t${path}\n`);
  });
};

const stat: Program = (call) => {
  const { value, rest } = options(call.args, ["c", "format"]);
  const format = value("c", "format") ?? "%n %s";
  const { machine, cwd } = call.process;
  return each(call, rest, (path) => {
    const entry = machine.find(cwd, path, false);
    if (!entry) throw new FileFault("No such file or directory", path);
    const mode = entry.mode ?? (entry.kind === "directory" ? 0o755 : 0o644);
    const [uid = "0", gid = "0"] = (entry.owner ?? "0:0").split(":");
    const values: Readonly<Record<string, string>> = {
      n: path,
      s: String(entry.kind === "file" ? sizeOf(entry.content) : 4096),
      a: mode.toString(8),
      u: uid,
      g: gid,
    };
    call.out(`${format.replace(/%([nsaug])/g, (all, letter: string) => values[letter] ?? all)}\n`);
  });
};

const readlink: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  const [path = ""] = rest;
  if (has("f", "e") || call.name === "realpath") {
    call.out(`/${machine.resolve(cwd, path)}\n`);
    return 0;
  }
  const entry = machine.find(cwd, path, false);
  if (entry?.kind !== "file" || !entry.link) return 1;
  call.out(`${entry.content}\n`);
  return 0;
};

const mktemp: Program = (call) => {
  const { has } = options(call.args, ["p"]);
  const { machine, cwd } = call.process;
  for (let number = 1; ; number++) {
    const path = `/tmp/tmp.${String(number).padStart(6, "A")}`;
    if (machine.find(cwd, path)) continue;
    if (has("d")) machine.mkdir(cwd, path, 0o700);
    else machine.write(cwd, path, "", 0o600);
    call.out(`${path}\n`);
    return 0;
  }
};

const cmp: Program = (call) => {
  const { machine, cwd } = call.process;
  const [a = "", b = ""] = options(call.args).rest;
  const same = machine.read(cwd, a) === machine.read(cwd, b);
  if (!same) call.out(isText(machine.read(cwd, a)) ? `${a} ${b} differ\n` : "Binary files differ\n");
  return same ? 0 : 1;
};

export const filePrograms: Readonly<Record<string, Program>> = {
  mkdir,
  rmdir,
  rm,
  cp,
  mv,
  ln,
  touch,
  chmod,
  ls,
  find,
  install,
  truncate,
  dd,
  du,
  stat,
  readlink,
  mktemp,
  cmp,
  chown: guarded(chown),
  chgrp: guarded(chown),
  realpath: readlink,
  unlink: rm,
  diff: cmp,
};
