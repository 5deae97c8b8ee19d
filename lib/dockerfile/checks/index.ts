import type { BuildInput } from "../build/types";
import { findBase } from "../catalogue";
import { ignoreRulesOf } from "../context";
import { planned } from "../planned";
import { buildkitFindings } from "./buildkit";
import { courseFindings } from "./course";
import { checkOptions } from "./options";
import { experimentalRules, type Finding, type RuleName } from "./rules";

export { applyFix } from "./fix";
export { buildkitRules, courseRules, type Edit, type Finding, type RuleName } from "./rules";

/**
 * All remarks on a file, in its order. `# check=skip=RULE` takes BuildKit's away, as it does there, and its experimental
 * ones are off until `# check=experimental=all`, or their names, turns them on; `BUILDKIT_DOCKERFILE_CHECK` among the
 * build arguments stands for that line.
 */
export function check(input: BuildInput): readonly Finding[] {
  const { file, plan, findings } = buildkitRemarks(input);
  return [...findings, ...courseFindings(file, plan, input.context)].sort(
    (a, b) => a.from - b.from || (a.rule < b.rule ? -1 : 1),
  );
}

/**
 * What `# check=error=true` makes of the builder's remarks; undefined where it is not asked for, or finds nothing.
 * linter.go: Error, and where convert.go calls it, before anything is built. The rules come in any order there.
 */
export function checkError(input: BuildInput): string | undefined {
  if (!checkOptions(input).error) return undefined;
  const inOrder = buildkitRemarks(input).findings.sort((a, b) => a.from - b.from);
  const rules = [...new Set(inOrder.map(({ rule }) => rule))];
  return rules.length > 0 ? `lint violation found for rules: ${rules.join(", ")}` : undefined;
}

function buildkitRemarks(input: BuildInput) {
  const options = input.options ?? {};
  const { file, plan } = planned(input);
  const baseOf = (name: string) => findBase(name, options.images);
  const { skipped, tried } = checkOptions(input);
  const wanted = (rule: RuleName): boolean =>
    experimentalRules.has(rule)
      ? tried.has("all") || tried.has(rule)
      : !skipped.has("all") && !skipped.has(rule);
  const surroundings = {
    plan,
    ignore: ignoreRulesOf(input.context, options.dockerfilePath),
    target: options.target,
    platform: options.platform,
    baseOf,
  };
  const findings = buildkitFindings(file, surroundings).filter(({ rule }) => wanted(rule));
  return { file, plan, findings };
}
