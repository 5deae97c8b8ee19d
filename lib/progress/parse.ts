/**
 * Reads progress from text that anyone may have written: this site, an older or newer one, a person with an editor,
 * another program under the same key. It never throws and keeps everything that is valid.
 */
import {
  CURRENT_VERSION,
  emptyProgress,
  looksLikeProgress,
  type ProgressDocument,
  readDocument,
} from "./document";
import { migrate } from "./migrate";
import { canonical, isPlain } from "./shapes";

export interface Parsed {
  /** What could be read; empty if nothing could. */
  readonly document: ProgressDocument;
  /**
   * `corrupt`: not JSON, or parts were left out. `foreign`: JSON, but not progress of this course.
   * `newer`: of a version that this code does not know, so it must not be overwritten.
   */
  readonly problem?: "corrupt" | "foreign" | "newer";
  /** Paths of the parts left out, as `lessons.namespaces.readAt`. */
  readonly dropped: readonly string[];
}

/** More characters than a full course needs, fewer than the 5 million that browsers give a site. */
export const MAX_TEXT = 1_000_000;

/** @param text as stored; null when nothing is. */
export function parse(text: string | null): Parsed {
  if (text === null) return { document: emptyProgress, dropped: [] };
  const nothing = (problem: "corrupt" | "foreign" | "newer"): Parsed => ({
    document: emptyProgress,
    problem,
    dropped: [],
  });
  let raw: unknown;
  try {
    if (text.length <= MAX_TEXT) raw = JSON.parse(text);
  } catch {
    // Left undefined: no JSON text means that.
  }
  if (raw === undefined) return nothing("corrupt");
  if (!isPlain(raw) || !looksLikeProgress(raw)) return nothing("foreign");
  const version = raw.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) return nothing("foreign");
  if (version > CURRENT_VERSION) return nothing("newer");
  const dropped: string[] = [];
  const document = readDocument(migrate(raw, version), dropped);
  return dropped.length > 0 ? { document, problem: "corrupt", dropped } : { document, dropped };
}

/** The text to store: equal facts give equal text. @param space indentation, for a file that people look at. */
export const serialise = (document: ProgressDocument, space?: number): string => canonical(document, space);
