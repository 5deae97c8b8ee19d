// The half of scripts/mermaid.ts that runs inside the test browser (bundled there by esbuild): draws one chart
// and takes out of Mermaid's SVG all that a page does not need, which is most of it: 26 kB become 7.
import type { Mermaid, MermaidConfig } from "mermaid";

export interface Drawing {
  /** Unique among all charts, as several may stand on one page; prefix of every id in the SVG. */
  id: string;
  body: string;
  accTitle: string;
  accDescr: string;
  config: MermaidConfig;
  /** The font in which labels are measured, and what stands in its place on the page. */
  font: { measured: string; shown: string };
}

declare global {
  interface Window {
    mermaid: Mermaid;
    drawChart: typeof drawChart;
  }
}
window.drawChart = drawChart;

async function drawChart({ id, body, accTitle, accDescr, config, font }: Drawing): Promise<string> {
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 15px ${font.measured}`)));
  window.mermaid.initialize(config);
  const drawn = await window.mermaid.render(id, body);
  const host = document.createElement("div");
  host.innerHTML = drawn.svg;
  document.body.replaceChildren(host);
  const svg = host.querySelector("svg");
  if (!svg) throw new Error("Mermaid drew nothing");

  remove(
    svg,
    "script, foreignObject, iframe, image, title, desc, filter, linearGradient, .flowchartTitleText",
  );
  remove(svg, "rect:not([width]), rect[width='0']");
  mergeWords(svg);
  dropAttributes(svg);
  dropEmptyGroups(svg);
  dropUnusedIds(svg);
  keepUsedRules(svg);
  roundCorners(svg);
  roundNumbers(svg);
  name(svg, id, accTitle, accDescr);
  return new XMLSerializer().serializeToString(svg).replaceAll(font.measured, font.shown);
}

function remove(svg: SVGElement, selector: string) {
  for (const element of svg.querySelectorAll(selector)) element.remove();
}

/** Mermaid sets every word in a <tspan> of its own, three deep; a row that is plain text becomes text. */
function mergeWords(svg: SVGElement) {
  for (const row of svg.querySelectorAll("tspan.row")) {
    const words = [...row.querySelectorAll("tspan")];
    const isNormal = (word: Element, attribute: string) =>
      (word.getAttribute(attribute) ?? "normal") === "normal";
    const isPlain = words.every((word) => isNormal(word, "font-style") && isNormal(word, "font-weight"));
    if (isPlain) row.replaceChildren(row.textContent ?? "");
    row.removeAttribute("class");
  }
}

function dropAttributes(svg: SVGElement) {
  const mayBeEmpty = ["style", "class", "transform"];
  for (const element of svg.querySelectorAll("*"))
    for (const { name, value } of [...element.attributes]) {
      const isEmpty = mayBeEmpty.includes(name) && value.replace(/[;\s]/g, "") === "";
      // Sequence diagrams write greys of their own, which rules with the theme's colours override.
      const isGrey = ["fill", "stroke"].includes(name) && /^#(?!c0de)/i.test(value);
      if (isEmpty || isGrey || /^(on|data-|aria-)/.test(name) || /^\s*javascript:/i.test(value))
        element.removeAttribute(name);
    }
}

function dropEmptyGroups(svg: SVGElement) {
  const marks = "path, rect, polygon, polyline, circle, ellipse, line, use, marker";
  for (const group of [...svg.querySelectorAll("text, g, defs")].reverse())
    if (!group.textContent?.trim() && !group.querySelector(marks)) group.remove();
}

/** Removing one unused symbol may leave another unused, so until nothing changes. */
function dropUnusedIds(svg: SVGElement) {
  for (;;) {
    const used = new Set(
      [...svg.outerHTML.matchAll(/(?:url\("?|href=")#([^)"]+)/g)].map((match) => match[1]),
    );
    const unused = [...svg.querySelectorAll("[id]")].filter((element) => !used.has(element.id));
    if (unused.length === 0) return;
    for (const element of unused) {
      if (["marker", "symbol", "clipPath"].includes(element.localName)) element.remove();
      else element.removeAttribute("id");
    }
  }
}

/** Of about 60 rules a chart uses ten; of a rule, the selectors that match something. */
function keepUsedRules(svg: SVGElement) {
  const style = svg.querySelector("style");
  const rules = [...(style?.sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSStyleRule);
  const kept = rules.filter((rule) => {
    const parts = rule.selectorText.split(",").filter((part) => document.querySelector(part.trim()) !== null);
    if (parts.length === 0 || rule.style.length === 0 || rule.selectorText.includes(":root")) return false;
    rule.selectorText = parts.join(",");
    return true;
  });
  if (style) style.textContent = kept.map((rule) => rule.cssText).join("\n");
}

function roundCorners(svg: SVGElement) {
  for (const rect of svg.querySelectorAll(
    ".node rect.label-container, .cluster > rect, rect.actor, rect.note",
  )) {
    if (Number(rect.getAttribute("rx") ?? 0) > 8) continue; // a stadium is round on purpose
    rect.setAttribute("rx", "4");
    rect.setAttribute("ry", "4");
  }
}

/** Two decimals are a fiftieth of a pixel; what follows is noise. */
function roundNumbers(svg: SVGElement) {
  const numeric = /^(d|points|transform|viewBox|x|y|dx|dy|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height)$/;
  for (const element of [svg, ...svg.querySelectorAll("*")])
    for (const attribute of [...element.attributes])
      if (numeric.test(attribute.name))
        attribute.value = attribute.value.replace(/-?\d+\.\d{3,}/g, (long) =>
          String(Number(Number(long).toFixed(2))),
        );
}

function name(svg: SVGSVGElement, id: string, accTitle: string, accDescr: string) {
  const width = svg.viewBox.baseVal.width;
  for (const attribute of ["class", "aria-roledescription", "height"]) svg.removeAttribute(attribute);
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  const desc = document.createElementNS("http://www.w3.org/2000/svg", "desc");
  Object.assign(title, { id: `${id}-title`, textContent: accTitle });
  Object.assign(desc, { id: `${id}-desc`, textContent: accDescr });
  svg.prepend(title, desc);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", title.id);
  svg.setAttribute("aria-describedby", desc.id);
  svg.setAttribute("width", "100%");
  // Letters of 15 px shrink with the drawing, but not below 12: on a phone the figure scrolls inside itself.
  svg.setAttribute("style", `max-width: ${Math.ceil(width)}px; min-width: ${Math.floor(width * 0.8)}px`);
}
