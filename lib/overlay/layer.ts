/**
 * Layers, and the one model of overlay file systems in the course: the diagram `overlayfs` and the Dockerfile lab both
 * work on it. See overlay.ts for what it leaves out.
 */

/** The bytes of a file. */
export interface Bytes {
  /** In bytes. */
  size: number;
  /** The text itself, or any name for the bytes: two files are the same when it and the size are. */
  content: string;
}

/** What an inode says beside its bytes, where a caller keeps it; the operations here carry it along, unread. */
export interface Attributes {
  /** Permission bits, as in 0o755. */
  mode?: number;
  /** `uid:gid`; root's where absent. */
  owner?: string;
  /** A symbolic link: the content is where it leads. */
  link?: boolean;
}

export type FileEntry = Readonly<{ kind: "file" } & Bytes & Attributes>;
/** `opaque`: what lower layers have under this name does not show through. */
export type DirectoryEntry = Readonly<{ kind: "directory"; opaque?: boolean } & Omit<Attributes, "link">>;
/** What lower layers have under this name is deleted. Never visible itself. */
export type WhiteoutEntry = Readonly<{ kind: "whiteout" }>;
export type Entry = FileEntry | DirectoryEntry | WhiteoutEntry;

/**
 * One layer: what it holds under each path. Paths are written as in a tar, `srv/big.db`; the root itself is not listed.
 * Each path's directory is listed too. Layers are never changed in place.
 */
export type Layer = ReadonlyMap<string, Entry>;

/** Layers from the base up, the order of an image's manifest. (The mount option `lowerdir=` wants the reverse.) */
export type Stack = readonly Layer[];

export const emptyLayer: Layer = new Map();

export const file = (size: number, content = ""): FileEntry => ({ kind: "file", size, content });
/** A file that holds this text, in UTF-8. */
export const text = (content: string): FileEntry => file(new TextEncoder().encode(content).length, content);
export const directory: DirectoryEntry = { kind: "directory" };
export const opaqueDirectory: DirectoryEntry = { kind: "directory", opaque: true };
export const whiteout: WhiteoutEntry = { kind: "whiteout" };

/** A layer from its entries by path. Directories that lead to them are added; slashes at either end do not matter. */
export function layerOf(entries: Readonly<Record<string, Entry>>): Layer {
  const layer = new Map<string, Entry>();
  for (const [name, entry] of Object.entries(entries)) {
    const path = cleanPath(name);
    for (const parent of parentsOf(path)) if (!layer.has(parent)) layer.set(parent, directory);
    layer.set(path, entry);
  }
  return layer;
}

/** What the files of a layer take, in bytes; directories and whiteouts count as nothing. */
export function layerSize(layer: Layer): number {
  let sum = 0;
  for (const entry of layer.values()) if (entry.kind === "file") sum += entry.size;
  return sum;
}

/** `/srv/big.db/` becomes `srv/big.db`; the root is the empty path. */
export const cleanPath = (path: string): string => path.split("/").filter(Boolean).join("/");

/** The directory that a path lies in: `srv` for `srv/big.db`, the empty path for `srv`. */
export const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf("/"), 0));

/** Its directories from the outermost in, without the root: `a` and `a/b` for `a/b/c`. */
export function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1))
    parents.push(path.slice(0, end));
  return parents;
}

/** Whether a path lies somewhere below a directory; everything but the root lies below the root. */
export const isBelow = (path: string, parent: string): boolean =>
  parent === "" ? path !== "" : path.startsWith(`${parent}/`);
