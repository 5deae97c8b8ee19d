import {
  type Attributes,
  type DirectoryEntry,
  directory,
  type Entry,
  type FileEntry,
  isBelow,
  type Layer,
  parentOf,
  parentsOf,
  whiteout,
} from "./layer";

type Visible = FileEntry | DirectoryEntry;

/**
 * The same overlay as in overlay.ts for many operations in a row: what is visible is kept at hand, and nothing is
 * copied per call. It does what the pure functions do, on the same recordings of the kernel; callers see to it that
 * a parent directory exists. Paths are clean (`a/b`); the root is the empty path.
 */
export class Mounted {
  private readonly lower: ReadonlyMap<string, Visible>;
  private readonly view: Map<string, Visible>;
  private readonly upper = new Map<string, Entry>();
  private names: Map<string, Set<string>> | undefined;
  private asked = 0;

  constructor(view: ReadonlyMap<string, Visible>) {
    this.lower = view;
    this.view = new Map(view);
  }

  /** What a layer makes of a view; the order of its entries does not matter. */
  static apply(view: ReadonlyMap<string, Visible>, layer: Layer): Map<string, Visible> {
    return Mounted.lay(new Map(view), layer);
  }

  /** The same, in the map that is given. */
  static lay(view: Map<string, Visible>, layer: Layer): Map<string, Visible> {
    let hides = false;
    for (const [path, entry] of layer)
      hides ||=
        entry.kind === "whiteout" ||
        (entry.kind === "directory" && entry.opaque === true) ||
        (entry.kind === "file" && view.get(path)?.kind === "directory");
    if (hides)
      for (const path of view.keys()) {
        const own = layer.get(path);
        if (own && own.kind !== "whiteout") continue;
        if (own || parentsOf(path).some((parent) => hidesBelow(layer.get(parent)))) view.delete(path);
      }
    for (const [path, entry] of layer) if (entry.kind !== "whiteout") view.set(path, visible(entry));
    return view;
  }

  /** What the writes so far leave behind, sorted by path. */
  layer(): Layer {
    return new Map([...this.upper].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  visible(): ReadonlyMap<string, Visible> {
    return this.view;
  }

  get(path: string): Visible | undefined {
    return path === "" ? directory : this.view.get(path);
  }

  /** The names directly in a directory, sorted. */
  list(path: string): string[] {
    if (!this.names && ++this.asked <= 4) return this.search(path);
    return [...(this.index().get(path) ?? [])].sort();
  }

  /** Without the index, which is worth its making only to those who ask often. */
  private search(path: string): string[] {
    const start = path === "" ? "" : `${path}/`;
    const found: string[] = [];
    for (const each of this.view.keys())
      if (each.startsWith(start) && !each.includes("/", start.length)) found.push(each.slice(start.length));
    return found.sort();
  }

  /** All that lies below a path, parents before what is in them. */
  below(path: string): string[] {
    const found: string[] = [];
    const walk = (at: string) => {
      for (const name of this.list(at)) {
        const child = at === "" ? name : `${at}/${name}`;
        found.push(child);
        if (this.view.get(child)?.kind === "directory") walk(child);
      }
    };
    walk(path);
    return found;
  }

  /** Creates or replaces a file; of an old one, no data is copied. */
  write(path: string, entry: FileEntry): void {
    this.copyUpParents(path);
    this.put(path, entry);
  }

  mkdir(path: string, attributes: Omit<Attributes, "link"> = {}): void {
    if (path === "" || this.view.get(path)?.kind === "directory") return;
    this.copyUpParents(path);
    const opaque = this.upper.get(path)?.kind === "whiteout";
    this.view.set(path, { kind: "directory", ...attributes });
    this.upper.set(path, { kind: "directory", ...(opaque ? { opaque } : {}), ...attributes });
    this.addName(path);
  }

  /** What a change of mode, owner or time does: the whole thing is copied up. */
  change(path: string, attributes: Attributes = {}): void {
    const entry = this.view.get(path);
    if (!entry) return;
    this.copyUpParents(path);
    const opaque = entry.kind === "directory" && this.isOpaque(path);
    const changed: Visible = { ...entry, ...attributes };
    this.view.set(path, changed);
    this.upper.set(path, opaque && changed.kind === "directory" ? { ...changed, opaque } : changed);
  }

  /** A file, or a directory with all that is in it. */
  remove(path: string): void {
    const entry = this.view.get(path);
    if (!entry) return;
    this.copyUpParents(path);
    if (entry.kind === "directory") {
      for (const each of this.below(path).reverse()) this.drop(each);
      for (const each of [...this.upper.keys()]) if (isBelow(each, path)) this.upper.delete(each);
    }
    this.drop(path);
    if (this.showsThrough(path)) this.upper.set(path, whiteout);
  }

  /** Renames a file or a directory over whatever was there; a directory of a lower layer is copied, as `mv` does it. */
  move(from: string, to: string): void {
    const entry = this.view.get(from);
    if (!entry || from === to) return;
    const inside = entry.kind === "directory" ? this.below(from) : [];
    const moved = inside.map((path) => [path, this.view.get(path)] as const);
    this.remove(to);
    if (entry.kind === "directory") this.mkdir(to, visible(entry));
    else this.write(to, entry);
    for (const [path, each] of moved) {
      const target = `${to}${path.slice(from.length)}`;
      if (each?.kind === "directory") this.mkdir(target, visible(each));
      else if (each) this.write(target, each);
    }
    this.remove(from);
  }

  /**
   * Mounts another tree at a path, as `mount --bind` does: it hides what is there, and writes below it go to it alone.
   * The mount point is made where it is missing, and taken away with the mount; the directory that it is in has then
   * been copied up.
   * @returns how to take it off again, which gives what the tree holds by then, its own root as the empty path.
   */
  overlay(path: string, tree: ReadonlyMap<string, Visible>): { remove: () => ReadonlyMap<string, Visible> } {
    const missing = [...parentsOf(path), path].filter((each) => !this.view.has(each));
    const [first] = missing;
    if (first !== undefined) this.copyUpParents(first);
    const held = (from: ReadonlyMap<string, Visible>) =>
      new Map([...from].filter(([each]) => each === path || isBelow(each, path)));
    const view = held(this.view);
    const upper = new Map([...this.upper].filter(([each]) => each === path || isBelow(each, path)));
    const replace = (now: ReadonlyMap<string, Visible>) => {
      for (const each of held(this.view).keys()) this.view.delete(each);
      for (const [each, entry] of now) this.view.set(each, entry);
      this.names = undefined;
    };
    const root: Visible = tree.get("") ?? { kind: "directory", mode: 0o755 };
    const made = missing.filter((each) => each !== path).map((each) => [each, directory] as const);
    for (const [each, entry] of made) this.view.set(each, entry);
    replace(
      new Map([
        [path, root],
        ...[...tree].flatMap(([each, entry]) => (each === "" ? [] : [[`${path}/${each}`, entry] as const])),
      ]),
    );
    return {
      remove: () => {
        const now = new Map(
          [...held(this.view)].map(
            ([each, entry]) => [each === path ? "" : each.slice(path.length + 1), entry] as const,
          ),
        );
        for (const each of [...this.upper.keys()])
          if (each === path || isBelow(each, path)) this.upper.delete(each);
        for (const [each, entry] of upper) this.upper.set(each, entry);
        replace(view);
        for (const each of missing.reverse()) {
          const empty = ![...this.view.keys()].some((other) => isBelow(other, each));
          if (!empty) continue;
          this.view.delete(each);
          this.upper.delete(each);
        }
        this.names = undefined;
        return now;
      },
    };
  }

  private put(path: string, entry: FileEntry): void {
    this.view.set(path, entry);
    this.upper.set(path, entry);
    this.addName(path);
  }

  private drop(path: string): void {
    this.view.delete(path);
    this.upper.delete(path);
    const parent = parentOf(path);
    this.names?.get(parent)?.delete(parent === "" ? path : path.slice(parent.length + 1));
  }

  private copyUpParents(path: string): void {
    // Whoever is in the upper layer came with all above it.
    if (this.upper.has(parentOf(path))) return;
    for (const parent of parentsOf(path)) {
      if (this.upper.has(parent)) continue;
      const entry = this.view.get(parent);
      if (entry) this.upper.set(parent, entry);
    }
  }

  private showsThrough(path: string): boolean {
    if (!this.lower.has(path)) return false;
    return !parentsOf(path).some(
      (parent) => this.isOpaque(parent) || this.lower.get(parent)?.kind !== "directory",
    );
  }

  private isOpaque(path: string): boolean {
    const entry = this.upper.get(path);
    return entry?.kind === "directory" && entry.opaque === true;
  }

  private index(): Map<string, Set<string>> {
    if (this.names) return this.names;
    this.names = new Map();
    for (const path of this.view.keys()) this.addName(path);
    return this.names;
  }

  private addName(path: string): void {
    if (!this.names) return;
    const parent = parentOf(path);
    const name = parent === "" ? path : path.slice(parent.length + 1);
    const known = this.names.get(parent);
    if (known) known.add(name);
    else this.names.set(parent, new Set([name]));
  }
}

const hidesBelow = (entry: Entry | undefined): boolean =>
  entry !== undefined && (entry.kind !== "directory" || entry.opaque === true);

function visible(entry: Visible): Visible {
  if (entry.kind === "file" || entry.opaque === undefined) return entry;
  const { opaque: _, ...rest } = entry;
  return rest;
}
