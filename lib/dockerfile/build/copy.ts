/**
 * COPY and ADD: which files a source names, and where they go.
 * https://docs.docker.com/reference/dockerfile/#copy and
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/solver/llbsolver/file/backend.go
 */
import { type DirectoryEntry, type FileEntry, isBelow, Mounted, parentOf } from "@/lib/overlay";
import { fetchUrl } from "../catalogue";
import { ignoreRules } from "../context";
import { globExpression } from "../parse";
import { clean, type Vertex } from "../plan";
import { idsOf, modeOf, unpack } from "../programs";
import { entriesOf, Machine, sizeOf } from "../shell";

type Copy = Extract<Vertex, { does: "copy" }>;
type Tree = ReadonlyMap<string, FileEntry | DirectoryEntry>;

export class CopyFault extends Error {}

/** One source, found: `path` is where it lies in the tree it came from. */
interface Source {
  path: string;
  entry: FileEntry | DirectoryEntry;
  /** The file's name in the image, where it is not the path's own. */
  name: string;
  remote?: boolean;
}

/** The wildcards of Go's filepath.Match: none of them matches a slash. */
const pathExpression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split("/")
      .map((part) =>
        globExpression(part)
          .replaceAll(".*", "[^/]*")
          .replaceAll(/(?<!\\)\.(?!\*)/g, "[^/]"),
      )
      .join("/")}$`,
    "s",
  );

const isUrl = (text: string): boolean => /^(https?:\/\/|git@|git:\/\/)/.test(text);

/** What the sources of a COPY stand for in a tree; a wildcard may stand for nothing. @throws CopyFault in the builder's words. */
export function sourcesOf(copy: Copy, tree: Tree): Source[] {
  return copy.sources.flatMap((written) => {
    if (copy.add && isUrl(written)) return [remote(copy, written)];
    const path = clean(written);
    if (!/[*?[]/.test(path)) {
      const found = resolve(tree, path);
      if (!found) throw new CopyFault(`failed to calculate checksum of ref: "/${path}": not found`);
      return [{ path: found.path, entry: found.entry, name: path.split("/").at(-1) ?? "" }];
    }
    const expression = pathExpression(path);
    const hits = [...tree].filter(([each]) => expression.test(each));
    return hits.map(([each, entry]) => ({ path: each, entry, name: each.split("/").at(-1) ?? "" }));
  });
}

function remote(copy: Copy, url: string): Source {
  const content = fetchUrl(url);
  if (content === undefined)
    throw new CopyFault(
      `failed to load cache key: ${url} is not in the catalogue of addresses of this simulation`,
    );
  const name =
    url
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) || "index";
  if (copy.checksum !== undefined && !/^sha256:[0-9a-f]{64}$/.test(copy.checksum))
    throw new CopyFault(`invalid checksum ${JSON.stringify(copy.checksum)}`);
  return {
    path: url,
    entry: { kind: "file", size: sizeOf(content), content, mode: 0o600 },
    name,
    remote: true,
  };
}

/** Follows links on the way, inside the tree. */
function resolve(
  tree: Tree,
  path: string,
  depth = 0,
): { path: string; entry: FileEntry | DirectoryEntry } | undefined {
  if (path === "") return { path: "", entry: { kind: "directory", mode: 0o755 } };
  let here = "";
  const parts = path.split("/");
  for (const [index, part] of parts.entries()) {
    const next = here === "" ? part : `${here}/${part}`;
    const entry = tree.get(next);
    if (!entry) return undefined;
    if (entry.kind === "file" && entry.link) {
      if (depth > 40) return undefined;
      const target = entry.content.startsWith("/") ? entry.content : `${parentOf(next)}/${entry.content}`;
      return resolve(tree, clean([target, ...parts.slice(index + 1)].join("/")), depth + 1);
    }
    here = next;
  }
  const entry = tree.get(here);
  return entry ? { path: here, entry } : undefined;
}

/** A source with all that lies in it: the paths relative to it, without what `--exclude` names. */
export function contentsOf(
  source: Source,
  tree: Tree,
  exclude: readonly string[],
): (readonly [string, FileEntry | DirectoryEntry])[] {
  if (source.entry.kind === "file") return [["", source.entry]];
  const rules = exclude.length > 0 ? ignoreRules(exclude.join("\n")) : undefined;
  const all: (readonly [string, FileEntry | DirectoryEntry])[] = [["", source.entry]];
  for (const [path, entry] of tree) {
    if (!isBelow(path, source.path)) continue;
    const relative = source.path === "" ? path : path.slice(source.path.length + 1);
    if (!rules?.check(path).ignored) all.push([relative, entry]);
  }
  return all;
}

/** Does it. @throws CopyFault */
export function copyInto(files: Mounted, copy: Copy, tree: Tree): void {
  const machine = new Machine(files, { uid: 0, gid: 0 });
  const owner = ownerOf(machine, copy.chown);
  const folder = copy.dest.endsWith("/") || copy.dest === "/";
  const dest = machine.resolve("/", copy.dest);
  const place = (entry: FileEntry | DirectoryEntry) => {
    const mode =
      copy.chmod === undefined
        ? entry.mode
        : modeOf(copy.chmod, entry.mode ?? 0o644, entry.kind === "directory");
    return { ...entry, ...(mode === undefined ? {} : { mode }), ...(owner === undefined ? {} : { owner }) };
  };
  const mkdirs = (path: string) => {
    let made = "";
    for (const part of path.split("/").filter(Boolean)) {
      made = made === "" ? part : `${made}/${part}`;
      const entry = files.get(made);
      if (entry?.kind === "file") throw new CopyFault(`failed to create directory: /${made} is a file`);
      if (!entry) files.mkdir(made, { mode: 0o755, ...(owner === undefined ? {} : { owner }) });
    }
  };
  const put = (path: string, entry: FileEntry | DirectoryEntry, keep: boolean) => {
    const placed = place(entry);
    const old = files.get(path);
    if (placed.kind === "file") {
      if (old?.kind === "directory") throw new CopyFault(`cannot copy to directory: /${path}`);
      mkdirs(parentOf(path));
      files.write(path, placed);
    } else if (old?.kind === "directory") {
      if (!keep)
        files.change(path, {
          mode: placed.mode,
          ...(placed.owner === undefined ? {} : { owner: placed.owner }),
        });
    } else {
      if (old) throw new CopyFault(`cannot copy to non-directory: /${path}`);
      mkdirs(parentOf(path));
      files.mkdir(path, {
        mode: placed.mode,
        ...(placed.owner === undefined ? {} : { owner: placed.owner }),
      });
    }
  };
  const into = (name: string) => [dest, name].filter(Boolean).join("/");
  for (const { name, content } of copy.inline) {
    const entry: FileEntry = { kind: "file", size: sizeOf(content), content, mode: 0o644 };
    put(folder || files.get(dest)?.kind === "directory" ? into(name) : dest, entry, false);
  }
  for (const source of sourcesOf(copy, tree)) {
    const entries = source.entry.kind === "file" ? entriesOf(source.entry.content) : undefined;
    if (entries && copy.add && (copy.unpack ?? !source.remote)) {
      mkdirs(dest);
      unpack(machine, "/", `/${dest}`, entries);
      continue;
    }
    if (source.entry.kind === "file") {
      const inside = folder || files.get(dest)?.kind === "directory";
      const target = copy.parents ? into(source.path) : inside ? into(source.name) : dest;
      put(target, source.entry, false);
      continue;
    }
    const base = copy.parents ? into(source.path) : dest;
    // What is in the directory is copied, not itself: its mode and owner stay behind.
    if (!copy.parents) mkdirs(base);
    for (const [relative, entry] of contentsOf(source, tree, copy.exclude))
      if (relative !== "" || copy.parents)
        put([base, relative].filter(Boolean).join("/"), entry, relative === "");
  }
}

function ownerOf(machine: Machine, chown: string | undefined): string | undefined {
  if (chown === undefined || chown === "") return undefined;
  const ids = idsOf(machine, chown, "0:0");
  if (typeof ids === "string") throw new CopyFault(`failed to find ${ids.replace("unknown ", "")}`);
  const [uid, gid] = ids;
  return chown.includes(":") ? `${uid}:${gid}` : `${uid}:${/^\d+$/.test(chown) ? uid : gid}`;
}

/** COPY --link: made on nothing, and laid on top. */
export function copyAlone(copy: Copy, tree: Tree): Mounted {
  const files = new Mounted(new Map());
  copyInto(files, copy, tree);
  return files;
}
