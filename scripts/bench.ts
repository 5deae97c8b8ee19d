// `npm run bench`: how heavy and how quick a lesson is, on a slow phone and a slow network; medians of several runs.
// Nothing is asserted: machines differ and are noisy. Compare within a run, with --peers.
//   npm run bench -- --runs 9 --page /learn/what-is-a-container/
//   npm run bench -- --peers vitepress=DIR:/PAGE starlight=DIR:/PAGE/     other built sites, measured in turn with ours
//   npm run bench -- --scaling                                            how quick the simulation of scaling is
//   npm run bench -- --lab                                                the Linux lab: start, answer, goal, reset
//   npm run bench -- --dockerfile                                         the Dockerfile lab's engine in Node, and its page
//   npm run bench -- --text DIR                                           the lessons as Markdown, to build those from
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { measureDockerfile } from "./bench/dockerfile";
import { measureDockerfilePage } from "./bench/dockerfile-page";
import { type EngineMeasures, type LabMeasures, measureEngine, measureLab } from "./bench/lab";
import { type Measures, measureLoad, measureStepping } from "./bench/measure";
import { measureScaling } from "./bench/scaling";
import { openSite } from "./bench/site";
import { median, medians, table } from "./bench/table";
import { writeLessonsAsText } from "./bench/text";
import { ensureBrowser } from "./ensure-browser";
import { launchOptions } from "./find-browser";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "5" },
    page: { type: "string", default: "/learn/containers-and-virtual-machines/" },
    peers: { type: "string", multiple: true, default: [] },
    text: { type: "string" },
    dockerfile: { type: "boolean", default: false },
    lab: { type: "boolean", default: false },
    scaling: { type: "boolean", default: false },
  },
});

const runs = Math.max(1, Number.parseInt(values.runs, 10) || 5);
if (values.dockerfile) await benchDockerfile(Math.max(runs, 9));
else if (values.text !== undefined) {
  for (const file of await writeLessonsAsText(values.text)) console.log(file);
} else if (values.scaling) {
  console.log(measureScaling(Math.max(1, Number.parseInt(values.runs, 10) || 5)));
} else if (values.lab) {
  await benchLab(runs);
} else {
  await bench(runs);
}

async function benchLab(runs: number): Promise<void> {
  buildIfNeeded();
  const { url } = await openSite("lab", "out:/");
  const options = launchOptions(ensureBrowser());
  const { origin } = new URL(url);
  const results: LabMeasures[] = [];
  const engine: EngineMeasures[] = [];
  for (let run = 0; run < runs; run++) {
    results.push(await measureLab(options, origin));
    engine.push(await measureEngine(options, origin));
    process.stderr.write(` ${run + 1}/${runs}`);
  }
  console.log(`\n\nThe Linux lab, in milliseconds unless it says otherwise; medians of ${runs}.\n`);
  console.log(table({ lab: medians(results) }));
  console.log(`\nIts engine machine, in seconds; medians of ${runs}.\n`);
  console.log(table({ engine: medians(engine) }));
  process.exit(0);
}

async function benchDockerfile(runs: number): Promise<void> {
  buildIfNeeded();
  console.log(measureDockerfile(runs));
  const browser = await chromium.launch(launchOptions(ensureBrowser()));
  try {
    console.log(await measureDockerfilePage(browser, runs));
  } finally {
    await browser.close();
  }
}

async function bench(runs: number): Promise<void> {
  buildIfNeeded();
  const peers = [...values.peers, ...positionals].map((peer) => {
    const [name = "", ...at] = peer.split("=");
    return openSite(name, at.join("="));
  });
  const sites = await Promise.all([openSite("shipshape", `out:${values.page}`), ...peers]);
  const browser = await chromium.launch(launchOptions(ensureBrowser()));
  try {
    const results = new Map<string, Measures[]>(sites.map((site) => [site.name, []]));
    // In turn, so that a busy moment falls on all; the first round warms the machine up and is thrown away.
    for (let run = 0; run <= runs; run++) {
      for (const { name, url } of sites) {
        const measures = await measureLoad(browser, url);
        if (run > 0) results.get(name)?.push(measures);
      }
      process.stderr.write(run === 0 ? "warm-up" : ` ${run}/${runs}`);
    }
    console.log(
      `\n\nCold load of ${values.page}: 4x CPU slowdown, 1.6 Mbit/s, 150 ms, 412x823; medians of ${runs}.\n`,
    );
    console.log(table(Object.fromEntries([...results].map(([name, all]) => [name, medians(all)]))));
    const [ours] = sites;
    if (ours) await reportStepping(ours.url);
  } finally {
    await browser.close();
    for (const site of sites) site.close();
  }

  async function reportStepping(url: string) {
    const walks = [];
    for (let run = 0; run < Math.min(runs, 3); run++) walks.push(await measureStepping(browser, url));
    const longest = median(walks.map((walk) => walk.longestTask));
    const found = longest === 0 ? "no task over 50 ms" : `longest task ${Math.round(longest)} ms`;
    console.log(
      `\nStepping its first diagram through all ${walks[0]?.steps} steps at 4x: ${found} (median of ${walks.length}).`,
    );
  }
}

/** Builds where there is no build, or a source is newer than it. */
function buildIfNeeded(): void {
  const built = existsSync("out/index.html") ? statSync("out/index.html").mtimeMs : 0;
  const newest = Math.max(...["app", "components", "content", "diagrams", "lib", "public"].map(newestIn));
  if (built > newest) return;
  const build = spawnSync("npm", ["run", "build"], { stdio: "inherit", shell: process.platform === "win32" });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Math.max(0, ...files.map((file) => statSync(path.join(folder, file)).mtimeMs));
}
