import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { allPages, expect, lessons, liveDiagram, sitemapPaths, test } from "./site";

/** The file behind a page. */
const html = (page: string) =>
  readFileSync(path.join("out", page, page.endsWith("/") ? "index.html" : ""), "utf8");

test.describe("every page", () => {
  const heads = allPages().map((page) => {
    const text = html(page);
    const meta = (name: string) =>
      new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(text)?.[1] ?? "";
    return {
      page,
      title: /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? "",
      description: meta("description"),
      picture: meta("og:image"),
      indexed: !meta("robots").includes("noindex"),
    };
  });

  test("has a title of its own and says what it is", () => {
    const titles = heads.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    for (const { page, title, description } of heads) {
      expect(title, page).toMatch(/Shipshape/);
      expect(description.length, `${page}: ${description}`).toBeGreaterThan(40);
    }
    const lesson = heads.find(({ page }) => page === lessons.second.path);
    expect(lesson?.title).toBe(`${lessons.second.title} · Shipshape`);
  });

  test("has a picture for previews that exists and is as large as it should be", async ({ request }) => {
    for (const { page, picture, indexed } of heads) {
      if (!indexed) continue;
      expect(picture, page).toMatch(/^https?:\/\/.+\.png$/);
      const answer = await request.get(new URL(picture).pathname);
      expect(answer.status(), picture).toBe(200);
      const file = await answer.body();
      expect(file.subarray(1, 4).toString(), picture).toBe("PNG");
      expect([file.readUInt32BE(16), file.readUInt32BE(20)], picture).toEqual([1200, 630]);
    }
  });

  test("links only to what is there", () => {
    const ids = new Map<string, Set<string>>();
    const idsOf = (page: string) => {
      let known = ids.get(page);
      if (!known) {
        known = new Set([...html(page).matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
        ids.set(page, known);
      }
      return known;
    };
    const broken: string[] = [];
    for (const page of allPages())
      for (const [, href = ""] of html(page).matchAll(/<a [^>]*?href="([^"]+)"/g)) {
        if (/^https?:/.test(href)) continue;
        const target = new URL(href.replaceAll("&amp;", "&"), `http://site${page}`);
        const file = path.join("out", target.pathname, target.pathname.endsWith("/") ? "index.html" : "");
        if (!existsSync(file)) broken.push(`${page}: ${href}`);
        else if (target.hash && !idsOf(target.pathname).has(target.hash.slice(1)))
          broken.push(`${page}: ${href} (no such id)`);
      }
    expect(broken).toEqual([]);
  });

  test("has an id only once", () => {
    for (const page of allPages()) {
      const ids = [
        ...html(page)
          .replace(/<script[\s\S]*?<\/script>/g, "")
          .matchAll(/ id="([^"]+)"/g),
      ].map(([, id]) => id);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        page,
      ).toEqual([]);
    }
  });
});

test("the sitemap names every page for readers by its full address, and robots.txt names the sitemap", () => {
  const sitemap = html("/sitemap.xml");
  for (const [, url = ""] of sitemap.matchAll(/<loc>([^<]+)<\/loc>/g))
    expect(url).toMatch(/^https?:\/\/[^/]+\//);
  const listed = sitemapPaths();
  for (const page of allPages().filter((one) => one === "/" || one.startsWith("/learn/")))
    expect(listed).toContain(page);
  for (const page of listed) expect(allPages()).toContain(page);
  expect(html("/robots.txt")).toMatch(/^Sitemap: https?:\/\/[^/]+\/sitemap\.xml$/m);
  expect(html("/robots.txt")).not.toMatch(/^Disallow: \/\s*$/m);
});

test("an address that leads nowhere says so and leads on", async ({ page, trouble }) => {
  const answer = await page.goto("/learn/no-such-lesson/");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "No such page" })).toBeVisible();
  await page.getByRole("link", { name: "course outline" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /taken apart/ })).toBeVisible();
  expect(trouble.filter((one) => !one.includes("404"))).toEqual([]);
  trouble.length = 0; // the browser complains of the missing page itself
});

test("the gallery shows every diagram, with code to embed that works in a page of someone else", async ({
  page,
  baseURL,
}) => {
  await page.goto("/diagrams/");
  const diagrams = allPages().filter((one) => one.startsWith("/embed/"));
  const cards = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { level: 2 }) });
  await expect(cards).toHaveCount(diagrams.length);
  const card = cards.filter({ hasText: "Two ways to isolate" });
  await expect(card.locator("svg.scene")).toBeVisible();
  await card.getByText("Embed code").click();
  const code = (await card.locator("code").textContent()) ?? "";
  expect(code).toMatch(
    /^<iframe src="https?:\/\/[^"]+\/embed\/vm-and-container\/" title="Two ways to isolate"/,
  );

  const host = code
    .replace(/src="https?:\/\/[^/]+/, `src="${baseURL}`)
    .replace("<iframe", '<iframe id="theirs"');
  await page.route("**/their-page.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><title>Theirs</title><h1>A page</h1>${host}`,
    }),
  );
  await page.goto("/their-page.html");
  const frame = page.frameLocator("#theirs");
  const figure = frame.getByRole("figure", { name: "Two ways to isolate" });
  await expect(figure.locator(".scene-wide")).toHaveCount(0);
  await figure.getByRole("button", { name: "Next", exact: true }).click();
  await expect(figure.getByRole("slider", { name: "Step" })).toHaveValue("2");
  // It stays in its frame: nothing of it scrolls sideways, and the way back opens in the whole window.
  await expect(frame.getByRole("link", { name: "Shipshape" })).toHaveAttribute("target", "_top");
  expect(await frame.locator("html").evaluate((root) => root.scrollWidth <= root.clientWidth)).toBe(true);
});

test.describe("what is downloaded", () => {
  /** Words that stand in one diagram's own code and nowhere else among the scripts. */
  const marks = {
    "image-to-container": "Your program, its libraries and the files under them",
    packaging: "Someone installs libcurl 4 and sets the port",
    "vm-and-container": "Its *kernel* is the part that controls the hardware",
  } as const;

  for (const [slug, mark] of Object.entries(marks))
    test(`${slug} can be told by its words`, () => {
      const source = readdirSync(`diagrams/${slug}`)
        .map((name) => readFileSync(path.join("diagrams", slug, name), "utf8"))
        .join();
      expect(source).toContain(mark);
    });

  async function scripts(page: import("@playwright/test").Page) {
    const texts: string[] = [];
    const pending: Promise<unknown>[] = [];
    page.on("response", (response) => {
      if (/\.js(\?|$)/.test(response.url()))
        pending.push(
          response.text().then(
            (text) => texts.push(text),
            () => undefined,
          ),
        );
    });
    return async () => {
      await Promise.all(pending);
      return texts.join("\n");
    };
  }

  test("before anything is done, a lesson loads no parser, no chart drawer and no diagram", async ({
    page,
  }) => {
    const loaded = await scripts(page);
    await page.setViewportSize({ width: 1280, height: 200 });
    // The diagram is held back, so that only what the page itself needs is seen.
    await page.goto(lessons.first.path, { waitUntil: "networkidle" });
    const text = await loaded();
    for (const parser of ["ZodError", "YAMLParseError", "mermaidAPI", "createHighlighter", "micromark"])
      expect(text.includes(parser), parser).toBe(false);
    expect(text.includes(marks["vm-and-container"])).toBe(false);
    expect(text.includes(marks["image-to-container"])).toBe(false);
  });

  test("a diagram's code comes when the reader is near it, and no other diagram's", async ({ page }) => {
    const loaded = await scripts(page);
    await page.goto("/glossary/", { waitUntil: "networkidle" });
    const none = await loaded();
    expect(none).not.toBe("");
    for (const mark of Object.values(marks)) expect(none.includes(mark)).toBe(false);

    await page.goto(lessons.second.path);
    await liveDiagram(page, "Two ways to isolate");
    const text = await loaded();
    expect(text.includes(marks["vm-and-container"])).toBe(true);
    expect(text.includes(marks.packaging)).toBe(false);
    expect(text.includes(marks["image-to-container"])).toBe(false);
  });

  test("nothing moves when a diagram's code takes the place of its picture", async ({ page }) => {
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(lessons.second.path);
    const figure = await liveDiagram(page, "Two ways to isolate");
    await figure.getByRole("button", { name: "Next", exact: true }).click();
    await figure.getByRole("button", { name: "Last", exact: true }).click();
    await expect(figure.getByRole("slider", { name: "Step" })).toHaveValue("11");
    expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThan(0.005);
  });
});
