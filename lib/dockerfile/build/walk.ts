/**
 * Goes through the stages that are needed, step by step: to build them, or to tell what would be built. Longer than
 * most files: building and telling are one walk, so that they cannot disagree.
 */
import { type DirectoryEntry, type FileEntry, type Layer, Mounted } from "@/lib/overlay";
import { nearest } from "@/lib/text/nearest";
import { type BaseImage, catalogue, findBase } from "../catalogue";
import { checkError } from "../checks";
import { type Context, contextOf } from "../context";
import { quickHash } from "../hash";
import type { Problem } from "../parse";
import type { Mount, Plan, PlannedStage, PlannedStep, Source, Vertex } from "../plan";
import { planned } from "../planned";
import { CopyFault, copyAlone, copyInto } from "./copy";
import { type Inputs, inputsOf, type Tree } from "./keys";
import { differences, type Earlier } from "./reasons";
import { runInto } from "./run";
import type { BuildCache, BuildInput, BuildResult, CacheRecord, LayerEntries, Reason } from "./types";

/** What came of a step. */
export interface Walked {
  planned: PlannedStep;
  status: "cached" | "built" | "failed" | "config" | "skipped" | "maybe";
  key: string;
  inputs: Inputs | undefined;
  reasons: Reason[];
  /** Where the first miss that made this one miss lies. */
  cause: string | undefined;
  record: CacheRecord | undefined;
  error: string | undefined;
  exitCode: number | undefined;
}

export interface WalkedStage {
  planned: PlannedStage;
  steps: Walked[];
  baseImage: BaseImage | undefined;
  key: string;
  /** Layers since the base image, in order; undefined once one is not known. */
  layers: { step: string; entries: LayerEntries }[];
  failed: boolean;
  /** Whether some step's outcome is not known yet: only when marking. */
  unsure: boolean;
}

export interface Walk {
  plan: Plan;
  context: Context;
  stages: (WalkedStage | undefined)[];
  problems: Problem[];
  cache: BuildCache;
}

const contexts = new WeakMap<readonly unknown[], Map<string, Context>>();

function contextFor(input: BuildInput): Context {
  const name = input.options?.dockerfilePath ?? "Dockerfile";
  const kept = contexts.get(input.context) ?? new Map<string, Context>();
  contexts.set(input.context, kept);
  const known = kept.get(name);
  if (known) return known;
  const made = contextOf(input.context, name);
  kept.set(name, made);
  return made;
}

/** @param act whether to build what is not in the cache. */
export function walk(
  input: BuildInput,
  previous: Pick<BuildResult, "cache" | "stages"> | undefined,
  act: boolean,
): Walk {
  const options = input.options ?? {};
  const images = options.images ?? [];
  const { plan } = planned(input);
  const context = contextFor(input);
  const walker = new Walker(input, plan, context, images, previous, act);
  const problems = [...plan.problems];
  if (problems.length === 0) {
    for (const stage of plan.stages) if (stage.used) problems.push(...unknownImages(stage, images));
    const refused = problems.length === 0 ? checkError(input) : undefined;
    if (refused !== undefined)
      problems.push({ from: 0, to: 0, line: 1, endLine: 1, code: "lint", message: refused });
    if (problems.length === 0 && plan.target !== undefined) walker.stage(plan.target);
  }
  for (const stage of walker.stages)
    for (const step of stage?.steps ?? [])
      if (step.error !== undefined)
        problems.push({ ...step.planned.span, code: "step", message: step.error });
  return { plan, context, stages: walker.stages, problems, cache: walker.cacheAfter() };
}

function unknownImages(stage: PlannedStage, images: readonly BaseImage[]): Problem[] {
  const problems: Problem[] = [];
  const missing = (name: string, step?: PlannedStep) => {
    const names = [...images, ...catalogue()].flatMap((each) => [each.name, ...each.aliases]);
    const close = nearest(name, [...names, ...names.map((each) => each.replace(/:.*$/, ""))]);
    problems.push({
      ...(step ?? stage).span,
      code: "unknown-image",
      message: `${name}: failed to resolve source metadata for docker.io/library/${name}: not in the catalogue of this simulation${close ? ` (did you mean ${close}?)` : ""}`,
    });
  };
  if (stage.base.kind === "unknown") missing(stage.base.name);
  const check = (source: Source | undefined, step: PlannedStep) => {
    if (source?.kind === "image" && source.name !== "scratch" && !findBase(source.name, images))
      missing(source.name, step);
  };
  for (const step of stage.steps) {
    if (step.vertex?.does === "copy") check(step.vertex.from, step);
    if (step.vertex?.does === "run") for (const mount of step.vertex.mounts) check(mount.from, step);
  }
  return problems;
}

const baseTrees = new WeakMap<BaseImage, Tree>();
export function treeOfBase(image: BaseImage): Tree {
  const known = baseTrees.get(image);
  if (known) return known;
  let tree: Tree = new Map();
  for (const layer of image.layers) tree = Mounted.apply(tree, layer);
  baseTrees.set(image, tree);
  return tree;
}

class Walker {
  readonly stages: (WalkedStage | undefined)[] = [];
  private readonly fresh = new Map<string, CacheRecord>();
  /** The steps of this build by key: two stages that do the same do it once. */
  private readonly done = new Map<string, string>();
  private readonly mounts: Map<string, Tree>;

  constructor(
    private readonly input: BuildInput,
    private readonly plan: Plan,
    private readonly context: Context,
    private readonly images: readonly BaseImage[],
    private readonly previous: Pick<BuildResult, "cache" | "stages"> | undefined,
    private readonly act: boolean,
  ) {
    this.mounts = new Map(
      Object.entries(previous?.cache.mounts ?? {}).map(([id, entries]) => [id, treeFrom(entries)] as const),
    );
  }

  cacheAfter(): BuildCache {
    const mounts: Record<string, LayerEntries> = {};
    for (const [id, tree] of this.mounts) mounts[id] = [...tree];
    return { records: { ...this.previous?.cache.records, ...Object.fromEntries(this.fresh) }, mounts };
  }

  stage(index: number): WalkedStage | undefined {
    const known = this.stages[index];
    const planned = this.plan.stages[index];
    if (known || !planned) return known;
    for (const need of planned.needs) this.stage(need);
    const parent = planned.base.kind === "stage" ? this.stages[planned.base.stage] : undefined;
    const baseImage =
      planned.base.kind === "image" ? findBase(planned.base.name, this.images) : parent?.baseImage;
    const own: WalkedStage = {
      planned,
      steps: [],
      baseImage,
      key: parent?.key ?? (baseImage ? quickHash(`image ${baseImage.digest}`) : "scratch"),
      layers: [...(parent?.layers ?? [])],
      failed: parent?.failed ?? false,
      unsure: parent?.unsure ?? false,
    };
    this.stages[index] = own;
    let cause = parent?.steps.findLast((step) => step.cause !== undefined)?.cause;
    const baseReason = this.baseChanged(planned);
    for (const step of planned.steps) {
      const walked = own.failed ? skipped(step, own.key) : this.step(step, own, cause, baseReason);
      own.steps.push(walked);
      if (walked.status === "failed") own.failed = true;
      if (walked.status === "maybe") own.unsure = true;
      cause ??= walked.cause;
    }
    if (planned.needs.some((need) => this.stages[need]?.failed)) own.failed = true;
    return own;
  }

  private baseChanged(stage: PlannedStage): Reason | undefined {
    const before =
      this.previous?.stages.find((each) => each.label === stage.label) ?? this.previous?.stages[stage.index];
    return before && before.baseName !== stage.baseName
      ? { code: "changed-base", before: before.baseName, after: stage.baseName }
      : undefined;
  }

  private step(
    planned: PlannedStep,
    stage: WalkedStage,
    cause: string | undefined,
    baseReason: Reason | undefined,
  ): Walked {
    const { vertex } = planned;
    if (!vertex) return { ...skipped(planned, stage.key), status: "config" };
    if (stage.planned.needs.some((need) => this.stages[need]?.failed)) return skipped(planned, stage.key);
    let inputs: Inputs | undefined;
    try {
      inputs = inputsOf(vertex, (from) => this.sourceTree(from, stage), this.input.options?.effects);
    } catch (error) {
      if (!(error instanceof CopyFault)) throw error;
      return { ...skipped(planned, stage.key), status: "failed", error: error.message, cause: planned.id };
    }
    const link = vertex.does === "copy" && vertex.link;
    if (!inputs) {
      // Files of a stage that is not built yet: the step may come out as it was, or not.
      const status = cause === undefined || link ? "maybe" : "built";
      const reason: Reason = { code: "after", step: cause ?? this.unsureCause(vertex) ?? planned.id };
      stage.unsure = true;
      stage.key = quickHash(`${stage.key} unsure ${planned.id}`);
      return { ...skipped(planned, stage.key), status, reasons: [reason], cause };
    }
    const key = link ? quickHash(`link ${inputs.own}`) : quickHash(`${stage.key} ${inputs.own}`);
    const stored = this.input.options?.noCache ? undefined : (this.fresh.get(key) ?? this.record(key));
    stage.key = link ? quickHash(`${stage.key} ${key}`) : key;
    const base: Walked = { ...skipped(planned, stage.key), inputs };
    const twin = this.done.get(key);
    if (twin === undefined) this.done.set(key, planned.id);
    if (stored) {
      stage.layers.push({ step: planned.id, entries: stored.entries });
      return {
        ...base,
        status: "cached",
        record: stored,
        reasons: twin === undefined ? this.whyHit(vertex) : [{ code: "shared", step: twin }],
      };
    }
    if (stage.unsure && !link)
      return { ...base, status: "maybe", reasons: [{ code: "after", step: cause ?? planned.id }] };
    const { reasons, from } = this.whyMiss(planned, stage, inputs, link ? undefined : cause, baseReason);
    if (!this.act) return { ...base, status: "built", reasons, cause: from };
    return this.perform(vertex, base, stage, key, reasons, from);
  }

  private record(key: string): CacheRecord | undefined {
    const records = this.previous?.cache.records;
    return records && Object.hasOwn(records, key) ? records[key] : undefined;
  }

  private perform(
    vertex: Vertex,
    base: Walked,
    stage: WalkedStage,
    key: string,
    reasons: Reason[],
    cause: string,
  ): Walked {
    const before = this.treeBefore(stage);
    let files = new Mounted(before);
    const record: { output: string[]; seconds: number; unknown: string[] } = {
      output: [],
      seconds: 0.1,
      unknown: [],
    };
    const failed = (error: string, exitCode: number | undefined): Walked => ({
      ...base,
      status: "failed",
      reasons,
      cause,
      error,
      exitCode,
      record: { entries: [], ...record },
    });
    try {
      if (vertex.does === "mkdir") mkdir(files, vertex.path);
      else if (vertex.does === "copy") {
        const tree = vertex.sources.length === 0 ? new Map() : (this.sourceTree(vertex, stage) ?? new Map());
        if (vertex.link) files = copyAlone(vertex, tree);
        else copyInto(files, vertex, tree);
        record.seconds = 0.1;
      } else {
        const options = this.input.options ?? {};
        const result = runInto(files, vertex, {
          treeOf: (mount) => this.sourceTree(mount, stage) ?? new Map(),
          caches: this.mounts,
          secrets: options.secrets ?? {},
          effects: options.effects ?? {},
          offline: options.offline ?? false,
          platform: options.platform ?? "linux/amd64",
        });
        Object.assign(record, { output: result.output, seconds: result.seconds, unknown: result.unknown });
        if (result.error !== undefined) return failed(result.error, result.exitCode);
      }
    } catch (error) {
      if (error instanceof CopyFault) return failed(error.message, undefined);
      throw error;
    }
    const entries: LayerEntries = [...files.layer()];
    const made: CacheRecord = { entries, ...record };
    this.fresh.set(key, made);
    if (!(vertex.does === "copy" && vertex.link)) keep(before, entries, files.visible());
    stage.layers.push({ step: base.planned.id, entries });
    return { ...base, status: "built", reasons, cause, record: made };
  }

  /** The files of a stage as far as it is built. */
  private treeBefore(stage: WalkedStage): Tree {
    const images = stage.baseImage
      ? treeOfBase(stage.baseImage)
      : new Map<string, FileEntry | DirectoryEntry>();
    let tree: Tree = images;
    for (const { entries } of stage.layers) {
      const known = appliedTo.get(tree)?.get(entries);
      tree = known ?? keep(tree, entries, Mounted.apply(tree, new Map(entries)));
    }
    return tree;
  }

  private sourceTree(from: Mount | Extract<Vertex, { does: "copy" }>, stage: WalkedStage): Tree | undefined {
    const source = from.from;
    if (!source || source.kind === "context") return this.context.files;
    if (source.kind === "image") {
      const image = findBase(source.name, this.images);
      return image ? treeOfBase(image) : new Map();
    }
    const other = this.stages[source.stage];
    if (!other || other === stage) return new Map();
    if (!this.act && (other.unsure || other.steps.some((step) => step.status === "built"))) return undefined;
    return this.treeBefore(other);
  }

  private unsureCause(vertex: Vertex): string | undefined {
    for (const source of vertex.does === "copy"
      ? [vertex.from]
      : vertex.does === "run"
        ? vertex.mounts.map(({ from }) => from)
        : []) {
      if (source?.kind !== "stage") continue;
      const cause = this.stages[source.stage]?.steps.find((step) => step.cause !== undefined)?.cause;
      if (cause !== undefined) return cause;
    }
    return undefined;
  }

  private whyHit(vertex: Vertex): Reason[] {
    if (vertex.does === "copy" && vertex.from.kind === "stage") {
      const source = this.stages[vertex.from.stage];
      if (source?.steps.some((step) => step.status === "built"))
        return [{ code: "same-content", stage: source.planned.label }];
    }
    return [{ code: "same" }];
  }

  private whyMiss(
    planned: PlannedStep,
    stage: WalkedStage,
    inputs: Inputs,
    cause: string | undefined,
    baseReason: Reason | undefined,
  ): { reasons: Reason[]; from: string } {
    if (this.input.options?.noCache) return { reasons: [{ code: "no-cache" }], from: planned.id };
    if (!this.previous || this.previous.stages.length === 0)
      return { reasons: [{ code: "first-build" }], from: planned.id };
    const before = this.earlier(planned, stage);
    const own: Reason[] = before ? differences(inputs, before, planned.text) : [{ code: "new-step" }];
    const source = planned.vertex && this.unsureCause(planned.vertex);
    const reasons: Reason[] = [...own];
    if (cause !== undefined) reasons.push({ code: "after", step: cause });
    else if (baseReason) reasons.push(baseReason);
    if (reasons.length === 0) reasons.push({ code: "not-stored" });
    return { reasons, from: cause ?? source ?? planned.id };
  }

  /** The step of the build before that this one is compared with: the same text in the same stage, or the same place. */
  private earlier(planned: PlannedStep, stage: WalkedStage): Earlier | undefined {
    const stages = this.previous?.stages ?? [];
    const before = stages.find((each) => each.label === stage.planned.label) ?? stages[stage.planned.index];
    const old = before?.steps.filter((step) => step.key !== "" && step.status !== "config") ?? [];
    const now = stage.planned.steps.filter(({ vertex }) => vertex);
    const position = now.indexOf(planned);
    const same = old.filter(({ text }) => text === planned.text);
    const nth = now.slice(0, position).filter(({ text }) => text === planned.text).length;
    const exact = same[nth] ?? same[0];
    if (exact) return exact;
    const texts = new Set(now.map(({ text }) => text));
    const candidates = old.filter((step) => step.keyword === planned.keyword && !texts.has(step.text));
    const earlierNew = now
      .slice(0, position)
      .filter(
        (step) => step.keyword === planned.keyword && !old.some(({ text }) => text === step.text),
      ).length;
    return candidates[earlierNew];
  }
}

/** A tree with a layer on it, kept while both are. */
const appliedTo = new WeakMap<Tree, WeakMap<LayerEntries, Tree>>();
function keep(tree: Tree, entries: LayerEntries, result: Tree): Tree {
  const kept = appliedTo.get(tree) ?? new WeakMap<LayerEntries, Tree>();
  appliedTo.set(tree, kept);
  kept.set(entries, result);
  return result;
}

function skipped(planned: PlannedStep, key: string): Walked {
  return {
    planned,
    status: "skipped",
    key,
    inputs: undefined,
    reasons: [],
    cause: undefined,
    record: undefined,
    error: undefined,
    exitCode: undefined,
  };
}

/** WORKDIR: every directory on the way that is missing. */
function mkdir(files: Mounted, path: string): void {
  let made = "";
  for (const part of path.split("/").filter(Boolean)) {
    made = made === "" ? part : `${made}/${part}`;
    const entry = files.get(made);
    if (entry?.kind === "file" && !entry.link) throw new CopyFault(`mkdir /${made}: not a directory`);
    if (!entry) files.mkdir(made, { mode: 0o755 });
  }
}

function treeFrom(entries: LayerEntries): Tree {
  const tree = new Map<string, FileEntry | DirectoryEntry>();
  for (const [path, entry] of entries) if (entry.kind !== "whiteout") tree.set(path, entry);
  return tree;
}

export const layerFrom = (entries: LayerEntries): Layer => new Map(entries);
