/** What a reader has written: the Dockerfile and the files beside it; and a reader for what claims to be that. */
import type { ContextFile } from "@/lib/dockerfile";
import { readSettings, type Settings } from "./settings";

export interface Work {
  dockerfile: string;
  files: readonly ContextFile[];
  settings?: Settings | undefined;
}

/** What is kept and shared. */
export interface LabState {
  /** As it stands in the editor. */
  draft: Work;
  /** As it was when it was last built: the next build compares with it. */
  built: Work | undefined;
  /** The challenge that is open. */
  challenge: string | undefined;
}

/** In characters, and in files: more is refused, from links and from the reader alike. */
export const limits = { dockerfile: 40_000, file: 40_000, files: 2_000, path: 200, total: 400_000 } as const;

/** Why a path is none for a file of the context; undefined if it is. */
export function pathProblem(path: string, taken: readonly string[] = []): string | undefined {
  if (path === "") return "Give the file a name.";
  if (path.length > limits.path) return `A path may have ${limits.path} characters.`;
  if (path.startsWith("/") || path.endsWith("/"))
    return "A path starts and ends with a name, not with a slash.";
  if (path.split("/").some((part) => part === "" || part === "." || part === ".."))
    return "A path stays within the context: no empty names, no dots alone.";
  if (/[\p{Cc}\\]/u.test(path)) return "A path has no control characters and no backslashes.";
  if (path === "Dockerfile") return "The Dockerfile has its own place.";
  if (taken.includes(path)) return "There is a file of this name.";
  if (taken.some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`)))
    return "A file and a folder cannot have the same name.";
  return undefined;
}

/** A work with some of its settings changed; without any, it has none. */
export function withSettings(work: Work, change: Partial<Settings>): Work {
  const settings = readSettings({ ...work.settings, ...change });
  if (!settings) return work;
  const { dockerfile, files } = work;
  return Object.keys(settings).length > 0 ? { dockerfile, files, settings } : { dockerfile, files };
}

export const stateFormat = "shipshape.dockerfile.1";

export function writeState({ draft, built, challenge }: LabState): string {
  return JSON.stringify({ format: stateFormat, draft, built, challenge });
}

/** @returns undefined if the text is not what {@link writeState} writes, or is too large */
export function readState(text: string): LabState | undefined {
  if (text.length > 4 * limits.total) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(data) || data.format !== stateFormat) return undefined;
  const draft = readWork(data.draft);
  const built = data.built === undefined ? undefined : readWork(data.built);
  if (!draft || (data.built !== undefined && !built)) return undefined;
  const { challenge } = data;
  if (challenge !== undefined && (typeof challenge !== "string" || challenge.length > 60)) return undefined;
  return { draft, built, challenge };
}

function readWork(data: unknown): Work | undefined {
  if (!isRecord(data) || typeof data.dockerfile !== "string" || !Array.isArray(data.files)) return undefined;
  const { dockerfile } = data;
  if (dockerfile.length > limits.dockerfile || data.files.length > limits.files) return undefined;
  const files: ContextFile[] = [];
  const names = new Set<string>();
  const folders = new Set<string>();
  let total = dockerfile.length;
  for (const each of data.files) {
    const file = readFile(each);
    if (!file || pathProblem(file.path) || names.has(file.path) || folders.has(file.path)) return undefined;
    const parents = foldersOf(file.path);
    if (parents.some((folder) => names.has(folder))) return undefined;
    names.add(file.path);
    for (const folder of parents) folders.add(folder);
    total += file.content?.length ?? 0;
    files.push(file);
  }
  if (total > limits.total) return undefined;
  if (data.settings === undefined) return { dockerfile, files };
  const settings = readSettings(data.settings);
  return settings && { dockerfile, files, settings };
}

const foldersOf = (path: string): string[] =>
  path.split("/").flatMap((_, index, parts) => (index === 0 ? [] : [parts.slice(0, index).join("/")]));

function readFile(data: unknown): ContextFile | undefined {
  if (!isRecord(data) || typeof data.path !== "string") return undefined;
  const { path, content = "", mtime } = data;
  if (typeof content !== "string" || content.length > limits.file) return undefined;
  if (mtime === undefined) return { path, content };
  return typeof mtime === "number" && Number.isSafeInteger(mtime) ? { path, content, mtime } : undefined;
}

const isRecord = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);
