/**
 * A file system put together from read-only layers and a writable one, after the Linux kernel's overlayfs:
 * https://docs.kernel.org/filesystems/overlayfs.html (as of Linux 6.18, with the options redirect_dir, metacopy and
 * index switched off, which is how Docker mounts it).
 *
 * Simplifications. Entries are files and directories: no links, devices, owners, modes or times. A file's content is
 * a string that stands for its bytes. The work directory, in which the kernel prepares what it then moves into the
 * upper layer in one go, is not modelled, for no operation here is ever half done. Operations are the system calls;
 * what programs make of them (`mv` copies when a rename is refused) is up to the caller. Each takes an overlay and
 * returns a new one with what happened, in order; recordings.json holds what a real kernel did with the same calls.
 * Sizes are in bytes.
 */
import { Draft } from "./draft";
import {
  type Bytes,
  cleanPath,
  directory,
  emptyLayer,
  isBelow,
  opaqueDirectory,
  parentOf,
  type Stack,
} from "./layer";
import type { Errno, Overlay, Result } from "./result";
import { childrenOf, type Found, lookup } from "./view";

/** Mounts an image: its layers below, and nothing above. No file is copied. */
export const mount = (lower: Stack): Overlay => ({ lower, upper: emptyLayer });

/** The upper layer on top of the others: what a build step leaves behind, or `docker commit`. */
export const seal = (overlay: Overlay): Stack => stackOf(overlay);

/** All layers, the writable one last: what the merged view shows. */
export const stackOf = ({ lower, upper }: Overlay): Stack => [...lower, upper];

/** Creates a file, or replaces what is in it (`>` in a shell): of an old file in a lower layer, no data is copied. */
export function write(overlay: Overlay, name: string, { size, content }: Bytes): Result {
  return put(overlay, name, () => ({ size, content }), false);
}

/** Adds to the end of a file (`>>` in a shell), creating it if need be: a lower file is copied up whole first. */
export function append(overlay: Overlay, name: string, { size, content }: Bytes): Result {
  const add = (old: Bytes) => ({ size: old.size + size, content: old.content + content });
  return put(overlay, name, add, true, size);
}

function put(
  overlay: Overlay,
  name: string,
  make: (old: Bytes) => Bytes,
  keep: boolean,
  written?: number,
): Result {
  const path = cleanPath(name);
  const error = badParent(overlay, path);
  if (error) return no(error);
  const found = lookup(stackOf(overlay), path);
  if (found?.entry.kind === "directory") return no("EISDIR");
  const draft = new Draft(overlay);
  draft.copyUpParents(path);
  if (found) draft.copyUpFile(found, keep);
  const bytes = make(found?.entry.kind === "file" ? found.entry : { size: 0, content: "" });
  draft.upper.set(path, { kind: "file", ...bytes });
  draft.changes.push({ did: "write", path, bytes: written ?? bytes.size });
  return draft.done();
}

/** What a change of owner, mode or time does: the whole thing is copied up, and nothing is written. */
export function touch(overlay: Overlay, name: string): Result {
  const path = cleanPath(name);
  const found = lookup(stackOf(overlay), path);
  if (!found) return no(missing(overlay, path));
  const draft = new Draft(overlay);
  draft.copyUpParents(path);
  draft.copyUp(found);
  return draft.done();
}

/** Opaque where it takes the place of a whiteout: what that hid must stay hidden. */
export function mkdir(overlay: Overlay, name: string): Result {
  const path = cleanPath(name);
  const error = badParent(overlay, path);
  if (error) return no(error);
  if (lookup(stackOf(overlay), path)) return no("EEXIST");
  const draft = new Draft(overlay);
  draft.copyUpParents(path);
  const opaque = draft.upper.get(path)?.kind === "whiteout";
  draft.upper.set(path, opaque ? opaqueDirectory : directory);
  draft.changes.push({ did: "mkdir", path, opaque });
  return draft.done();
}

/** Removes a file (unlink). Bytes in lower layers stay where they are; a whiteout hides them. */
export function remove(overlay: Overlay, name: string): Result {
  const path = cleanPath(name);
  const found = lookup(stackOf(overlay), path);
  if (!found) return no(missing(overlay, path));
  if (found.entry.kind === "directory") return no("EISDIR");
  const draft = new Draft(overlay);
  draft.takeAway(path);
  return draft.done();
}

/** Removes an empty directory. */
export function rmdir(overlay: Overlay, name: string): Result {
  const path = cleanPath(name);
  if (path === "") return no("EBUSY");
  const found = lookup(stackOf(overlay), path);
  if (!found) return no(missing(overlay, path));
  if (found.entry.kind !== "directory") return no("ENOTDIR");
  if (childrenOf(stackOf(overlay), path).length > 0) return no("ENOTEMPTY");
  const draft = new Draft(overlay);
  draft.takeAway(path);
  return draft.done();
}

/** `rm -r`: every file and directory in it, and then itself. */
export function removeTree(overlay: Overlay, name: string): Result {
  const path = cleanPath(name);
  const found = lookup(stackOf(overlay), path);
  if (found?.entry.kind !== "directory") return remove(overlay, path);
  let result: Result = { ok: true, overlay, changes: [] };
  for (const child of childrenOf(stackOf(overlay), path))
    result = andThen(result, (so) => removeTree(so, child.path));
  return andThen(result, (so) => rmdir(so, path));
}

/**
 * Renames a file, or a directory that was made here. A directory with anything of a lower layer in it is refused with
 * EXDEV, as if it lay on another file system; `mv` then copies it.
 */
export function rename(overlay: Overlay, from: string, to: string): Result {
  const path = cleanPath(from);
  const target = cleanPath(to);
  if (path === "" || target === "") return no("EBUSY");
  const stack = stackOf(overlay);
  const error = badParent(overlay, path) ?? badParent(overlay, target);
  if (error) return no(error);
  const found = lookup(stack, path);
  if (!found) return no("ENOENT");
  if (isBelow(target, path)) return no("EINVAL");
  if (isBelow(path, target)) return no("ENOTEMPTY");
  if (path === target) return { ok: true, overlay, changes: [] };
  const old = lookup(stack, target);
  const isDirectory = found.entry.kind === "directory";
  if (old && isDirectory && old.entry.kind !== "directory") return no("ENOTDIR");
  if (old && !isDirectory && old.entry.kind === "directory") return no("EISDIR");
  if (isDirectory && !isPureUpper(overlay, found)) return no("EXDEV");
  if (old?.entry.kind === "directory" && childrenOf(stack, target).length > 0) return no("ENOTEMPTY");

  const draft = new Draft(overlay);
  draft.copyUpParents(path);
  draft.copyUp(found);
  draft.copyUpParents(target);
  draft.drop(target);
  draft.move(path, target);
  return draft.done();
}

/** Goes on with a result, if it is one: for things that take several calls. */
export function andThen(result: Result, next: (overlay: Overlay) => Result): Result {
  if (!result.ok) return result;
  const more = next(result.overlay);
  return more.ok ? { ...more, changes: [...result.changes, ...more.changes] } : more;
}

const no = (error: Errno): Result => ({ ok: false, error });

/** Why nothing can be found at this path: there is no such name, or a file stands where a directory should. */
function missing(overlay: Overlay, path: string): Errno {
  return badParent(overlay, path) ?? "ENOENT";
}

function badParent(overlay: Overlay, path: string): Errno | undefined {
  if (path === "") return undefined;
  const parent = parentOf(path);
  const found = lookup(stackOf(overlay), parent);
  if (!found) return missing(overlay, parent);
  return found.entry.kind === "directory" ? undefined : "ENOTDIR";
}

const isPureUpper = (overlay: Overlay, found: Found): boolean =>
  "merges" in found && found.merges.every((layer) => layer === overlay.lower.length);
