// `npm run record:docker` types these sequences of commands at a real engine (DOCKER_HOST), and writes down what each
// printed, its exit code and how long it took, for lib/docker/recordings.test.ts to compare the model with. It wants an
// image busybox:latest, gives it names of its own (`ship-…`), and takes them away again. REGISTRY names a registry that
// may be pushed to (localhost:5000 if nothing is said); what was pushed there, `ship-app`, stays.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseShellWords } from "@/lib/text/shell-words";

const registry = process.env.REGISTRY ?? "localhost:5000";
const BASE = "ship-base";

/** A line is typed as it stands; a number waits for so many ms. */
type Line = string | number;
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
  const parsed = parseShellWords(line.replaceAll("REGISTRY", registry));
  const [program = "", ...args] = parsed.ok ? parsed.words : [];
  const began = Date.now();
  const done = spawnSync(program, args, { encoding: "utf8" });
  return { line, code: done.status, out: done.stdout, err: done.stderr, ms: Date.now() - began };
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

const recordings = Object.entries(sequences).map(([name, lines]) => {
  tidy();
  quietly(`docker tag busybox:latest ${BASE}`);
  const steps = lines.map((line) => {
    if (typeof line === "string") return docker(line);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, line);
    return { wait: line };
  });
  process.stderr.write(`${name}\n`);
  return { name, steps };
});
tidy();
const engine = quietly("docker version --format {{.Server.Version}}");
const client = quietly("docker version --format {{.Client.Version}}");
const target = fileURLToPath(new URL("../lib/docker/recordings.json", import.meta.url));
writeFileSync(target, `${JSON.stringify({ engine, client, recordings }, null, 2)}\n`);
