import type { CSSProperties } from "react";
import { type Concept, concepts } from "@/lib/concepts";

/** A concept's colour or one of the plain inks. `wrong` and `right` mark outcomes, always beside a word. */
export type Tone = Concept | "text" | "muted" | "wrong" | "right" | "surface" | "paper";

/** The colour of lines and letters. */
export function edge(tone: Tone): string {
  switch (tone) {
    case "text":
      return "var(--text)";
    case "muted":
      return "var(--text-muted)";
    case "wrong":
      return "var(--wrong)";
    case "right":
      return "var(--right)";
    case "paper":
      return "var(--surface)";
    case "surface":
      return "var(--line-strong)";
    default:
      return `var(--concept-${tone})`;
  }
}

/** The colour of areas; plain inks lie on paper. */
export function area(tone: Tone): string {
  return (concepts as readonly Tone[]).includes(tone) ? `var(--concept-${tone}-fill)` : "var(--surface)";
}

/** Both at once, for a shape. */
export const paint = (tone: Tone): CSSProperties => ({ fill: area(tone), stroke: edge(tone) });
