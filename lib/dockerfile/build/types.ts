/** What goes into a build and what comes out: plain data all of it, to cross to a Worker and back. */
import type { Entry } from "@/lib/overlay";
import type { BaseImage } from "../catalogue";
import type { ContextFile } from "../context";
import type { Problem, Span } from "../parse";
import type { ImageConfig } from "../plan";
import type { Effect } from "../programs";

export interface BuildInput {
  dockerfile: string;
  context: readonly ContextFile[];
  options?: BuildOptions;
}

export interface BuildOptions {
  target?: string;
  buildArgs?: Readonly<Record<string, string>>;
  /** By id: what `RUN --mount=type=secret` shows. */
  secrets?: Readonly<Record<string, string>>;
  platform?: string;
  noCache?: boolean;
  /** `--network none`: nothing can be fetched in RUN. */
  offline?: boolean;
  /** The Dockerfile's own path, for `NAME.dockerignore`. */
  dockerfilePath?: string;
  /** What programs do that the simulation does not know. */
  effects?: Readonly<Record<string, Effect>>;
  /** Base images beside those of the catalogue. */
  images?: readonly BaseImage[];
}

/** Why a step's entry was found in the cache, or was not. Words for them are up to who shows them. */
export type Reason =
  /** Everything that its key is made of is as it was. */
  | { code: "same" }
  /** A stage that it copies from was rebuilt, and the files it takes came out the same. */
  | { code: "same-content"; stage: string }
  /** Another stage of this build has the same step on the same files: it is done once. */
  | { code: "shared"; step: string }
  /** There is no earlier build. */
  | { code: "first-build" }
  | { code: "no-cache" }
  /** The earlier build had no such step. */
  | { code: "new-step" }
  | { code: "changed-instruction"; before: string; after: string }
  | { code: "changed-variable"; name: string; before: string | undefined; after: string | undefined }
  | {
      code: "changed-file";
      path: string;
      change: "added" | "removed" | "content" | "mode" | "owner" | "kind";
    }
  /** WORKDIR, USER, a flag: whatever else the key holds. */
  | { code: "changed-setting"; name: string; before: string | undefined; after: string | undefined }
  | { code: "changed-base"; before: string; after: string }
  /** A step before it in its stage was not in the cache; `step` is where it began. */
  | { code: "after"; step: string }
  /** The key is one that was never built, though it looks as it did. */
  | { code: "not-stored" };

export type LayerEntries = readonly (readonly [string, Entry])[];

export interface LayerChange {
  path: string;
  kind: "added" | "changed" | "removed";
  /** In bytes, of what the layer holds. */
  size: number;
  /** For `changed`: how many bytes lie below, hidden by it. */
  hides: number;
}

export interface LayerData {
  digest: string;
  /** The history line that made it. */
  createdBy: string;
  /** The step, or undefined for a layer of the base. */
  step: string | undefined;
  entries: LayerEntries;
  changes: readonly LayerChange[];
  /** In bytes, as `docker history` has it. */
  size: number;
  /** In bytes: an estimate of what a registry would hold. */
  compressed: number;
  /** Of the size: bytes that a later layer hides. */
  wasted: number;
}

export interface StepResult {
  id: string;
  stage: number;
  span: Span;
  keyword: string;
  text: string;
  /** As the builder prints it; undefined for what it does not print. */
  progress: string | undefined;
  /** `config`: changes the config only. `skipped`: its stage is not needed, or an earlier step failed. */
  status: "cached" | "built" | "failed" | "config" | "skipped";
  reasons: readonly Reason[];
  /** Steps that had to be built because this one was, in all stages. */
  fell: readonly string[];
  layer: LayerData | undefined;
  output: readonly string[];
  /** What it failed of, in the builder's words. */
  error: string | undefined;
  exitCode: number | undefined;
  /** Programs that the simulation does not know. */
  unknown: readonly string[];
  /** Modelled, in seconds: bytes fetched and written, and a fixed start; only to compare. */
  seconds: number;
  /** What the key is made of; the next build compares with it. */
  key: string;
  parts: Readonly<Record<string, string>>;
  /** By path: the files that its key is made of. */
  files: Readonly<Record<string, string>> | undefined;
  triggered: boolean;
}

export interface StageResult {
  index: number;
  name: string | undefined;
  label: string;
  baseName: string;
  base: { kind: "stage"; stage: number } | { kind: "image" | "unknown" | "scratch"; name: string };
  progress: string | undefined;
  /** Known names close to an unknown base. */
  nearest: readonly string[];
  needs: readonly number[];
  used: boolean;
  wave: number;
  steps: readonly StepResult[];
  span: Span;
}

export interface HistoryRow {
  createdBy: string;
  /** In bytes. */
  size: number;
  empty: boolean;
  comment: string;
}

export interface ImageResult {
  /** Of the config, which names the layers: the same for the same image. */
  id: string;
  layers: readonly LayerData[];
  config: ImageConfig;
  /** Newest first, as `docker history` prints it. */
  history: readonly HistoryRow[];
  size: number;
  compressed: number;
  /** Bytes that are in the image and cannot be seen in it. */
  wasted: number;
}

export interface CacheRecord {
  entries: LayerEntries;
  output: readonly string[];
  seconds: number;
  unknown: readonly string[];
}

/** What a builder keeps from build to build. */
export interface BuildCache {
  records: Readonly<Record<string, CacheRecord>>;
  /** What cache mounts hold, by id. */
  mounts: Readonly<Record<string, LayerEntries>>;
}

export interface BuildResult {
  ok: boolean;
  /** Why nothing, or not all, was built: with places in the file. */
  problems: readonly Problem[];
  stages: readonly StageResult[];
  target: number | undefined;
  image: ImageResult | undefined;
  ignored: readonly { path: string; line: number }[];
  cache: BuildCache;
  /** Modelled, with stages side by side. */
  seconds: number;
}

/** What editing would do, before anything is built. */
export interface StepMark {
  id: string;
  span: Span;
  /** `maybe`: it takes files from a stage that would be rebuilt, and they may come out the same. */
  mark: "cached" | "rebuilt" | "maybe" | "config" | "skipped";
  reasons: readonly Reason[];
}
