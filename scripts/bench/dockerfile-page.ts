// Part of `npm run bench -- --dockerfile`: the same big input in the lab's page, in the built site.
import type { Browser, Page } from "@playwright/test";
import { writeState } from "../../lib/dockerfile-lab";
import { bigInput } from "./dockerfile";
import { openSite } from "./site";
import { median } from "./table";

/** What the page's Worker was asked and when it answered, noted by the page itself. */
interface Noted {
  /** Milliseconds from a key to the marks in the page. */
  marked: number[];
  /** Milliseconds that the Worker took for a build. */
  built: number[];
  /** Tasks of 50 ms and more. */
  tasks: number[];
  /** When the last key was pressed; 0 once its marks are there. */
  key: number;
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** Wraps the page's Worker, before the page's own code: asked, answered, drawn. */
function note() {
  window.noted = { marked: [], built: [], tasks: [], key: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.noted.tasks.push(duration);
  }).observe({ type: "longtask", buffered: true });
  addEventListener(
    "keydown",
    () => {
      window.noted.key = performance.now();
    },
    true,
  );
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    #asked = 0;
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener("message", ({ data }) => {
        if (data.type === "built") window.noted.built.push(performance.now() - this.#asked);
        if (data.type !== "marked" || window.noted.key === 0) return;
        const from = window.noted.key;
        window.noted.key = 0;
        // React draws what the message brings before the page does anything else.
        new MutationObserver((_, observer) => {
          observer.disconnect();
          window.noted.marked.push(performance.now() - from);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    }
    override postMessage(message: { type?: string }) {
      if (message.type === "build") this.#asked = performance.now();
      super.postMessage(message);
    }
  };
}

/** Small files: the lab keeps 400,000 characters. */
function work() {
  const { dockerfile, context } = bigInput();
  return {
    dockerfile,
    files: context.map(({ path }, index) => ({ path, content: `export const value${index} = ${index};\n` })),
  };
}

export async function measureDockerfilePage(browser: Browser, runs: number): Promise<string> {
  const site = await openSite("shipshape", "out:/lab/dockerfile/");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(note);
    const kept = writeState({ draft: work(), built: undefined, challenge: undefined });
    await page.addInitScript((state) => localStorage.setItem("shipshape.dockerfile", state), kept);
    const lab = page.getByRole("region", { name: "Dockerfile lab" });
    const openings: number[] = [];
    for (let visit = 0; visit < 5; visit++) {
      await page.goto(site.url);
      await lab.getByRole("textbox", { name: "Dockerfile", exact: true }).waitFor();
      await page.waitForTimeout(1_000);
      openings.push(await takeTasks(page));
    }
    await lab.getByRole("button", { name: "Build", exact: true }).click();
    await lab.getByText(/^Built: /).waitFor();
    const [first = 0] = (await page.evaluate(() => window.noted)).built;
    const building = await takeTasks(page);
    const inFile = await typing(page, "Dockerfile", runs);
    const atFile = await typing(page, "src/module-0/file-0.ts", runs);
    const ms = (value: number) => `${value.toFixed(1).padStart(7)} ms`;
    return [
      "The same in the page, with small files; from the key to the marks in the page:",
      `  ${"keystroke in the Dockerfile".padEnd(42)} ${ms(median(inFile.marked))}`,
      `  ${"keystroke in one of 2,000 files".padEnd(42)} ${ms(median(atFile.marked))}`,
      `  ${"the first build, in the Worker".padEnd(42)} ${ms(first)}`,
      `  ${"longest task while it opens, of 5 visits".padEnd(42)} ${ms(median(openings))}`,
      `  ${"longest task of a build".padEnd(42)} ${ms(building)}`,
      `  ${"longest task of typing".padEnd(42)} ${ms(Math.max(inFile.longest, atFile.longest))}`,
      "  (0: none of 50 ms)",
    ].join("\n");
  } finally {
    await context.close();
    site.close();
  }
}

async function takeTasks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const longest = Math.max(0, ...window.noted.tasks);
    window.noted.tasks = [];
    return longest;
  });
}

/** A key at a time, each after the marks of the one before, as fast as people type. */
async function typing(page: Page, file: string, runs: number) {
  await page.getByRole("button", { name: file, exact: true }).click();
  await page.getByRole("textbox", { name: file, exact: true }).focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.evaluate(() => {
    window.noted.marked = [];
  });
  for (let run = 1; run <= runs + 3; run++) {
    await page.keyboard.type("x");
    await page.waitForFunction((count) => window.noted.marked.length >= count, run);
    await page.waitForTimeout(150);
  }
  const marked = await page.evaluate(() => window.noted.marked.slice(3));
  return { marked, longest: await takeTasks(page) };
}
