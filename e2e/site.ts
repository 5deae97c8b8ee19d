// What all tests share: the list of pages, read off the exported site, and a page that reports what went wrong in it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import type axe from "axe-core";

/** Every page of the exported site by its path, so that no list of them is kept by hand. */
export function allPages(): string[] {
  if (!existsSync("out/index.html")) throw new Error("There is no out/index.html: run npm run build first");
  const folders = readdirSync("out", { recursive: true, encoding: "utf8" })
    .filter((name) => path.basename(name) === "index.html")
    .map((name) => path.dirname(name).split(path.sep).join("/"))
    .filter((folder) => folder !== "404" && !folder.startsWith("_"))
    .map((folder) => (folder === "." ? "/" : `/${folder}/`));
  return [...folders.sort(), "/404.html"];
}

/** The paths that the sitemap tells search engines. */
export const sitemapPaths = (): string[] =>
  [...readFileSync("out/sitemap.xml", "utf8").matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url = ""]) => new URL(url).pathname,
  );

interface Fixtures {
  /** Requests to other hosts, errors and complaints of every page in the test; must stay empty. */
  trouble: string[];
}

/** A test that fails when any of its pages throws, complains or asks another host for anything. */
export const test = base.extend<Fixtures>({
  trouble: [
    async ({ context, baseURL }, use) => {
      const trouble: string[] = [];
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith("http") && url.origin !== baseURL)
          trouble.push(`asked another host: ${request.url()}`);
      });
      context.on("weberror", (error) => trouble.push(`threw: ${error.error().message}`));
      context.on("console", (message) => {
        if (message.type() === "error") trouble.push(`complained: ${message.text()}`);
      });
      await use(trouble);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** What is not there until the reader comes near: diagrams, quiz, exercise, progress. */
const waiting = "figure.frame:has(.scene-wide), .js-only.min-h-96[aria-hidden], .js-only.min-h-40:empty";

/** Scrolls to each thing that loads on the way, as a reader does, until all are there. */
export async function readThrough(page: Page): Promise<void> {
  await expect(async () => {
    const left = await page.evaluate((selector) => {
      const places = document.querySelectorAll(selector);
      places[0]?.scrollIntoView({ block: "center" });
      return places.length;
    }, waiting);
    expect(left).toBe(0);
  }).toPass();
}

const axeSource = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on a page against WCAG 2.2 AA. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (tags) => {
    const { axe: tool } = window as unknown as { axe: typeof axe };
    const { violations } = await tool.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} (${node.any[0]?.message ?? node.failureSummary})`),
    );
  }, rules);
}

/** A diagram's frame, once its code is there. */
export async function liveDiagram(page: Page, title: string): Promise<Locator> {
  const figure = page.getByRole("figure", { name: title });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator(".scene-wide")).toHaveCount(0);
  return figure;
}

/** The theme as a reader's earlier choice left it. */
export async function withTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem("shipshape.theme", chosen), theme);
}

export const lessons = {
  first: { path: "/learn/what-is-a-container/", title: "What is a container?" },
  second: { path: "/learn/containers-and-virtual-machines/", title: "Containers and virtual machines" },
} as const;
