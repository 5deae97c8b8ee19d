import type { StepMark, StepResult } from "@/lib/dockerfile";

/** A sign for what a step does, always beside its word. A file of its own: the presenter needs nothing else of it. */
export const stepGlyphs = {
  cached: "✓",
  rebuilt: "↻",
  maybe: "?",
  built: "●",
  failed: "✕",
  config: "≡",
  skipped: "–",
} as const satisfies Record<StepMark["mark"] | StepResult["status"], string>;
