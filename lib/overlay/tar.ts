/**
 * A layer as it travels in an image: a tar cannot hold what overlayfs uses to delete, so a whiteout for `NAME` is an
 * empty file `.wh.NAME` beside it, and an opaque directory holds an empty file `.wh..wh..opq`.
 * https://github.com/opencontainers/image-spec/blob/v1.1.1/layer.md#whiteouts
 *
 * Simplification: names and sizes, no headers. A real tar adds 512 bytes per entry and fills files up to 512.
 */
import { cleanPath, directory, type Entry, file, type Layer, parentOf, whiteout } from "./layer";

/** One entry of a layer's tar; names of directories end in a slash. */
export interface TarEntry {
  name: string;
  /** In bytes. */
  size: number;
  content: string;
}

const prefix = ".wh.";
const opaqueMark = ".wh..wh..opq";

/** @throws RangeError when a file's own name begins with `.wh.`: no image can hold it. */
export const toTarEntries = (layer: Layer): TarEntry[] =>
  [...layer].flatMap(([path, entry]) => tarEntriesOf(path, entry));

function tarEntriesOf(path: string, entry: Entry): TarEntry[] {
  const folder = parentOf(path);
  const name = path.slice(folder === "" ? 0 : folder.length + 1);
  if (name.startsWith(prefix)) throw new RangeError(`An image cannot hold "${path}": ".wh." marks whiteouts`);
  switch (entry.kind) {
    case "file":
      return [{ name: path, size: entry.size, content: entry.content }];
    case "whiteout":
      return [empty(`${folder === "" ? "" : `${folder}/`}${prefix}${name}`)];
    case "directory":
      return entry.opaque ? [empty(`${path}/`), empty(`${path}/${opaqueMark}`)] : [empty(`${path}/`)];
  }
}

const empty = (name: string): TarEntry => ({ name, size: 0, content: "" });

/** The layer that a tar unpacks to, as overlayfs keeps it on disk. */
export function fromTarEntries(entries: readonly TarEntry[]): Layer {
  const layer = new Map<string, Entry>();
  for (const { name, size, content } of entries) {
    const path = cleanPath(name);
    const folder = parentOf(path);
    const last = path.slice(folder === "" ? 0 : folder.length + 1);
    if (last === opaqueMark) layer.set(folder, { kind: "directory", opaque: true });
    else if (last.startsWith(prefix))
      layer.set(`${folder === "" ? "" : `${folder}/`}${last.slice(prefix.length)}`, whiteout);
    else if (!name.endsWith("/")) layer.set(path, file(size, content));
    else if (!layer.has(path)) layer.set(path, directory);
  }
  return layer;
}
