import type { BaseImage } from "../catalogue";
import { type Dockerfile, ExpandError, expand, type Instruction, namesOrValues, spacedWords } from "../parse";
import { type Plan, type PlannedStage, platformArgs } from "../plan";
import { messages } from "./messages";
import { closest, isImageName, platformOf } from "./names";
import { replaceWord, type Say } from "./say";

const reserved: ReadonlySet<string> = new Set(["context", "scratch"]);

const froms = (file: Dockerfile): Instruction[] =>
  file.instructions.filter(({ keyword }) => keyword === "FROM");

/** What FROM … AS is about: names, their letters, names used twice. */
export function stageNames(file: Dockerfile, say: Say): void {
  const seen = new Set<string>();
  for (const instruction of froms(file)) {
    const { written, rest } = instruction;
    const [, as, name] = spacedWords(rest);
    if (as === undefined || name === undefined) continue;
    const [lower, upper] = [written === written.toLowerCase(), written === written.toUpperCase()];
    const meant = name.toLowerCase();
    if (name !== meant)
      say(
        "StageNameCasing",
        instruction,
        messages.StageNameCasing(name),
        "Stage names are compared without regard to case.",
        replaceWord(file, instruction, name, meant),
      );
    const asMeant = lower ? as.toLowerCase() : as.toUpperCase();
    if ((lower || upper) && as !== asMeant)
      say(
        "FromAsCasing",
        instruction,
        messages.FromAsCasing(written, as),
        "The two words belong to one instruction.",
        replaceWord(file, instruction, ` ${as} `, ` ${asMeant} `),
      );
    if (seen.has(meant))
      say(
        "DuplicateStageName",
        instruction,
        messages.DuplicateStageName(meant),
        "COPY --from takes the last stage of that name, which may not be the one you mean.",
      );
    seen.add(meant);
    if (reserved.has(meant))
      say(
        "ReservedStageName",
        instruction,
        messages.ReservedStageName(meant),
        "The builder has a meaning of its own for this name.",
      );
  }
}

/** Values of the ARGs before the first FROM where no --build-arg is given, and all names that are declared there. */
function globals(file: Dockerfile, platform: string) {
  const defaults = new Map<string, string>(Object.entries(platformArgs(platform)));
  const declared = new Set(defaults.keys());
  for (const { keyword, rest } of file.instructions) {
    if (keyword === "FROM") break;
    if (keyword !== "ARG") continue;
    for (const { name, value } of namesOrValues(rest, file.escapeChar)) {
      declared.add(name);
      const meant = value === undefined ? undefined : expanded(value, defaults, file.escapeChar);
      if (meant) defaults.set(name, meant.text);
    }
  }
  return { defaults, declared };
}

function expanded(word: string, values: ReadonlyMap<string, string>, escapeChar: string) {
  try {
    return expand(word, values, escapeChar);
  } catch (error) {
    if (error instanceof ExpandError) return undefined;
    throw error;
  }
}

/** Variables and platforms in FROM. */
export function fromLines(file: Dockerfile, targetPlatform: string, say: Say): void {
  const { defaults, declared } = globals(file, targetPlatform);
  for (const instruction of froms(file)) {
    const [image = "", , name = ""] = spacedWords(instruction.rest);
    const platform = instruction.flags.find((flag) => flag.name === "platform");
    const base = expanded(image, defaults, file.escapeChar);
    const wanted = expanded(platform?.value ?? "", defaults, file.escapeChar);
    for (const unset of new Set([...(base?.unset ?? []), ...(wanted?.unset ?? [])])) {
      if (declared.has(unset)) continue;
      say(
        "UndefinedArgInFrom",
        instruction,
        messages.UndefinedArgInFrom(unset, closest(unset, [...declared])),
        "Only an ARG before the first FROM can be used in FROM.",
      );
    }
    if (base && !isImageName(base.text))
      say(
        "InvalidDefaultArgInFrom",
        instruction,
        messages.InvalidDefaultArgInFrom(image),
        "Without --build-arg nobody could build this file.",
      );
    const { value } = platform ?? {};
    if (!platform || value === undefined || !wanted) continue;
    const parsed = platformOf(wanted.text);
    const stage = name.toLowerCase();
    if (/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(value))
      say(
        "RedundantTargetPlatform",
        instruction,
        messages.RedundantTargetPlatform(value),
        "The target's platform is what FROM takes anyway.",
        [{ from: platform.from, to: platform.to + 1, text: "" }],
      );
    else if (
      wanted.used.length === 0 &&
      parsed &&
      !stage.includes(parsed.os) &&
      !stage.includes(parsed.architecture)
    )
      say(
        "FromPlatformFlagConstDisallowed",
        instruction,
        messages.FromPlatformFlagConstDisallowed(wanted.text),
        "The image could then be built for that platform only.",
      );
  }
}

/** A base that is there for one platform only is taken as it is, whatever was asked for. */
export function basePlatforms(
  file: Dockerfile,
  plan: Plan,
  options: { target?: string; platform?: string },
  baseOf: (name: string) => BaseImage | undefined,
  say: Say,
): void {
  const target = options.platform ?? "linux/amd64";
  const { defaults } = globals(file, target);
  const wantedBy = (stage: PlannedStage): string =>
    stage.platform === undefined
      ? target
      : (expanded(stage.platform, defaults, file.escapeChar)?.text ?? target);
  const compare = (name: string, wanted: string, where: Parameters<Say>[1]) => {
    const [actual, expected] = [platformOf(baseOf(name)?.platform ?? wanted), platformOf(wanted)];
    if (!actual || !expected) return;
    if (actual.os === expected.os && actual.architecture === expected.architecture) return;
    say(
      "InvalidBaseImagePlatform",
      where,
      messages.InvalidBaseImagePlatform(name, expected.text, actual.text),
      "Its programs are for another processor or system, and would not start.",
    );
  };
  for (const stage of plan.stages) {
    // Without a target, all stages are checked.
    if (options.target !== undefined && !stage.used) continue;
    if (stage.base.kind === "image") compare(stage.baseName, wantedBy(stage), stage.span);
    for (const { vertex, span } of stage.steps)
      if (vertex?.does === "copy" && vertex.from.kind === "image") compare(vertex.from.name, target, span);
  }
}
