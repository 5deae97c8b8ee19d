/** A Dockerfile and its context, built, edited and built again: by a real engine and by ours. */
import type { ContextFile } from "../context";

export interface Case {
  /** Permanent, and the name of its recording. */
  name: string;
  dockerfile: string;
  context?: readonly ContextFile[];
  /** What changes before the second build; a file of the context is replaced by path, or taken away. */
  edit?: {
    dockerfile?: string;
    context?: readonly ContextFile[];
    remove?: readonly string[];
    buildArgs?: Record<string, string>;
    secrets?: Record<string, string>;
  };
  target?: string;
  buildArgs?: Record<string, string>;
  secrets?: Record<string, string>;
  /** A name in the progress that the engine gives or not, as it happens, and the one to write down for it. */
  either?: readonly [seen: string, written: string];
  /** Where we differ on purpose: what, and the source. */
  differs?: string;
}

/** The base that every case builds on: Debian's busybox-static and little else. */
export const baseName = "conformance-base";

export const file = (path: string, content: string, mode?: number): ContextFile => ({
  path,
  content,
  ...(mode === undefined ? {} : { mode }),
});

/** A file touched: the same bytes, another time. */
export const touched = (path: string, content: string): ContextFile => ({ path, content, mtime: 2 });

/** The lines of a file that begins with the base image. */
export const from = (...lines: string[]): string => [`FROM ${baseName}`, ...lines, ""].join("\n");
