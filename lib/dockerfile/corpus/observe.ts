/** A build of ours, told in the same way as one of a real engine. */
import { directory, type FileEntry, type Layer } from "@/lib/overlay";
import { type BuildInput, type BuildResult, build } from "../build";
import type { BaseImage } from "../catalogue";
import type { ContextFile } from "../context";
import { emptyConfig } from "../plan";
import { baseName, type Case } from "./case";

/** What both sides say of one build. */
export interface Observation {
  ok: boolean;
  /** What the engine ends with when it fails, without what changes from run to run. */
  error: string | undefined;
  /** `step` or `CACHED step`, sorted. */
  steps: string[];
  /** For each layer on top of the base: `d path/`, `f path`, `l path`, sorted. */
  layers: string[][];
  history: { createdBy: string; size: number }[];
  config: Record<string, unknown>;
}

/** What stands in the base image: Debian's busybox-static with a link for every program it has. */
export interface BaseFacts {
  busybox: number;
  applets: string[];
}

export function conformanceBase({ busybox, applets }: BaseFacts): BaseImage {
  const file = (content: string, mode: number): FileEntry => ({
    kind: "file",
    size: content.length,
    content,
    mode,
  });
  const layer: [string, FileEntry | typeof directory][] = [
    ["bin", directory],
    ["bin/busybox", { kind: "file", size: busybox, content: `\u0001blob ${busybox} busybox`, mode: 0o755 }],
    ...applets
      .filter((name) => name !== "busybox")
      .map((name): [string, FileEntry] => [
        `bin/${name}`,
        { kind: "file", size: 0, content: "busybox", mode: 0o777, link: true },
      ]),
    ["etc", directory],
    ["etc/group", file("root:x:0:\n", 0o644)],
    ["etc/nonce", file("00000000\n", 0o644)],
    ["etc/passwd", file("root:x:0:0:root:/root:/bin/sh\n", 0o644)],
    ["root", directory],
    ["tmp", directory],
  ];
  const layers: Layer[] = [new Map(layer)];
  return {
    name: `${baseName}:latest`,
    aliases: [],
    digest: baseName,
    config: { ...emptyConfig, cmd: ["sh"] },
    layers,
    history: [{ createdBy: "", layer: 0 }],
    onDisk: busybox,
    compressed: busybox / 2,
    source: "https://packages.debian.org/bookworm/busybox-static",
    checked: "2026-11-27",
  };
}

/** @param nonce makes a run of its own: eight characters. */
export function firstInput(each: Case, images: readonly BaseImage[], nonce = "00000000"): BuildInput {
  return inputOf(
    each,
    each.dockerfile,
    each.context ?? [],
    { buildArgs: each.buildArgs, secrets: each.secrets },
    images,
    nonce,
  );
}

export function secondInput(each: Case, images: readonly BaseImage[], nonce = "00000000"): BuildInput {
  const { edit = {} } = each;
  const changed = new Map((each.context ?? []).map((file) => [file.path, file]));
  for (const file of edit.context ?? []) changed.set(file.path, file);
  for (const path of edit.remove ?? []) changed.delete(path);
  return inputOf(
    each,
    edit.dockerfile ?? each.dockerfile,
    [...changed.values()],
    { buildArgs: edit.buildArgs ?? each.buildArgs, secrets: edit.secrets ?? each.secrets },
    images,
    nonce,
  );
}

function inputOf(
  each: Case,
  dockerfile: string,
  context: readonly ContextFile[],
  given: { buildArgs?: Record<string, string>; secrets?: Record<string, string> },
  images: readonly BaseImage[],
  nonce: string,
): BuildInput {
  const text = dockerfile.replaceAll("{nonce}", nonce);
  const files = context.map((file) => ({ ...file, content: file.content?.replaceAll("{nonce}", nonce) }));
  return {
    dockerfile: text,
    context: [...files, { path: "Dockerfile", content: text }],
    options: { target: each.target, offline: true, images, ...given },
  };
}

/** Builds both and says what came of each. */
export function observe(each: Case, images: readonly BaseImage[]): Observation[] {
  const first = build(firstInput(each, images));
  if (!each.edit) return [observation(first)];
  return [observation(first), observation(build(secondInput(each, images), first))];
}

function observation(result: BuildResult): Observation {
  // What two stages share is done once, and shown under the name that it has in the first.
  const shown = new Map<string, { progress: string; cached: boolean }>();
  for (const { id, progress, status, reasons } of result.stages.flatMap((stage) => stage.steps)) {
    if (progress === undefined || status === "skipped" || status === "config") continue;
    const [reason] = reasons;
    if (reason?.code !== "shared") shown.set(id, { progress, cached: status === "cached" });
  }
  const steps = [...shown.values()].map(({ progress, cached }) => `${cached ? "CACHED " : ""}${progress}`);
  const { image } = result;
  return {
    ok: result.ok,
    error: result.problems[0]?.message,
    steps: steps.sort(),
    layers: (image?.layers ?? [])
      .slice(baseLayersOf(result))
      .map(({ entries }) => entries.flatMap(([path, entry]) => linesOf(path, entry)).sort()),
    history: (image?.history ?? [])
      .filter(({ comment }) => comment !== "")
      .map(({ createdBy, size }) => ({ createdBy, size })),
    config: image ? configOf(image.config) : {},
  };
}

const baseLayersOf = (result: BuildResult): number =>
  result.image?.layers.filter(({ step }) => step === undefined).length ?? 0;

function linesOf(path: string, entry: BuildResult["cache"]["mounts"][string][number][1]): string[] {
  const slash = path.lastIndexOf("/");
  if (entry.kind === "whiteout") return [`f ${path.slice(0, slash + 1)}.wh.${path.slice(slash + 1)}`];
  if (entry.kind === "directory") return [`d ${path}/`, ...(entry.opaque ? [`f ${path}/.wh..wh..opq`] : [])];
  return [`${entry.link ? "l" : "f"} ${path}`];
}

/** In the words of `docker inspect`. */
function configOf(config: NonNullable<BuildResult["image"]>["config"]): Record<string, unknown> {
  const set = (names: readonly string[]) => (names.length > 0 ? [...names].sort() : undefined);
  const all = {
    User: config.user || undefined,
    Env: config.env.length > 0 ? config.env : undefined,
    Cmd: config.cmd,
    Entrypoint: config.entrypoint,
    WorkingDir: config.workingDir || undefined,
    ExposedPorts: set(config.exposedPorts),
    Volumes: set(config.volumes),
    Labels: Object.keys(config.labels).length > 0 ? config.labels : undefined,
    StopSignal: config.stopSignal,
    Healthcheck: config.healthcheck?.test,
    Shell: config.shell,
    OnBuild: config.onBuild.length > 0 ? config.onBuild : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
