/** What programs of a RUN act on: a root file system, somebody who they run as, and a limit to what they may do. */
import { type DirectoryEntry, type FileEntry, type Mounted, parentOf } from "@/lib/overlay";
import { sizeOf } from "./contents";

/** Ends a build step that goes on for ever. */
export class TooMuch extends Error {}

type Fault =
  | "No such file or directory"
  | "Not a directory"
  | "Is a directory"
  | "Permission denied"
  | "File exists"
  | "Directory not empty"
  | "Read-only file system"
  | "Too many levels of symbolic links";

export class FileFault extends Error {
  constructor(
    readonly fault: Fault,
    readonly path: string,
  ) {
    super(`${path}: ${fault}`);
  }
}

export interface Person {
  uid: number;
  gid: number;
}

export class Machine {
  private left: number;

  constructor(
    readonly files: Mounted,
    readonly person: Person,
    /** Paths below which nothing can be written: mounts that are read-only. */
    readonly readOnly: readonly string[] = [],
    limit = 200_000,
  ) {
    this.left = limit;
  }

  /** @throws TooMuch */
  spend(amount = 1): void {
    this.left -= amount;
    if (this.left < 0) throw new TooMuch("the command does more than this simulation follows");
  }

  /** A clean path (`a/b`) from one as a program has it. @throws FileFault */
  resolve(cwd: string, path: string, follow = true): string {
    let links = 0;
    let here = "";
    const parts = (path.startsWith("/") ? path : `${cwd}/${path}`).split("/");
    while (parts.length > 0) {
      const part = parts.shift();
      if (part === undefined || part === "" || part === ".") continue;
      if (part === "..") {
        here = parentOf(here);
        continue;
      }
      const next = here === "" ? part : `${here}/${part}`;
      const entry = this.files.get(next);
      const last = parts.every((each) => each === "" || each === ".");
      if (entry?.kind === "file" && entry.link && (follow || !last)) {
        if (++links > 40) throw new FileFault("Too many levels of symbolic links", path);
        if (entry.content.startsWith("/")) here = "";
        parts.unshift(...entry.content.split("/"));
        continue;
      }
      here = next;
    }
    return here;
  }

  find(cwd: string, path: string, follow = true): FileEntry | DirectoryEntry | undefined {
    try {
      return this.files.get(this.resolve(cwd, path, follow));
    } catch (error) {
      if (error instanceof FileFault) return undefined;
      throw error;
    }
  }

  /** @throws FileFault */
  read(cwd: string, path: string): string {
    const at = this.resolve(cwd, path);
    const entry = this.files.get(at);
    if (!entry) throw new FileFault(this.why(at), path);
    if (entry.kind === "directory") throw new FileFault("Is a directory", path);
    if (!this.may(entry, 4)) throw new FileFault("Permission denied", path);
    return entry.content;
  }

  /** Creates or replaces a file; an old one keeps its mode and owner. @throws FileFault */
  write(cwd: string, path: string, content: string, mode?: number): void {
    const at = this.resolve(cwd, path);
    this.spend();
    const old = this.files.get(at);
    if (old?.kind === "directory") throw new FileFault("Is a directory", path);
    if (old) {
      this.refuseReadOnly(at, path);
      if (!this.may(old, 2)) throw new FileFault("Permission denied", path);
    } else this.refuseIn(at, path);
    this.files.write(at, {
      kind: "file",
      size: sizeOf(content),
      content,
      mode: mode ?? old?.mode ?? 0o644,
      ...this.owner(old),
    });
  }

  /** @throws FileFault */
  mkdir(cwd: string, path: string, mode = 0o755): void {
    const at = this.resolve(cwd, path);
    this.spend();
    if (at === "" || this.files.get(at)) throw new FileFault("File exists", path);
    this.refuseIn(at, path);
    this.files.mkdir(at, { mode, ...this.owner(undefined) });
  }

  /** With its parents, where they are missing. @throws FileFault */
  mkdirs(cwd: string, path: string, mode = 0o755): void {
    const at = this.resolve(cwd, path);
    let made = "";
    for (const part of at.split("/").filter(Boolean)) {
      made = made === "" ? part : `${made}/${part}`;
      const entry = this.files.get(made);
      if (entry?.kind === "file" && !entry.link) throw new FileFault("Not a directory", path);
      if (!entry) this.mkdir("/", made, mode);
    }
  }

  /** A symbolic link. @throws FileFault */
  link(cwd: string, path: string, target: string): void {
    const at = this.resolve(cwd, path, false);
    this.spend();
    if (this.files.get(at)) throw new FileFault("File exists", path);
    this.refuseIn(at, path);
    this.files.write(at, {
      kind: "file",
      size: 0,
      content: target,
      mode: 0o777,
      link: true,
      ...this.owner(undefined),
    });
  }

  /** A file, a link, or a directory with all in it. @throws FileFault */
  remove(cwd: string, path: string): void {
    const at = this.resolve(cwd, path, false);
    this.spend();
    const entry = this.files.get(at);
    if (!entry || at === "") throw new FileFault("No such file or directory", path);
    this.refuseIn(at, path);
    this.files.remove(at);
  }

  /** @throws FileFault */
  move(cwd: string, from: string, to: string): void {
    const source = this.resolve(cwd, from, false);
    const target = this.resolve(cwd, to, false);
    this.spend();
    if (!this.files.get(source)) throw new FileFault("No such file or directory", from);
    this.refuseIn(source, from);
    this.refuseIn(target, to);
    this.files.move(source, target);
  }

  /** A change of mode or owner, or of time alone. @throws FileFault */
  change(cwd: string, path: string, attributes: { mode?: number; owner?: string }, follow = true): void {
    const at = this.resolve(cwd, path, follow);
    this.spend();
    const entry = this.files.get(at);
    if (!entry) throw new FileFault(this.why(at), path);
    this.refuseReadOnly(at, path);
    if (this.person.uid !== 0 && uidOf(entry) !== this.person.uid)
      throw new FileFault("Permission denied", path);
    if (at !== "") this.files.change(at, attributes);
  }

  /** Whether this entry lets the person read (4), write (2) or execute (1). */
  may(entry: FileEntry | DirectoryEntry, what: 1 | 2 | 4): boolean {
    const mode = entry.mode ?? (entry.kind === "directory" ? 0o755 : 0o644);
    if (this.person.uid === 0) return what !== 1 || entry.kind === "directory" || (mode & 0o111) !== 0;
    const [uid, gid] = (entry.owner ?? "0:0").split(":").map(Number);
    const shift = uid === this.person.uid ? 6 : gid === this.person.gid ? 3 : 0;
    return ((mode >> shift) & what) !== 0;
  }

  private refuseIn(at: string, path: string): void {
    const parent = parentOf(at);
    const entry = this.files.get(parent);
    if (!entry) throw new FileFault(this.why(parent), path);
    if (entry.kind === "file") throw new FileFault("Not a directory", path);
    this.refuseReadOnly(at, path);
    if (!this.may(entry, 2)) throw new FileFault("Permission denied", path);
  }

  private refuseReadOnly(at: string, path: string): void {
    if (this.readOnly.some((mount) => at === mount || at.startsWith(`${mount}/`)))
      throw new FileFault("Read-only file system", path);
  }

  private why(at: string): Fault {
    for (let parent = parentOf(at); parent !== ""; parent = parentOf(parent))
      if (this.files.get(parent)?.kind === "file") return "Not a directory";
    return "No such file or directory";
  }

  private owner(old: FileEntry | DirectoryEntry | undefined): { owner?: string } {
    if (old) return old.owner === undefined ? {} : { owner: old.owner };
    const { uid, gid } = this.person;
    return uid === 0 && gid === 0 ? {} : { owner: `${uid}:${gid}` };
  }
}

const uidOf = (entry: FileEntry | DirectoryEntry): number => Number((entry.owner ?? "0:0").split(":")[0]);
