/**
 * What a step's cache key is made of. Names of parts are for people; the key itself is the hash of what BuildKit's
 * would be the hash of:
 * https://github.com/moby/buildkit/blob/73ed6825c4b7569379ef89df0aedcdbe64473d31/solver/llbsolver/ops/exec.go and file.go
 *
 * RUN: arguments, working directory, user, every ENV and ARG so far (used or not), mounts with the content that is
 * mounted read-only, network, security; not: proxies, secrets, what cache mounts hold, the time. COPY and ADD: target,
 * owner, mode, options, base names of the sources, and the files' names, modes, owners and bytes; not: their times, nor
 * any ENV or ARG. WORKDIR: path and user. To all of them comes the key of the step before, but not to COPY --link.
 */
import type { DirectoryEntry, FileEntry } from "@/lib/overlay";
import { entryKey, quickHash } from "../hash";
import { type Mount, proxies, type Vertex } from "../plan";
import type { Effect } from "../programs";
import { contentsOf, sourcesOf } from "./copy";

export type Tree = ReadonlyMap<string, FileEntry | DirectoryEntry>;

export interface Inputs {
  /** By name: `arguments`, `ENV PATH`, `--chown`. */
  parts: Readonly<Record<string, string>>;
  /** By path in the tree they come from. */
  files: Readonly<Record<string, string>> | undefined;
  /** All of it in one, without the step before. */
  own: string;
}

/** Undefined where a tree is needed that nobody knows yet. @throws CopyFault */
export function inputsOf(
  vertex: Vertex,
  treeOf: (from: Mount | Extract<Vertex, { does: "copy" }>) => Tree | undefined,
  effects: Readonly<Record<string, Effect>> = {},
): Inputs | undefined {
  switch (vertex.does) {
    case "mkdir":
      return plain({ path: vertex.path, user: vertex.user }, "mkdir");
    case "run":
      return runInputs(vertex, treeOf, effects);
    case "copy": {
      const tree = vertex.sources.length === 0 ? new Map() : treeOf(vertex);
      return tree && copyInputs(vertex, tree);
    }
  }
}

const plain = (parts: Record<string, string>, does: string): Inputs => ({
  parts,
  files: undefined,
  own: quickHash(JSON.stringify([does, parts])),
});

function runInputs(
  run: Extract<Vertex, { does: "run" }>,
  treeOf: (mount: Mount) => Tree | undefined,
  effects: Readonly<Record<string, Effect>>,
): Inputs | undefined {
  const command = run.args.join(" ");
  // No part of a real key: what a program of that name does is then another thing.
  const said = Object.entries(effects)
    .filter(([name]) => calls(`${command}\n${run.script ?? ""}`, name))
    .map(([name, effect]) => [`effect of ${name}`, JSON.stringify(effect)] as const);
  const mounts = run.mounts.map(({ type, target, options }) =>
    type === "cache" ? `type=cache,target=${target}` : options,
  );
  let files: Record<string, string> | undefined;
  const digests: string[] = [];
  for (const mount of run.mounts) {
    if (mount.type !== "bind" || mount.writable) continue;
    const tree = treeOf(mount);
    if (!tree) return undefined;
    const found = treeDigest(tree, mount.path, mount.path, []);
    digests.push(found.digest);
    files = { ...files, ...found.files };
  }
  const variables = run.env.filter((line) => !proxies.has(line.slice(0, line.indexOf("="))));
  const { args, script, cwd, user, network, security } = run;
  const own = quickHash(
    JSON.stringify(["run", args, script, cwd, user, network, security, said, variables, mounts, digests]),
  );
  let parts: Record<string, string> | undefined;
  return {
    files,
    own,
    // Made when somebody asks why: a key is compared at every keystroke, and there may be a hundred variables.
    get parts() {
      parts ??= {
        command,
        WORKDIR: cwd,
        USER: user,
        network,
        security,
        ...(script !== undefined && { script }),
        ...Object.fromEntries(said),
        ...Object.fromEntries(
          variables.map((line) => {
            const at = line.indexOf("=");
            return [`variable ${line.slice(0, at)}`, line.slice(at + 1)];
          }),
        ),
        ...Object.fromEntries(mounts.map((mount, index) => [`mount ${index + 1}`, mount])),
      };
      return parts;
    },
  };
}

/** Whether a name stands where a command begins: not among the words of another. */
function calls(script: string, name: string): boolean {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const begins = String.raw`(?:^|-c|[;&|({!]|\b(?:then|do|else|exec|time|env))\s*`;
  return new RegExp(String.raw`${begins}(?:\S*/)?${literal}(?=[\s;&|)]|$)`, "m").test(script);
}

function copyInputs(copy: Extract<Vertex, { does: "copy" }>, tree: Tree): Inputs {
  const parts: Record<string, string> = {
    target: copy.dest,
    sources: [...copy.sources, ...copy.inline.map(({ name }) => `<<${name}`)].join(" "),
    "--chown": copy.chown ?? "",
    "--chmod": copy.chmod ?? "",
    "--link": String(copy.link),
    "--parents": String(copy.parents),
    "--exclude": copy.exclude.join(","),
    "--unpack": String(copy.unpack ?? ""),
  };
  for (const { name, content } of copy.inline) parts[`here-document ${name}`] = content;
  const files: Record<string, string> = {};
  const digests: string[] = [];
  const sources = sourcesOf(copy, tree);
  for (const source of sources) {
    const found =
      source.entry.kind === "directory" && !source.remote
        ? treeDigest(tree, source.path, source.path, copy.exclude)
        : { digest: entryKey(source.entry), files: { [source.path]: entryKey(source.entry) } };
    digests.push(`${copy.parents ? source.path : source.name} ${found.digest}`);
    // The files of one directory are shared with whoever else copies it: no copy of a long list.
    if (sources.length === 1) return { parts, files: found.files, own: ownOf(copy, parts, digests) };
    Object.assign(files, found.files);
  }
  return { parts, files, own: ownOf(copy, parts, digests) };
}

const ownOf = (
  copy: Extract<Vertex, { does: "copy" }>,
  { sources: _, ...parts }: Record<string, string>,
  digests: readonly string[],
): string => quickHash(JSON.stringify([copy.add && copy.unpack !== false ? "add" : "copy", parts, digests]));

const known = new WeakMap<Tree, Map<string, { digest: string; files: Record<string, string> }>>();

/** Of a directory: names, kinds, modes, owners, bytes; kept, for a context is asked again and again. */
function treeDigest(
  tree: Tree,
  path: string,
  shown: string,
  exclude: readonly string[],
): { digest: string; files: Record<string, string> } {
  let kept = known.get(tree);
  if (!kept) {
    kept = new Map();
    known.set(tree, kept);
  }
  const name = JSON.stringify([path, exclude]);
  const old = kept.get(name);
  if (old) return old;
  const files: Record<string, string> = {};
  const lines: string[] = [];
  const entry = path === "" ? { kind: "directory" as const } : tree.get(path);
  if (entry) {
    const source = { path, entry, name: "" };
    for (const [relative, each] of contentsOf(source, tree, exclude)) {
      if (relative === "" && path === "") continue;
      const key = entryKey(each);
      lines.push(`${relative}\0${key}`);
      files[[shown, relative].filter(Boolean).join("/")] = key;
    }
  }
  const result = { digest: quickHash(lines.join("\n")), files };
  kept.set(name, result);
  return result;
}
