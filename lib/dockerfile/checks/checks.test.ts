import { describe, expect, it } from "vitest";
import type { ContextFile } from "../context";
import { applyFix, buildkitRules, check, courseRules, type RuleName } from "./index";

const secretFile: ContextFile = { path: ".env", content: "TOKEN=1" };
const ignored: ContextFile[] = [
  { path: "a.md", content: "a" },
  { path: ".dockerignore", content: "*.md" },
];

/** A file for every rule that it is about; BuildKit's examples in our own words. */
const examples: { [rule in RuleName]?: { text: string; context?: ContextFile[]; fixed?: string } } = {
  StageNameCasing: { text: "FROM alpine:3.24 AS Base", fixed: "FROM alpine:3.24 AS base" },
  FromAsCasing: { text: "FROM alpine:3.24 as base", fixed: "FROM alpine:3.24 AS base" },
  NoEmptyContinuation: { text: "FROM alpine:3.24\nRUN a \\\n\n b" },
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
  CopyIgnoredFile: { text: "FROM alpine:3.24\nCOPY a.md /", context: ignored },
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

/** The base image's own platform is not modelled. */
const without: readonly RuleName[] = ["InvalidBaseImagePlatform"];

describe.each(Object.entries(examples))("%s", (rule, { text, context = [], fixed }) => {
  const findings = check({ dockerfile: text, context });
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

it("there is an example for every rule that can be found", () => {
  expect(Object.keys(examples).sort()).toEqual(
    [...buildkitRules, ...courseRules].filter((rule) => !without.includes(rule)).sort(),
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
