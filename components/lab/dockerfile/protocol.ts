import type { ContextFile, Finding, Problem, StepMark } from "@/lib/dockerfile";
import type { BuildView } from "@/lib/dockerfile-lab";

/** What the page asks of the engine's Worker. `files` is left out while they are the same: the engine remembers them. */
export interface Ask {
  type: "edit" | "build" | "restore" | "forget";
  dockerfile: string;
  files: readonly ContextFile[] | undefined;
  challenge: string | undefined;
}

export interface Marked {
  type: "marked";
  /** Undefined before the first build. */
  marks: readonly StepMark[] | undefined;
  findings: readonly Finding[];
  problems: readonly Problem[];
}

export interface Built {
  type: "built";
  view: BuildView;
  /** Goals of the open challenge that this build reaches. */
  reached: readonly string[];
}

export type Answer = Marked | Built | { type: "done" } | { type: "broke"; message: string };
