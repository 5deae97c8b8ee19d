// `npm run look -- <diagram> …`: every step of a diagram drawn on contact sheets, wide and narrow, light and dark, in a
// few seconds and without building the site. It prints the pictures' paths: open them and look. Under them it prints
// what a ruler finds: text that is clipped, that lies on other text, or that a line or an edge runs through.
//   npm run look -- overlayfs                       all four kinds of sheet
//   npm run look -- overlayfs --only narrow-dark    one of wide-light, wide-dark, narrow-light, narrow-dark
//   npm run look -- cpu-quota --with quota=20       with other values of the reader's controls, as they stand in a link
//   npm run look -- overlayfs --per-sheet 2         fewer steps on a sheet, to see more of each
//   npm run look -- --all --ruler                   all diagrams, the ruler's findings alone
//   npm run look -- --present namespaces            every slide of a lesson's presenter, light and dark, from out/:
//                                                   run `npm run build` first
//   npm run look -- --present namespaces --screen 1024x768 --only dark
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { ensureBrowser } from "./ensure-browser";
import { launchOptions } from "./find-browser";
import { lookAtDiagrams } from "./look/diagrams";
import { lookAtPresenter } from "./look/presenter";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    with: { type: "string", default: "" },
    dir: { type: "string", default: ".look" },
    all: { type: "boolean", default: false },
    ruler: { type: "boolean", default: false },
    present: { type: "boolean", default: false },
    screen: { type: "string", default: "1920x1080" },
    "per-sheet": { type: "string", default: "" },
  },
});

mkdirSync(values.dir, { recursive: true });
const browser = await chromium.launch(launchOptions(ensureBrowser()));
try {
  const perSheet = Number(values["per-sheet"]);
  const common = {
    browser,
    dir: values.dir,
    only: values.only,
    all: values.all,
    wanted: positionals,
    perSheet,
  };
  if (values.present) await lookAtPresenter({ ...common, screen: values.screen, perSheet: perSheet || 6 });
  else await lookAtDiagrams({ ...common, values: values.with, rulerOnly: values.ruler });
} finally {
  await browser.close();
}
