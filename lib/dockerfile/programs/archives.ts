/** tar, gzip and unzip, on archives that know what is in them. */

import type { Machine } from "../shell";
import { type ArchiveEntry, archive, blob, entriesOf, isText, sizeOf } from "../shell";
import { join, options, type Program } from "./program";

/** Writes what an archive holds; the paths that it made. @throws FileFault */
export function unpack(
  machine: Machine,
  cwd: string,
  into: string,
  entries: readonly ArchiveEntry[],
  strip = 0,
): string[] {
  const made: string[] = [];
  for (const entry of entries) {
    const path = entry.path
      .replace(/^\.?\/+/, "")
      .split("/")
      .filter(Boolean)
      .slice(strip)
      .join("/");
    if (path === "") continue;
    const target = join(into, path);
    const parent = target.replace(/\/[^/]*$/, "");
    if (parent !== target) machine.mkdirs(cwd, parent === "" ? "/" : parent);
    if (entry.kind === "directory") machine.mkdirs(cwd, target, entry.mode);
    else if (entry.kind === "link") {
      if (machine.find(cwd, target, false)) machine.remove(cwd, target);
      machine.link(cwd, target, entry.content);
    } else machine.write(cwd, target, entry.content, entry.mode);
    made.push(entry.path);
  }
  return made;
}

const tar: Program = (call) => {
  const [first = "", ...others] = call.args;
  const args = first.startsWith("-") || first === "" ? call.args : [`-${first}`, ...others];
  const { has, value, rest } = options(args, [
    "f",
    "C",
    "file",
    "directory",
    "strip-components",
    "exclude",
    "transform",
  ]);
  const { machine, cwd } = call.process;
  const name = value("f", "file") ?? "-";
  const folder = value("C", "directory") ?? ".";
  if (has("c", "create")) {
    const entries = rest.flatMap((path) => {
      const at = machine.resolve(
        machine.resolve("/", cwd) === "" ? "/" : cwd,
        folder === "." ? path : join(folder, path),
      );
      return [at, ...machine.files.below(at)].flatMap((each): ArchiveEntry[] => {
        const entry = machine.files.get(each);
        const shown = join(path.replace(/\/$/, ""), each.slice(at.length + (at === "" ? 0 : 1))).replace(
          /\/$/,
          "",
        );
        if (!entry) return [];
        return entry.kind === "directory"
          ? [{ path: shown, kind: "directory", content: "", mode: entry.mode ?? 0o755 }]
          : [
              {
                path: shown,
                kind: entry.link ? "link" : "file",
                content: entry.content,
                mode: entry.mode ?? 0o644,
              },
            ];
      });
    });
    const content = archive(entries, has("z", "j", "J", "gzip"));
    if (name === "-") call.out(content);
    else machine.write(cwd, name, content);
    return 0;
  }
  const content = name === "-" ? call.input : machine.read(cwd, name);
  const entries = entriesOf(content);
  if (!entries) {
    call.error("tar: invalid tar magic\n");
    return isText(content) ? 1 : 2;
  }
  if (has("t", "list")) {
    call.out(entries.map((entry) => `${entry.path}${entry.kind === "directory" ? "/" : ""}\n`).join(""));
    return 0;
  }
  if (machine.find(cwd, folder)?.kind !== "directory") {
    call.error(`tar: can't change directory to '${folder}': No such file or directory\n`);
    return 1;
  }
  const made = unpack(
    machine,
    cwd,
    folder === "." ? cwd : folder,
    entries,
    Number(value("strip-components") ?? 0),
  );
  if (has("v", "verbose")) call.out(made.map((path) => `${path}\n`).join(""));
  return 0;
};

const gzip: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine, cwd } = call.process;
  const undo = call.name === "gunzip" || has("d");
  for (const path of rest) {
    const content = machine.read(cwd, path);
    const target = undo ? path.replace(/\.(gz|xz|bz2)$/, "") : `${path}.gz`;
    const next = undo
      ? unpacked(content)
      : entriesOf(content)
        ? content
        : blob(Math.ceil(sizeOf(content) * 0.35), `gz:${content}`);
    machine.write(cwd, target, next);
    if (!has("k", "c")) machine.remove(cwd, path);
  }
  if (rest.length === 0) call.out(call.input);
  return 0;
};

/** What `gzip` named the bytes after. */
function unpacked(content: string): string {
  const at = content.indexOf(" gz:");
  return !isText(content) && at > 0 && at < 30 ? content.slice(at + 4) : content;
}

const unzip: Program = (call) => {
  const { value, rest } = options(call.args, ["d"]);
  const { machine, cwd } = call.process;
  const entries = entriesOf(machine.read(cwd, rest[0] ?? ""));
  if (!entries) {
    call.error("unzip: invalid zip magic\n");
    return 9;
  }
  const into = value("d") ?? cwd;
  machine.mkdirs(cwd, into);
  unpack(machine, cwd, into, entries);
  return 0;
};

export const archivePrograms: Readonly<Record<string, Program>> = {
  tar,
  gzip,
  gunzip: gzip,
  xz: gzip,
  unzip,
};
