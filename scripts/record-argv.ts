// `npm run record:dockerfile`, first part: what a real engine runs for every combination of ENTRYPOINT, CMD and
// `docker run` arguments that the diagram offers, who is PID 1, and what `docker stop` does to it.
// On Debian (it takes dash along); needs a Docker engine (DOCKER_HOST) that has busybox:latest. Two to four minutes.
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Choice, choices, combinations } from "../diagrams/cmd-entrypoint/choices";
import { docker, engineVersion, inParallel, librariesOf, mustDocker } from "./record/engine";

const prefix = "shipshape-argv";
const target = new URL("../lib/argv/recordings.json", import.meta.url).pathname;

// Says that it was told to end, and with what; without the handler it does what any program does by default.
const web = `#!/bin/busybox sh
[ "$ON_TERM" = handles ] && trap 'echo told; exit 0' TERM
while :; do sleep 1 & wait $!; done
`;
const bases = {
  busybox: "FROM scratch\nCOPY --from=busybox / /\nCOPY --chmod=755 web /bin/\n",
  // Without the rm, COPY would follow the link /bin/sh and overwrite BusyBox itself.
  dash: `FROM ${prefix}-busybox\nRUN rm /bin/sh\nCOPY libs /\nCOPY --chmod=755 dash /bin/sh\n`,
};

const folder = mkdtempSync(path.join(tmpdir(), `${prefix}-`));
writeFileSync(path.join(folder, "web"), web);
copyFileSync("/bin/dash", path.join(folder, "dash"));
for (const library of librariesOf("/bin/dash")) {
  const copy = path.join(folder, "libs", library);
  mkdirSync(path.dirname(copy), { recursive: true });
  copyFileSync(realpathSync(library), copy);
}

const build = (tag: string, file: string) =>
  mustDocker(["build", "-q", "--network", "none", "-t", `${prefix}-${tag}`, "-f", "-", folder], file);
await build("busybox", bases.busybox);
await build("dash", bases.dash);

const imageOf = ({ entrypoint, cmd }: Choice) => `${prefix}-${entrypoint}-${cmd}`;
const dockerfileOf = (choice: Choice) => `FROM ${prefix}-dash\n${choices.lines(choice).join("\n")}\n`;
const images = new Map(combinations.map((choice) => [imageOf(choice), choice]));
const configs: Record<string, unknown> = {};
for (const [image, choice] of images) {
  await build(image.slice(prefix.length + 1), dockerfileOf(choice));
  const config = await mustDocker(["image", "inspect", "-f", "{{json .Config}}", image]);
  const { Entrypoint, Cmd } = JSON.parse(config);
  configs[`${choice.entrypoint} ${choice.cmd}`] = { Entrypoint: Entrypoint ?? [], Cmd: Cmd ?? [] };
}

/** What the builder takes for exec form. */
const forms: Record<string, unknown> = {};
for (const text of [
  '["web"]',
  "['web']",
  "[web]",

  "[]",
  "exec web",
  '[ "web" , "80" ] ',
  "web 80",
]) {
  await build("form", `FROM ${prefix}-busybox\nCMD ${text}\n`);
  forms[text] = JSON.parse(
    await mustDocker(["image", "inspect", "-f", "{{json .Config.Cmd}}", `${prefix}-form`]),
  );
}

/** The argument list, as the engine keeps it of a container that it has not started. */
const argvs = await inParallel(
  combinations.map((choice) => async () => {
    const { code, out, err } = await docker([
      "create",
      "--network=none",
      ...choices.options(choice),
      imageOf(choice),
      ...choices.args(choice),
    ]);
    if (code !== 0) return { choice, code, message: err.trim().split("\n")[0] };
    const kept = await mustDocker(["inspect", "-f", "{{json .Path}} {{json .Args}}", out.trim()]);
    await mustDocker(["rm", out.trim()]);
    const [, first = "", rest = ""] = /^("[^ ]*") (.*)$/.exec(kept) ?? [];
    const argv: string[] = [JSON.parse(first), ...JSON.parse(rest)];
    return { choice, argv };
  }),
  6,
);

const distinct = [...new Set(argvs.flatMap(({ argv }) => (argv ? [JSON.stringify(argv)] : [])))];
const runs = distinct.flatMap((argv) =>
  (["dash", "busybox"] as const).flatMap((shell) =>
    [false, true].flatMap((init) =>
      (["handles", "default"] as const).map((onTerm) => ({
        argv: JSON.parse(argv) as string[],
        shell,
        init,
        onTerm,
      })),
    ),
  ),
);

const stops = await inParallel(
  runs.map((run, index) => async () => {
    const { argv, shell, init, onTerm } = run;
    const name = `${prefix}-run-${index}`;
    const [entrypoint = "", ...args] = argv;
    await docker([
      ...["run", "-d", "--name", name, "--network=none", "-e", `ON_TERM=${onTerm}`],
      ...(init ? ["--init"] : []),
      ...["--entrypoint", entrypoint, `${prefix}-${shell}`, ...args],
    ]);
    const ps = await docker(["exec", name, "busybox", "ps", "-o", "pid,ppid,args"]);
    const started = process.hrtime.bigint();
    await docker(["stop", name]);
    const seconds = Math.round(Number(process.hrtime.bigint() - started) / 1e9);
    const exit = Number(await mustDocker(["inspect", "-f", "{{.State.ExitCode}}", name]));
    const { out } = await docker(["logs", name]);
    await docker(["rm", "-f", name]);
    const tasks = ps.code === 0 ? tasksOf(ps.out) : [];
    return { ...run, tasks, ...(tasks.length > 0 ? { seconds, told: out.includes("told") } : {}), exit };
  }),
);

/** The lines of ps, web by its own name, without ps itself, and without the pauses that web starts. */
function tasksOf(printed: string): string[] {
  const lines = printed.split("\n").flatMap((line) => {
    const [, pid, ppid, args = ""] = /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? [];
    const name = args.replace("{web} ", "").replace("/bin/busybox sh /bin/web", "web");
    return pid === undefined
      ? []
      : [{ pid, ppid, args: name.replace("/sbin/docker-init", "docker-init").trim() }];
  });
  const web = lines.find(({ args }) => /^web\b/.test(args))?.pid;
  return lines.flatMap(({ ppid, args }) => (ppid === web || args.startsWith("busybox ps") ? [] : [args]));
}

await Promise.all([...images.keys()].map((image) => docker(["image", "rm", image])));
for (const tag of ["form", "dash"]) await docker(["image", "rm", `${prefix}-${tag}`]);
await docker(["image", "rm", `${prefix}-busybox`]);
rmSync(folder, { recursive: true });
writeFileSync(
  target,
  `${JSON.stringify({ engine: await engineVersion(), configs, forms, argvs, stops }, null, 1)}\n`,
);
console.log(`${argvs.length} argument lists, ${stops.length} containers stopped: ${target}`);
