import { describe, expect, it } from "vitest";
import { type BuildOptions, build } from "../build";
import type { BaseImage } from "../catalogue";
import type { ContextFile } from "../context";
import { emptyConfig } from "../plan";
import { applyFix, buildkitRules, check, courseRules, type RuleName } from "./index";

const secretFile: ContextFile = { path: ".env", content: "TOKEN=1" };
const ignored: ContextFile[] = [
  { path: "a.md", content: "a" },
  { path: ".dockerignore", content: "*.md" },
];

/** An image that somebody built for a small computer: one, and not a list. */
const board: BaseImage = {
  name: "board:1",
  aliases: [],
  platform: "linux/arm",
  digest: "board",
  config: emptyConfig,
  layers: [],
  history: [],
  onDisk: 0,
  compressed: 0,
  source: "this test",
  checked: "2026-11-27",
};

/** A file for every rule that it is about; BuildKit's examples in our own words. */
const examples: {
  [rule in RuleName]: { text: string; context?: ContextFile[]; images?: BaseImage[]; fixed?: string };
} = {
  StageNameCasing: { text: "FROM alpine:3.24 AS Base", fixed: "FROM alpine:3.24 AS base" },
  FromAsCasing: { text: "FROM alpine:3.24 as base", fixed: "FROM alpine:3.24 AS base" },
  NoEmptyContinuation: {
    text: "FROM alpine:3.24\nRUN a \\\n\n b \\\n\n\n c",
    fixed: "FROM alpine:3.24\nRUN a \\\n b \\\n c",
  },
  ConsistentInstructionCasing: {
    text: "FROM alpine:3.24\nrun a\nRUN b",
    fixed: "FROM alpine:3.24\nRUN a\nRUN b",
  },
  DuplicateStageName: { text: "FROM alpine:3.24 AS a\nFROM alpine:3.24 AS a" },
  ReservedStageName: { text: "FROM alpine:3.24 AS scratch" },
  JSONArgsRecommended: { text: "FROM alpine:3.24\nCMD top -b", fixed: 'FROM alpine:3.24\nCMD ["top", "-b"]' },
  MaintainerDeprecated: {
    text: "FROM alpine:3.24\nMAINTAINER me",
    fixed: 'FROM alpine:3.24\nLABEL org.opencontainers.image.authors="me"',
  },
  UndefinedArgInFrom: { text: "ARG VERSION=3.24\nFROM alpine:$VERSOIN" },
  WorkdirRelativePath: { text: "FROM alpine:3.24\nWORKDIR app", fixed: "FROM alpine:3.24\nWORKDIR /app" },
  UndefinedVar: { text: "FROM alpine:3.24\nARG dir=/x\nWORKDIR $dri" },
  MultipleInstructionsDisallowed: {
    text: 'FROM alpine:3.24\nCMD ["a"]\nCMD ["b"]',
    fixed: 'FROM alpine:3.24\nCMD ["b"]',
  },
  LegacyKeyValueFormat: { text: "FROM alpine:3.24\nENV a b c", fixed: 'FROM alpine:3.24\nENV a="b c"' },
  RedundantTargetPlatform: { text: "FROM --platform=$TARGETPLATFORM alpine:3.24", fixed: "FROM alpine:3.24" },
  SecretsUsedInArgOrEnv: { text: "FROM alpine:3.24\nARG API_TOKEN" },
  InvalidDefaultArgInFrom: { text: "ARG TAG\nFROM alpine:${TAG}" },
  FromPlatformFlagConstDisallowed: { text: "FROM --platform=linux/arm64 alpine:3.24" },
  InvalidBaseImagePlatform: { text: "FROM board:1", images: [board] },
  CopyIgnoredFile: {
    text: "# check=experimental=CopyIgnoredFile\nFROM alpine:3.24\nCOPY a.md /",
    context: ignored,
  },
  InvalidDefinitionDescription: {
    text: "# check=experimental=all\nFROM alpine:3.24\n# the version\nARG V=1",
  },
  ExposeProtoCasing: { text: "FROM alpine:3.24\nEXPOSE 80/TCP", fixed: "FROM alpine:3.24\nEXPOSE 80/tcp" },
  ExposeInvalidFormat: {
    text: "FROM alpine:3.24\nEXPOSE 127.0.0.1:80:8080",
    fixed: "FROM alpine:3.24\nEXPOSE 8080",
  },
  UnpinnedBase: { text: "FROM alpine:3.24" },
  LatestTag: { text: "FROM alpine" },
  AptListsLeft: {
    text: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl",
    fixed:
      "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
  },
  AptUpdateAlone: { text: "FROM debian:12-slim\nRUN apt-get update\nRUN apt-get install -y curl" },
  SecretInLayer: { text: "FROM alpine:3.24\nCOPY .env /", context: [secretFile] },
  RunsAsRoot: { text: "FROM alpine:3.24\nRUN true" },
  CopyBeforeInstall: { text: "FROM node:24-slim\nCOPY . .\nRUN npm ci" },
  ShellFormEntrypoint: { text: "FROM alpine:3.24\nENTRYPOINT top -b" },
  InsecureDownload: {
    text: "FROM alpine:3.24\nRUN curl -k https://example.com",
    fixed: "FROM alpine:3.24\nRUN curl https://example.com",
  },
  AddForCopy: { text: "FROM alpine:3.24\nADD a.md /", fixed: "FROM alpine:3.24\nCOPY a.md /" },
  NoDockerignore: { text: "FROM alpine:3.24\nCOPY . /all" },
};

describe.each(Object.entries(examples))("%s", (rule, { text, context = [], images, fixed }) => {
  const findings = check({ dockerfile: text, context, options: { images } });
  const found = findings.find((each) => each.rule === rule);

  it("is found, at a place in the file", () => {
    expect(findings.map((each) => each.rule)).toContain(rule);
    expect(found && found.from <= found.to && found.to <= text.length && found.line >= 1).toBe(true);
  });

  it(fixed === undefined ? "has no certain fix" : "is gone with its fix", () => {
    if (fixed === undefined) {
      expect(found?.fix).toBeUndefined();
      return;
    }
    expect(applyFix(text, found?.fix ?? [])).toBe(fixed);
    expect(check({ dockerfile: fixed, context }).map((each) => each.rule)).not.toContain(rule);
  });
});

it("there is an example for every rule", () => {
  expect(Object.keys(examples).sort()).toEqual([...buildkitRules, ...courseRules].sort());
});

const said = (text: string, options: BuildOptions = {}, context: ContextFile[] = []): string[] =>
  check({ dockerfile: text, context, options: { images: [board], ...options } })
    .filter(({ origin }) => origin === "buildkit")
    .map(({ rule, message }) => `${rule}: ${message}`);
const experimental: BuildOptions = { buildArgs: { BUILDKIT_DOCKERFILE_CHECK: "experimental=all" } };

// In the words of https://github.com/moby/buildkit/blob/master/frontend/dockerfile/linter/ruleset.go
it.each<[text: string, ...messages: string[]]>([
  [
    "FROM scratch as A",
    "FromAsCasing: 'as' and 'FROM' keywords' casing do not match",
    "StageNameCasing: Stage name 'A' should be lowercase",
  ],
  ["from scratch As a", "FromAsCasing: 'As' and 'from' keywords' casing do not match"],
  [
    "From scratch as a",
    "ConsistentInstructionCasing: Command 'From' should match the case of the command majority (uppercase)",
  ],
  ["arg A=1\nFROM scratch\nCOPY a /"],
  [
    "FROM scratch AS b\nFROM scratch AS B",
    'DuplicateStageName: Duplicate stage name "b", stage names should be unique',
    "StageNameCasing: Stage name 'B' should be lowercase",
  ],
  [
    'FROM alpine:3.24\nSHELL ["/bin/sh", "-c"]\nCMD a\nFROM alpine:3.24\nCMD a',
    "JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals",
  ],
  ['FROM alpine:3.24 AS a\nSHELL ["/bin/sh", "-c"]\nFROM a\nENTRYPOINT a'],
  [
    "FROM alpine:3.24 AS a\nWORKDIR x\nWORKDIR y\nFROM a\nWORKDIR z",
    'WorkdirRelativePath: Relative workdir "x" can have unexpected results if the base image changes',
  ],
  [
    "FROM alpine:3.24\nENV A_KEY_FILE=1 TOKEN_VERSION=2 PUBLIC_KEY=3 MY_TOKEN=4",
    'SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "MY_TOKEN")',
  ],
  ["ARG TAG=3.24\nFROM alpine:${TAG:-latest}"],
  [
    "ARG BASE\nFROM ${BASE}",
    "InvalidDefaultArgInFrom: Default value for ARG ${BASE} results in empty or invalid base image name",
  ],
  [
    "ARG IMAGE=alpine\nFROM ${IMGE}:3.24",
    "InvalidDefaultArgInFrom: Default value for ARG ${IMGE}:3.24 results in empty or invalid base image name",
    "UndefinedArgInFrom: FROM argument 'IMGE' is not declared (did you mean IMAGE?)",
  ],
  [
    "FROM --platform=linux/amd64 alpine:3.24",
    'FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "linux/amd64"',
  ],
  ["FROM --platform=linux/amd64 alpine:3.24 AS for_amd64"],
  ["FROM --platform=linux/amd64 alpine:3.24 AS linux"],
  ["FROM --platform=$BUILDPLATFORM alpine:3.24"],
  [
    "FROM alpine:3.24\nLABEL a b",
    'LegacyKeyValueFormat: "LABEL key=value" should be used instead of legacy "LABEL key value" format',
  ],
  [
    "FROM board:1",
    'InvalidBaseImagePlatform: Base image board:1 was pulled with platform "linux/arm/v7", expected "linux/amd64" for current build',
  ],
  ["FROM --platform=linux/arm/v6 board:1 AS arm"],
  [
    "FROM scratch\nCOPY --from=board:1 /a /a",
    'InvalidBaseImagePlatform: Base image board:1 was pulled with platform "linux/arm/v7", expected "linux/amd64" for current build',
  ],
])("says of %j what BuildKit says", (text, ...expected) => {
  expect(said(text)).toEqual(expected);
});

it("a base for one platform is asked about only where it is used", () => {
  const text = "FROM board:1 AS other\nFROM alpine:3.24 AS it";
  expect(said(text)).toHaveLength(1);
  expect(said(text, { target: "it" })).toEqual([]);
  expect(said(text, { platform: "linux/arm/v7" })).toEqual([]);
});

it.each<[ignore: string, source: string, excluded: boolean]>([
  ["tmp", "./tmp/a", true],
  ["*/tmp/*", "x/tmp/a", true],
  ["*.md", "docs/a.md", false],
  ["*", ".", true],
  ["tmp", ".", false],
  ["*\n!src", ".", false],
  ["*\n!src", "tmp", true],
  ["*\n!src", "src", false],
  ["a\n!*/keep", "a", false],
  ["a\n!b/*.md", "a", true],
])("with %j to ignore, COPY %j is known to fail: %j", (ignore, source, excluded) => {
  const context = [{ path: ".dockerignore", content: ignore }];
  expect(said(`FROM alpine:3.24\nCOPY ${source} /x/`, experimental, context)).toHaveLength(excluded ? 1 : 0);
});

it("experimental checks are off until they are asked for", () => {
  const text = "FROM alpine:3.24\nCOPY a.md /";
  expect(said(text, {}, ignored)).toEqual([]);
  expect(said(`# check=skip=all;experimental=CopyIgnoredFile\n${text}`, {}, ignored)).toHaveLength(1);
  expect(said(text, experimental, ignored)).toEqual([
    'CopyIgnoredFile: Attempting to Copy file "a.md" that is excluded by .dockerignore',
  ]);
});

it.each<[comment: string, instruction: string, message: string | undefined]>([
  ["# build compiles", "FROM alpine:3.24 AS Build", undefined],
  [
    "# compiles",
    "FROM alpine:3.24 AS build",
    "Comment for FROM should follow the format: `# build <description>`",
  ],
  ["# anything", "FROM alpine:3.24", undefined],
  ["# V is the version", "ARG V=1", undefined],
  ["# the version", "ARG V=1", "Comment for ARG should follow the format: `# V <description>`"],
  ["# B two", "ARG A=1 B=2", undefined],
  ["# two", "ARG A=1 B=2", "Comment for ARG should follow the format: `# <arg_key> <description>`"],
])("takes %j above %j for a description", (comment, instruction, message) => {
  const text = `\n${comment}\n${instruction}${instruction.startsWith("ARG") ? "\nFROM alpine:3.24" : ""}`;
  expect(said(text, experimental).filter((each) => each.startsWith("InvalidDefinitionDescription"))).toEqual(
    message === undefined ? [] : [`InvalidDefinitionDescription: ${message}`],
  );
});

it("BuildKit's can be skipped in the file", () => {
  const text = "# check=skip=JSONArgsRecommended,WorkdirRelativePath\nFROM alpine:3.24\nWORKDIR x\nCMD top";
  expect(check({ dockerfile: text, context: [] }).filter(({ origin }) => origin === "buildkit")).toEqual([]);
});

it("a careful file has nothing but a movable tag", () => {
  const text = 'FROM alpine:3.24\nWORKDIR /app\nCOPY --chown=1000 src src\nUSER 1000\nCMD ["./src/run"]\n';
  expect(check({ dockerfile: text, context: [] }).map(({ rule }) => rule)).toEqual(["UnpinnedBase"]);
});

it.each([
  [
    "# check=error=true\nFROM alpine:3.24\nWORKDIR x\nCMD top\nCMD top",
    "WorkdirRelativePath, JSONArgsRecommended, MultipleInstructionsDisallowed",
  ],
  ["# check=skip=JSONArgsRecommended;error=1\nFROM alpine:3.24\nCMD top", undefined],
  ["# check=error=false\nFROM alpine:3.24\nCMD top", undefined],
  ['# check=error=true\nFROM alpine\nCMD ["top"]', undefined],
])("%j: its remarks fail the build, and only the builder's own do", (dockerfile, rules) => {
  const { ok, problems, image } = build({ dockerfile, context: [] });
  expect(ok).toBe(rules === undefined);
  expect(problems.map(({ message }) => message)).toEqual(
    rules === undefined ? [] : [`lint violation found for rules: ${rules}`],
  );
  expect(image === undefined).toBe(rules !== undefined);
});
