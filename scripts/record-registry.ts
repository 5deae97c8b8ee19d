// `DOCKER_HOST=… npx tsx scripts/record-registry.ts --port 5500` builds two small images, pushes them to registries that
// it starts itself on this port and the next (the second asks for a password), and writes down what Docker prints, for
// the tests of diagrams/push-pull and diagrams/ecr-flow to compare with their models.
// Needs a Docker Engine with an image `busybox`, Debian's docker-registry, and perl (for the password file). What it puts
// into the engine, it takes out again.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { port: { type: "string", default: "5500" } } });
const open = `localhost:${values.port}`;
const closed = `localhost:${Number(values.port) + 1}`;
const work = mkdtempSync(path.join(os.tmpdir(), "record-registry-"));
// A configuration of its own: no login of the person's, and none left behind.
const environment = {
  ...process.env,
  DOCKER_CONFIG: path.join(work, "docker"),
  BUILDX_CONFIG: path.join(work, "buildx"),
};

/** Runs docker and gives what it prints, without the lines that only show progress. */
function docker(args: readonly string[], input?: string): string[] {
  const { stdout, stderr } = spawnSync("docker", args, { encoding: "utf8", env: environment, input });
  return `${stdout}${stderr}`
    .split(/[\r\n]+/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !/: (Preparing|Waiting)$/.test(line));
}

function serve(port: string, settings: string) {
  const file = path.join(work, `${port}.yml`);
  const [, number] = port.split(":");
  writeFileSync(
    file,
    `version: 0.1\nstorage: { filesystem: { rootdirectory: ${work}/${number} } }\nhttp: { addr: "127.0.0.1:${number}" }\n${settings}`,
  );
  return spawn("docker-registry", ["serve", file], { stdio: "ignore" });
}

async function answering(host: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No registry answers at ${host}. Is docker-registry installed, and the port free?`);
}

function build(name: string, page: string): void {
  const context = path.join(work, "context");
  mkdirSync(path.join(context, "lib"), { recursive: true });
  writeFileSync(path.join(context, "lib/data"), "a library\n".repeat(1000));
  writeFileSync(path.join(context, "index.html"), page);
  writeFileSync(
    path.join(context, "Dockerfile"),
    "FROM busybox\nCOPY lib /shop/lib\nCOPY index.html /shop/\n",
  );
  execFileSync("docker", ["build", "-q", "--network", "none", "-t", name, context], { env: process.env });
}

const password = execFileSync(
  "perl",
  ["-e", 'print crypt("letmein", "\\$2y\\$05\\$abcdefghijklmnopqrstuu")'],
  {
    encoding: "utf8",
  },
);
mkdirSync(path.join(work, "docker"), { recursive: true });
writeFileSync(path.join(work, "htpasswd"), `AWS:${password}\n`);
const registries = [
  serve(open, ""),
  serve(closed, `auth: { htpasswd: { realm: test, path: ${work}/htpasswd } }\n`),
];
const [shop, hello] = [`${open}/shop`, `${closed}/hello-world`];
try {
  await answering(open);
  await answering(closed);
  const engine = docker(["version", "--format", "{{.Server.Version}}"])[0] ?? "";

  build(`${shop}:1.0`, "<h1>Shop one</h1>\n");
  const first = docker(["push", `${shop}:1.0`]);
  docker(["tag", `${shop}:1.0`, `${shop}:latest`]);
  const secondTag = docker(["push", `${shop}:latest`]);
  build(`${shop}:1.1`, "<h1>Shop two</h1>\n");
  const change = docker(["push", `${shop}:1.1`]);
  docker(["tag", `${shop}:1.1`, `${shop}:latest`]);
  const move = docker(["push", `${shop}:latest`]);
  write("diagrams/push-pull/recording.json", { engine, host: open, first, secondTag, change, move });

  const noName = docker(["push", `${hello}:latest`]);
  const noImage = docker(["tag", "no-such-image:latest", `${hello}:latest`]);
  docker(["tag", `${shop}:1.0`, `${hello}:latest`]);
  const noLogin = docker(["push", `${hello}:latest`]);
  const login = docker(["login", "--username", "AWS", "--password-stdin", closed], "letmein\n").slice(0, 1);
  const pushed = docker(["push", `${hello}:latest`]);
  const noManifest = docker(["pull", `${hello}:9.9`]);
  const space = docker([
    "tag",
    "busybox:latest",
    "123456789012",
    "dkr.ecr.us-east-1.amazonaws.com/hello-world",
  ]);
  write("diagrams/ecr-flow/recording.json", {
    engine,
    host: closed,
    noName,
    noImage,
    noLogin,
    login,
    pushed,
    noManifest,
    space,
  });
} finally {
  docker(["rmi", `${shop}:1.0`, `${shop}:1.1`, `${shop}:latest`, `${hello}:latest`]);
  for (const registry of registries) registry.kill();
  rmSync(work, { recursive: true, force: true });
}

function write(file: string, recording: unknown): void {
  writeFileSync(file, `${JSON.stringify(recording, null, 2)}\n`);
  console.log(file);
}
