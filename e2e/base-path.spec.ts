import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test as base, expect } from "@playwright/test";
import { serve } from "../scripts/serve";

/** The site as it would be built for https://example.org/shipshape, in a folder of its own. */
const folder = ".cache/base-path";
const basePath = "/shipshape";
const address = `https://example.org${basePath}`;
let server: Awaited<ReturnType<typeof serve>>;

const test = base.extend<{ trouble: string[] }>({
  trouble: [
    async ({ context }, use) => {
      const trouble: string[] = [];
      context.on("response", (response) => {
        const { pathname, hostname } = new URL(response.url());
        if (response.status() >= 400 || hostname !== "localhost" || !pathname.startsWith(`${basePath}/`))
          trouble.push(`${response.status()} ${response.url()}`);
      });
      context.on("weberror", (error) => trouble.push(error.error().message));
      await use(trouble);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
});

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await build();
  server = await serve({ dir: folder, port: 0, basePath });
});
test.afterAll(() => server?.close());

const at = (page: string) => `http://localhost:${server.port}${basePath}${page}`;
const html = (page: string) => readFileSync(path.join(folder, page), "utf8");

test("every address in every page is under the path", () => {
  const pages = ["index.html", "404.html", "diagrams/index.html", "learn/what-is-a-container/index.html"];
  for (const page of [...pages, "embed/packaging/index.html", "present/what-is-a-container/index.html"]) {
    // (A preconnect names a host, not a file.)
    const tags = (html(page).match(/<(?:a|link|script|img|source|iframe) [^>]*>/g) ?? []).filter(
      (tag) => !tag.includes('rel="preconnect"'),
    );
    const own = tags.flatMap((tag) => / (?:href|src)="(\/[^"]*)"/.exec(tag)?.[1] ?? []);
    expect(own.length, page).toBeGreaterThan(0);
    expect(
      own.filter((url) => !url.startsWith(`${basePath}/`)),
      page,
    ).toEqual([]);
    for (const url of own) {
      const { pathname } = new URL(url.replaceAll("&amp;", "&"), "http://site");
      const file = path.join(folder, pathname.slice(basePath.length));
      expect(
        existsSync(pathname.endsWith("/") ? path.join(file, "index.html") : file),
        `${page}: ${url}`,
      ).toBe(true);
    }
  }
});

test("addresses for others are whole: previews, sitemap, robots, embed code", () => {
  const lesson = html("learn/what-is-a-container/index.html");
  const picture = /property="og:image" content="([^"]+)"/.exec(lesson)?.[1] ?? "";
  expect(picture).toMatch(new RegExp(`^${address}/og/.+\\.png$`));
  expect(existsSync(path.join(folder, picture.slice(address.length)))).toBe(true);
  expect(lesson).toContain(`<link rel="canonical" href="${address}/learn/what-is-a-container/"/>`);
  const urls = [...html("sitemap.xml").matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => url);
  expect(urls.length).toBeGreaterThan(3);
  for (const url of urls) expect(url.startsWith(`${address}/`), url).toBe(true);
  expect(html("robots.txt")).toContain(`Sitemap: ${address}/sitemap.xml`);
  expect(html("diagrams/index.html")).toContain(`src=&quot;${address}/embed/packaging/`);
});

test("a reader finds the way from page to page, fonts and diagrams included", async ({ page }) => {
  await page.goto(at("/"));
  await page.getByRole("link", { name: "Start with lesson 1" }).click();
  await expect(page).toHaveURL(at("/learn/what-is-a-container/"));
  const figure = page.getByRole("figure", { name: "Loose cargo, packed cargo" });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator(".scene-wide")).toHaveCount(0);
  await figure.getByRole("button", { name: "Next", exact: true }).click();
  await expect(figure.getByRole("slider", { name: "Step" })).toHaveValue("2");
  // The course's own face; its stand-in is a font of the system, which may lack it.
  const font = () =>
    page.evaluate(() => [...document.fonts].find(({ family }) => /^"?archivo"?$/.test(family))?.status);
  await expect.poll(font).toBe("loaded");

  await page.getByRole("button", { name: "shared libraries" }).click();
  await page.getByRole("link", { name: "In the glossary" }).filter({ visible: true }).click();
  await expect(page).toHaveURL(at("/glossary/#shared-library"));
  await page.getByRole("link", { name: "Diagrams", exact: true }).click();
  await expect(page).toHaveURL(at("/diagrams/"));
});

test("a diagram leads to its slide, and an unknown address to the 404 page", async ({ page, trouble }) => {
  await page.goto(at("/learn/what-is-a-container/?step=pack-once#packaging"));
  const figure = page.getByRole("figure", { name: "Loose cargo, packed cargo" });
  await expect(figure.getByRole("slider", { name: "Step" })).toHaveValue("7");
  await figure.getByRole("link", { name: "Present" }).click();
  await expect(page).toHaveURL(
    new RegExp(`${basePath}/present/what-is-a-container/\\?.*packaging\\.pack-once`),
  );
  await expect(page.getByRole("region", { name: /^Slide \d+ of \d+: Pack it once/ })).toBeVisible();
  expect(trouble).toEqual([]);

  const answer = await page.goto(at("/nowhere/"));
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "glossary", exact: true }).click();
  await expect(page).toHaveURL(at("/glossary/"));
  expect(trouble.filter((one) => !one.startsWith("404"))).toEqual([]);
  trouble.length = 0;
});

/** Builds beside `out`, which the other tests are reading. */
function build(): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = spawn("npm", ["run", "build"], {
      env: { ...process.env, SITE_URL: address, EXPORT_DIR: folder, NODE_ENV: "production" },
      shell: process.platform === "win32",
    });
    let said = "";
    run.stdout.on("data", (text) => {
      said += text;
    });
    run.stderr.on("data", (text) => {
      said += text;
    });
    run.on("error", reject);
    run.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${said}`))));
  });
}
