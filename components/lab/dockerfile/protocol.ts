import type { ContextFile, Finding, Problem, StepMark } from "@/lib/dockerfile";
import type { Goal } from "@/lib/dockerfile-goals";
import type { BuildView, Settings, Work } from "@/lib/dockerfile-lab";

/** What has changed since the engine was last told: nothing, some files by their place, or all of them. */
export type FilesChange =
  | { type: "none" }
  | { type: "some"; files: readonly (readonly [index: number, file: ContextFile])[] }
  | { type: "all"; files: readonly ContextFile[] };

/** What the page asks of the engine's Worker. The engine remembers the files. */
export interface Ask {
  type: "edit" | "build" | "restore" | "forget";
  dockerfile: string;
  files: FilesChange;
  settings: Settings | undefined;
  goals: readonly Goal[];
}

/** Two works, each built for itself; the cache is not touched. */
export interface AskPair {
  type: "pair";
  before: Work;
  after: Work;
}

/** Comes before the answer to an edit, as soon as it is known: what is looked at while one types. */
export interface Marked {
  type: "marked";
  /** Of the steps that a build would do or take from the cache; undefined before the first build. */
  marks: readonly StepMark[] | undefined;
}

export interface Checked {
  type: "checked";
  findings: readonly Finding[];
  problems: readonly Problem[];
}

export interface Built {
  type: "built";
  view: BuildView;
  /** Of the goals that were asked for, those that this build reaches, by their ids. */
  reached: readonly string[];
}

/** Said once, when the engine is there: what it knows, for completion. */
export interface Hello {
  type: "hello";
  bases: readonly string[];
  keywords: readonly string[];
}

export interface PairBuilt {
  type: "paired";
  before: BuildView;
  after: BuildView;
}

export type Answer = Checked | Built | PairBuilt | { type: "done" } | { type: "broke"; message: string };
