// `DOCKER_HOST=… npx tsx scripts/record-docker-api.ts --registry 127.0.0.1:5000 --port 4240` runs `docker build`,
// `pull`, `run` and `push` against a real engine and a real registry, with a listener on both lines: one between the
// client and the engine's socket, one between the engine and the registry. It writes down every request in order, for
// diagrams/docker-architecture to be tested against. Needs docker, busybox:latest in the engine, and a registry
// without a password on loopback (Debian: docker-registry). What it makes it also removes.
import { execFile, execFileSync, spawn } from "node:child_process";
import * as fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type Call, listen } from "./wire-tap";

const { values } = parseArgs({
  options: {
    registry: { type: "string", default: "127.0.0.1:5000" },
    port: { type: "string", default: "4240" },
  },
});
const engine = process.env.DOCKER_HOST?.replace("unix://", "") ?? "/var/run/docker.sock";
const [registryHost = "127.0.0.1", registryPort = "5000"] = values.registry.split(":");
const room = fs.mkdtempSync(path.join(os.tmpdir(), "docker-api-"));
const tapped = `unix://${path.join(room, "docker.sock")}`;
const address = `localhost:${values.port}`;
const [base, hello] = [`${address}/base:1`, `${address}/hello:1`] as const;

const run = promisify(execFile);
const maker = "record-docker-api";
/** Past the listener on the client's line. Not synchronous: the other line has to be served meanwhile. */
const quietly = async (...args: string[]): Promise<string> => (await run("docker", args)).stdout.trim();

const calls: Call[] = [];
const clientLine = await listen("client", path.join(room, "docker.sock"), { socketPath: engine }, calls);
const registryLine = await listen(
  "engine",
  { host: "127.0.0.1", port: Number(values.port) },
  { host: registryHost, port: Number(registryPort) },
  calls,
);

/** Runs the command as a child, so that the lines can be served meanwhile. */
async function record(...args: string[]) {
  calls.length = 0;
  const child = spawn("docker", args, {
    env: { ...process.env, DOCKER_HOST: tapped, BUILDX_NO_DEFAULT_ATTESTATIONS: "1" },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`docker ${args.join(" ")}: ${code}\n${output}`);
  return {
    command: plain(`docker ${args.join(" ")}`),
    output: plain(output),
    calls: calls.map((call) => ({ ...call, path: plain(call.path) })),
  };
}

/** As if the registry had been asked directly, and without what is another on every run. */
function plain(text: string): string {
  return text
    .replaceAll(address, "localhost:5000")
    .replaceAll(encodeURIComponent(address), "localhost%3A5000")
    .replaceAll(room, ".")
    .replace(/(?<=\/containers\/)[0-9a-f]{64}/g, "{id}")
    .replace(/(?<=_state=|%22ref%22%3A%22|ref=)[\w%=-]+/g, "…")
    .replace(/(?<=uploads\/)[0-9a-f-]{36}/g, "{upload}");
}

/** One layer, with BusyBox and a text that makes its digest new. */
async function makeBase(text: string): Promise<void> {
  fs.writeFileSync(path.join(room, "nonce"), text);
  await quietly("create", "--name", maker, "--network", "none", "busybox");
  await quietly("cp", path.join(room, "nonce"), `${maker}:/nonce`);
  await quietly("export", "-o", path.join(room, "base.tar"), maker);
  await quietly("rm", maker);
  await quietly("import", path.join(room, "base.tar"), base);
}

try {
  const nonce = String(process.hrtime.bigint());
  const context = path.join(room, "context");
  const text = path.join(context, "greeting.txt");
  fs.mkdirSync(context);

  // An image that the engine does not have, made without the builder, whose cache would keep the layers.
  await makeBase(`${nonce} first`);
  fs.writeFileSync(text, `Hello from a layer.\n`);
  await quietly("create", "--name", maker, "--network", "none", base, "true");
  await quietly("cp", text, `${maker}:/greeting.txt`);
  await quietly("commit", "--change", 'CMD ["cat", "/greeting.txt"]', maker, hello);
  await quietly("rm", maker);
  await quietly("push", "-q", hello);
  await quietly("rmi", base, hello);
  const pull = await record("pull", hello);
  await quietly("rmi", hello);
  const ran = await record("run", "--rm", "--network", "none", hello);
  await quietly("rmi", hello);

  // A base that is in the registry only, and an image built on it.
  await makeBase(`${nonce} second`);
  await quietly("push", "-q", base);
  await quietly("rmi", base);
  fs.appendFileSync(text, `${nonce}\n`);
  fs.writeFileSync(
    path.join(context, "Dockerfile"),
    `FROM ${base}\nCOPY greeting.txt /\nCMD ["cat", "/greeting.txt"]\n`,
  );
  const build = await record("build", "--progress=plain", "--network", "none", "-t", hello, context);
  const push = await record("push", hello);
  const versions = await quietly(
    "version",
    "--format",
    "Docker Engine {{.Server.Version}}, client {{.Client.Version}}",
  );

  const target = fileURLToPath(new URL("../diagrams/docker-architecture/recordings.json", import.meta.url));
  fs.writeFileSync(target, JSON.stringify({ versions, build, pull, run: ran, push }, null, 2));
  execFileSync("npx", ["biome", "format", "--write", target]);
  console.log(`Recorded ${versions}.`);
} finally {
  await Promise.allSettled([base, hello].map((image) => quietly("rmi", image)));
  clientLine.close();
  registryLine.close();
  fs.rmSync(room, { recursive: true });
}
