import { type BuildInput, type BuildResult, build, check, type ImageResult } from "@/lib/dockerfile";
import type { Goal } from "./goal";
import { fileIn, holds, layersHold, programGetsSignals, shows } from "./look";

/** The ids of the goals that a build reaches. What does not build reaches none. */
export function reachedGoals(goals: readonly Goal[], input: BuildInput, result: BuildResult): string[] {
  const { image } = result;
  if (!result.ok || !image) return [];
  return goals.flatMap((goal) => (holdsNow(goal, { input, result, image }) ? [goal.id] : []));
}

interface Built {
  input: BuildInput;
  result: BuildResult;
  image: ImageResult;
}

const megabyte = 1_000_000;

function holdsNow(goal: Goal, built: Built): boolean {
  const { image, result, input } = built;
  if ("has" in goal) return goal.has.every((path) => shows(image, path));
  if ("lacks" in goal) return !goal.lacks.some((path) => layersHold(image, path));
  if ("file" in goal) return fileIn(image, goal.file)?.includes(goal.holds) ?? false;
  if ("megabytesBelow" in goal) return image.size < goal.megabytesBelow * megabyte;
  if ("hiddenBelow" in goal) return image.wasted < goal.hiddenBelow * megabyte;
  if ("layersAtMost" in goal)
    return image.layers.filter(({ step }) => step !== undefined).length <= goal.layersAtMost;
  if ("afterEditOf" in goal) return staysCached(built, goal.afterEditOf, goal.cached);
  if ("user" in goal) return userFits(image, goal.user);
  if ("starts" in goal) return starts(image, goal.starts);
  if ("processOne" in goal) return programGetsSignals(image);
  if ("nowhere" in goal) return !holds(image, goal.nowhere);
  if ("mount" in goal)
    return usedSteps(result).some(
      ({ keyword, text }) =>
        keyword === "RUN" &&
        has(text, goal.in) &&
        [...text.matchAll(/--mount=(\S+)/g)].some(([, options = ""]) =>
          goal.mount.every((option) => options.split(",").includes(option)),
        ),
    );
  if ("sideBySide" in goal) {
    const waves = result.stages.flatMap(({ used, steps, wave }) => (used && steps.length > 0 ? [wave] : []));
    return waves.some((wave) => waves.filter((other) => other === wave).length >= goal.sideBySide);
  }
  if ("config" in goal) return configFits(image, goal.config);
  return !check(input).some(({ rule }) => goal.noRemark.includes(rule));
}

const has = (text: string, parts: readonly string[]): boolean => parts.some((part) => text.includes(part));

const usedSteps = ({ stages }: BuildResult) => stages.flatMap(({ used, steps }) => (used ? steps : []));

/** Builds again with a line added to the file. */
function staysCached({ input, result }: Built, path: string, commands: readonly string[]): boolean {
  if (!input.context.some((file) => file.path === path)) return false;
  const context = input.context.map((file) =>
    file.path === path ? { ...file, content: `${file.content ?? ""}\n# edited\n` } : file,
  );
  const steps = usedSteps(build({ ...input, context }, result)).filter(
    ({ keyword, text }) => keyword === "RUN" && has(text, commands),
  );
  return steps.length > 0 && steps.every(({ status }) => status === "cached");
}

function userFits(image: ImageResult, wanted: "not-root" | "exists"): boolean {
  const user = image.config.user.split(":")[0] ?? "";
  if (["", "root", "0"].includes(user)) return false;
  const known = (fileIn(image, "/etc/passwd") ?? "").split("\n");
  return wanted === "not-root" || /^\d+$/.test(user) || known.some((line) => line.startsWith(`${user}:`));
}

function starts(image: ImageResult, program: string): boolean {
  const { entrypoint = [], cmd = [] } = image.config;
  const script = fileIn(image, entrypoint[0] ?? cmd[0] ?? "");
  return [...entrypoint, ...cmd].join(" ").includes(program) || (script?.includes(program) ?? false);
}

type ConfigGoal = Extract<Goal, { config: unknown }>["config"];

function configFits({ config }: ImageResult, wanted: ConfigGoal): boolean {
  const { entrypoint, cmd, workingDir, stopSignal, env = [], exposedPorts = [], volumes = [] } = wanted;
  const same = (given: readonly string[] | undefined, list: readonly string[] | undefined) =>
    list === undefined || JSON.stringify(given) === JSON.stringify(list);
  return (
    same(config.entrypoint, entrypoint) &&
    same(config.cmd, cmd) &&
    (workingDir === undefined || config.workingDir === workingDir) &&
    (stopSignal === undefined || config.stopSignal === stopSignal) &&
    env.every((each) => config.env.includes(each)) &&
    exposedPorts.every((each) => config.exposedPorts.includes(each)) &&
    volumes.every((each) => config.volumes.includes(each)) &&
    Object.entries(wanted.labels ?? {}).every(([name, value]) => config.labels[name] === value)
  );
}
