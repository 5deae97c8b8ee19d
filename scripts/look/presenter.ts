import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { serve } from "../serve";

interface Wishes {
  browser: Browser;
  dir: string;
  /** `light` or `dark`; empty for both. */
  only: string;
  all: boolean;
  /** Lessons. */
  wanted: readonly string[];
  /** Width and height of the projector: `1920x1080`. */
  screen: string;
  perSheet: number;
}

/** Puts every slide of lessons on contact sheets, as the exported site shows them, and prints their paths. */
export async function lookAtPresenter({ browser, dir, only, all, wanted, screen, perSheet }: Wishes) {
  if (!existsSync("out/present")) throw new Error("There is no out/present: run npm run build first");
  const lessons = all ? readdirSync("out/present") : wanted;
  if (lessons.length === 0) throw new Error("Name one lesson or more: npm run look -- --present namespaces");
  const [width = 1920, height = 1080] = screen.split("x").map(Number);
  const site = await serve({ dir: "out", port: 0 });
  try {
    for (const lesson of lessons)
      for (const colorScheme of ["light", "dark"] as const) {
        if (only && only !== colorScheme) continue;
        const context = await browser.newContext({
          viewport: { width, height },
          colorScheme,
          reducedMotion: "reduce",
        });
        const page = await context.newPage();
        const answer = await page.goto(`http://localhost:${site.port}/present/${lesson}/`);
        if (!answer?.ok()) throw new Error(`out/present has no lesson "${lesson}"`);
        const slides = await captures(page);
        for (let first = 0; first < slides.length; first += perSheet) {
          const name = `present-${lesson}-${height}-${colorScheme}-${first / perSheet + 1}.png`;
          await page.setViewportSize({ width: 1480, height: 400 });
          await page.setContent(sheet(slides.slice(first, first + perSheet), perSheet > 6 ? 3 : 2, first));
          writeFileSync(path.join(dir, name), await page.screenshot({ fullPage: true }));
          console.log(path.join(dir, name));
        }
        await context.close();
      }
  } finally {
    site.close();
  }
}

/** A picture of each slide, from the first to the last. */
async function captures(page: Page): Promise<Buffer[]> {
  const slides: Buffer[] = [];
  for (let number = 1, of = 1; number <= of; number++) {
    const slide = page.getByRole("region", { name: new RegExp(`^Slide ${number} of `) });
    const label = (await slide.getAttribute("aria-label")) ?? "";
    of = Number(/ of (\d+)/.exec(label)?.[1]);
    const drawing = slide.locator(".slide-sheet");
    if ((await drawing.count()) > 0) await drawing.locator("svg").waitFor();
    await page.evaluate(() => document.fonts.ready);
    slides.push(await page.screenshot({ type: "jpeg", quality: 90 }));
    await page.keyboard.press("ArrowRight");
  }
  return slides;
}

function sheet(slides: readonly Buffer[], columns: number, first: number): string {
  const figures = slides.map(
    (slide, index) =>
      `<figure><img src="data:image/jpeg;base64,${slide.toString("base64")}"><figcaption>${first + index + 1}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 8px; display: grid; gap: 8px; grid-template-columns: repeat(${columns}, 1fr); font: 12px sans-serif; background: grey }
figure { margin: 0; position: relative }
img { display: block; width: 100% }
figcaption { position: absolute; top: 0; right: 0; background: white; padding: 0 4px }
</style>${figures.join("")}`;
}
