/**
 * What each line added to the image, read from a recording: Docker 26.1.5 built the Dockerfile once for each line,
 * with the lines up to it (scripts/record-dockerfile.ts). Nothing here is computed but the differences.
 *
 * Left out: the field `ArgsEscaped`, which means something on Windows only, and the value of PATH, which is longer
 * than it is telling.
 */
import { type Extra, instructionOf, lines } from "./lines";
import recording from "./recording.json";

interface Build {
  line: string;
  config: Config;
  author?: string;
  layers: number;
  files: readonly string[];
  added: readonly HistoryRow[];
}

interface Config {
  Env?: readonly string[];
  WorkingDir?: string;
  Labels?: Readonly<Record<string, string>>;
  ExposedPorts?: object;
  User?: string;
  Entrypoint?: readonly string[];
  Cmd?: readonly string[];
  Healthcheck?: { Test: readonly string[] };
  StopSignal?: string;
  Volumes?: object;
  Shell?: readonly string[];
  OnBuild?: readonly string[];
}

export interface HistoryRow {
  /** CREATED BY, as `docker history` prints it. */
  by: string;
  layer: boolean;
  size: string;
}

export interface Layer {
  instruction: string;
  size: string;
  /** Its files, without the directories above them; for an empty layer its directory. */
  files: readonly string[];
}

/** A field of the config with one value; an environment has several. */
export interface Field {
  name: string;
  value: string;
}

const builds: Readonly<Record<string, Build>> = recording.built;

function buildOf(key: string): Build {
  const build = builds[key];
  if (!build) throw new Error(`no build ${key} in the recording`);
  return build;
}

/** The keys of the builds in order: each line, then the reader's own. */
export const keysWith = (extra: Extra): readonly string[] => [...lines.map((_, i) => String(i)), extra];

export const lineOf = (key: string): string => buildOf(key).line;

/** The new row of the history, or none: ONBUILD leaves no trace there. */
export const rowOf = (key: string): HistoryRow | undefined => buildOf(key).added[0];

export const addsLayer = (key: string): boolean => rowOf(key)?.layer === true;

/** The layer that this line added. */
export function layerOf(key: string): Layer | undefined {
  const { line, files, added } = buildOf(key);
  const row = added[0];
  if (!row?.layer) return undefined;
  const plain = files.filter((file) => !file.endsWith("/"));
  const shown = plain.length > 0 ? plain : files.slice(-1);
  return { instruction: instructionOf(line), size: row.size, files: shown };
}

/** The config after this line. */
export function fieldsOf(key: string): readonly Field[] {
  const { config, author } = buildOf(key);
  const list = (words: readonly string[] | undefined) =>
    words && words.length > 0 ? `[${words.map((word) => JSON.stringify(word)).join(", ")}]` : undefined;
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    ...(config.Env ?? []).map((one) => ["Env", one.startsWith("PATH=") ? "PATH=…" : one] as const),
    ["WorkingDir", config.WorkingDir],
    ["Labels", Object.entries(config.Labels ?? {}).map(([key, value]) => `${key}=${value}`)[0]],
    ["ExposedPorts", Object.keys(config.ExposedPorts ?? {})[0]],
    ["User", config.User],
    ["Entrypoint", list(config.Entrypoint)],
    ["Cmd", list(config.Cmd)],
    ["Healthcheck", config.Healthcheck?.Test[1]],
    ["StopSignal", config.StopSignal],
    ["Volumes", Object.keys(config.Volumes ?? {})[0]],
    ["Shell", list(config.Shell)],
    ["OnBuild", config.OnBuild?.[0]],
    ["author", author],
  ];
  return all.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [{ name, value }]));
}

/** What a line is to the image. */
export type Effect = "layer" | "config" | "both" | "neither";

export function effectOf(key: string, before: string | undefined): Effect {
  const same = before !== undefined && JSON.stringify(fieldsOf(before)) === JSON.stringify(fieldsOf(key));
  if (addsLayer(key)) return same ? "layer" : "both";
  return same ? "neither" : "config";
}
