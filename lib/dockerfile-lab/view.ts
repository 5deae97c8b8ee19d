/** What the page shows of a build: the engine's result without what only the engine reads, and of bounded length. */
import type {
  BuildResult,
  ImageResult,
  LayerChange,
  LayerData,
  Problem,
  StageResult,
  StepResult,
} from "@/lib/dockerfile";

export interface LayerView extends Omit<LayerData, "entries" | "changes"> {
  changes: readonly LayerChange[];
  /** Changes beyond those listed. */
  more: number;
}

export interface StepView
  extends Pick<
    StepResult,
    | "id"
    | "span"
    | "keyword"
    | "text"
    | "progress"
    | "status"
    | "reasons"
    | "fell"
    | "output"
    | "error"
    | "unknown"
    | "seconds"
  > {
  size: number | undefined;
  /** As the builder counts what it prints. */
  number: number | undefined;
}

export interface StageView
  extends Pick<
    StageResult,
    "index" | "label" | "baseName" | "progress" | "nearest" | "needs" | "used" | "wave"
  > {
  steps: readonly StepView[];
  number: number | undefined;
}

export interface BuildView {
  ok: boolean;
  problems: readonly Problem[];
  stages: readonly StageView[];
  target: number | undefined;
  image: (Omit<ImageResult, "layers"> & { layers: readonly LayerView[] }) | undefined;
  ignored: BuildResult["ignored"];
  seconds: number;
}

const mostChanges = 300;
const mostOutput = 30;

export function viewOf(result: BuildResult): BuildView {
  // #1 to #3 are the Dockerfile, .dockerignore and the base images' metadata, as the builder prints them.
  let number = 3;
  const next = (progress: string | undefined, shown: boolean) =>
    progress !== undefined && shown ? ++number : undefined;
  const { image } = result;
  return {
    ok: result.ok,
    problems: result.problems,
    target: result.target,
    ignored: result.ignored,
    seconds: result.seconds,
    stages: result.stages.map(
      ({ index, label, baseName, progress, nearest, needs, used, wave, steps }): StageView => ({
        index,
        label,
        baseName,
        progress,
        nearest,
        needs,
        used,
        wave,
        number: next(progress, used),
        steps: steps.map((step) => stepView(step, next(step.progress, used))),
      }),
    ),
    image: image && { ...image, layers: image.layers.map(layerView) },
  };
}

function stepView(step: StepResult, number: number | undefined): StepView {
  const { id, span, keyword, text, progress, status, reasons, fell, error, unknown, seconds } = step;
  return {
    id,
    span,
    keyword,
    text,
    progress,
    status,
    reasons,
    fell,
    error,
    unknown,
    seconds,
    output: step.output.slice(-mostOutput),
    size: step.layer?.size,
    number,
  };
}

function layerView({ entries: _, changes, ...layer }: LayerData): LayerView {
  return {
    ...layer,
    changes: changes.slice(0, mostChanges),
    more: Math.max(0, changes.length - mostChanges),
  };
}
