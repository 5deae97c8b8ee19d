import { distance } from "fastest-levenshtein";

/**
 * The known name that a mistyped one most likely meant, or undefined when none is close: at most a third of
 * the letters may differ (edit distance, without regard to case).
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  const ranked = known
    .map((name) => ({ name, apart: distance(wanted, name.toLowerCase()) }))
    .sort((a, b) => a.apart - b.apart || a.name.localeCompare(b.name));
  const best = ranked[0];
  return best && best.apart <= Math.max(2, Math.floor(wanted.length / 3)) ? best.name : undefined;
}

/** "Did you mean …?", or the list of what there is. For the end of an error message. */
export function suggest(word: string, known: readonly string[]): string {
  const close = nearest(word, known);
  if (close) return `Did you mean "${close}"?`;
  return known.length > 0 ? `There is: ${[...known].sort().join(", ")}.` : "There is none yet.";
}
