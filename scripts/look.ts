// `npm run look -- <diagram> …`: every step of a diagram drawn on contact sheets, wide and narrow, light and dark, in a
// few seconds and without building the site. It prints the pictures' paths: open them and look.
//   npm run look -- overlayfs                       all four kinds of sheet
//   npm run look -- overlayfs --only narrow-dark    one of wide-light, wide-dark, narrow-light, narrow-dark
//   npm run look -- cpu-quota --with quota=20       with other values of the reader's controls, as they stand in a link
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import type { StaticDiagram } from "@/components/diagram/render-all";
import { renderDiagrams } from "@/components/diagram/scenes.server";
import { suggest } from "@/lib/text/nearest";
import { ensureBrowser } from "./ensure-browser";
import { launchOptions } from "./find-browser";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    with: { type: "string", default: "" },
    dir: { type: "string", default: ".look" },
  },
});

type Layout = "wide" | "narrow";
type Theme = "light" | "dark";
const columns = { wide: 2, narrow: 5 } as const;
const perSheet = { wide: 6, narrow: 10 } as const;
const cell = { wide: 940, narrow: 360 } as const;

const diagrams = await renderDiagrams(values.with);
const wanted = positionals.map((slug) => diagrams.get(slug) ?? unknown(slug));
if (wanted.length === 0) throw new Error("Name one diagram or more: npm run look -- overlayfs");

mkdirSync(values.dir, { recursive: true });
const browser = await chromium.launch(launchOptions(ensureBrowser()));
try {
  const page = await browser.newPage();
  for (const diagram of wanted)
    for (const layout of ["wide", "narrow"] as const)
      for (const theme of ["light", "dark"] as const) {
        const kind = `${layout}-${theme}`;
        if (values.only && values.only !== kind) continue;
        for (let first = 0; first < diagram.steps.length; first += perSheet[layout]) {
          const steps = diagram.steps.slice(first, first + perSheet[layout]);
          const picture = path.join(
            values.dir,
            `${diagram.slug}-${kind}-${first / perSheet[layout] + 1}.png`,
          );
          await page.setViewportSize({ width: columns[layout] * (cell[layout] + 24) + 24, height: 400 });
          await page.setContent(sheet(diagram, steps, layout, theme));
          await page.evaluate(() => document.fonts.ready);
          writeFileSync(picture, await page.screenshot({ fullPage: true }));
          console.log(picture);
        }
      }
} finally {
  await browser.close();
}

function unknown(slug: string): never {
  throw new Error(`There is no diagram "${slug}". ${suggest(slug, [...diagrams.keys()])}`);
}

function sheet(diagram: StaticDiagram, steps: StaticDiagram["steps"], layout: Layout, theme: Theme): string {
  const font = readFileSync("public/fonts/archivo.woff2").toString("base64");
  const figures = steps.map(
    ({ id, title, caption, svg, guess }) =>
      `<figure>${svg[layout]}<figcaption><b>${diagram.slug}.${id}</b> ${asHtml(title)}${guess ? " (guess)" : ""}<br>${asHtml(caption)}</figcaption></figure>`,
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
