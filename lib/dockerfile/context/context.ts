/** The build context: what the client sends, once `.dockerignore` has had its say. */
import { cleanPath, type DirectoryEntry, type FileEntry, parentsOf, text } from "@/lib/overlay";
import { blob, isText, sizeOf } from "../shell";
import { type IgnoreRules, ignoreRules } from "./ignore";

/** One file of the context, plain data. */
export interface ContextFile {
  path: string;
  /** Text; a big file may give any name for its bytes here, and a `size`. */
  content?: string;
  /** In bytes; the length of the content where absent. */
  size?: number;
  /** Permission bits; 0o644 for files and 0o755 for directories where absent. */
  mode?: number;
  /** Any number that changes when the file is touched: the cache must not look at it. */
  mtime?: number;
  kind?: "file" | "directory" | "link";
}

export interface Context {
  /** What is sent, sorted by path; directories included. */
  files: ReadonlyMap<string, FileEntry | DirectoryEntry>;
  /** What `.dockerignore` kept out, and the line that did. */
  ignored: ReadonlyMap<string, number>;
}

const folder: DirectoryEntry = { kind: "directory", mode: 0o755 };
const entries = new WeakMap<ContextFile, FileEntry | DirectoryEntry>();

/** @param dockerfile its path: `NAME.dockerignore` beside it wins over the one at the root. */
export function ignoreRulesOf(files: readonly ContextFile[], dockerfile = "Dockerfile"): IgnoreRules {
  return ignoreRules(ignoreText(files, dockerfile));
}

function ignoreText(files: readonly ContextFile[], dockerfile = "Dockerfile"): string {
  const some = files.filter(({ path }) => path.includes(".dockerignore"));
  const own = some.find((file) => cleanPath(file.path) === `${cleanPath(dockerfile)}.dockerignore`);
  return (own ?? some.find((file) => cleanPath(file.path) === ".dockerignore"))?.content ?? "";
}

/** Which of the files are sent, in their order, and the directories about them; the same while names and rules are. */
interface Shape {
  paths: readonly string[];
  rules: string;
  /** The file's place in the list; undefined for a directory. */
  sent: readonly (readonly [path: string, index: number | undefined])[];
  ignored: ReadonlyMap<string, number>;
}

let lastShape: Shape | undefined;

function shapeOf(files: readonly ContextFile[], rulesText: string): Shape {
  const same =
    lastShape?.rules === rulesText &&
    lastShape.paths.length === files.length &&
    files.every(({ path }, index) => path === lastShape?.paths[index]);
  if (lastShape && same) return lastShape;
  const rules = ignoreRules(rulesText);
  const kept = new Map<string, number | undefined>();
  const ignored = new Map<string, number>();
  for (const [index, file] of files.entries()) {
    const path = cleanPath(file.path);
    if (path === "") continue;
    const verdict = rules.check(path);
    // A directory is sent for what is in it, or for its own sake.
    for (const parent of parentsOf(path))
      if (!kept.has(parent) && !(verdict.ignored && rules.check(parent).ignored)) kept.set(parent, undefined);
    if (verdict.ignored) ignored.set(path, verdict.line ?? 0);
    else kept.set(path, index);
  }
  lastShape = {
    paths: files.map(({ path }) => path),
    rules: rulesText,
    sent: [...kept].sort(([a], [b]) => (a < b ? -1 : 1)),
    ignored,
  };
  return lastShape;
}

/** @param dockerfile its path, as for `ignoreRulesOf`. */
export function contextOf(files: readonly ContextFile[], dockerfile?: string): Context {
  const { sent, ignored } = shapeOf(files, ignoreText(files, dockerfile));
  const kept = new Map<string, FileEntry | DirectoryEntry>();
  for (const [path, index] of sent) {
    const file = index === undefined ? undefined : files[index];
    kept.set(path, file ? entryOf(file) : folder);
  }
  return { files: kept, ignored };
}

function entryOf(file: ContextFile): FileEntry | DirectoryEntry {
  const known = entries.get(file);
  if (known) return known;
  const entry = makeEntry(file);
  entries.set(file, entry);
  return entry;
}

function makeEntry(file: ContextFile): FileEntry | DirectoryEntry {
  if (file.kind === "directory") return { kind: "directory", mode: file.mode ?? 0o755 };
  const bytes = text(file.content ?? "");
  const size = file.size ?? bytes.size;
  if (file.kind === "link") return { ...bytes, size: 0, mode: 0o777, link: true };
  // A size of its own: the content is a name for that many bytes.
  if (size !== bytes.size && isText(bytes.content))
    return { ...bytes, size, content: blob(size, bytes.content), mode: file.mode ?? 0o644 };
  return { ...bytes, size: sizeOf(bytes.content), mode: file.mode ?? 0o644 };
}
