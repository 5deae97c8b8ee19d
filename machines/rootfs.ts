/**
 * Puts a root file system together: the files that a list names, the libraries they need, BusyBox for every command
 * that is not among them, and the machine's own files over it all.
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { dirname, join, normalize } from "node:path";
import { lines } from "./lines";

const libraries = ["usr/lib/i386-linux-gnu", "usr"];

/** Builds `target` from `unpacked` (all packages laid out) and returns the files it took. */
export function makeRoot(unpacked: string, list: string, own: readonly string[], target: string): string[] {
  fs.rmSync(target, { recursive: true, force: true });
  for (const directory of [
    "usr/bin",
    "usr/sbin",
    "usr/lib",
    "dev",
    "mnt",
    "proc",
    "root",
    "run",
    "srv",
    "sys",
    "var/tmp",
  ])
    fs.mkdirSync(join(target, directory), { recursive: true });
  fs.mkdirSync(join(target, "tmp"), { mode: 0o1777 });
  for (const name of ["bin", "sbin", "lib"]) fs.symlinkSync(`usr/${name}`, join(target, name));

  const taken = new Set<string>();
  for (const path of lines(list)) take(path);
  fs.symlinkSync("dash", join(target, "usr/bin/sh"));
  links(join(target, "usr/bin"), "busybox", commands(target));
  for (const directory of own)
    fs.cpSync(directory, target, {
      recursive: true,
      verbatimSymlinks: true,
      mode: fs.constants.COPYFILE_FICLONE,
    });
  return [...taken].sort();

  /** Copies a file as it is, what it links to, and what it is linked with. */
  function take(path: string): void {
    if (taken.has(path)) return;
    taken.add(path);
    const from = join(unpacked, path);
    const to = join(target, path);
    fs.mkdirSync(dirname(to), { recursive: true });
    if (fs.lstatSync(from).isSymbolicLink()) {
      const link = fs.readlinkSync(from);
      fs.symlinkSync(link, to);
      take(normalize(link.startsWith("/") ? link.slice(1) : join(dirname(path), link)));
    } else if (fs.lstatSync(from).isDirectory()) {
      for (const name of fs.readdirSync(from)) take(join(path, name));
    } else {
      fs.copyFileSync(from, to);
      for (const name of needs(from)) take(find(name, path));
    }
  }

  function find(library: string, by: string): string {
    const found = libraries
      .map((directory) => join(directory, library))
      .find((path) => fs.existsSync(join(unpacked, path)));
    if (found === undefined) throw new Error(`${by} needs ${library}, which no package has`);
    return found;
  }
}

/** The shared libraries and the loader that a program names; none for scripts and data. */
function needs(file: string): string[] {
  const magic = Buffer.alloc(4);
  const handle = fs.openSync(file, "r");
  fs.readSync(handle, magic);
  fs.closeSync(handle);
  if (magic.toString("latin1") !== "\x7fELF") return [];
  const headers = execFileSync("readelf", ["--dynamic", "--program-headers", file], { encoding: "utf8" });
  return [...headers.matchAll(/NEEDED.*\[(.*?)\]|interpreter: (.*?)\]/g)].map(
    ([, library, loader]) => library ?? (loader ?? "").slice(1),
  );
}

/** What BusyBox can do here, without the commands that are there for real. */
function commands(root: string): string[] {
  const names = execFileSync(join(root, "bin/busybox"), ["--list"], { encoding: "utf8" }).trim().split("\n");
  const real = (name: string) =>
    ["bin", "usr/bin", "usr/sbin"].some((directory) => fs.existsSync(join(root, directory, name)));
  return names.filter((name) => !real(name));
}

/** A symbolic link to `program` for each of the names. */
function links(directory: string, program: string, names: readonly string[]): void {
  for (const name of names) fs.symlinkSync(program, join(directory, name));
}

/** A root file system for students to make containers from, inside the machine's own: BusyBox and what a shell asks for. */
export function addRootFileSystem(root: string, inner: string): void {
  for (const directory of ["bin", "dev", "etc", "proc", "root", "sys", "tmp"])
    fs.mkdirSync(join(inner, directory), { recursive: true });
  fs.linkSync(join(root, "usr/bin/busybox"), join(inner, "bin/busybox"));
  links(join(inner, "bin"), "busybox", commands(inner));
}
