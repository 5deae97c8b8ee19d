/**
 * BuildKit's checks. When each speaks is read from
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/dockerfile2llb/validations.go
 * and convert.go beside it, on 2026-11-27. We point at the words themselves where the builder has only lines.
 */
import type { BaseImage } from "../catalogue";
import type { IgnoreRules } from "../context";
import {
  type Dockerfile,
  type Instruction,
  namesOrValues,
  nameValues,
  type Span,
  spacedWords,
} from "../parse";
import { clean, type Plan, proxies } from "../plan";
import { messages } from "./messages";
import { closest } from "./names";
import type { Finding } from "./rules";
import { replaceWord, type Say, sayInto } from "./say";
import { basePlatforms, fromLines, stageNames } from "./stages";

const secretWords =
  /(?:^|_)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const harmlessWords = /(?:^|_)(?:public|file|version)(?:_|$)/i;

export interface Surroundings {
  plan: Plan;
  ignore: IgnoreRules;
  target?: string;
  platform?: string;
  baseOf: (name: string) => BaseImage | undefined;
}

export function buildkitFindings(file: Dockerfile, around: Surroundings): Finding[] {
  const findings: Finding[] = [];
  const say = sayInto(findings, "buildkit");
  const { plan } = around;
  casing(file, say);
  stageNames(file, say);
  fromLines(file, around.platform ?? "linux/amd64", say);
  basePlatforms(file, plan, around, around.baseOf, say);
  for (const instruction of file.instructions) each(file, instruction, say);
  shellForms(file, plan, say);
  workdirs(file, plan, say);
  repeated(file, say);
  undefinedVariables(plan, say);
  ignoredFiles(plan, around.ignore, say);
  descriptions(file, say);
  return findings;
}

/** ARGs before the first FROM are not asked. */
function casing(file: Dockerfile, say: Say): void {
  const first = file.instructions.findIndex(({ keyword }) => keyword === "FROM");
  const asked = first < 0 ? [] : file.instructions.slice(first);
  const lower = asked.filter(({ written }) => written === written.toLowerCase()).length;
  const upper = asked.filter(({ written }) => written === written.toUpperCase()).length;
  for (const instruction of asked) {
    const { written } = instruction;
    const meant = lower > upper ? written.toLowerCase() : written.toUpperCase();
    if (written === meant) continue;
    say(
      "ConsistentInstructionCasing",
      instruction,
      messages.ConsistentInstructionCasing(written, lower > upper ? "lowercase" : "uppercase"),
      "A file is easier to read when instructions look alike.",
      replaceWord(file, instruction, written, meant),
    );
  }
}

function each(file: Dockerfile, instruction: Instruction, say: Say): void {
  const { keyword, rest, written } = instruction;
  const [empty] = instruction.emptyLines;
  if (empty !== undefined) {
    const lines = instruction.emptyLines.map((line) => lineAt(file.text, line));
    say(
      "NoEmptyContinuation",
      { ...instruction, ...lines[0], line: empty, endLine: empty },
      messages.NoEmptyContinuation(),
      "An empty line inside an instruction will be an error one day.",
      lines.map(({ from, to }) => ({ from, to: to + 1, text: "" })),
    );
  }
  switch (keyword) {
    case "MAINTAINER":
      say(
        "MaintainerDeprecated",
        instruction,
        messages.MaintainerDeprecated(),
        "A label can be read by every tool.",
        [
          {
            from: instruction.from,
            to: instruction.to,
            text: `LABEL org.opencontainers.image.authors=${JSON.stringify(rest)}`,
          },
        ],
      );
      break;
    case "ENV":
    case "LABEL": {
      const pairs = nameValues(rest, file.escapeChar);
      if (typeof pairs === "string") break;
      if (pairs.legacy) {
        const [pair] = pairs.pairs;
        const value = /[\s"]/.test(pair?.value ?? "") ? JSON.stringify(pair?.value) : pair?.value;
        say(
          "LegacyKeyValueFormat",
          instruction,
          messages.LegacyKeyValueFormat(written),
          "The old form takes one pair only, and the rest of the line with it.",
          [{ from: instruction.from, to: instruction.to, text: `${written} ${pair?.name}=${value}` }],
        );
      }
      if (keyword === "ENV") for (const { name } of pairs.pairs) secret(instruction, "ENV", name, say);
      break;
    }
    case "ARG":
      if (file.instructions.some((other) => other.keyword === "FROM" && other.from < instruction.from))
        for (const { name } of namesOrValues(rest, file.escapeChar)) secret(instruction, "ARG", name, say);
      break;
    case "EXPOSE":
      for (const port of spacedWords(rest)) ports(file, instruction, port, say);
      break;
  }
}

function lineAt(text: string, line: number): { from: number; to: number } {
  let from = 0;
  for (let at = 1; at < line; at++) from = text.indexOf("\n", from) + 1;
  const end = text.indexOf("\n", from);
  return { from, to: end < 0 ? text.length : end };
}

function ports(file: Dockerfile, instruction: Instruction, port: string, say: Say): void {
  const protocol = port.split("/")[1];
  if (protocol !== undefined && protocol !== protocol.toLowerCase())
    say(
      "ExposeProtoCasing",
      instruction,
      messages.ExposeProtoCasing(port),
      "Protocols are written in small letters.",
      replaceWord(file, instruction, port, port.toLowerCase()),
    );
  if (/:/.test(port.replace(/\$\{[^}]*\}/g, "")))
    say(
      "ExposeInvalidFormat",
      instruction,
      messages.ExposeInvalidFormat(port),
      "EXPOSE publishes nothing; docker run -p does.",
      replaceWord(file, instruction, port, port.split(":").at(-1) ?? port),
    );
}

function secret(instruction: Instruction, keyword: "ARG" | "ENV", name: string, say: Say): void {
  if (!secretWords.test(name) || harmlessWords.test(name)) return;
  say(
    "SecretsUsedInArgOrEnv",
    instruction,
    messages.SecretsUsedInArgOrEnv(keyword, name),
    "Whoever has the image can read it, in its config or its history; RUN --mount=type=secret leaves nothing behind.",
  );
}

/** The instruction that each step of a stage came from; what ONBUILD of a base brought has none. */
function instructionsOf(file: Dockerfile, plan: Plan) {
  const byPlace = new Map(file.instructions.map((instruction) => [instruction.from, instruction]));
  return plan.stages.map((stage) => ({
    stage,
    steps: stage.steps.flatMap((step) => {
      const instruction = step.triggered ? undefined : byPlace.get(step.span.from);
      return instruction ? [{ step, instruction }] : [];
    }),
  }));
}

/** Whoever has set a SHELL, here or in the base, means it. */
function shellForms(file: Dockerfile, plan: Plan, say: Say): void {
  for (const { steps } of instructionsOf(file, plan))
    for (const { step, instruction } of steps) {
      const { keyword, written, json, rest } = instruction;
      if (keyword !== "CMD" && keyword !== "ENTRYPOINT") continue;
      if (json || rest === "" || (step.config.shell?.length ?? 0) > 0) continue;
      const words = /["'$&|;<>*?\\`()]/.test(rest) ? undefined : spacedWords(rest);
      say(
        "JSONArgsRecommended",
        instruction,
        messages.JSONArgsRecommended(written),
        "In shell form a shell is process 1, and the program never hears of docker stop.",
        words && [
          {
            from: instruction.from,
            to: instruction.to,
            text: `${written} ${JSON.stringify(words).replaceAll('","', '", "')}`,
          },
        ],
      );
    }
}

/** The first WORKDIR of a stage, and of those it is built on, has to be absolute; what follows is relative to it. */
function workdirs(file: Dockerfile, plan: Plan, say: Say): void {
  const set = new Set<number>();
  for (const { stage, steps } of instructionsOf(file, plan)) {
    let known = stage.base.kind === "stage" && set.has(stage.base.stage);
    for (const { instruction } of steps) {
      if (instruction.keyword !== "WORKDIR") continue;
      const path = instruction.rest.replace(/^(["'])(.*)\1$/, "$2");
      // What a variable stands for is not known here.
      if (!known && !/^[/$]/.test(path))
        say(
          "WorkdirRelativePath",
          instruction,
          messages.WorkdirRelativePath(path),
          "It is relative to the base image's own working directory.",
          replaceWord(file, instruction, path, `/${path}`),
        );
      known = true;
    }
    if (known) set.add(stage.index);
  }
}

/** Says it of the earlier one, which does nothing. */
function repeated(file: Dockerfile, say: Say): void {
  for (const keyword of ["CMD", "ENTRYPOINT", "HEALTHCHECK"]) {
    let last: Instruction | undefined;
    for (const instruction of file.instructions) {
      if (instruction.keyword === "FROM") last = undefined;
      if (instruction.keyword !== keyword) continue;
      if (last)
        say(
          "MultipleInstructionsDisallowed",
          last,
          messages.MultipleInstructionsDisallowed(instruction.written),
          "This one does nothing.",
          [{ from: last.from, to: last.to + 1, text: "" }],
        );
      last = instruction;
    }
  }
}

function undefinedVariables(plan: Plan, say: Say): void {
  const told = new Set<string>();
  for (const { name, span, known } of plan.undefined) {
    const key = `${name} ${span.from}`;
    if (told.has(key) || proxies.has(name) || name === "PATH") continue;
    told.add(key);
    say(
      "UndefinedVar",
      span,
      messages.UndefinedVar(name, closest(name, known)),
      "It stands for nothing here: an ARG before FROM has to be declared again in the stage.",
    );
  }
}

function ignoredFiles(plan: Plan, ignore: IgnoreRules, say: Say): void {
  for (const stage of plan.stages)
    for (const { vertex, keyword, span } of stage.steps) {
      if (vertex?.does !== "copy" || vertex.from.kind !== "context") continue;
      for (const source of vertex.sources) {
        if (/^(https?:\/\/|git@)/.test(source)) continue;
        const path = `${source.startsWith("/") ? "/" : ""}${clean(source)}` || ".";
        if (!ignore.excludes(path)) continue;
        say(
          "CopyIgnoredFile",
          span,
          messages.CopyIgnoredFile(keyword === "ADD" ? "Add" : "Copy", path),
          "The builder never gets this file.",
        );
      }
    }
}

/** What stands right above an ARG or a named FROM is its description, and begins with its name. */
function descriptions(file: Dockerfile, say: Say): void {
  for (const instruction of file.instructions) {
    const { keyword } = instruction;
    if (keyword !== "ARG" && keyword !== "FROM") continue;
    const names =
      keyword === "ARG"
        ? namesOrValues(instruction.rest, file.escapeChar).map(({ name }) => name)
        : spacedWords(instruction.rest.toLowerCase()).slice(2);
    const comment = file.comments.find(({ endLine }) => endLine === instruction.line - 1);
    const isDirective = file.directives.some(({ endLine }: Span) => endLine === instruction.line - 1);
    const [name] = names;
    if (name === undefined || !comment || isDirective) continue;
    if (names.includes(comment.text.trim().split(" ")[0] ?? "")) continue;
    say(
      "InvalidDefinitionDescription",
      instruction,
      messages.InvalidDefinitionDescription(keyword, names.length > 1 ? "<arg_key>" : name),
      "docker build --call=outline shows it.",
    );
  }
}
