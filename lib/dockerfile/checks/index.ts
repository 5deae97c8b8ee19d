import type { BuildInput } from "../build";
import { findBase } from "../catalogue";
import { contextOf } from "../context";
import { parse } from "../parse";
import { plan } from "../plan";
import { buildkitFindings } from "./buildkit";
import { courseFindings } from "./course";
import type { Edit, Finding } from "./rules";

export { buildkitRules, courseRules, type Edit, type Finding, type RuleName } from "./rules";

/** All remarks on a file, in its order. `# check=skip=RULE` takes BuildKit's away, as it does there. */
export function check(input: BuildInput): readonly Finding[] {
  const options = input.options ?? {};
  const file = parse(input.dockerfile);
  const context = contextOf(input.context, options.dockerfilePath);
  const planned = plan(file, { ...options, configOf: (name) => findBase(name, options.images)?.config });
  const skip =
    file.directives
      .find(({ name }) => name === "check")
      ?.value.match(/skip=([^;]*)/)?.[1]
      ?.split(",")
      .map((each) => each.trim()) ?? [];
  const all = [...buildkitFindings(file, planned, context), ...courseFindings(file, planned, input.context)];
  return all
    .filter(({ rule, origin }) => origin !== "buildkit" || !(skip.includes(rule) || skip.includes("all")))
    .sort((a, b) => a.from - b.from || (a.rule < b.rule ? -1 : 1));
}

/** The text with a finding's fix made. */
export function applyFix(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}
