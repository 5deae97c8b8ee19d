/**
 * What a diagram, a simulation and a slide deck have in common: an ordered list of steps.
 *
 * Simplification: time is the index. Between two steps nothing exists but an animation,
 * which the view makes up; so going back costs nothing and every step can be linked to.
 */

/** A question asked before a step is shown. It never blocks: Next goes on whether or not it was answered. */
export interface Guess {
  question: string;
  /** Two to four answers, exactly one of them right. */
  options: readonly { text: string; right?: boolean }[];
}

/** One state of a diagram, and what is to be said about it. */
export interface Step<Scene> {
  /** Permanent: part of links (`?step=id`) and of stored progress. Kebab-case. */
  id: string;
  /** A few words, shown bold before the caption. */
  title: string;
  /** What changed and why: plain sentences; `backticks` mark code. Also read out, and the speaker's first line. */
  caption: string;
  /** Asked on the step before this one. */
  guess?: Guess;
  scene: Scene;
}

/** A step without its picture: what a text version, a handout or a table of contents needs. */
export type StepText = Omit<Step<unknown>, "scene">;

/**
 * The words of `now`, with the objects of `before` wherever they say the same, and `before` itself where all do: what
 * draws a step's words then need not draw them again when only the pictures have changed.
 */
export function keepWords(before: readonly StepText[], now: readonly StepText[]): readonly StepText[] {
  const kept = now.map((step, index) => {
    const earlier = before[index];
    return earlier && words(earlier) === words(step) ? earlier : step;
  });
  const same = kept.length === before.length && kept.every((step, index) => step === before[index]);
  return same ? before : kept;
}

const words = ({ id, title, caption, guess }: StepText): string =>
  JSON.stringify([id, title, caption, guess]);
