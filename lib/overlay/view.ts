/** What a stack of layers shows: lookups go from the top down, and directories of one name are merged. */
import {
  cleanPath,
  type DirectoryEntry,
  type FileEntry,
  isBelow,
  type Layer,
  parentOf,
  type Stack,
} from "./layer";

/** Something visible, and which layers serve it: indices into the stack. */
export type Found =
  | { path: string; entry: FileEntry; layer: number }
  | {
      path: string;
      entry: DirectoryEntry;
      /** The topmost layer that has the directory: its owner and mode count. */
      layer: number;
      /** All layers whose names are merged in it, from the top down. */
      merges: readonly number[];
    };

/** The visible things by path. */
export type View = ReadonlyMap<string, Found>;

/** Finds a path as the kernel does, component by component; undefined when nothing is visible there. */
export function lookup(stack: Stack, path: string): Found | undefined {
  let here = root(stack);
  let at = "";
  for (const name of cleanPath(path).split("/").filter(Boolean)) {
    if (here.entry.kind !== "directory") return undefined;
    at = at === "" ? name : `${at}/${name}`;
    const next = step(stack, mergesOf(here), at);
    if (!next) return undefined;
    here = next;
  }
  return here;
}

function root(stack: Stack): Found {
  const merges = stack.map((_, index) => index).reverse();
  return { path: "", entry: { kind: "directory" }, layer: stack.length - 1, merges };
}

const mergesOf = (found: Found): readonly number[] => ("merges" in found ? found.merges : []);

/** One path in a directory that is merged from these layers: the first hit counts, directories go on below. */
function step(stack: Stack, among: readonly number[], path: string): Found | undefined {
  const merges: number[] = [];
  let entry: DirectoryEntry | undefined;
  for (const index of among) {
    const hit = stack[index]?.get(path);
    if (!hit) continue;
    if (hit.kind === "whiteout") break;
    if (hit.kind === "file") {
      if (!entry) return { path, entry: hit, layer: index };
      break;
    }
    entry ??= visible(hit);
    merges.push(index);
    if (hit.opaque) break;
  }
  const [layer] = merges;
  return entry && layer !== undefined ? { path, entry, layer, merges } : undefined;
}

function visible({ opaque: _, ...entry }: DirectoryEntry): DirectoryEntry {
  return entry;
}

/** Everything that is visible, sorted by path; the root is left out. */
export function merged(stack: Stack): View {
  const paths = [...new Set(stack.flatMap((layer: Layer) => [...layer.keys()]))].sort();
  const view = new Map<string, Found>();
  for (const path of paths) {
    const parent = parentOf(path);
    const inside = parent === "" ? root(stack) : view.get(parent);
    const found = inside && step(stack, mergesOf(inside), path);
    if (found) view.set(path, found);
  }
  return view;
}

/** What is directly in a directory. */
export function childrenOf(stack: Stack, path: string): Found[] {
  return [...merged(stack).values()].filter((found) => parentOf(found.path) === path);
}

/** Bytes in files that the layers hold and the view does not show: replaced or deleted above, and kept all the same. */
export function hiddenBytes(stack: Stack): number {
  const view = merged(stack);
  let sum = 0;
  for (const [index, layer] of stack.entries())
    for (const [path, entry] of layer)
      if (entry.kind === "file" && view.get(path)?.layer !== index) sum += entry.size;
  return sum;
}

/** One line of what a container changed: added, changed or deleted. */
export interface Difference {
  kind: "added" | "changed" | "deleted";
  path: string;
}

/** What one view shows otherwise than another. What lies in a deleted directory is not listed again. */
export function diff(before: Stack, after: Stack): Difference[] {
  const old = merged(before);
  const now = merged(after);
  const differences: Difference[] = [];
  for (const [path, found] of now) {
    const was = old.get(path);
    if (!was) differences.push({ kind: "added", path });
    else if (!sameEntry(was, found)) differences.push({ kind: "changed", path });
  }
  let deleted: string | undefined;
  for (const path of old.keys()) {
    if (now.has(path) || (deleted !== undefined && isBelow(path, deleted))) continue;
    deleted = path;
    differences.push({ kind: "deleted", path });
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function sameEntry({ entry: a }: Found, { entry: b }: Found): boolean {
  if (a.mode !== b.mode || a.owner !== b.owner) return false;
  if (a.kind === "file" && b.kind === "file" && a.link !== b.link) return false;
  if (a.kind === "file" && b.kind === "file") return a.size === b.size && a.content === b.content;
  return a.kind === b.kind;
}
