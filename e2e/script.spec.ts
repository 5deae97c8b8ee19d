import type { Page } from "@playwright/test";
import { expect, readThrough, test } from "./site";

/** A student repairs a script: rows are edited, moved, added and removed, and every mistake has its remark. */
const path = "/learn/amazon-ecr/";
const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const login = `aws ecr get-login-password --region us-east-1 | docker login -u AWS --password-stdin ${host}`;

async function open(page: Page) {
  await page.goto(path);
  await readThrough(page);
  const exercise = page.getByRole("region", { name: "A script that runs on nobody's machine" });
  return { exercise, row: (number: number) => exercise.getByRole("textbox", { name: `Row ${number}` }) };
}

test("a script is repaired with the keyboard alone, and is done", async ({ page }) => {
  const { exercise, row } = await open(page);
  const retype = async (number: number, text: string) => {
    await row(number).focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  };
  const press = async (name: string) => {
    await exercise.getByRole("button", { name, exact: true }).focus();
    await page.keyboard.press("Enter");
  };

  await press("Check");
  await expect(exercise.getByText("1 of 5 commands right. 1 missing.")).toBeVisible();
  await expect(row(3)).toHaveAccessibleDescription(/There is a space where a dot belongs/);
  await press("Hint 1 of 3: Give Docker a password for the registry");
  await expect(exercise.getByText("Two programs are needed, joined by a pipe.")).toBeVisible();

  await row(1).focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" .");
  await page.keyboard.press("Enter");
  await expect(row(2)).toBeFocused();
  await page.keyboard.type(login);
  // Row 3 only looks: it can go, and the next row takes its place and the focus.
  await press("Remove row 3");
  await expect(row(3)).toBeFocused();
  await retype(3, `docker tag hello-world:latest ${host}/hello-world:latest`);
  await retype(4, `docker push ${host}/hello-world:latest`);
  await press("Check");
  await expect(row(4)).toHaveAccessibleDescription(/The repository does not exist yet/);
  await row(4).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(exercise.getByText("Now row 5 of 5.")).toHaveCount(1);
  await press("Check");
  await expect(exercise.getByText("All 5 commands right, and in an order that works.")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("shipshape.progress") ?? ""))
    .toContain("amazon-ecr");
});

test("a solution that is shown is no success of one's own, and one can start over", async ({ page }) => {
  const { exercise, row } = await open(page);
  await exercise.getByRole("button", { name: "Check", exact: true }).click();
  await exercise.getByRole("button", { name: "Show the solution" }).click();
  await expect(exercise.getByText("This is one script that works, with its reasons.")).toBeVisible();
  await expect(row(3)).toHaveValue(/get-login-password/);
  await exercise.getByRole("button", { name: "Start over" }).click();
  await expect(row(1)).toHaveValue("docker build -t hello-world");
  await expect(exercise.getByRole("textbox")).toHaveCount(5);
});

test("on a phone every row can be read, moved and removed", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { exercise, row } = await open(page);
  await exercise.getByRole("button", { name: "Move row 5 up" }).click();
  await expect(row(4)).toHaveValue(/create-repository/);
  for (const field of await exercise.getByRole("textbox").all()) {
    const cut = await field.evaluate((element) => element.scrollHeight > element.clientHeight + 1);
    expect(cut, await field.inputValue()).toBe(false);
  }
  for (const button of await exercise.getByRole("button").all()) {
    const box = await button.boundingBox();
    expect(
      Math.min(box?.width ?? 0, box?.height ?? 0),
      (await button.textContent()) ?? "",
    ).toBeGreaterThanOrEqual(43);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
