/**
 * What an instruction may look like, in the words of
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/instructions/parse.go
 */
import { nearest } from "@/lib/text/nearest";
import type { Instruction, Keyword, Problem } from "./syntax";
import { namesOrValues, nameValues, spacedWords } from "./words";

/** The flags that each instruction knows. */
export const flagsOf: Readonly<Record<Keyword, readonly string[]>> = {
  ADD: ["keep-git-dir", "checksum", "chmod", "chown", "link", "unpack", "exclude"],
  ARG: [],
  CMD: [],
  COPY: ["from", "chown", "chmod", "link", "parents", "exclude"],
  ENTRYPOINT: [],
  ENV: [],
  EXPOSE: [],
  FROM: ["platform"],
  HEALTHCHECK: ["interval", "timeout", "start-period", "start-interval", "retries"],
  LABEL: [],
  MAINTAINER: [],
  ONBUILD: [],
  RUN: ["mount", "network", "security", "device"],
  SHELL: [],
  STOPSIGNAL: [],
  USER: [],
  VOLUME: [],
  WORKDIR: [],
};

const oneOrMore: ReadonlySet<Keyword> = new Set(["ARG", "EXPOSE", "VOLUME", "SHELL", "HEALTHCHECK", "LABEL"]);
const exactlyOne: ReadonlySet<Keyword> = new Set(["MAINTAINER", "STOPSIGNAL", "USER", "WORKDIR"]);

/** Why the builder would not take this instruction, or undefined. */
export function validate(instruction: Instruction, escapeChar: string): Problem | undefined {
  const message = mistake(instruction, escapeChar);
  if (message === undefined) return undefined;
  const { from, to, line, endLine } = instruction;
  return { from, to, line, endLine, ...message };
}

const parseError = (line: number, text: string) => ({
  code: "arguments",
  message: `dockerfile parse error on line ${line}: ${text}`,
});

function mistake(
  instruction: Instruction,
  escapeChar: string,
): { code: string; message: string } | undefined {
  const { keyword, rest, line, json, flags } = instruction;
  const known = flagsOf[keyword];
  const stray = flags.find((flag) => !known.includes(flag.name));
  if (stray) {
    const guess = nearest(stray.name, [...known]);
    return {
      ...parseError(line, `unknown flag: ${stray.name}${guess ? ` (did you mean ${guess}?)` : ""}`),
      code: "flag",
    };
  }
  const needsValue = flags.find((flag) => flag.value === undefined && !booleans.has(flag.name));
  if (needsValue) return { ...parseError(line, `missing a value on flag: ${needsValue.name}`), code: "flag" };
  const repeated = flags.find(
    (flag, index) => !many.has(flag.name) && flags.findIndex((each) => each.name === flag.name) !== index,
  );
  if (repeated) return { ...parseError(line, `duplicate flag specified: ${repeated.name}`), code: "flag" };
  switch (keyword) {
    case "FROM": {
      const words = spacedWords(rest);
      const fits = words.length === 1 || (words.length === 3 && words[1]?.toUpperCase() === "AS");
      if (!fits) return parseError(line, "FROM requires either one or three arguments");
      if (words.length === 3 && !/^[a-z][a-z0-9-_.]*$/.test(words[2]?.toLowerCase() ?? ""))
        return parseError(
          line,
          `invalid name for build stage: "${words[2]}", name can't start with a number or contain symbols`,
        );
      return undefined;
    }
    case "COPY":
    case "ADD": {
      const count = (json ?? spacedWords(rest)).length;
      if (count === 0)
        return parseError(line, `${keyword} requires at least two arguments, but no arguments were provided`);
      return count === 1
        ? parseError(
            line,
            `${keyword} requires at least two arguments, but only one was provided. Destination could not be determined`,
          )
        : undefined;
    }
    case "ENV":
    case "LABEL": {
      if (rest === "") return parseError(line, `${keyword} requires at least one argument`);
      const pairs = nameValues(rest, escapeChar);
      if (typeof pairs === "string")
        return { code: "arguments", message: pairs.startsWith("Syntax") ? pairs : `${keyword} ${pairs}` };
      return pairs.pairs.some(({ name }) => name === "")
        ? parseError(line, `${keyword} names can not be blank`)
        : undefined;
    }
    case "ARG":
      if (rest === "") return parseError(line, "ARG requires at least one argument");
      return namesOrValues(rest, escapeChar).some(({ name }) => name === "")
        ? parseError(line, "ARG names can not be blank")
        : undefined;
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
      if (json?.length === 0 && keyword === "RUN")
        return parseError(line, "RUN requires at least one argument");
      return undefined;
    case "SHELL":
      if (rest === "") return parseError(line, "SHELL requires at least one argument");
      if (!json) return parseError(line, "SHELL requires the arguments to be in JSON form");
      return json.length === 0 ? parseError(line, "SHELL requires at least one argument") : undefined;
    case "HEALTHCHECK":
      return healthcheckMistake(instruction);
    case "ONBUILD": {
      const trigger = instruction.trigger;
      if (!trigger) return undefined;
      if (trigger.keyword === "ONBUILD")
        return parseError(line, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
      if (trigger.keyword === "FROM" || trigger.keyword === "MAINTAINER")
        return parseError(line, `${trigger.keyword} isn't allowed as an ONBUILD trigger`);
      return mistake(trigger, escapeChar);
    }
    default:
      if (exactlyOne.has(keyword) && rest === "")
        return parseError(line, `${keyword} requires exactly one argument`);
      if (oneOrMore.has(keyword) && rest === "")
        return parseError(line, `${keyword} requires at least one argument`);
      return undefined;
  }
}

const booleans: ReadonlySet<string> = new Set(["link", "parents", "keep-git-dir", "unpack"]);
const many: ReadonlySet<string> = new Set(["mount", "exclude", "device"]);

function healthcheckMistake({ rest, line, flags }: Instruction) {
  if (rest === "") return parseError(line, "HEALTHCHECK requires at least one argument");
  const type = spacedWords(rest)[0] ?? "";
  if (type.toUpperCase() !== "CMD" && type.toUpperCase() !== "NONE")
    return parseError(line, `Unknown type ${JSON.stringify(type.toUpperCase())} in HEALTHCHECK (try CMD)`);
  if (type.toUpperCase() === "CMD" && spacedWords(rest).length === 1)
    return parseError(line, "Missing command after HEALTHCHECK CMD");
  for (const { name, value = "" } of flags) {
    if (name === "retries") {
      if (!/^[+-]?\d+$/.test(value))
        return parseError(line, `strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
      if (Number(value) < 0) return parseError(line, `--retries cannot be negative (${value})`);
    } else if (/^[+-]?\d+(\.\d+)?$/.test(value) && Number(value) !== 0)
      return parseError(line, `time: missing unit in duration ${JSON.stringify(value)}`);
    else if (
      !/^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)((\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))*)$/.test(
        value,
      )
    )
      return parseError(line, `time: invalid duration ${JSON.stringify(value)}`);
  }
  return undefined;
}
