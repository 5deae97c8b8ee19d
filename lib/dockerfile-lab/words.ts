/** What the engine's codes mean, in sentences; sizes and times for people. */
import type { Reason, StepMark, StepResult } from "@/lib/dockerfile";
import type { Comparison, Slab, SlabFate } from "./compare";

/** Units of 1000, as Docker prints them. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  let value = bytes;
  let unit = "B";
  for (const each of units) {
    if (value < 999.5) break;
    value /= 1000;
    unit = each;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

const changes = {
  added: "is new",
  removed: "is gone",
  content: "has other content",
  mode: "has other permissions",
  owner: "has another owner",
  kind: "is of another kind",
} as const;

const value = (text: string | undefined): string => (text === undefined ? "not set" : `\`${text}\``);

/**
 * Why a step's result came from the cache, or did not: a full sentence.
 * @param nameOf what the reader calls a step: `` `COPY . .` ``
 */
export function reasonText(reason: Reason, nameOf: (step: string) => string): string {
  switch (reason.code) {
    case "same":
      return "Nothing that goes into this step has changed, so its earlier result is used again.";
    case "same-content":
      return `Stage ${reason.stage} was rebuilt, but the files taken from it came out the same.`;
    case "shared":
      return `${nameOf(reason.step)} does the same to the same files: it is done once.`;
    case "first-build":
      return "Nothing has been built before: the cache is empty.";
    case "no-cache":
      return "The cache is switched off.";
    case "new-step":
      return "The build before had no step in this place.";
    case "changed-instruction":
      return `The instruction has changed. It was \`${clip(reason.before)}\`.`;
    case "changed-variable":
      return `The variable \`${reason.name}\` is declared before this step and has changed: it was ${value(reason.before)} and is ${value(reason.after)}.`;
    case "changed-file":
      return `\`${reason.path}\` ${changes[reason.change]}.`;
    case "changed-setting":
      return `Its ${reason.name} has changed: it was ${value(reason.before)} and is ${value(reason.after)}.`;
    case "changed-base":
      return `The base image has changed: it was \`${reason.before}\`.`;
    case "after":
      return `${nameOf(reason.step)} before it is rebuilt, and every step builds on the one before.`;
    case "not-stored":
      return "Looks as before, yet this combination was never built.";
  }
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** All reasons as one text; at most three are told in full. */
export function whyText(reasons: readonly Reason[], nameOf: (step: string) => string): string {
  const told = reasons.slice(0, 3).map((reason) => reasonText(reason, nameOf));
  const more = reasons.length - told.length;
  return more > 0 ? `${told.join(" ")} And ${more} more.` : told.join(" ");
}

export const markWords = {
  cached: "from the cache",
  rebuilt: "would be rebuilt",
  maybe: "perhaps rebuilt: it depends on what comes out of another stage",
  config: "only writes to the config",
  skipped: "skipped",
} as const satisfies Record<StepMark["mark"], string>;

export const statusWords = {
  cached: "CACHED",
  built: "built",
  failed: "failed",
  config: "config only",
  skipped: "skipped",
} as const satisfies Record<StepResult["status"], string>;

/** What the next build would do, for the line above the steps. */
export function marksText(marks: readonly StepMark[]): string {
  const count = (kind: StepMark["mark"]) => marks.filter(({ mark }) => mark === kind).length;
  const [rebuilt, maybe, cached] = [count("rebuilt"), count("maybe"), count("cached")];
  if (rebuilt + maybe === 0)
    return cached === 0
      ? "No step has anything to build."
      : `All ${steps(cached)} would come from the cache.`;
  const parts = [`${steps(rebuilt)} would be rebuilt`];
  if (maybe > 0) parts.push(`${steps(maybe)} perhaps`);
  parts.push(`${steps(cached)} would come from the cache`);
  return `${parts.join(", ")}.`;
}

const steps = (count: number): string => (count === 1 ? "1 step" : `${count} steps`);

/** What a build came to, said once it is done. */
export function resultText(view: {
  ok: boolean;
  stages: readonly { used: boolean; steps: readonly Pick<StepResult, "status" | "error" | "text">[] }[];
  problems: readonly { line: number; message: string }[];
  image: { size: number; layers: readonly unknown[] } | undefined;
}): string {
  const all = view.stages.flatMap((stage) => stage.steps);
  const failed = all.find(({ status }) => status === "failed");
  if (failed) return `The build failed at ${failed.text}: ${failed.error ?? "it did not say why"}`;
  const [problem] = view.problems;
  if (problem) return `The builder refuses the file. Line ${problem.line}: ${problem.message}`;
  if (!view.image) return "The build made no image.";
  const count = (status: StepResult["status"]) => all.filter((step) => step.status === status).length;
  const layers = view.image.layers.length;
  return `Built: ${steps(count("built"))} done, ${steps(count("cached"))} from the cache. The image has ${layers === 1 ? "1 layer" : `${layers} layers`} and ${sizeText(view.image.size)}.`;
}

/** Why a layer stays, changes or vanishes: a full sentence. */
export function fateText({ slab, fate, to }: SlabFate, after: readonly Slab[]): string {
  const next = to === undefined ? undefined : after[to];
  const sizes = `${sizeText(slab.size)} before, ${sizeText(next?.size ?? 0)} now`;
  switch (fate.code) {
    case "kept":
      return `The same bytes in both: ${sizeText(slab.size)}, stored once.`;
    case "resized":
      return `The same line, and other bytes: ${sizes}.`;
    case "replaced":
      return `The line is now \`${clip(next?.label ?? "")}\`: ${sizes}.`;
    case "behind":
      return `Its work is now done in the stage \`${fate.stage}\`, which is not shipped.${left(slab, "stay behind")}`;
    case "joined":
      return `Now part of \`${clip(fate.by)}\`, in one layer with it.`;
    case "base":
      return next
        ? `Another base, \`${next.label}\`: ${sizes}.`
        : `The image begins with nothing, with \`scratch\`.${left(slab, "are not shipped")}`;
    case "gone":
      return `No line does this any more.${left(slab, "are not shipped")}`;
  }
}

const left = ({ size }: Slab, what: string): string => (size > 0 ? ` ${sizeText(size)} ${what}.` : "");

/** The two images in numbers. */
export function comparisonText(
  sizes: { before: number; after: number },
  { stored: { together, once } }: Comparison,
): string {
  const { before, after } = sizes;
  const change =
    after === before
      ? "Both weigh the same"
      : `${sizeText(Math.abs(after - before))} ${after < before ? "less" : "more"}: ${sizeText(before)} before, ${sizeText(after)} now`;
  const shared =
    once === 0
      ? `They have no layer in common, so a disk with both holds ${sizeText(together)}`
      : `${sizeText(once)} are the same layers and stored once, so a disk with both holds ${sizeText(together)}`;
  return `${change}. ${shared}.`;
}
