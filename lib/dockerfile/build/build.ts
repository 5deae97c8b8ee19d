/**
 * From what the walk found to what a reader sees: steps with reasons, layers with sizes and waste, history. Longer than
 * most files: all of it is one result.
 */
import {
  type DirectoryEntry,
  type Entry,
  type FileEntry,
  type Layer,
  layerSize,
  Mounted,
  merged,
} from "@/lib/overlay";
import { nearest } from "@/lib/text/nearest";
import { type BaseImage, catalogue } from "../catalogue";
import { layerDigest, sha } from "../hash";
import { entriesOf, isText } from "../shell";
import type {
  BuildInput,
  BuildResult,
  HistoryRow,
  ImageResult,
  LayerChange,
  LayerData,
  LayerEntries,
  StageResult,
  StepMark,
  StepResult,
} from "./types";
import { layerFrom, type Walk, type Walked, type WalkedStage, walk } from "./walk";

/**
 * Builds: runs what the cache of the previous result does not hold. The same input and previous result give the same
 * result, always. Never throws for what somebody may have written in the file or the context.
 */
export function build(input: BuildInput, previous?: Pick<BuildResult, "cache" | "stages">): BuildResult {
  const walked = walk(input, previous, true);
  const { plan } = walked;
  const image = imageOf(walked);
  const byStep = new Map(
    image?.layers.flatMap((layer) => (layer.step === undefined ? [] : [[layer.step, layer] as const])),
  );
  const fell = fallen(walked);
  const stages = plan.stages.map((planned): StageResult => {
    const stage = walked.stages[planned.index];
    const unknown = planned.base.kind === "unknown" ? planned.base.name : undefined;
    const steps = planned.steps.map((step, index): StepResult => {
      const done = stage?.steps[index];
      return stepResult(
        planned.index,
        done ?? idle(step, planned.used),
        fell,
        byStep.get(step.id) ?? looseLayer(done),
      );
    });
    return {
      index: planned.index,
      name: planned.name,
      label: planned.label,
      baseName: planned.baseName,
      base:
        planned.base.kind === "stage"
          ? planned.base
          : { kind: planned.base.kind === "context" ? "scratch" : planned.base.kind, name: planned.baseName },
      progress: planned.progress,
      nearest: unknown === undefined ? [] : closeTo(unknown, input.options?.images ?? []),
      needs: planned.needs,
      used: planned.used,
      wave: planned.wave,
      steps,
      span: planned.span,
    };
  });
  return {
    ok: walked.problems.length === 0 && image !== undefined,
    problems: walked.problems,
    stages,
    target: plan.target,
    image,
    ignored: [...walked.context.ignored].map(([path, line]) => ({ path, line })),
    cache: walked.cache,
    seconds: elapsed(walked),
  };
}

/** Which steps a build would do anew, without doing any: cheap enough for every keystroke. */
export function mark(
  input: BuildInput,
  previous?: Pick<BuildResult, "cache" | "stages">,
): readonly StepMark[] {
  const walked = walk(input, previous, false);
  return walked.plan.stages.flatMap((planned) =>
    planned.steps.map((step, index): StepMark => {
      const done = walked.stages[planned.index]?.steps[index];
      const status = done?.status ?? "skipped";
      return {
        id: step.id,
        span: step.span,
        mark: status === "built" || status === "failed" ? "rebuilt" : status,
        reasons: done?.reasons ?? [],
      };
    }),
  );
}

function idle(planned: Walked["planned"], used: boolean): Walked {
  const status = used && !planned.vertex ? "config" : "skipped";
  return {
    planned,
    status,
    key: "",
    inputs: undefined,
    reasons: [],
    cause: undefined,
    record: undefined,
    error: undefined,
    exitCode: undefined,
  };
}

function stepResult(
  stage: number,
  done: Walked,
  fell: ReadonlyMap<string, string[]>,
  layer: LayerData | undefined,
): StepResult {
  const { planned } = done;
  return {
    id: planned.id,
    stage,
    span: planned.span,
    keyword: planned.keyword,
    text: planned.text,
    progress: planned.progress,
    status: done.status === "maybe" ? "skipped" : done.status,
    reasons: done.reasons,
    fell: fell.get(planned.id) ?? [],
    layer,
    output: done.record?.output ?? [],
    error: done.error,
    exitCode: done.exitCode,
    unknown: done.record?.unknown ?? [],
    seconds: done.status === "built" || done.status === "failed" ? (done.record?.seconds ?? 0) : 0,
    key: done.inputs ? done.key : "",
    parts: done.inputs?.parts ?? {},
    files: done.inputs?.files,
    triggered: planned.triggered,
  };
}

/** For each step that began a run of misses: those that came after it. */
function fallen(walked: Walk): Map<string, string[]> {
  const fell = new Map<string, string[]>();
  for (const stage of walked.stages)
    for (const { planned, cause, status } of stage?.steps ?? [])
      if (cause !== undefined && cause !== planned.id && status === "built")
        fell.set(cause, [...(fell.get(cause) ?? []), planned.id]);
  return fell;
}

const closeTo = (name: string, images: readonly BaseImage[]): string[] => {
  const names = [...images, ...catalogue()].flatMap((each) => [each.name, ...each.aliases]);
  const same = names.filter((each) => each.split(":")[0] === name.split(":")[0]);
  const close = nearest(name, names);
  return same.length > 0 ? same.slice(0, 6) : close ? [close] : [];
};

/** Stages run side by side: a stage begins when the last one that it needs is done. */
function elapsed(walked: Walk): number {
  const ends = new Map<number, number>();
  const endOf = (index: number): number => {
    const known = ends.get(index);
    if (known !== undefined) return known;
    ends.set(index, 0);
    const stage = walked.stages[index];
    const start = Math.max(0, ...(stage?.planned.needs ?? []).map(endOf));
    const own = (stage?.steps ?? []).reduce(
      (sum, step) => sum + (step.status === "built" ? (step.record?.seconds ?? 0) : 0),
      0,
    );
    ends.set(index, start + own);
    return start + own;
  };
  return walked.plan.target === undefined ? 0 : Math.round(endOf(walked.plan.target) * 10) / 10;
}

/** The layer of a step whose stage is not part of the image. */
function looseLayer(done: Walked | undefined): LayerData | undefined {
  if (!done?.record || done.status === "failed") return undefined;
  return layerData(
    done.record.entries,
    done.planned.history?.createdBy ?? done.planned.text,
    done.planned.id,
    undefined,
    0,
  );
}

const sizes = new WeakMap<LayerEntries, { digest: string; size: number; compressed: number }>();

function layerData(
  entries: LayerEntries,
  createdBy: string,
  step: string | undefined,
  below: ReadonlyMap<string, Entry> | undefined,
  wasted: number,
): LayerData {
  const layer = layerFrom(entries);
  const known = sizes.get(entries) ?? {
    digest: layerDigest(layer),
    size: layerSize(layer),
    compressed: compressedSize(layer),
  };
  sizes.set(entries, known);
  const changes = entries.map(([path, entry]): LayerChange => {
    const old = below?.get(path);
    const size = entry.kind === "file" ? entry.size : 0;
    const hides = old?.kind === "file" ? old.size : 0;
    return { path, kind: entry.kind === "whiteout" ? "removed" : old ? "changed" : "added", size, hides };
  });
  return { ...known, createdBy, step, entries, changes, wasted };
}

/** Text packs to about a third, programs to two fifths, archives not at all; plus a little for every name. Estimates. */
function compressedSize(layer: Layer): number {
  let sum = 32;
  for (const entry of layer.values()) {
    sum += 60;
    if (entry.kind !== "file") continue;
    const factor = isText(entry.content) ? 0.33 : entriesOf(entry.content) ? 1 : 0.4;
    sum += Math.round(entry.size * factor);
  }
  return sum;
}

function imageOf(walked: Walk): ImageResult | undefined {
  const { target } = walked.plan;
  const stage = target === undefined ? undefined : walked.stages[target];
  if (!stage || stage.failed || walked.problems.length > 0) return undefined;
  const base = stage.baseImage;
  const chain = chainOf(walked, stage);
  const byId = new Map(chain.map((step) => [step.planned.id, step]));
  const baseLayers = base?.layers ?? [];
  const stack = [...baseLayers, ...stage.layers.map(({ entries }) => layerFrom(entries))];
  const wasted = wasteOf(stack);
  const share = base && base.onDisk > 0 ? base.compressed / base.onDisk : 0;
  const layers: LayerData[] = [];
  const view = new Map<string, FileEntry | DirectoryEntry>();
  for (const [index, layer] of stack.entries()) {
    const own = stage.layers[index - baseLayers.length];
    const createdBy = own
      ? (byId.get(own.step)?.planned.history?.createdBy ?? "")
      : (base?.history.find((each) => each.layer === index)?.createdBy ?? "");
    const data = layerData(
      own?.entries ?? baseEntries(layer),
      createdBy,
      own?.step,
      view,
      wasted[index] ?? 0,
    );
    layers.push(own ? data : { ...data, compressed: Math.round(data.size * share) });
    if (index < stack.length - 1) Mounted.lay(view, layer);
  }
  const { config } = stage.planned;
  const rows: HistoryRow[] = (base?.history ?? []).map(({ createdBy, layer }) => ({
    createdBy,
    size: layer === undefined ? 0 : (layers[layer]?.size ?? 0),
    empty: layer === undefined,
    comment: "",
  }));
  let next = baseLayers.length;
  for (const { planned } of chain) {
    if (!planned.history) continue;
    const { createdBy, empty } = planned.history;
    rows.push({
      createdBy,
      size: empty ? 0 : (layers[next]?.size ?? 0),
      empty,
      comment: "buildkit.dockerfile.v0",
    });
    if (!empty) next++;
  }
  const history = rows.reverse();
  return {
    id: sha(
      JSON.stringify([
        config,
        layers.map(({ digest }) => digest),
        rows.map(({ createdBy, empty }) => [createdBy, empty]),
      ]),
    ),
    layers,
    config,
    history,
    size: layers.reduce((sum, { size }) => sum + size, 0),
    compressed: layers.reduce((sum, { compressed }) => sum + compressed, 0),
    wasted: wasted.reduce((sum, bytes) => sum + bytes, 0),
  };
}

/** The steps of the stage and of those it is built from, the first first. */
function chainOf(walked: Walk, stage: WalkedStage): Walked[] {
  const { base } = stage.planned;
  const parent = base.kind === "stage" ? walked.stages[base.stage] : undefined;
  return [...(parent ? chainOf(walked, parent) : []), ...stage.steps];
}

function wasteOf(stack: readonly Layer[]): number[] {
  const view = merged(stack);
  return stack.map((layer, index) => {
    let sum = 0;
    for (const [path, entry] of layer)
      if (entry.kind === "file" && view.get(path)?.layer !== index) sum += entry.size;
    return sum;
  });
}

const entriesOfBase = new WeakMap<Layer, LayerEntries>();
function baseEntries(layer: Layer): LayerEntries {
  const known = entriesOfBase.get(layer) ?? [...layer];
  entriesOfBase.set(layer, known);
  return known;
}
