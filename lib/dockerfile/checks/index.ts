import type { BuildInput } from "../build";
import { findBase } from "../catalogue";
import { ignoreRulesOf } from "../context";
import { parse } from "../parse";
import { plan } from "../plan";
import { buildkitFindings } from "./buildkit";
import { courseFindings } from "./course";
import { experimentalRules, type Finding, type RuleName } from "./rules";

export { applyFix } from "./fix";
export { buildkitRules, courseRules, type Edit, type Finding, type RuleName } from "./rules";

/**
 * All remarks on a file, in its order. `# check=skip=RULE` takes BuildKit's away, as it does there, and its experimental
 * ones are off until `# check=experimental=all`, or their names, turns them on; `BUILDKIT_DOCKERFILE_CHECK` among the
 * build arguments stands for that line.
 */
export function check(input: BuildInput): readonly Finding[] {
  const options = input.options ?? {};
  const file = parse(input.dockerfile);
  const baseOf = (name: string) => findBase(name, options.images);
  const planned = plan(file, { ...options, configOf: (name) => baseOf(name)?.config });
  const line =
    options.buildArgs?.BUILDKIT_DOCKERFILE_CHECK ??
    file.directives.find(({ name }) => name === "check")?.value ??
    "";
  const names = (key: string): ReadonlySet<string> =>
    new Set(
      line
        .split(";")
        .map((part) => part.split("="))
        .filter(([name]) => name?.trim() === key)
        .flatMap(([, value = ""]) => value.split(","))
        .map((each) => each.trim()),
    );
  const [skipped, tried] = [names("skip"), names("experimental")];
  const wanted = (rule: RuleName): boolean =>
    experimentalRules.has(rule)
      ? tried.has("all") || tried.has(rule)
      : !skipped.has("all") && !skipped.has(rule);
  const surroundings = {
    plan: planned,
    ignore: ignoreRulesOf(input.context, options.dockerfilePath),
    target: options.target,
    platform: options.platform,
    baseOf,
  };
  return [
    ...buildkitFindings(file, surroundings).filter(({ rule }) => wanted(rule)),
    ...courseFindings(file, planned, input.context),
  ].sort((a, b) => a.from - b.from || (a.rule < b.rule ? -1 : 1));
}
