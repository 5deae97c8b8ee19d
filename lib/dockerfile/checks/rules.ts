/**
 * What is worth a remark in a Dockerfile: BuildKit's own checks by their names and in their words, and a few of ours
 * (`origin: "course"`). Each says where; a fix is given only where there is one right change.
 * https://docs.docker.com/reference/build-checks/
 */
import type { Span } from "../parse";

export const buildkitRules = [
  "StageNameCasing",
  "FromAsCasing",
  "NoEmptyContinuation",
  "ConsistentInstructionCasing",
  "DuplicateStageName",
  "ReservedStageName",
  "JSONArgsRecommended",
  "MaintainerDeprecated",
  "UndefinedArgInFrom",
  "WorkdirRelativePath",
  "UndefinedVar",
  "MultipleInstructionsDisallowed",
  "LegacyKeyValueFormat",
  "InvalidBaseImagePlatform",
  "RedundantTargetPlatform",
  "SecretsUsedInArgOrEnv",
  "InvalidDefaultArgInFrom",
  "FromPlatformFlagConstDisallowed",
  "CopyIgnoredFile",
  "InvalidDefinitionDescription",
  "ExposeProtoCasing",
  "ExposeInvalidFormat",
] as const;

/** Of those, the ones that are off until a file asks for them. */
export const experimentalRules: ReadonlySet<string> = new Set([
  "CopyIgnoredFile",
  "InvalidDefinitionDescription",
]);

/** Ours: habits that cost cache, bytes, safety or a clean stop. */
export const courseRules = [
  "UnpinnedBase",
  "LatestTag",
  "AptListsLeft",
  "AptUpdateAlone",
  "SecretInLayer",
  "RunsAsRoot",
  "CopyBeforeInstall",
  "ShellFormEntrypoint",
  "InsecureDownload",
  "AddForCopy",
  "NoDockerignore",
] as const;

export type RuleName = (typeof buildkitRules)[number] | (typeof courseRules)[number];

/** One change of the text. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

export interface Finding extends Span {
  rule: RuleName;
  origin: "buildkit" | "course";
  /** BuildKit's own words, or ours. */
  message: string;
  /** Why it matters, in a sentence. */
  reason: string;
  fix: readonly Edit[] | undefined;
}
