/** An overlay, and what an operation on it comes to. */
import type { Layer, Stack } from "./layer";

export interface Overlay {
  /** Read-only, the base first. */
  readonly lower: Stack;
  /** Takes everything that is written. */
  readonly upper: Layer;
}

/** What an operation did to the upper layer; layers are indices into `lower`. */
export type Change =
  /** A file came up with its data (`bytes`), or a directory without what is in it. */
  | { did: "copy-up"; path: string; from: number; bytes: number }
  /** The program's own bytes. */
  | { did: "write"; path: string; bytes: number }
  | { did: "mkdir"; path: string; opaque: boolean }
  | { did: "move"; path: string; to: string }
  /** Gone from the upper layer, which has `bytes` fewer. */
  | { did: "drop"; path: string; bytes: number }
  /** Hides what lies under this name in lower layers, `hides` the topmost of them. */
  | { did: "whiteout"; path: string; hides: number };

export type Errno = "ENOENT" | "ENOTDIR" | "EISDIR" | "EEXIST" | "ENOTEMPTY" | "EXDEV" | "EINVAL" | "EBUSY";

export type Result = { ok: true; overlay: Overlay; changes: readonly Change[] } | { ok: false; error: Errno };
