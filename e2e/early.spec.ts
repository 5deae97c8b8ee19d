import type { Page } from "@playwright/test";
import { expect, lessons, test } from "./site";

/** A slow line: the page is there to be read and pressed, its scripts come when `arrive` is called. */
async function withLateScripts(page: Page, path: string): Promise<{ arrive: () => Promise<void> }> {
  let release = () => {};
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return {
    arrive: async () => {
      await expect(page.locator("html")).not.toHaveAttribute("data-ready");
      release();
      await expect(page.locator("html")).toHaveAttribute("data-ready");
    },
  };
}

test("what is pressed before the scripts have come is done when they have", async ({ page }) => {
  const { arrive } = await withLateScripts(page, lessons.second.path);
  const figure = page.getByRole("figure", { name: "Two ways to isolate" });
  const next = figure.getByRole("button", { name: "Next" });
  await next.click();
  await next.click();
  await figure.getByRole("slider", { name: "Programs" }).fill("5");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  const term = page.locator("button.term").first();
  await term.click();
  await expect(page.locator("[popover]:popover-open")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(figure.getByText("1 / 11")).toBeVisible();

  await arrive();
  await expect(figure.getByText("3 / 11")).toBeVisible();
  await expect(figure.getByRole("slider", { name: "Programs" })).toHaveValue("5");
  await expect(figure.getByText("5", { exact: true }).first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  // From here on a press is one press.
  await next.click();
  await expect(figure.getByText("4 / 11")).toBeVisible();
});

test("boxes ticked and answers chosen early count as well", async ({ page }) => {
  const { arrive } = await withLateScripts(page, "/learn/container-from-scratch/");
  const figure = page
    .getByRole("figure")
    .filter({ has: page.getByRole("checkbox") })
    .first();
  const box = figure.getByRole("checkbox").first();
  const was = await box.isChecked();
  await box.click();
  await arrive();
  await expect(box).toBeChecked({ checked: !was });
  await box.click();
  await expect(box).toBeChecked({ checked: was });
});

test("a clicker that is pressed early goes on", async ({ page }) => {
  const { arrive } = await withLateScripts(page, "/present/containers-and-virtual-machines/");
  await expect(page.getByRole("region", { name: /^Slide 1 of / })).toBeVisible();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await arrive();
  await expect(page.getByRole("region", { name: /^Slide 3 of / })).toBeVisible();
});

test("a machine that is started early starts, also where the address chooses the exercise", async ({
  page,
}) => {
  const { arrive } = await withLateScripts(page, "/lab/linux/?exercise=namespaces");
  await page.getByRole("button", { name: "Start the machine" }).click();
  await arrive();
  await expect(page.locator(".lab-screen")).toContainText("root@lab");
  await expect(page.locator("section.lab")).toContainText("Put a process in a box");
});
