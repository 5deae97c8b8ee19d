// `npm run record -- <lesson>…` runs the commands of the lesson's recording.yaml, all in one bash and in an empty folder,
// writes what they printed into recording.json and, below each command, into the lesson. For Docker's the engine is the
// one at DOCKER_HOST. Afterwards look at the difference: what the text says of ids and sizes may have to follow.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { formatProblem } from "@/lib/content/problem";
import { type Recording, type RecordingSteps, recordingSchema, withRecording } from "@/lib/content/recording";
import { parseYaml } from "@/lib/content/yaml";

const lessons = process.argv.slice(2);
if (lessons.length === 0) throw new Error("Which lesson? npm run record -- images-and-layers");

/** Stands before what each step printed, and its exit code after it. */
const MARK = "\u001e";

function scriptOf({ steps, cleanup }: RecordingSteps): string {
  const body = steps.map((step) =>
    typeof step === "object" && "do" in step
      ? `set -e\n${step.do}\nset +e`
      : `printf '\\n${MARK}'\n(exit $code)\n${typeof step === "string" ? step : step.run}\ncode=$?\nprintf '${MARK}'`,
  );
  return [
    `cleanup() {\n${cleanup}\n}`,
    "cleanup >/dev/null 2>&1",
    "trap 'cleanup >/dev/null 2>&1' EXIT",
    "code=0",
  ]
    .concat(body, "exit 0")
    .join("\n");
}

/** What was printed between the marks; what unseen steps print lies outside of them. */
function outputsIn(printed: string): string[][] {
  const between = printed.split(MARK).filter((_, index) => index % 2 === 1);
  return between.map((text) =>
    text
      .replace(/\n+$/, "")
      .split("\n")
      .map((line) => line.replace(/.*\r(?!$)/, "").trimEnd()),
  );
}

for (const lesson of lessons) {
  const folder = path.join("content/lessons", lesson);
  const file = path.join(folder, "recording.yaml");
  const parsed = parseYaml(file, readFileSync(file, "utf8"), recordingSchema);
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join("\n"));
  const steps = parsed.value;
  const work = mkdtempSync(path.join(os.tmpdir(), "record-"));
  const script = path.join(work, "script");
  writeFileSync(script, scriptOf(steps));
  const here = path.join(work, "here");
  mkdirSync(here);
  const { status, stdout } = spawnSync("bash", ["-c", `exec bash "${script}" 2>&1`], {
    cwd: here,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LC_ALL: "C.UTF-8", TZ: "UTC" },
    maxBuffer: 2 ** 26,
  });
  rmSync(work, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${lesson}: a step that must succeed failed\n${stdout.slice(-3000)}`);
  const outputs = outputsIn(stdout);
  const shown = steps.steps.filter((step) => typeof step === "string" || "run" in step);
  const commands = shown.map((step, index) => {
    const output = (outputs[index] ?? []).filter((line, _, all) => all.length > 1 || line !== "");
    if (typeof step === "string") return { line: step, output };
    if (!("run" in step)) throw new Error("Only commands are shown");
    const only = new RegExp(step.only);
    return { line: step.run, output: output.filter((line) => only.test(line)) };
  });
  if (JSON.stringify(commands).includes(work))
    throw new Error(`${lesson}: a path of this machine was printed`);
  const recording: Recording = { ran: steps.ran, commands };
  writeFileSync(path.join(folder, "recording.json"), `${JSON.stringify(recording, null, 1)}\n`);
  const mdx = path.join(folder, "lesson.mdx");
  writeFileSync(mdx, withRecording(readFileSync(mdx, "utf8"), recording));
  console.log(`${lesson}: ${commands.length} commands`);
}
