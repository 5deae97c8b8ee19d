// `npm run mermaid`: renders every .mmd in content/ and diagrams/ into an SVG beside it, in the test browser,
// so that a reader downloads no Mermaid. Only what is stale is rendered; `--all` renders everything.
// `--check` renders nothing and needs no browser: it fails where an SVG is missing or stale.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { buildSync } from "esbuild";
import {
  type Chart,
  classDefs,
  classNames,
  readChart,
  strayColours,
  themeCss,
  themeVariables,
  toTokens,
} from "@/lib/mermaid";
import { isStale, renderer, stamp } from "@/lib/mermaid/stamp.server";
import { ensureBrowser } from "./ensure-browser";
import { launchOptions } from "./find-browser";
import type { Drawing } from "./mermaid-page";

interface Source {
  file: string;
  svgFile: string;
  text: string;
  chart: Chart;
  stale: boolean;
}

const isCheck = process.argv.includes("--check");
const sources = findCharts();
const wanted = process.argv.includes("--all") ? sources : sources.filter((source) => source.stale);

if (isCheck) {
  for (const { svgFile, file } of wanted)
    console.error(
      `${file}: ${path.basename(svgFile)} is ${existsSync(svgFile) ? "stale" : "missing"}. Run: npm run mermaid`,
    );
  if (wanted.length > 0) process.exit(1);
  console.log(`Mermaid charts up to date: ${sources.length}.`);
} else if (wanted.length === 0) {
  console.log(`Nothing to render. Mermaid charts up to date: ${sources.length}.`);
} else {
  await renderAll(wanted);
}

/** All charts, read; what an author has to change in any of them is printed, and ends the process. */
function findCharts(): Source[] {
  const files = ["content", "diagrams"]
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
    )
    .filter((file) => file.endsWith(".mmd"))
    .sort();
  const found: Source[] = [];
  for (const file of files) {
    const text = readFileSync(file, "utf8").replace(/\r\n/g, "\n");
    const { chart, problems } = readChart(text);
    for (const { line, message } of problems) console.error(`${file}:${line} ${message}`);
    const svgFile = file.replace(/\.mmd$/, ".svg");
    const svg = existsSync(svgFile) ? readFileSync(svgFile, "utf8") : undefined;
    if (chart) found.push({ file, svgFile, text, chart, stale: isStale(text, svg) });
  }
  if (found.length < files.length) process.exit(1);
  return found;
}

async function renderAll(charts: readonly Source[]): Promise<void> {
  const require = createRequire(import.meta.url);
  const { version } = require("mermaid/package.json") as { version: string };
  if (version !== renderer.mermaid) {
    console.error(
      `mermaid ${version} is installed, lib/mermaid/stamp.server.ts says ${renderer.mermaid}. Make them equal.`,
    );
    process.exit(1);
  }
  const browser = await chromium.launch(launchOptions(ensureBrowser()));
  try {
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.abort());
    await page.setContent(`<style>${fontFace()} body { font: 15px Archivo }</style>`);
    await page.addScriptTag({
      path: path.join(path.dirname(require.resolve("mermaid/package.json")), "dist/mermaid.min.js"),
    });
    await page.addScriptTag({ content: pageScript() });
    for (const source of charts) await render(page, source);
  } finally {
    await browser.close();
  }
}

async function render(page: Page, { file, svgFile, text, chart }: Source): Promise<void> {
  const id = `chart-${path.basename(path.dirname(file))}-${path.basename(file, ".mmd")}`.toLowerCase();
  const used = classDefs(chart.body.split("\n").flatMap(classNames));
  const drawing: Drawing = {
    id,
    body: used ? `${chart.body.trimEnd()}\n${used}\n` : chart.body,
    accTitle: chart.accTitle,
    accDescr: chart.accDescr,
    font: { measured: "Archivo", shown: "var(--font-display)" },
    config: {
      startOnLoad: false,
      securityLevel: "strict",
      theme: "base",
      themeVariables: { ...themeVariables, fontFamily: "Archivo", fontSize: "15px" },
      themeCSS: themeCss,
      fontFamily: "Archivo",
      htmlLabels: false,
      deterministicIds: true,
      deterministicIDSeed: id,
      flowchart: {
        curve: "linear",
        padding: 12,
        nodeSpacing: 36,
        rankSpacing: 44,
        wrappingWidth: 170,
        subGraphTitleMargin: { top: 6, bottom: 12 },
      },
      sequence: { useMaxWidth: true, mirrorActors: false, actorFontWeight: 600 },
    },
  };
  const drawn = await page
    .evaluate((given) => window.drawChart(given), drawing)
    .catch((error: unknown) => {
      console.error(`${file}: Mermaid cannot draw it. ${mermaidsWords(error, chart.bodyLine)}`);
      process.exit(1);
    });
  const svg = toTokens(drawn);
  const stray = strayColours(svg);
  if (stray.length > 0) {
    console.error(
      `${file}: colours that are no token: ${stray.join(", ")}. Give them one in lib/mermaid/palette.ts.`,
    );
    process.exit(1);
  }
  writeFileSync(svgFile, `${stamp(text)}\n${svg}\n`);
  console.log(`${svgFile} ${(svg.length / 1024).toFixed(1)} kB`);
}

/** Mermaid's message with the file's line numbers, and without where in Mermaid it came from. */
function mermaidsWords(error: unknown, bodyLine: number): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^page\.evaluate: (Error: )?/, "")
    .replace(/\n {4}at [\s\S]*/, "")
    .replace(/\bline (\d+)/g, (_found, line) => `line ${Number(line) + bodyLine - 1}`);
}

function fontFace(): string {
  const data = readFileSync("public/fonts/archivo.woff2").toString("base64");
  return `@font-face { font-family: Archivo; font-weight: 400 700; src: url(data:font/woff2;base64,${data}); }`;
}

function pageScript(): string {
  const bundle = buildSync({
    entryPoints: ["scripts/mermaid-page.ts"],
    bundle: true,
    format: "iife",
    write: false,
  });
  return bundle.outputFiles[0]?.text ?? "";
}
