// `npm run conformance`: builds every case of lib/dockerfile/corpus with a real Docker Engine, edits it, builds it again,
// and compares with our engine: the steps and which of them are cached, the paths in every layer, config, history, and
// what a failing build says. Uses the engine at DOCKER_HOST; without one it starts a dockerd of its own where that is
// installed (Debian: apt-get install docker.io docker-buildx; as root), and stops it again. One file, for it is one story:
// start, build, look, compare, clean up.
//   npm run conformance -- --record      also writes lib/dockerfile/corpus/recorded.json, for the tests
//   npm run conformance -- --only NAME   the cases whose name has this in it
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { z } from "zod";
import type { BuildInput } from "../lib/dockerfile";
import {
  ageless,
  baseName,
  cases,
  conformanceBase,
  firstInput,
  isTooOld,
  type Observation,
  observe,
  secondInput,
} from "../lib/dockerfile/corpus";

const { values } = parseArgs({
  options: { record: { type: "boolean", default: false }, only: { type: "string" } },
});
const start = Math.floor(Date.now() / 1000) - 1_000_000;
const room = fs.mkdtempSync(path.join(os.tmpdir(), "conformance-"));
const run = path.basename(room).slice(-6).toLowerCase();
const image = `shipshape-conformance-${run}`;
const env: NodeJS.ProcessEnv = { ...process.env, DOCKER_BUILDKIT: "1" };
/** Set by Ctrl-C and kill: the case at hand is finished, and all is cleaned up. */
let interrupted = false;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    interrupted = true;
  });
/** Every image that this run made: the second build of a case takes the name of the first away. */
const made = new Set<string>();
async function main(): Promise<void> {
  const version = docker("version", "--format", "{{.Server.Version}}").trim();
  const facts = makeBase();
  const bases = [conformanceBase(facts)];
  const wanted = cases.filter(({ name }) => values.only === undefined || name.includes(values.only));
  const recorded: Record<string, Observation[]> = {};
  const rows: { name: string; differences: string[]; builds: number; differs?: string }[] = [];
  const unread: string[] = [];
  for (const [index, each] of wanted.entries()) {
    await setImmediate();
    if (interrupted) {
      process.exitCode = 130;
      return;
    }
    const [seen = "", written = ""] = each.either ?? [];
    const nonce = `${run}${String(index).padStart(2, "0")}`.slice(-8).padStart(8, "0");
    importBase(nonce);
    const folder = path.join(room, `case-${index}`);
    const theirs = [buildWith(folder, firstInput(each, [], nonce), nonce, 1)];
    if (each.edit) theirs.push(buildWith(folder, secondInput(each, [], nonce), nonce, 2));
    if (each.either)
      for (const build of theirs) build.steps = build.steps.map((step) => step.replace(seen, written)).sort();
    recorded[each.name] = theirs;
    const ours = observe(each, bases);
    if (theirs.some(({ error }) => isTooOld(version, each.dockerfile, error))) {
      unread.push(each.name);
      console.log(`unread   ${each.name} (this engine is too old for what it is about)`);
      continue;
    }
    const differences = theirs.flatMap((build, number) =>
      compare(build, ours[number], version).map((line) => `build ${number + 1}: ${line}`),
    );
    rows.push({ name: each.name, differences, builds: theirs.length, differs: each.differs });
    console.log(
      `${differences.length === 0 ? "agrees " : each.differs ? "differs" : "DIFFERS"}  ${each.name}${each.differs ? ` (${each.differs})` : ""}`,
    );
    for (const line of differences) console.log(`         ${line}`);
  }
  const agree = rows.filter(({ differences }) => differences.length === 0).length;
  const meant = rows.filter(
    ({ differences, differs }) => differences.length > 0 && differs !== undefined,
  ).length;
  const builds = rows.reduce((sum, each) => sum + each.builds, 0);
  console.log(
    `\n${agree} of ${rows.length} cases (${builds} builds) agree with Docker ${version}: ${((100 * agree) / Math.max(1, rows.length)).toFixed(1)} %; ${meant} more differ on purpose.`,
  );
  if (unread.length > 0)
    console.log(
      `${unread.length} more are about what came after Docker ${version}; a newer engine reads them.`,
    );
  if (values.record) {
    const target = fileURLToPath(new URL("../lib/dockerfile/corpus/recorded.json", import.meta.url));
    const old =
      fs.existsSync(target) && values.only !== undefined
        ? JSON.parse(fs.readFileSync(target, "utf8")).cases
        : {};
    fs.writeFileSync(
      target,
      `${JSON.stringify({ engine: `Docker ${version}`, base: facts, cases: { ...old, ...recorded } })}\n`,
    );
    execFileSync("npx", ["biome", "format", "--write", target], { stdio: "ignore" });
  }
  if (agree + meant < rows.length) process.exitCode = 1;
}

function compare(engines: Observation, mine: Observation | undefined, version: string): string[] {
  if (!mine) return ["we did not build"];
  const [theirs, ours] = [ageless(engines, version), ageless(mine, version)];
  const lines: string[] = [];
  const say = (what: string, a: unknown, b: unknown) => {
    const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
    if (x !== y) lines.push(`${what}: engine ${x}, ours ${y}`);
  };
  say("outcome", theirs.ok, ours.ok);
  say("error", theirs.error, ours.error);
  const [a, b] = [new Set(theirs.steps), new Set(ours.steps)];
  say(
    "steps",
    theirs.steps.filter((each) => !b.has(each)),
    ours.steps.filter((each) => !a.has(each)),
  );
  say("number of layers", theirs.layers.length, ours.layers.length);
  for (const [index, layer] of theirs.layers.entries()) say(`layer ${index + 1}`, layer, ours.layers[index]);
  say("history", theirs.history, ours.history);
  for (const key of new Set([...Object.keys(theirs.config), ...Object.keys(ours.config)]))
    say(key, theirs.config[key], ours.config[key]);
  return lines;
}

function docker(...args: string[]): string {
  return execFileSync("docker", args, {
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Debian's busybox-static: what is installed here, or fetched with apt-get. */
function findBusybox(): string {
  for (const place of ["/bin/busybox", "/usr/bin/busybox"])
    if (fs.existsSync(place) && spawnSync("ldd", [place], { encoding: "utf8" }).status !== 0) return place;
  execFileSync("apt-get", ["download", "busybox-static"], { cwd: room, stdio: "ignore" });
  const deb = fs.readdirSync(room).find((name) => name.endsWith(".deb"));
  if (!deb) throw new Error("There is no busybox-static: apt-get install busybox-static");
  execFileSync("dpkg-deb", ["-x", deb, "unpacked"], { cwd: room });
  return (
    ["bin/busybox", "usr/bin/busybox"]
      .map((place) => path.join(room, "unpacked", place))
      .find(fs.existsSync) ?? ""
  );
}

function makeBase(): { busybox: number; applets: string[] } {
  const busybox = findBusybox();
  const root = path.join(room, "base");
  for (const folder of ["bin", "etc", "root", "tmp"])
    fs.mkdirSync(path.join(root, folder), { recursive: true, mode: 0o755 });
  fs.copyFileSync(busybox, path.join(root, "bin/busybox"));
  fs.chmodSync(path.join(root, "bin/busybox"), 0o755);
  const applets = execFileSync(busybox, ["--list"], { encoding: "utf8" }).split("\n").filter(Boolean).sort();
  for (const name of applets) if (name !== "busybox") fs.symlinkSync("busybox", path.join(root, "bin", name));
  fs.writeFileSync(path.join(root, "etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
  fs.writeFileSync(path.join(root, "etc/group"), "root:x:0:\n");
  return { busybox: fs.statSync(busybox).size, applets };
}

/** A base of its own for each case, or entries that another case or run left in the cache would be found. */
function importBase(nonce: string): void {
  fs.writeFileSync(path.join(room, "base/etc/nonce"), `${nonce}\n`);
  const tar = path.join(room, "base.tar");
  execFileSync("tar", [
    "--owner=0",
    "--group=0",
    "-cf",
    tar,
    "-C",
    path.join(room, "base"),
    "bin",
    "etc",
    "root",
    "tmp",
  ]);
  forget();
  made.add(docker("import", "--change", 'CMD ["sh"]', tar, baseName).trim());
}

function forget(): void {
  if (made.size > 0) spawnSync("docker", ["rmi", "-f", ...made], { env, stdio: "ignore" });
  made.clear();
}

function writeContext(folder: string, input: BuildInput, round: number): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const file of input.context) {
    const at = path.join(folder, file.path);
    fs.mkdirSync(path.dirname(at), { recursive: true });
    if (file.kind === "directory") fs.mkdirSync(at, { recursive: true });
    else if (file.kind === "link") fs.symlinkSync(file.content ?? "", at);
    else {
      fs.writeFileSync(at, file.content ?? "");
      fs.chmodSync(at, file.mode ?? 0o644);
      // The engine does not fetch a file again whose size and time are as before, in this run or an earlier one.
      fs.utimesSync(at, start + round * 10, start + round * 10 + (file.mtime ?? 0));
    }
  }
}

function buildWith(folder: string, input: BuildInput, nonce: string, round: number): Observation {
  writeContext(folder, input, round);
  const { target, buildArgs = {}, secrets = {} } = input.options ?? {};
  const args = ["build", "--network", "none", "--progress=plain", "-t", image];
  if (target !== undefined) args.push("--target", target);
  for (const [name, value] of Object.entries(buildArgs)) args.push("--build-arg", `${name}=${value}`);
  for (const [id, value] of Object.entries(secrets)) {
    fs.writeFileSync(path.join(room, `secret-${id}`), value);
    args.push("--secret", `id=${id},src=${path.join(room, `secret-${id}`)}`);
  }
  const result = spawnSync("docker", [...args, folder], { env, encoding: "utf8" });
  const text = `${result.stdout}${result.stderr}`.replaceAll(nonce, "00000000");
  const ok = result.status === 0;
  const failed: Observation = {
    ok,
    error: errorIn(text),
    steps: stepsIn(text),
    layers: [],
    history: [],
    config: {},
  };
  if (!ok) return failed;
  made.add(docker("inspect", "--format", "{{.Id}}", image).trim());
  return { ...failed, error: undefined, ...imageFacts(nonce) };
}

const errorIn = (text: string): string | undefined =>
  /^ERROR: failed to (?:solve|build): (.*)$/m
    .exec(text)?.[1]
    ?.replace(/^failed to compute cache key: /, "")
    .replace(/checksum of ref [^:]*::[^:]*:/, "checksum of ref:")
    .trim();

function stepsIn(text: string): string[] {
  const names = new Map<string, string>();
  const states = new Map<string, string>();
  for (const line of text.split("\n")) {
    const match = /^#(\d+) (.*)$/.exec(line);
    const [, number = "", rest = ""] = match ?? [];
    if (rest.startsWith("[") && !rest.startsWith("[internal]") && !names.has(number)) names.set(number, rest);
    else if (/^(CACHED|DONE|ERROR)/.test(rest)) states.set(number, rest.split(" ")[0] ?? "");
  }
  return [...names]
    .filter(([, name]) => !/^\[[^\]]*\] FROM /.test(name))
    .map(([number, name]) => `${states.get(number) === "CACHED" ? "CACHED " : ""}${name}`)
    .sort();
}

const inspected = z.tuple([
  z.object({ Config: z.record(z.string(), z.unknown()), RootFS: z.object({ Layers: z.array(z.string()) }) }),
]);
const manifest = z.tuple([z.object({ Layers: z.array(z.string()) })]);

function imageFacts(nonce: string): Pick<Observation, "layers" | "history" | "config"> {
  const [{ Config }] = inspected.parse(JSON.parse(docker("inspect", image)));
  const rows = docker("history", "--no-trunc", "--human=false", "--format", "{{json .}}", image)
    .trim()
    .split("\n")
    .map((line) =>
      z.object({ CreatedBy: z.string(), Size: z.string(), Comment: z.string() }).parse(JSON.parse(line)),
    );
  const history = rows
    .filter(({ Comment }) => Comment.startsWith("buildkit"))
    .map(({ CreatedBy, Size }) => ({
      createdBy: CreatedBy.replaceAll(nonce, "00000000"),
      size: Number(Size),
    }));
  const saved = path.join(room, "saved");
  fs.rmSync(saved, { recursive: true, force: true });
  fs.mkdirSync(saved);
  docker("save", "-o", path.join(saved, "image.tar"), image);
  execFileSync("tar", ["-xf", "image.tar"], { cwd: saved });
  const [{ Layers }] = manifest.parse(JSON.parse(fs.readFileSync(path.join(saved, "manifest.json"), "utf8")));
  const layers = Layers.map((layer) => {
    const list = execFileSync("tar", ["-tvf", path.join(saved, layer)], { encoding: "utf8" })
      .split("\n")
      .filter(Boolean);
    return list
      .map((line) => lineOf(line).replaceAll(nonce, "00000000"))
      .filter((line) => line !== "d ./")
      .sort();
  });
  const own = layers.filter(
    (layer) => !layer.includes("f bin/busybox") && !layer.includes("f ./bin/busybox"),
  );
  return { layers: own, history, config: configOf(Config) };
}

function lineOf(line: string): string {
  const [kinds = ""] = line;
  const name = line
    .replace(/^\S+\s+\S+\s+\d+\s+\S+\s+\S+\s/, "")
    .replace(/ -> .*$/, "")
    .replace(/ link to .*$/, "");
  return `${kinds === "d" ? "d" : kinds === "l" ? "l" : "f"} ${name}`;
}

function configOf(config: Record<string, unknown>): Record<string, unknown> {
  const keysOf = (value: unknown) =>
    typeof value === "object" && value !== null ? Object.keys(value).sort() : undefined;
  const health = z.object({ Test: z.array(z.string()) }).safeParse(config.Healthcheck);
  const all: Record<string, unknown> = {
    User: config.User,
    Env: config.Env,
    Cmd: config.Cmd,
    Entrypoint: config.Entrypoint,
    WorkingDir: config.WorkingDir,
    ExposedPorts: keysOf(config.ExposedPorts),
    Volumes: keysOf(config.Volumes),
    Labels: config.Labels,
    StopSignal: config.StopSignal,
    Healthcheck: health.success ? health.data.Test : undefined,
    Shell: config.Shell,
    OnBuild: config.OnBuild,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined && value !== null && value !== ""),
  );
}

async function startEngine(): Promise<{ stop: () => Promise<void> } | undefined> {
  if (process.env.DOCKER_HOST !== undefined) return undefined;
  if (spawnSync("docker", ["version"], { stdio: "ignore" }).status === 0) return undefined;
  if (spawnSync("dockerd", ["--version"], { stdio: "ignore" }).status !== 0 || process.getuid?.() !== 0)
    throw new Error(
      "No Docker Engine: set DOCKER_HOST, or as root on Debian apt-get install docker.io docker-buildx",
    );
  const socket = path.join(room, "docker.sock");
  const args = [
    "--data-root",
    path.join(room, "data"),
    "--exec-root",
    path.join(room, "exec"),
    "--pidfile",
    path.join(room, "pid"),
    "-H",
    `unix://${socket}`,
    "--iptables=false",
    "--bridge=none",
  ];
  // A mount namespace with a /run of its own: what the engine leaves there goes with it.
  const child = spawn(
    "unshare",
    ["--mount", "sh", "-c", 'mount -t tmpfs tmpfs /run && exec dockerd "$@"', "dockerd", ...args],
    { stdio: "ignore" },
  );
  env.DOCKER_HOST = `unix://${socket}`;
  for (let attempt = 0; attempt < 120; attempt++) {
    if (spawnSync("docker", ["version"], { env, stdio: "ignore" }).status === 0)
      return { stop: () => stopped(child) };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await stopped(child);
  throw new Error("dockerd did not answer within a minute");
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

const engine = await startEngine();
try {
  await main();
} finally {
  forget();
  await engine?.stop();
  fs.rmSync(room, { recursive: true, force: true });
}
