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

test("a broken link says so", async ({ page }) => {
  const { lab } = await open(page, "#d1=AAAA");
  await expect(lab.getByRole("alert")).toContainText("This link is damaged");
  await expect(lab.getByRole("textbox", { name: "Dockerfile" })).toContainText("FROM node:24-slim");
});
