import type { Instruction, Keyword, Problem, Span } from "../parse";
import type { ImageConfig } from "./config";

/** Where files come from. */
export type Source = { kind: "context" } | { kind: "stage"; stage: number } | { kind: "image"; name: string };

export interface Mount {
  type: "bind" | "cache" | "tmpfs" | "secret" | "ssh";
  target: string;
  /** What a bind or a cache starts from. */
  from: Source | undefined;
  /** The path in it. */
  path: string;
  id: string;
  writable: boolean;
  required: boolean;
  /** A secret as a variable. */
  env: string | undefined;
  /** All options, sorted: what enters the key. */
  options: string;
}

/** Something that the builder does, with an entry in the cache. */
export type Vertex =
  | {
      does: "run";
      args: readonly string[];
      /** A script of a here-document for an interpreter of its own. */
      script: string | undefined;
      env: readonly string[];
      cwd: string;
      user: string;
      mounts: readonly Mount[];
      network: string;
      security: string;
    }
  | {
      does: "copy";
      add: boolean;
      from: Source;
      sources: readonly string[];
      /** Files that stand in the Dockerfile itself. */
      inline: readonly { name: string; content: string }[];
      dest: string;
      chown: string | undefined;
      chmod: string | undefined;
      link: boolean;
      parents: boolean;
      exclude: readonly string[];
      checksum: string | undefined;
      unpack: boolean | undefined;
      keepGitDir: boolean;
    }
  | { does: "mkdir"; path: string; user: string };

export interface HistoryEntry {
  createdBy: string;
  /** Whether it made no layer. */
  empty: boolean;
}

export interface PlannedStep {
  /** Stable while the stage and the step's place in it are: `build/3`. */
  id: string;
  span: Span;
  keyword: Keyword;
  /** The instruction on one line. */
  text: string;
  /** As the builder's progress shows it, `[build 2/4] RUN make`; undefined where it shows nothing. */
  progress: string | undefined;
  vertex: Vertex | undefined;
  history: HistoryEntry | undefined;
  /** After this step. */
  config: ImageConfig;
  /** Came from an ONBUILD of the base. */
  triggered: boolean;
}

export interface PlannedStage {
  index: number;
  /** What AS says. */
  name: string | undefined;
  /** `build`, or `stage-1`. */
  label: string;
  base: Source | { kind: "scratch" } | { kind: "unknown"; name: string };
  /** As written after FROM, variables expanded. */
  baseName: string;
  platform: string | undefined;
  span: Span;
  from: Instruction;
  /** As the progress shows it; scratch is not shown. */
  progress: string | undefined;
  steps: readonly PlannedStep[];
  /** The stages it needs, by number. */
  needs: readonly number[];
  /** Whether the target needs it. */
  used: boolean;
  /** Stages with the same number can run side by side: one more than the highest it needs. */
  wave: number;
  config: ImageConfig;
}

/** What becomes of a Dockerfile before anything is built. */
export interface Plan {
  stages: readonly PlannedStage[];
  target: number | undefined;
  /** In the order of the file; with any, the builder refuses the file. */
  problems: readonly Problem[];
  /** Variables that were asked for and had no value. */
  undefined: readonly { name: string; span: Span; known: readonly string[] }[];
  /** Instructions that the target's chain needs. */
  escapeChar: "\\" | "`";
}
