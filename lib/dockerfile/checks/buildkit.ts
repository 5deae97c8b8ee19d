import { nearest } from "@/lib/text/nearest";
import type { Context } from "../context";
import {
  type Dockerfile,
  type Instruction,
  namesOrValues,
  nameValues,
  type Span,
  spacedWords,
} from "../parse";
import { clean, type Plan, proxies } from "../plan";
import type { Edit, Finding, RuleName } from "./rules";

type Say = (rule: RuleName, where: Span, message: string, reason: string, fix?: readonly Edit[]) => void;

const secretWords =
  /(?:^|_)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i;
const publicWords = /(?:^|_)public(?:_|$)/i;

const replaceWord = (
  file: Dockerfile,
  where: Span,
  old: string,
  text: string,
): readonly Edit[] | undefined => {
  const at = file.text.indexOf(old, where.from);
  return at < 0 || at + old.length > where.to ? undefined : [{ from: at, to: at + old.length, text }];
};

/** BuildKit's checks, in the order of the file. */
export function buildkitFindings(file: Dockerfile, plan: Plan, context: Context): Finding[] {
  const findings: Finding[] = [];
  const say: Say = (rule, where, message, reason, fix) => {
    const { from, to, line, endLine } = where;
    findings.push({ from, to, line, endLine, rule, origin: "buildkit", message, reason, fix });
  };
  casing(file, say);
  stageNames(file, say);
  fromLines(file, plan, say);
  for (const instruction of file.instructions) each(file, instruction, say);
  repeated(file, say);
  undefinedVariables(plan, say);
  ignoredFiles(plan, context, say);
  if (file.directives.some(({ name, value }) => name === "check" && value.includes("experimental")))
    descriptions(file, say);
  return findings;
}

function casing(file: Dockerfile, say: Say): void {
  const written = file.instructions.map(({ written }) => written);
  const lower = written.filter((word) => word === word.toLowerCase()).length;
  const upper = written.filter((word) => word === word.toUpperCase()).length;
  const majority = lower > upper ? "lowercase" : "uppercase";
  for (const instruction of file.instructions) {
    const meant =
      majority === "lowercase" ? instruction.written.toLowerCase() : instruction.written.toUpperCase();
    if (instruction.written === meant) continue;
    say(
      "ConsistentInstructionCasing",
      instruction,
      `Command '${instruction.written}' should match the case of the command majority (${majority})`,
      "A file is easier to read when instructions look alike.",
      replaceWord(file, instruction, instruction.written, meant),
    );
  }
}

function stageNames(file: Dockerfile, say: Say): void {
  const seen = new Set<string>();
  for (const instruction of file.instructions.filter(({ keyword }) => keyword === "FROM")) {
    const [, as, name] = spacedWords(instruction.rest);
    if (as === undefined || name === undefined) continue;
    if (name !== name.toLowerCase())
      say(
        "StageNameCasing",
        instruction,
        `Stage name '${name}' should be lowercase`,
        "Stage names are compared without regard to case.",
        replaceWord(file, instruction, name, name.toLowerCase()),
      );
    const sameCase =
      (instruction.written === instruction.written.toUpperCase()) === (as === as.toUpperCase());
    if (!sameCase)
      say(
        "FromAsCasing",
        instruction,
        `'${as}' and '${instruction.written}' keywords' casing do not match`,
        "The two words belong to one instruction.",
        replaceWord(
          file,
          instruction,
          ` ${as} `,
          ` ${instruction.written === instruction.written.toUpperCase() ? "AS" : "as"} `,
        ),
      );
    if (seen.has(name.toLowerCase()))
      say(
        "DuplicateStageName",
        instruction,
        `Duplicate stage name '${name}', stage names should be unique`,
        "COPY --from takes the last stage of that name, which may not be the one you mean.",
      );
    seen.add(name.toLowerCase());
    if (name.toLowerCase() === "scratch" || name.toLowerCase() === "context")
      say(
        "ReservedStageName",
        instruction,
        `Stage name should not use the same name as reserved stage ${JSON.stringify(name.toLowerCase())}`,
        "The builder has a meaning of its own for this name.",
      );
  }
}

const variablesIn = (text: string): string[] =>
  [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name = ""]) => name);

function fromLines(file: Dockerfile, plan: Plan, say: Say): void {
  const global = new Map<string, string | undefined>();
  for (const instruction of file.instructions) {
    if (
      instruction.keyword === "ARG" &&
      !file.instructions.some((each) => each.keyword === "FROM" && each.line < instruction.line)
    )
      for (const { name, value } of namesOrValues(instruction.rest, file.escapeChar)) global.set(name, value);
    if (instruction.keyword !== "FROM") continue;
    const [image = ""] = spacedWords(instruction.rest);
    const platform = instruction.flags.find(({ name }) => name === "platform");
    for (const name of variablesIn(`${image} ${platform?.value ?? ""}`)) {
      if (global.has(name) || /^(TARGET|BUILD)(PLATFORM|OS|ARCH|VARIANT)$/.test(name)) continue;
      const guess = nearest(name, [...global.keys()]);
      say(
        "UndefinedArgInFrom",
        instruction,
        `FROM argument '${name}' is not declared${guess ? ` (did you mean ${guess}?)` : ""}`,
        "Only an ARG before the first FROM can be used in FROM.",
      );
    }
    const plain = image.replace(/\$\{?([A-Za-z_]\w*)\}?/g, (_, name: string) =>
      (global.get(name) ?? "").replace(/["']/g, ""),
    );
    const known = variablesIn(image).every((name) => global.has(name));
    if (known && variablesIn(image).length > 0 && (plain === "" || /[:@]$|^[:@]/.test(plain)))
      say(
        "InvalidDefaultArgInFrom",
        instruction,
        `Default value for ARG ${image} results in empty or invalid base image name`,
        "Without --build-arg nobody could build this file.",
      );
    if (!platform?.value) continue;
    const value = platform.value;
    if (/^\$\{?TARGETPLATFORM\}?$/.test(value))
      say(
        "RedundantTargetPlatform",
        instruction,
        `Setting platform to predefined ${value} in FROM is redundant as this is the default behavior`,
        "The target's platform is what FROM takes anyway.",
        [{ from: platform.from, to: platform.to + 1, text: "" }],
      );
    else if (
      !value.includes("$") &&
      !plan.stages.some(
        ({ from, name }) => from === instruction && name?.includes(value.split("/")[1] ?? " "),
      )
    )
      say(
        "FromPlatformFlagConstDisallowed",
        instruction,
        `FROM --platform flag should not use constant value ${JSON.stringify(value)}`,
        "The image could then be built for that platform only.",
      );
  }
}

function each(file: Dockerfile, instruction: Instruction, say: Say): void {
  const { keyword, rest, json } = instruction;
  for (const line of instruction.emptyLines) {
    const at = { ...instruction, line, endLine: line };
    say(
      "NoEmptyContinuation",
      at,
      "Empty continuation line",
      "An empty line inside an instruction will be an error one day.",
    );
  }
  switch (keyword) {
    case "MAINTAINER":
      say(
        "MaintainerDeprecated",
        instruction,
        "Maintainer instruction is deprecated in favor of using label",
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
    case "CMD":
    case "ENTRYPOINT": {
      const hasShell = file.instructions.some(
        (other) => other.keyword === "SHELL" && other.line < instruction.line,
      );
      if (json || hasShell || rest === "") break;
      const words = /["'$&|;<>*?\\`()]/.test(rest) ? undefined : spacedWords(rest);
      const fix = words && [
        {
          from: instruction.from,
          to: instruction.to,
          text: `${keyword} ${JSON.stringify(words).replaceAll('","', '", "')}`,
        },
      ];
      say(
        "JSONArgsRecommended",
        instruction,
        `JSON arguments recommended for ${keyword} to prevent unintended behavior related to OS signals`,
        "In shell form a shell is process 1, and the program never hears of docker stop.",
        fix,
      );
      break;
    }
    case "WORKDIR":
      if (!/^["']?[/$]/.test(rest) && !laterWorkdir(file, instruction))
        say(
          "WorkdirRelativePath",
          instruction,
          `Relative workdir ${JSON.stringify(rest)} can have unexpected results if the base image changes`,
          "It is relative to the base image's own working directory.",
          replaceWord(file, instruction, rest, `/${rest}`),
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
          `${JSON.stringify(`${keyword} key=value`)} should be used instead of legacy ${JSON.stringify(`${keyword} key value`)} format`,
          "The old form takes one pair only, and the rest of the line with it.",
          [{ from: instruction.from, to: instruction.to, text: `${keyword} ${pair?.name}=${value}` }],
        );
      }
      if (keyword === "ENV") for (const { name } of pairs.pairs) secret(instruction, "ENV", name, say);
      break;
    }
    case "ARG":
      for (const { name } of namesOrValues(rest, file.escapeChar)) secret(instruction, "ARG", name, say);
      break;
    case "EXPOSE":
      for (const port of spacedWords(rest)) {
        const protocol = port.split("/")[1];
        if (protocol !== undefined && protocol !== protocol.toLowerCase())
          say(
            "ExposeProtoCasing",
            instruction,
            `Defined protocol '${port}' in EXPOSE instruction should be lowercase`,
            "Protocols are written in small letters.",
            replaceWord(file, instruction, port, port.toLowerCase()),
          );
        if (/:/.test(port.replace(/\$\{[^}]*\}/g, "")))
          say(
            "ExposeInvalidFormat",
            instruction,
            `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`,
            "EXPOSE publishes nothing; docker run -p does.",
            replaceWord(file, instruction, port, port.split(":").at(-1) ?? port),
          );
      }
      break;
  }
}

function laterWorkdir(file: Dockerfile, instruction: Instruction): boolean {
  const stage = file.instructions.findLast(
    ({ keyword, line }) => keyword === "FROM" && line < instruction.line,
  );
  return file.instructions.some(
    ({ keyword, line, rest }) =>
      keyword === "WORKDIR" && line > (stage?.line ?? 0) && line < instruction.line && rest.startsWith("/"),
  );
}

function secret(instruction: Instruction, keyword: "ARG" | "ENV", name: string, say: Say): void {
  if (!secretWords.test(name) || publicWords.test(name)) return;
  say(
    "SecretsUsedInArgOrEnv",
    instruction,
    `Do not use ARG or ENV instructions for sensitive data (${keyword} ${JSON.stringify(name)})`,
    "Whoever has the image can read it, in its config or its history; RUN --mount=type=secret leaves nothing behind.",
  );
}

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
          `Multiple ${keyword} instructions should not be used in the same stage because only the last one will be used`,
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
    const guess = nearest(name, known);
    say(
      "UndefinedVar",
      span,
      `Usage of undefined variable '$${name}'${guess ? ` (did you mean $${guess}?)` : ""}`,
      "It stands for nothing here: an ARG before FROM has to be declared again in the stage.",
    );
  }
}

function ignoredFiles(plan: Plan, context: Context, say: Say): void {
  if (context.ignored.size === 0) return;
  for (const stage of plan.stages)
    for (const step of stage.steps) {
      if (step.vertex?.does !== "copy" || step.vertex.from.kind !== "context") continue;
      for (const source of step.vertex.sources) {
        const path = clean(source);
        const under = [...context.ignored.keys()].some(
          (each) => each === path || each.startsWith(`${path}/`),
        );
        if (path === "" || /[*?[]/.test(path) || context.files.has(path) || !under) continue;
        say(
          "CopyIgnoredFile",
          step.span,
          `Attempting to ${step.keyword === "ADD" ? "Add" : "Copy"} file ${JSON.stringify(source)} that is excluded by .dockerignore`,
          "The builder never gets this file.",
        );
      }
    }
}

/** Experimental: what stands above an ARG or a FROM is its description. */
function descriptions(file: Dockerfile, say: Say): void {
  for (const instruction of file.instructions) {
    const name =
      instruction.keyword === "ARG"
        ? instruction.rest.split("=")[0]
        : instruction.keyword === "FROM"
          ? spacedWords(instruction.rest)[2]
          : undefined;
    const comment = file.comments.find(({ endLine }) => endLine === instruction.line - 1);
    if (name === undefined || !comment || comment.text.trim().startsWith(name)) continue;
    say(
      "InvalidDefinitionDescription",
      instruction,
      `Comment for ${instruction.keyword === "ARG" ? "build argument" : "build stage"} or argument should follow the format: \`# ${name} <description>\``,
      "docker build --call=outline shows it.",
    );
  }
}
