// As root on Linux: `npx tsx scripts/record-overlay.ts` does the same file operations on real overlayfs mounts (on a
// tmpfs of its own) and writes down what the kernel did, for lib/overlay/recordings.test.ts to replay on the model.
// Needs getfattr (Debian: apt-get install attr). The random sequences are the same on every run.
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What lies in a layer: `directory`, `opaque`, `whiteout`, or `file ` and its text. */
type Tree = Record<string, string>;
type Operation =
  | [call: "write" | "append" | "rename", path: string, textOrTarget: string]
  | [call: "mkdir" | "unlink" | "rmdir" | "chmod", path: string];
interface Scenario {
  name: string;
  /** The base first. */
  lower: Tree[];
  operations: Operation[];
}

const image: Tree[] = [
  {
    bin: "directory",
    "bin/sh": "file shell",
    etc: "directory",
    "etc/motd": "file base",
    "cache/a": "file a",
  },
  { "etc/motd": "file changed", "cache/b": "file bb", "srv/deep/big": "file 0123456789" },
];

const scenarios: Scenario[] = [
  scenario("a new file", ["write", "note", "hi"], ["append", "note", "!"], ["unlink", "note"]),
  scenario("copy-up to append, once", ["append", "srv/deep/big", "x"], ["append", "srv/deep/big", "y"]),
  scenario("overwriting needs no old bytes", ["write", "srv/deep/big", "new"], ["write", "etc/motd", "mine"]),
  scenario("a change of mode copies up", ["chmod", "srv/deep/big"], ["chmod", "cache"], ["chmod", "no"]),
  scenario("one whiteout hides all versions", ["unlink", "etc/motd"], ["write", "etc/motd", "back"]),
  scenario(
    "delete what was copied up",
    ["append", "cache/a", "z"],
    ["unlink", "cache/a"],
    ["unlink", "cache/a"],
  ),
  scenario(
    "an emptied directory comes back opaque",
    ["rmdir", "cache"],
    ["unlink", "cache/a"],
    ["unlink", "cache/b"],
    ["rmdir", "cache"],
    ["mkdir", "cache"],
    ["write", "cache/c", "c"],
    ["unlink", "cache/c"],
  ),
  scenario(
    "new directories",
    ["mkdir", "new"],
    ["mkdir", "new/inner"],
    ["mkdir", "srv/new"],
    ["mkdir", "etc"],
    ["mkdir", "no/way"],
    ["mkdir", "bin/sh/x"],
  ),
  scenario(
    "renaming files",
    ["rename", "srv/deep/big", "big"],
    ["rename", "big", "etc/motd"],
    ["rename", "etc/motd", "etc/motd"],
    ["rename", "etc/motd", "cache"],
    ["rename", "no", "yes"],
  ),
  scenario(
    "renaming directories",
    ["rename", "srv", "data"],
    ["mkdir", "made"],
    ["write", "made/x", "x"],
    ["rename", "made", "etc/made"],
    ["rename", "etc/made", "bin"],
    ["rename", "etc/made", "etc/made/in"],
    ["rename", "etc/made/x", "etc"],
  ),
  {
    name: "lower layers delete too",
    lower: [
      { "a/x": "file x", "a/y": "file y", b: "file b", "c/d/e": "file e" },
      { a: "opaque", "a/z": "file z", b: "whiteout", "c/d": "whiteout" },
    ],
    operations: [
      ["unlink", "a/x"],
      ["unlink", "a/z"],
      ["rmdir", "a"],
      ["mkdir", "a"],
      ["write", "b", "new"],
      ["unlink", "b"],
      ["mkdir", "c/d"],
      ["write", "c/d/e", "again"],
      ["unlink", "c/d/e"],
      ["rmdir", "c/d"],
    ],
  },
  ...Array.from({ length: 30 }, (_, index) => randomScenario(index + 1)),
];

function scenario(name: string, ...operations: Operation[]): Scenario {
  return { name, lower: image, operations };
}

/** A sequence of operations on few names, so that they meet; Park and Miller's generator, to be repeatable. */
function randomScenario(seed: number): Scenario {
  let state = seed * 7919;
  const below = (count: number): number => {
    state = (state * 48271) % 2147483647;
    return state % count;
  };
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const names = ["a", "b"];
  const somePath = () => Array.from({ length: 1 + below(3) }, () => pick(names)).join("/");
  const operation = (index: number): Operation => {
    const call = pick(["write", "append", "rename", "mkdir", "mkdir", "unlink", "rmdir", "chmod"] as const);
    if (call === "rename") return [call, somePath(), somePath()];
    return call === "write" || call === "append"
      ? [call, somePath(), String(index)]
      : ([call, somePath()] satisfies Operation);
  };
  const lower = [
    { "a/a/b": "file x", "a/b": "file yy", b: "file z" },
    pick<Tree>([
      { "a/a/a": "file w", "b/a": "file v" },
      { a: "opaque", "a/b/a": "file u" },
      { "a/a": "whiteout", "b/b": "directory" },
      { a: "whiteout", b: "directory" },
    ]),
  ];
  return { name: `random ${seed}`, lower, operations: Array.from({ length: 14 }, (_, i) => operation(i)) };
}

function build(root: string, tree: Tree): void {
  fs.mkdirSync(root);
  for (const [name, what] of Object.entries(tree)) {
    const at = path.join(root, name);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (what === "whiteout") execFileSync("mknod", [at, "c", "0", "0"]);
    else if (what.startsWith("file ")) fs.writeFileSync(at, what.slice(5));
    else fs.mkdirSync(at, { recursive: true });
    if (what === "opaque") execFileSync("setfattr", ["-n", "trusted.overlay.opaque", "-v", "y", at]);
  }
}

function read(root: string, name = ""): Tree {
  const tree: Tree = {};
  for (const child of fs.readdirSync(path.join(root, name)).sort()) {
    const at = name === "" ? child : `${name}/${child}`;
    const full = path.join(root, at);
    const stat = fs.lstatSync(full);
    if (stat.isDirectory())
      Object.assign(tree, { [at]: isOpaque(full) ? "opaque" : "directory" }, read(root, at));
    else if (stat.isCharacterDevice() && stat.rdev === 0) tree[at] = "whiteout";
    else tree[at] = `file ${fs.readFileSync(full, "utf8")}`;
  }
  return tree;
}

/** One line for a tree: `etc/` a directory, `etc/!` an opaque one, `-note` a whiteout, `note=hi` a file. */
function lineOf(tree: Tree): string {
  const words = Object.entries(tree).map(([name, what]) => {
    if (what === "whiteout") return `-${name}`;
    if (what === "opaque") return `${name}/!`;
    return what === "directory" ? `${name}/` : `${name}=${what.slice("file ".length)}`;
  });
  return words.join(" ");
}

function isOpaque(full: string): boolean {
  const flags = ["--only-values", "--absolute-names", "-n", "trusted.overlay.opaque"];
  return spawnSync("getfattr", [...flags, full], { encoding: "utf8" }).stdout === "y";
}

/** The name of the error, or null when the kernel did it. */
function perform(root: string, operation: Operation): string | null {
  const at = path.join(root, operation[1]);
  try {
    switch (operation[0]) {
      case "write":
        fs.writeFileSync(at, operation[2]);
        break;
      case "append":
        fs.appendFileSync(at, operation[2]);
        break;
      case "rename":
        fs.renameSync(at, path.join(root, operation[2]));
        break;
      case "mkdir":
        fs.mkdirSync(at);
        break;
      case "unlink":
        fs.unlinkSync(at);
        break;
      case "rmdir":
        fs.rmdirSync(at);
        break;
      case "chmod":
        fs.chmodSync(at, fs.statSync(at).mode & 0o777);
    }
    return null;
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
    throw error;
  }
}

const options = "redirect_dir=off,metacopy=off,index=off";

function record({ name, lower, operations }: Scenario, room: string) {
  const at = (part: string) => path.join(room, part);
  for (const [index, tree] of lower.entries()) build(at(`lower${index}`), tree);
  for (const part of ["upper", "work", "merged"]) fs.mkdirSync(at(part));
  const lowers = lower.map((_, index) => at(`lower${index}`)).reverse();
  const dirs = `lowerdir=${lowers.join(":")},upperdir=${at("upper")},workdir=${at("work")}`;
  execFileSync("mount", ["-t", "overlay", "overlay", "-o", `${dirs},${options}`, at("merged")]);
  try {
    const steps = operations.map((operation) => {
      const outcome = perform(at("merged"), operation) ?? "done";
      return [operation.join(" "), outcome, lineOf(read(at("upper"))), lineOf(read(at("merged")))].join(
        " | ",
      );
    });
    return { name, lower: lower.map(lineOf), steps };
  } finally {
    execFileSync("umount", [at("merged")]);
  }
}

const base = fs.mkdtempSync(path.join(os.tmpdir(), "overlay-"));
execFileSync("mount", ["-t", "tmpfs", "tmpfs", base]);
try {
  const recorded = scenarios.map((each, index) => {
    const room = path.join(base, String(index));
    fs.mkdirSync(room);
    return record(each, room);
  });
  const json = JSON.stringify({ kernel: os.release(), options, scenarios: recorded }, null, 2);
  const target = fileURLToPath(new URL("../lib/overlay/recordings.json", import.meta.url));
  fs.writeFileSync(target, json);
  execFileSync("npx", ["biome", "format", "--write", target]);
  console.log(`Recorded ${recorded.length} sequences on Linux ${os.release()}.`);
} finally {
  execFileSync("umount", [base]);
  fs.rmdirSync(base);
}
