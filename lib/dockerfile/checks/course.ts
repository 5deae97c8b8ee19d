import type { ContextFile } from "../context";
import type { Dockerfile, Instruction } from "../parse";
import type { Plan, PlannedStage, PlannedStep } from "../plan";
import type { Finding } from "./rules";
import { type Say, sayInto } from "./say";

const installers =
  /\b(npm (ci|install|i)|yarn install|pnpm (i|install)|pip3? install|go mod download|bundle install|composer install|mvn |gradle )/;
const secretFiles =
  /(^|\/)(\.env(\..+)?|id_rsa|id_ed25519|.*\.pem|.*\.key|\.npmrc|\.netrc|credentials(\.json)?)$/;

/** What no builder warns of, and a course should. */
export function courseFindings(file: Dockerfile, plan: Plan, context: readonly ContextFile[]): Finding[] {
  const findings: Finding[] = [];
  const say = sayInto(findings, "course");
  const target = plan.target === undefined ? undefined : plan.stages[plan.target];
  for (const stage of plan.stages) {
    base(stage, say);
    for (const step of stage.steps) if (step.vertex?.does === "run") runs(file, step, say);
    const early = stage.steps.findIndex(
      (step) =>
        step.vertex?.does === "copy" &&
        step.vertex.from.kind === "context" &&
        step.vertex.sources.some((source) => source === "." || source === "./" || source === "/"),
    );
    const later = stage.steps.findIndex(
      (step, index) => index > early && step.vertex?.does === "run" && installers.test(step.text),
    );
    const step = stage.steps[early];
    if (early >= 0 && later >= 0 && step)
      say(
        "CopyBeforeInstall",
        step.span,
        "The whole context is copied before dependencies are installed",
        "Every edit of any file then installs everything again; copy the list of dependencies first, install, then copy the rest.",
      );
  }
  if (target) user(target, say);
  for (const instruction of file.instructions) instructionRemarks(instruction, say);
  const copiesAll = file.instructions.find(
    ({ keyword, rest, flags }) =>
      (keyword === "COPY" || keyword === "ADD") &&
      /^\.\/?\s/.test(rest) &&
      !flags.some(({ name }) => name === "from"),
  );
  if (copiesAll && !context.some(({ path }) => path.endsWith(".dockerignore")))
    say(
      "NoDockerignore",
      copiesAll,
      "Everything is copied, and there is no .dockerignore",
      "The folder .git, local builds and secrets go into the image, and any change in them into the cache.",
    );
  return findings;
}

function base(stage: PlannedStage, say: Say): void {
  if (stage.base.kind !== "image" && stage.base.kind !== "unknown") return;
  const name = stage.baseName;
  if (name.includes("@sha256:")) return;
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  if (tag === undefined || tag === "latest")
    say(
      "LatestTag",
      stage.span,
      `${name} means whatever is newest on the day of the build`,
      "Two builds of one file then differ; name a version.",
    );
  else
    say(
      "UnpinnedBase",
      stage.span,
      `The tag ${tag} can be moved to another image`,
      "A digest, as in FROM name:tag@sha256:…, always means the same bytes.",
    );
}

function runs(file: Dockerfile, step: PlannedStep, say: Say): void {
  const { text, span } = step;
  const cached =
    step.vertex?.does === "run" && step.vertex.mounts.some(({ target }) => target.startsWith("/var/lib/apt"));
  const updates = /\bapt(-get)? update\b/.test(text);
  const installs = /\bapt(-get)? (-\S+ )*install\b/.test(text);
  const cleans = /rm -[rf]+ (\S+ )*\/var\/lib\/apt\/lists|apt-get dist-clean/.test(text);
  if (updates && !installs)
    say(
      "AptUpdateAlone",
      span,
      "apt-get update is a step of its own",
      "It stays in the cache while a later install changes, and then installs from old lists.",
    );
  if (updates && installs && !cleans && !cached) {
    const end = file.text.slice(span.from, span.to).trimEnd().length + span.from;
    const shell = /^RUN\s+(?!\[|<<)/i.test(text);
    say(
      "AptListsLeft",
      span,
      "The package lists stay in this layer",
      "About 20 MB on Debian 12 that nothing reads at run time; they have to go in the same RUN.",
      shell ? [{ from: end, to: end, text: " && rm -rf /var/lib/apt/lists/*" }] : undefined,
    );
  }
  const insecure =
    /\bcurl\b[^|;&]*\s(-[a-zA-Z]*k[a-zA-Z]*|--insecure)\b/.exec(text) ??
    /\bwget\b[^|;&]*--no-check-certificate/.exec(text);
  if (insecure) {
    const option = insecure[1] ?? "--no-check-certificate";
    const at = file.text.indexOf(` ${option}`, span.from);
    const exact = option === "-k" || option.startsWith("--");
    say(
      "InsecureDownload",
      span,
      "The download is not checked to come from where it says",
      "Anybody on the way can put in something else; leave the option out, and compare a checksum.",
      exact && at >= 0 && at < span.to ? [{ from: at, to: at + option.length + 1, text: "" }] : undefined,
    );
  } else if (/\b(curl|wget)\b[^|;&]*\shttp:\/\//.test(text))
    say(
      "InsecureDownload",
      span,
      "The download travels unencrypted",
      "Anybody on the way can change it; use https and compare a checksum.",
    );
}

function user(target: PlannedStage, say: Say): void {
  const { user: name } = target.config;
  if (target.base.kind === "scratch" && target.steps.length === 0) return;
  if (name === "" || /^(root|0)(:|$)/.test(name))
    say(
      "RunsAsRoot",
      target.span,
      "The container runs as root",
      "A fault in the program is then a fault with all rights; end the stage with USER.",
    );
}

function instructionRemarks(instruction: Instruction, say: Say): void {
  const { keyword, rest, json, flags } = instruction;
  if (keyword === "ENTRYPOINT" && !json && rest !== "" && !rest.startsWith("exec "))
    say(
      "ShellFormEntrypoint",
      instruction,
      "A shell is process 1, and keeps SIGTERM from the program",
      "docker stop waits ten seconds and kills it; and arguments of docker run are lost.",
    );
  if (
    keyword === "ADD" &&
    !/https?:\/\/|git@|\.(tar|tgz|tar\.\w+|txz|tbz2?)(\s|"|$)/.test(rest) &&
    flags.every(({ name }) => name === "chown" || name === "chmod" || name === "link")
  )
    say(
      "AddForCopy",
      instruction,
      "ADD does here what COPY does",
      "ADD also fetches and unpacks; COPY says that nothing of that is meant.",
      [
        {
          from: instruction.from,
          to: instruction.from + instruction.written.length,
          text: instruction.written === "add" ? "copy" : "COPY",
        },
      ],
    );
  if ((keyword === "COPY" || keyword === "ADD") && !flags.some(({ name }) => name === "from")) {
    const named = (json ?? rest.split(/\s+/)).slice(0, -1).find((source) => secretFiles.test(source));
    if (named !== undefined)
      say(
        "SecretInLayer",
        instruction,
        `${named} becomes part of a layer`,
        "Whoever has the image can read it, even when a later step deletes it; RUN --mount=type=secret leaves nothing behind.",
      );
  }
}
