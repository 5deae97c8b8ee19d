// `npm run record:docker` types these sequences of commands at a real engine (DOCKER_HOST), and writes down what each
// printed, its exit code and how long it took, for lib/docker/recordings.test.ts to compare the model with. It wants an
// image busybox:latest, gives it names of its own (`ship-…`), and takes them away again. REGISTRY names a registry that
// may be pushed to (localhost:5000 if nothing is said, and recorded as that); what was pushed there, `ship-app` and
// `ship-api`, stays. With words after it, `npm run record:docker -- stored once`, it types only the sequences that have
// them in their name.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseShellWords } from "@/lib/text/shell-words";

const REGISTRY = "localhost:5000";
const registry = process.env.REGISTRY ?? REGISTRY;
const socket = process.env.DOCKER_HOST?.replace("unix://", "") ?? "/var/run/docker.sock";
const BASE = "ship-base";

/** A line is typed as it stands; a number waits for so many ms. `only` keeps the lines that are about what is ours. */
type Line = string | number | { type: string; only: string };
const sequences: Record<string, Line[]> = JSON.parse(
  readFileSync(new URL("../lib/docker/sequences.json", import.meta.url), "utf8"),
);

interface Recorded {
  line: string;
  code: number | null;
  out: string;
  err: string;
  ms: number;
}

function docker(line: string): Recorded {
  const parsed = parseShellWords(line.replaceAll("REGISTRY", registry).replaceAll("SOCKET", socket));
  const [program = "", ...args] = parsed.ok ? parsed.words : [];
  const began = Date.now();
  const done = spawnSync(program, args, { encoding: "utf8" });
  const [out = "", err = ""] = [done.stdout, done.stderr].map((text) => text.replaceAll(registry, REGISTRY));
  return { line, code: done.status, out, err, ms: Date.now() - began };
}

function typed(line: Exclude<Line, number>): Recorded & { only?: string } {
  if (typeof line === "string") return docker(line);
  const { only } = line;
  const kept = new RegExp(only);
  const recorded = docker(line.type);
  const out = recorded.out.split("\n").filter((one) => kept.test(one));
  return { ...recorded, out: out.map((one) => `${one}\n`).join(""), only };
}

const quietly = (line: string) => docker(line).out.trim();

/** Everything that a sequence may leave behind, by its names alone. */
function tidy(): void {
  for (const id of quietly("docker ps -aq --filter name=^/ship-").split("\n").filter(Boolean))
    quietly(`docker rm -f -v ${id}`);
  for (const name of ["ship-v"]) quietly(`docker volume rm ${name}`);
  for (const name of ["ship-n"]) quietly(`docker network rm ${name}`);
  for (const name of quietly("docker images --format {{.Repository}}:{{.Tag}}").split("\n"))
    if (name.startsWith("ship-") || name.startsWith(`${registry}/ship-`)) quietly(`docker rmi -f ${name}`);
}

/** An image on the base, with one layer of a megabyte more. */
function more(): void {
  const folder = mkdtempSync(join(tmpdir(), "ship-"));
  writeFileSync(join(folder, "more"), "x".repeat(1_000_000));
  writeFileSync(join(folder, "Dockerfile"), `FROM ${BASE}\nCOPY more /more\n`);
  quietly(`docker build -q --network none -t ship-more:1 ${folder}`);
  rmSync(folder, { recursive: true });
}

const words = process.argv.slice(2).join(" ");
const target = fileURLToPath(new URL("../lib/docker/recordings.json", import.meta.url));
const before: { recordings: { name: string }[] } = JSON.parse(readFileSync(target, "utf8"));

const recordings = Object.entries(sequences).map(([name, lines]) => {
  const old = before.recordings.find((one) => one.name === name);
  if (old && !name.includes(words)) return old;
  tidy();
  quietly(`docker tag busybox:latest ${BASE}`);
  more();
  const steps = lines.map((line) => {
    if (typeof line !== "number") return typed(line);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, line);
    return { wait: line };
  });
  process.stderr.write(`${name}\n`);
  return { name, steps };
});
tidy();
const engine = quietly("docker version --format {{.Server.Version}}");
const client = quietly("docker version --format {{.Client.Version}}");
writeFileSync(target, `${JSON.stringify({ engine, client, recordings }, null, 2)}\n`);
