import type { Page } from "@playwright/test";
import {
  allPages,
  expect,
  lessons,
  liveDiagram,
  readThrough,
  sitemapPaths,
  test,
  violations,
  withTheme,
} from "./site";

test("the pages under test are all that there are", () => {
  const pages = allPages();
  for (const path of sitemapPaths()) expect(pages).toContain(path);
  expect(pages.filter((path) => path.startsWith("/embed/")).length).toBeGreaterThanOrEqual(3);
  expect(pages.filter((path) => path.startsWith("/learn/")).length).toBeGreaterThanOrEqual(2);
});

for (const path of allPages()) {
  for (const theme of ["light", "dark"] as const)
    test(`${path} meets WCAG 2.2 AA in ${theme}`, async ({ page }) => {
      await withTheme(page, theme);
      await page.goto(path);
      await readThrough(page);
      expect(await violations(page)).toEqual([]);
    });

  test(`${path} fits a phone without sideways scroll`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(path);
    await readThrough(page);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 780 });
      const wide = await page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= room) return [];
        return [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > room + 1)
          .map((element) => `${element.tagName} ${element.className.toString().slice(0, 80)}`)
          .slice(0, 8);
      });
      expect(wide, `at ${width} px`).toEqual([]);
    }
  });
}

test.describe("opened up", () => {
  test("a quiz with its verdict meets WCAG 2.2 AA", async ({ page }) => {
    await page.goto(lessons.second.path);
    await readThrough(page);
    const quiz = page.getByRole("region", { name: "Quiz", exact: true });
    await quiz.getByRole("radio").first().check();
    await quiz.getByRole("button", { name: "Check", exact: true }).click();
    await expect(quiz.getByRole("button", { name: "Next question" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test("a term's card, a guess and the text version meet WCAG 2.2 AA", async ({ page }) => {
    await page.goto(lessons.second.path);
    const figure = await liveDiagram(page, "Two ways to isolate");
    await figure.getByText("Text version").click();
    await figure.getByRole("slider", { name: "Step" }).fill("3");
    await page.getByRole("button", { name: "hypervisor", exact: true }).click();
    await expect(page.getByRole("note")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test("the question before erasing everything meets WCAG 2.2 AA", async ({ page }) => {
    await page.goto("/");
    await readThrough(page);
    await page.getByRole("button", { name: "Reset" }).click();
    await expect(page.getByRole("dialog", { name: "Erase your progress?" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});

test("the first Tab offers a way past the navigation, and it leads to the content", async ({ page }) => {
  await page.goto(lessons.first.path);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  // The next Tab goes on inside of the content.
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main")?.id)).toBe("content");
});

test.describe("motion", () => {
  /** Presses Next, and looks at every frame of the half second after: the longest animation that ran, in ms. */
  const longestAfterNext = (page: Page) =>
    page.evaluate(async () => {
      const begin = performance.now();
      document.querySelector<HTMLElement>('figure [aria-label="Next"]')?.click();
      let longest = 0;
      const drawings = new Set<string>();
      while (performance.now() - begin < 500) {
        await new Promise(requestAnimationFrame);
        for (const animation of document.getAnimations())
          longest = Math.max(longest, Number(animation.effect?.getComputedTiming().duration));
        const groups = [...document.querySelectorAll("figure svg.scene g")];
        drawings.add(
          groups.map((group) => `${group.getAttribute("style")}${group.getAttribute("transform")}`).join(),
        );
      }
      return { longest, drawings: drawings.size };
    });

  test("a step jumps for those who want no motion", async ({ page }) => {
    await page.goto(lessons.second.path);
    await liveDiagram(page, "Two ways to isolate");
    const { longest, drawings } = await longestAfterNext(page);
    // The site's rule for everything is 0.01 ms, which is as good as none.
    expect(longest).toBeLessThan(1);
    // Before, after, and at most one frame in which the new things are put in their places.
    expect(drawings).toBeLessThanOrEqual(3);
  });

  test.describe("otherwise", () => {
    test.use({ contextOptions: { reducedMotion: "no-preference" } });
    test("a step moves", async ({ page }) => {
      await page.goto(lessons.second.path);
      await liveDiagram(page, "Two ways to isolate");
      const { longest, drawings } = await longestAfterNext(page);
      expect(Math.max(longest, drawings)).toBeGreaterThan(3);
    });
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a lesson is there: drawing, text version, quiz with its answers, exercise with its solution", async ({
    page,
  }) => {
    await page.goto(lessons.second.path);
    await expect(page.getByRole("heading", { level: 1, name: lessons.second.title })).toBeVisible();
    const figure = page.getByRole("figure", { name: "Two ways to isolate" });
    await expect(figure.locator("svg.scene").first()).toBeVisible();
    await expect(figure.getByRole("listitem")).toHaveCount(11);
    await expect(figure.getByRole("listitem").last()).toContainText("Both at once.");
    await expect(figure.getByRole("listitem").last()).toBeVisible();
    await expect(figure.getByRole("button")).toHaveCount(0);

    // (Playwright's getByText passes over what stands in a noscript, so these are found by element.)
    const text = (words: string) => page.locator("p, li, summary").filter({ hasText: words });
    const question = page.locator("li").filter({ hasText: "What does a hypervisor give to each guest?" });
    const reason = question.locator("p").filter({ hasText: "Virtual processors, memory, disks" });
    await expect(question).toBeVisible();
    await expect(reason).toBeHidden();
    await question.locator("summary").press("Enter");
    await expect(reason).toBeVisible();

    const done = text("The wall follows the trust");
    await expect(done).toBeHidden();
    await text("Solution").click();
    await expect(done).toBeVisible();
    await expect(page.getByRole("button", { name: "Check", exact: true })).toHaveCount(0);
  });

  test("a term's card opens, and a prediction has its answer", async ({ page }) => {
    await page.goto(lessons.second.path);
    await page.getByRole("button", { name: "hypervisor", exact: true }).click();
    await expect(page.getByRole("note")).toContainText("The software that creates virtual machines");
    const answer = page.locator("noscript details").filter({ hasText: "and needs none: the program asks" });
    await expect(answer.locator("p").last()).toBeHidden();
    await answer.locator("summary").press("Enter");
    await expect(answer.locator("p").last()).toBeVisible();
  });

  test("home lists the lessons and says where to start", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: /What is a container\?/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /Containers and virtual machines/ })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Theme" })).toBeHidden();
    await expect(page.getByRole("link", { name: "Start with lesson 1" })).toBeVisible();
  });

  for (const path of allPages())
    test(`${path} has something to read`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator("h1").filter({ visible: true })).toHaveCount(1);
      await expect(page.locator("p, li").filter({ visible: true }).first()).toBeVisible();
      // Nothing that can't work is offered.
      for (const name of ["Play", "Check", "Copy link to this step", "Mark as read"])
        await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
    });
});

test("on paper there is the lesson and nothing to press", async ({ page }) => {
  await page.goto(lessons.second.path);
  await readThrough(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("figure", { name: "Two ways to isolate" })).toBeVisible();
  for (const name of ["Play", "Next", "Copy", "Mark as read", "Mark as unread"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await expect(page.getByRole("slider")).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Theme" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Site" })).toBeHidden();
  // Paper is light, whatever the screen was.
  const scheme = await page.evaluate(() => {
    document.documentElement.dataset.theme = "dark";
    return getComputedStyle(document.documentElement).colorScheme;
  });
  expect(scheme).toBe("light");
});
