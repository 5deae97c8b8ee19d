import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "@playwright/test";
import type { StaticDiagram } from "@/components/diagram/render-all";
import { renderDiagrams } from "@/components/diagram/scenes.server";
import { suggest } from "@/lib/text/nearest";
import { findings } from "./ruler";

type Layout = "wide" | "narrow";
type Theme = "light" | "dark";
const columns = { wide: 2, narrow: 5 } as const;
const usual = { wide: 6, narrow: 10 } as const;
const cell = { wide: 940, narrow: 360 } as const;

interface Wishes {
  browser: Browser;
  dir: string;
  /** One kind of sheet, such as `narrow-dark`. */
  only: string;
  all: boolean;
  wanted: readonly string[];
  /** How many steps stand on a sheet; 0 leaves it to the layout. */
  perSheet: number;
  /** What the reader's controls are set to, as in a link. */
  values: string;
  rulerOnly: boolean;
}

/** Draws diagrams on contact sheets, and prints their paths with what the ruler found. */
export async function lookAtDiagrams({
  browser,
  dir,
  only,
  all,
  wanted,
  perSheet,
  values,
  rulerOnly,
}: Wishes) {
  const diagrams = await renderDiagrams(values);
  const unknown = (slug: string): never => {
    throw new Error(`There is no diagram "${slug}". ${suggest(slug, [...diagrams.keys()])}`);
  };
  const chosen = all ? [...diagrams.values()] : wanted.map((slug) => diagrams.get(slug) ?? unknown(slug));
  if (chosen.length === 0) throw new Error("Name one diagram or more: npm run look -- overlayfs");
  const page = await browser.newPage();
  for (const diagram of chosen)
    for (const layout of ["wide", "narrow"] as const)
      for (const theme of ["light", "dark"] as const) {
        const kind = `${layout}-${theme}`;
        if (only ? only !== kind : rulerOnly && theme === "dark") continue;
        const count = perSheet || usual[layout];
        for (let first = 0; first < diagram.steps.length; first += count) {
          const steps = diagram.steps.slice(first, first + count);
          await page.setViewportSize({
            width: Math.min(columns[layout], count) * (cell[layout] + 24) + 24,
            height: 400,
          });
          await page.setContent(sheet(diagram, steps, layout, theme));
          await page.evaluate(() => document.fonts.ready);
          if (!rulerOnly) {
            const picture = path.join(dir, `${diagram.slug}-${kind}-${first / count + 1}.png`);
            writeFileSync(picture, await page.screenshot({ fullPage: true }));
            console.log(picture);
          }
          if (theme === "light" || only) for (const line of await findings(page, layout)) console.log(line);
        }
      }
}

function sheet(diagram: StaticDiagram, steps: StaticDiagram["steps"], layout: Layout, theme: Theme): string {
  const font = readFileSync("public/fonts/archivo.woff2").toString("base64");
  const figures = steps.map(
    ({ id, title, caption, svg, guess }) =>
      `<figure data-step="${diagram.slug}.${id}">${svg[layout]}<figcaption><b>${diagram.slug}.${id}</b> ${asHtml(title)}${guess ? " (guess)" : ""}<br>${asHtml(caption)}</figcaption></figure>`,
  );
  return `<!doctype html><html data-theme="${theme}"><meta charset="utf-8"><style>
@font-face { font-family: Archivo; src: url(data:font/woff2;base64,${font}); font-weight: 100 900; font-stretch: 62% 125% }
${readFileSync("app/tokens.css", "utf8")}
:root { --font-mono: "DejaVu Sans Mono", monospace }
body { margin: 0; padding: 24px; background: var(--surface); color: var(--text); font: 14px/1.4 sans-serif;
  display: grid; gap: 24px; grid-template-columns: repeat(${columns[layout]}, ${cell[layout]}px) }
figure { margin: 0; border: 1px solid var(--line-strong) }
svg { display: block; width: 100%; background: var(--sheet) }
.scene text { font-family: Archivo }
figcaption { padding: 8px; border-top: 1px solid var(--line) }
</style>${figures.join("")}`;
}

function asHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}
