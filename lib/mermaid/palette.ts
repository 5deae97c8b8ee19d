/**
 * How a chart gets the course's colours in both themes. Mermaid computes with colours and so cannot be given
 * `var(--text)`: it is given sentinels, colours that occur nowhere else, and in the SVG each sentinel is
 * replaced by its token. Variables: https://mermaid.js.org/config/theming.html
 *
 * Simplification: only what {@link toTokens} can replace is allowed; a colour Mermaid made up is an error.
 */
import { concepts } from "@/lib/concepts";

const tokens = [
  "--text",
  "--text-muted",
  "--surface",
  "--surface-2",
  "--sheet",
  "--line",
  "--line-strong",
  ...concepts.flatMap((concept) => [`--concept-${concept}`, `--concept-${concept}-fill`] as const),
] as const;
type Token = (typeof tokens)[number];

/** The colour that stands for a token while Mermaid works: #c0de00 and on. */
export function sentinel(token: Token): string {
  return `#c0de${tokens.indexOf(token).toString(16).padStart(2, "0")}`;
}

const text = sentinel("--text");
const muted = sentinel("--text-muted");
const surface = sentinel("--surface");
const surface2 = sentinel("--surface-2");
const sheet = sentinel("--sheet");
const line = sentinel("--line-strong");

/** For Mermaid's theme "base": every variable that a chart of the allowed kinds draws with. */
export const themeVariables: Readonly<Record<string, string>> = {
  ...same(text, "primaryTextColor secondaryTextColor tertiaryTextColor textColor nodeTextColor titleColor"),
  ...same(text, "actorTextColor labelTextColor noteTextColor classText stateLabelColor labelColor"),
  ...same(muted, "lineColor defaultLinkColor arrowheadColor signalColor transitionColor relationColor"),
  ...same(text, "signalTextColor loopTextColor transitionLabelColor relationLabelColor sequenceNumberColor"),
  ...same(muted, "specialStateColor"),
  ...same(surface, "primaryColor mainBkg nodeBkg actorBkg stateBkg labelBoxBkgColor innerEndBackground"),
  ...same(surface2, "secondaryColor tertiaryColor clusterBkg noteBkgColor activationBkgColor"),
  ...same(surface2, "compositeBackground compositeTitleBackground altBackground"),
  ...same(
    line,
    "primaryBorderColor secondaryBorderColor tertiaryBorderColor nodeBorder clusterBorder border2",
  ),
  ...same(line, "actorBorder actorLineColor noteBorderColor activationBorderColor labelBoxBorderColor"),
  ...same(line, "compositeBorder stateBorder"),
  ...same(
    sheet,
    "background edgeLabelBackground labelBackgroundColor labelBackground relationLabelBackground",
  ),
};

/** Rules in Mermaid's terms that give the chart the course's line weight, corners and lettering. */
export const themeCss = `
  .node rect, .node polygon, .node circle, .node path, .cluster rect, .edgePaths .path, .flowchart-link,
  .transition, .relation, .actor, .messageLine0, .messageLine1 { stroke-width: 1.5px; stroke-linejoin: round; }
  .node .label text, .cluster-label text, text.actor { font-weight: 600; }
  .cluster rect { stroke-dasharray: 4 3; }
  .flowchart-link.edge-thickness-thick { stroke-width: 3px; }
  .edgeLabel rect, .edgeLabel .label rect { opacity: 1; }
`;

/** A class definition for each named concept, to be added to the chart's source. */
export function classDefs(names: Iterable<string>): string {
  return concepts
    .filter((concept) => [...names].includes(concept))
    .map((concept) => {
      const edge = sentinel(`--concept-${concept}`);
      return `classDef ${concept} fill:${sentinel(`--concept-${concept}-fill`)},stroke:${edge},color:${edge};`;
    })
    .join("\n");
}

/** The same SVG with `var(--token)` for every sentinel, in hex or as browsers write it, `rgb(192, 222, 0)`. */
export function toTokens(svg: string): string {
  const name = (index: number, found: string) => (tokens[index] ? `var(${tokens[index]})` : found);
  return svg
    .replace(/#c0de([0-9a-f]{2})\b/gi, (found, hex: string) => name(Number.parseInt(hex, 16), found))
    .replace(/rgb\(192,\s*222,\s*(\d+)\)/g, (found, index: string) => name(Number(index), found));
}

/** Colours in the SVG that are no token, in the order found; empty is what it should be. */
export function strayColours(svg: string): string[] {
  const named = "fill|stroke|color|background|background-color|border|stop-color|flood-color|filter";
  const css = [...svg.matchAll(new RegExp(`(?<![\\w-])(?:${named})\\s*:\\s*([^;}"]+)`, "g"))];
  const attributes = [...svg.matchAll(new RegExp(`\\s(?:${named})="([^"]*)"`, "g"))];
  const values = [...css, ...attributes].map((match) => (match[1] ?? "").replace("!important", "").trim());
  const fine =
    /^(var\(--[\w-]+\)|none|transparent|currentcolor|inherit|revert|unset|context-\w+|url\(.*\))$/i;
  return [...new Set(values.filter((value) => !fine.test(value)))];
}

function same(colour: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(" ").map((name) => [name, colour]));
}
