/** The steps that operations are made of, on a copy of the upper layer. */
import { type Entry, isBelow, type Layer, opaqueDirectory, parentOf, type Stack, whiteout } from "./layer";
import type { Change, Overlay, Result } from "./result";
import { type Found, lookup } from "./view";

/** An upper layer in the making. */
export class Draft {
  readonly lower: Stack;
  readonly upper: Map<string, Entry>;
  readonly changes: Change[] = [];

  constructor(overlay: Overlay) {
    this.lower = overlay.lower;
    this.upper = new Map(overlay.upper);
  }

  done(): Result {
    const upper: Layer = new Map([...this.upper].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    return { ok: true, overlay: { lower: this.lower, upper }, changes: this.changes };
  }

  copyUpParents(path: string): void {
    const parent = parentOf(path);
    if (parent === "" || this.upper.has(parent)) return;
    this.copyUpParents(parent);
    const found = lookup(this.lower, parent);
    if (found) this.copyUp(found);
  }

  /** Whole; nothing where the upper layer has it already. */
  copyUp(found: Found): void {
    if (found.entry.kind === "file") {
      this.copyUpFile(found, true);
      return;
    }
    if (found.path === "" || this.upper.has(found.path)) return;
    this.upper.set(found.path, found.entry);
    this.changes.push({ did: "copy-up", path: found.path, from: found.layer, bytes: 0 });
  }

  /** @param keep whether its data is still wanted; it is not when the file is opened to be overwritten. */
  copyUpFile(found: Found, keep: boolean): void {
    if (found.entry.kind !== "file" || this.upper.has(found.path)) return;
    this.upper.set(found.path, found.entry);
    const bytes = keep ? found.entry.size : 0;
    this.changes.push({ did: "copy-up", path: found.path, from: found.layer, bytes });
  }

  /** Removes what the upper layer has there, and what lies in it; a whiteout takes no place and goes unmentioned. */
  drop(path: string): void {
    let bytes = 0;
    let gone = false;
    for (const [each, entry] of [...this.upper]) {
      if (each !== path && !isBelow(each, path)) continue;
      this.upper.delete(each);
      if (entry.kind === "file") bytes += entry.size;
      if (entry.kind !== "whiteout") gone = true;
    }
    if (gone) this.changes.push({ did: "drop", path, bytes });
  }

  /** Makes a name invisible: out of the upper layer, and a whiteout where lower layers have it too. */
  takeAway(path: string): void {
    this.copyUpParents(path);
    this.drop(path);
    this.hide(path);
  }

  move(path: string, target: string): void {
    for (const [each, entry] of [...this.upper]) {
      if (each !== path && !isBelow(each, path)) continue;
      this.upper.delete(each);
      this.upper.set(`${target}${each.slice(path.length)}`, entry);
    }
    if (this.upper.get(target)?.kind === "directory" && this.isMerged(parentOf(target)))
      this.upper.set(target, opaqueDirectory);
    this.changes.push({ did: "move", path, to: target });
    this.hide(path);
  }

  /** A whiteout, if the name would otherwise show through. */
  private hide(path: string): void {
    const below = this.below(path);
    if (!below) return;
    this.upper.set(path, whiteout);
    this.changes.push({ did: "whiteout", path, hides: below.layer });
  }

  /** What lower layers show at a path through the directories above it. */
  private below(path: string): Found | undefined {
    if (path === "") return lookup(this.lower, "");
    const parent = parentOf(path);
    if (parent !== "") {
      const entry = this.upper.get(parent);
      if ((entry?.kind === "directory" && entry.opaque) || entry?.kind === "whiteout") return undefined;
      if (!this.below(parent)) return undefined;
    }
    return lookup(this.lower, path);
  }

  /** Whether a directory of the upper layer has one of a lower layer merged into it; the root always has. */
  private isMerged(path: string): boolean {
    if (path === "") return true;
    const entry = this.upper.get(path);
    return entry?.kind === "directory" && !entry.opaque && this.below(path)?.entry.kind === "directory";
  }
}
