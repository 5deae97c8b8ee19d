/** One thing done at the keyboard: a line with its Enter, or a key. */
export type Typed =
  | string
  | { type: string /** What the terminal prints when it is done. */; until?: string }
  | { press: "ctrl-c" | "ctrl-d" };

/** What a step is called where it is listed. */
export const stepWords = (step: Typed): string =>
  typeof step === "string"
    ? step
    : "type" in step
      ? step.type
      : step.press === "ctrl-c"
        ? "Ctrl+C"
        : "Ctrl+D";

/** The commands of a solution, for reading, for a prepared list, and for "type it for me". */
export const commandsOf = (steps: readonly Typed[]): string[] =>
  steps.flatMap((step) => (typeof step === "string" ? [step] : "type" in step ? [step.type] : []));
