/**
 * What BuildKit says, rule by rule, as in
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/frontend/dockerfile/linter/ruleset.go
 * (read on 2026-11-27). `keyword` is an instruction's name as it stands in the file.
 */
import type { buildkitRules } from "./rules";

const quoted = (text: string): string => JSON.stringify(text);
const meant = (guess: string | undefined, sign = ""): string =>
  guess === undefined ? "" : ` (did you mean ${sign}${guess}?)`;

export const messages = {
  StageNameCasing: (name: string) => `Stage name '${name}' should be lowercase`,
  FromAsCasing: (from: string, as: string) => `'${as}' and '${from}' keywords' casing do not match`,
  NoEmptyContinuation: () => "Empty continuation line",
  ConsistentInstructionCasing: (keyword: string, casing: string) =>
    `Command '${keyword}' should match the case of the command majority (${casing})`,
  DuplicateStageName: (name: string) => `Duplicate stage name ${quoted(name)}, stage names should be unique`,
  ReservedStageName: (name: string) =>
    `Stage name should not use the same name as reserved stage ${quoted(name)}`,
  JSONArgsRecommended: (keyword: string) =>
    `JSON arguments recommended for ${keyword} to prevent unintended behavior related to OS signals`,
  MaintainerDeprecated: () => "Maintainer instruction is deprecated in favor of using label",
  UndefinedArgInFrom: (name: string, guess: string | undefined) =>
    `FROM argument '${name}' is not declared${meant(guess)}`,
  WorkdirRelativePath: (path: string) =>
    `Relative workdir ${quoted(path)} can have unexpected results if the base image changes`,
  UndefinedVar: (name: string, guess: string | undefined) =>
    `Usage of undefined variable '$${name}'${meant(guess, "$")}`,
  MultipleInstructionsDisallowed: (keyword: string) =>
    `Multiple ${keyword} instructions should not be used in the same stage because only the last one will be used`,
  LegacyKeyValueFormat: (keyword: string) =>
    `"${keyword} key=value" should be used instead of legacy "${keyword} key value" format`,
  InvalidBaseImagePlatform: (image: string, expected: string, actual: string) =>
    `Base image ${image} was pulled with platform ${quoted(actual)}, expected ${quoted(expected)} for current build`,
  RedundantTargetPlatform: (variable: string) =>
    `Setting platform to predefined ${variable} in FROM is redundant as this is the default behavior`,
  SecretsUsedInArgOrEnv: (keyword: "ARG" | "ENV", name: string) =>
    `Do not use ARG or ENV instructions for sensitive data (${keyword} ${quoted(name)})`,
  InvalidDefaultArgInFrom: (image: string) =>
    `Default value for ARG ${image} results in empty or invalid base image name`,
  FromPlatformFlagConstDisallowed: (platform: string) =>
    `FROM --platform flag should not use constant value ${quoted(platform)}`,
  CopyIgnoredFile: (keyword: "Add" | "Copy", path: string) =>
    `Attempting to ${keyword} file ${quoted(path)} that is excluded by .dockerignore`,
  InvalidDefinitionDescription: (keyword: "ARG" | "FROM", name: string) =>
    `Comment for ${keyword} should follow the format: \`# ${name} <description>\``,
  ExposeProtoCasing: (port: string) => `Defined protocol '${port}' in EXPOSE instruction should be lowercase`,
  ExposeInvalidFormat: (port: string) =>
    `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`,
} satisfies Record<(typeof buildkitRules)[number], (...args: never[]) => string>;
