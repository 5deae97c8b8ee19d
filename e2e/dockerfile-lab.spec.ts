import type { Page } from "@playwright/test";
import { expect, test } from "./site";

/** A reader writes, builds, changes a line, and is told what is rebuilt and why. */
const path = "/lab/dockerfile/";

async function open(page: Page, hash = "") {
  await page.goto(path + hash);
  const lab = page.getByRole("region", { name: "Dockerfile lab" });
  await expect(lab.getByRole("textbox", { name: "Dockerfile", exact: true })).toBeVisible();
  const build = () => lab.getByRole("button", { name: "Build", exact: true }).click();
  const example = async (value: string) => {
    await lab.getByLabel("Example or challenge").selectOption(value);
    await lab.getByRole("button", { name: "Open", exact: true }).click();
    await expect(lab.getByText(/ is open\. Undo brings back/)).toBeVisible();
  };
  const replace = async (file: string, text: string) => {
    await lab.getByRole("button", { name: file, exact: true }).click();
    await lab.getByRole("textbox", { name: file, exact: true }).fill(text);
  };
  const next = lab.getByRole("region", { name: "If you build now" });
  const last = lab.getByRole("region", { name: "The last build" });
  return { lab, build, example, replace, next, last };
}

test("an edit marks what it would rebuild, and the build says why", async ({ page }) => {
  const { lab, build, replace, next, last } = await open(page);
  await build();
  await expect(lab.getByText(/^Built: 4 steps done, 0 steps from the cache\./)).toBeVisible();
  await replace("server.js", "// other");
  await expect(next.getByText("1 step would be rebuilt, 3 steps would come from the cache.")).toBeVisible();
  await expect(next.getByText("server.js has other content.")).toBeVisible();
  await build();
  await expect(lab.getByText(/^Built: 1 step done, 3 steps from the cache\./)).toBeVisible();
  await expect(last.getByText("CACHED")).toHaveCount(3);
  await last.getByText("Why was this rebuilt?").click();
  await expect(last.getByText("server.js has other content.")).toBeVisible();
  // A touch changes the time alone, and the cache does not look at it.
  await lab.getByRole("button", { name: "Touch server.js" }).click();
  await expect(next.getByText("All 4 steps would come from the cache.")).toBeVisible();

  await lab.getByRole("tab", { name: "Layers" }).click();
  await expect(lab.getByRole("list", { name: "Layers, the last on top" }).getByRole("listitem")).toHaveCount(
    6,
  );
  await page.keyboard.press("ArrowRight");
  await expect(lab.getByRole("tab", { name: "Image" })).toBeFocused();
  await expect(lab.getByRole("columnheader", { name: "Created by" })).toBeVisible();
});

test("a challenge is checked on what is built", async ({ page }) => {
  const { lab, build, example, replace } = await open(page);
  await example("challenge:sigterm");
  const challenge = lab.getByRole("region", { name: "Challenge: Stop when asked" });
  await build();
  await expect(challenge.getByText("1 of 2 goals reached.")).toBeVisible();
  await challenge.getByRole("button", { name: "Hint 1 of 3" }).click();
  await expect(challenge.getByText("what is its first word?")).toBeVisible();
  await replace(
    "Dockerfile",
    'FROM python:3.14-slim\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["gunicorn", "app:app"]\n',
  );
  await build();
  await expect(challenge.getByText("All goals reached.")).toBeVisible();
});

test("two builds are laid side by side, and an example becomes its better form", async ({ page }) => {
  const { lab, build, replace } = await open(page);
  await build();
  await expect(lab.getByText(/^Built: 4 steps done/)).toBeVisible();
  await replace("server.js", "// other");
  await build();
  await expect(lab.getByText(/^Built: 1 step done/)).toBeVisible();
  await lab.getByRole("tab", { name: "Compare" }).click();
  await expect(lab.getByText(/are the same layers and stored once/)).toBeVisible();
  await expect(lab.getByText("The same line, and other bytes", { exact: false })).toHaveCount(1);
  await lab.getByLabel("What to compare").selectOption("Go");
  await expect(lab.getByText("They have no layer in common", { exact: false })).toBeVisible();
  await lab.getByRole("button", { name: "What goes" }).click();
  await expect(lab.getByText("43 MB stay behind.", { exact: false })).toBeVisible();
  await lab.getByRole("button", { name: "Now", exact: true }).click();
  await expect(lab.getByRole("button", { name: "Now", exact: true })).toHaveAttribute("aria-pressed", "true");
});

test("what docker build is given can be set, and a reset can be undone", async ({ page }) => {
  const { lab, build, replace } = await open(page);
  await replace(
    "Dockerfile",
    "FROM busybox:1.37 AS one\nARG WORD\nRUN echo $WORD > /word\nFROM one AS two\nRUN --mount=type=secret,id=key,required=true cat /run/secrets/key\n",
  );
  await build();
  await expect(lab.getByText(/^The build failed at RUN --mount/)).toBeVisible();
  await lab.getByText("Build options:").click();
  await lab.getByLabel("Build arguments").fill("WORD=ahoy");
  await lab.getByLabel("Id of a new secret").fill("key");
  await lab.getByRole("button", { name: "Add secret" }).click();
  await lab.getByLabel("id=key").fill("s3cret");
  await expect(lab.getByText("docker build --build-arg WORD=ahoy --secret id=key,src=key .")).toBeVisible();
  await build();
  await expect(lab.getByText(/^Built: 2 steps done/)).toBeVisible();
  await lab.getByLabel("Stop at the stage").selectOption("one");
  await build();
  await expect(lab.getByText(/^Built: 0 steps done, 1 step from the cache/)).toBeVisible();
  await lab.getByLabel("Stop at the stage").selectOption("");
  await replace(
    "Dockerfile",
    "FROM debian:12-slim AS two\nRUN apt-get update && apt-get install -y gcc\nRUN gcc -o /app app.c\n",
  );
  await build();
  await expect(lab.getByText(/The lab does not know gcc/)).toBeVisible();
  await lab.getByLabel("writes").fill("/app");
  await lab.getByLabel("MB", { exact: true }).fill("12");
  await build();
  await expect(lab.getByText("12 MB", { exact: false }).first()).toBeVisible();
  await lab.getByRole("button", { name: "Reset" }).click();
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("FROM node:24-slim");
  await lab.getByRole("button", { name: "Undo" }).click();
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("AS two");
});

test("a link brings everything along, and one's own work can be had back", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { lab, replace } = await open(page);
  await replace("Dockerfile", "FROM busybox:1.37\nRUN echo shared > /note\n");
  await lab.getByRole("button", { name: "Copy link" }).click();
  await expect(lab.getByText(/^The link is /)).toBeVisible();
  const { hash } = new URL(page.url());
  expect(hash).toMatch(/^#d1=/);
  await replace("Dockerfile", "FROM scratch\n");
  await page.goto("about:blank");
  const again = await open(page, hash);
  await expect(again.lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("echo shared");
  await expect(again.lab.getByText("Opened from a link.")).toBeVisible();
  await again.lab.getByRole("button", { name: "Undo" }).click();
  await expect(again.lab.getByRole("textbox", { name: "Dockerfile" })).not.toContainText("echo shared");
});

test("a broken link says so", async ({ page }) => {
  const { lab } = await open(page, "#d1=AAAA");
  await expect(lab.getByRole("alert")).toContainText("This link is damaged");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("FROM node:24-slim");
});

test("work is kept across a reload, with what was built", async ({ page }) => {
  const { build, lab, replace } = await open(page);
  await replace("Dockerfile", "FROM busybox:1.37\nRUN echo one > /one\nRUN echo two > /two\n");
  await build();
  await expect(lab.getByText(/^Built: /)).toBeVisible();
  await replace("Dockerfile", "FROM busybox:1.37\nRUN echo one > /one\nRUN echo three > /two\n");
  await page.reload();
  const again = await open(page);
  await expect(again.lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("echo three");
  await expect(
    again.next.getByText("1 step would be rebuilt, 1 step would come from the cache."),
  ).toBeVisible();
});

test("the keyboard is enough, and is never caught", async ({ page }) => {
  const { lab } = await open(page);
  await lab.getByRole("textbox", { name: "Dockerfile" }).focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("FROM busybox:1.37\nRU");
  await page.keyboard.press("Control+Space");
  const offered = lab.locator(".cm-tooltip-autocomplete");
  await expect(offered.getByRole("option", { name: /^RUN/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offered).toHaveCount(0);
  await page.keyboard.type("N echo hello > /hello");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(lab.getByText(/^Built: 1 step done/)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Z");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).not.toContainText("hello");
});

test("on a phone everything is under tabs", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  const { lab, build } = await open(page);
  await build();
  await expect(lab.getByRole("tab", { name: "Steps" })).toHaveAttribute("aria-selected", "true");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toBeHidden();
  for (const name of ["Layers", "Image", "Write"]) {
    await lab.getByRole("tab", { name }).click();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, name).toBeLessThanOrEqual(0);
  }
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toBeVisible();
});

test("without JavaScript the first example and its result are there as text", async ({ request }) => {
  const html = await (await request.get(path)).text();
  const text = html.slice(html.indexOf("<noscript>"), html.indexOf("</noscript>")).replaceAll(/<[^>]*>/g, "");
  expect(text).toContain("FROM node:24-slim");
  expect(text).toMatch(/The image has \d+ layers and \d+ MB/);
});
