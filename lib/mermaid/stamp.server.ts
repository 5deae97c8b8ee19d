/**
 * Ties a rendered chart to its source: the first line of the SVG is a comment with the SHA-256 of the source
 * and of what rendered it, so that a chart nobody rendered again is noticed without a browser.
 *
 * Simplification: the stamp says which source was drawn, not that nobody has edited the drawing since.
 */
import { createHash } from "node:crypto";

/** Part of every stamp. Raise the last number when scripts/mermaid.ts draws differently from before. */
export const renderer = { mermaid: "11.17.2", shipshape: 2 } as const;

/** The first line of the SVG that belongs to this source. */
export function stamp(source: string): string {
  const text = `${renderer.mermaid} ${renderer.shipshape}\n${source.replace(/\r\n/g, "\n")}`;
  return `<!-- mermaid: ${createHash("sha256").update(text).digest("hex")} -->`;
}

/** Whether the SVG (undefined: there is none) was rendered from another source or by another renderer. */
export function isStale(source: string, svg: string | undefined): boolean {
  return svg === undefined || !svg.startsWith(`${stamp(source)}\n`);
}
