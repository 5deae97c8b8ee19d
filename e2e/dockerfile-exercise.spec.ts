// A Dockerfile to repair in a lesson: built by the engine in the page, checked goal by goal.
import { expect, readThrough, test } from "./site";

const path = "/learn/dockerfile/";

test("a Dockerfile is repaired until every goal is reached", async ({ page }) => {
  await page.goto(path);
  await readThrough(page);
  const exercise = page.getByRole("region", { name: "Repair this Dockerfile" });
  const file = exercise.getByRole("textbox", { name: "Dockerfile", exact: true });
  const build = () => exercise.getByRole("button", { name: "Build", exact: true }).click();
  await expect(exercise.getByText("Build to have the goals checked.")).toBeVisible();
  await build();
  await expect(exercise.getByText("0 of 8 goals reached.")).toBeVisible();

  for (let hint = 0; hint < 5; hint++)
    await exercise.getByRole("button", { name: /^(Hint|Next hint)$/ }).click();
  await expect(exercise.getByRole("list", { name: "Hints" }).getByRole("listitem")).toHaveCount(5);

  await file.fill(
    'FROM python:3.14-slim\nWORKDIR /srv/app\nCOPY . .\nENV MODE=live\nEXPOSE 8080\nUSER 1000\nCMD ["python", "app.py"]\n',
  );
  await expect(exercise.getByText("would be rebuilt", { exact: false }).first()).toBeVisible();
  await build();
  await expect(exercise.getByText("7 of 8 goals reached.")).toBeVisible();
  await exercise.getByLabel("Path of a new file").fill(".dockerignore");
  await exercise.getByRole("button", { name: "Add file" }).click();
  await exercise.getByRole("textbox", { name: ".dockerignore" }).fill(".env\n");
  await build();
  await expect(exercise.getByText("8 of 8 goals reached.")).toBeVisible();
  await expect(exercise.getByText("WORKDIR says where")).toBeVisible();

  await exercise.getByRole("button", { name: "Start over" }).click();
  await expect(exercise.getByText("Build to have the goals checked.")).toBeVisible();
  await expect(file).toContainText("RUN export MODE=live");
});

test("a question asks for a Dockerfile, and is checked on what is built", async ({ page }) => {
  await page.goto("/learn/better-images/");
  await readThrough(page);
  const question = page.getByRole("form", { name: /Let the compiler stay behind/ }).first();
  const file = question.getByRole("textbox", { name: "Dockerfile" });
  await expect(question.getByText(/^Built: /)).toBeVisible();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.getByText("Change the Dockerfile first.")).toBeVisible();
  await file.fill(
    'FROM golang:1.27 AS build\nCOPY . .\nRUN go build -o /hello .\nFROM scratch\nCOPY --from=build /hello /\nCMD ["/hello"]\n',
  );
  await expect(question.getByText(/The image has 1 layer /)).toBeVisible();
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.getByText("Right.", { exact: true }).first()).toBeVisible();
  await expect(question.getByText("Only the last stage is the image.")).toBeVisible();
});

test("a class sees a Dockerfile edited step by step, and the speaker the same", async ({ page, context }) => {
  await page.goto("/present/better-images/?slide=edits.edit");
  const now = page.getByRole("region", { name: /A line of the program$/ });
  await expect(now.getByText("2 steps would be rebuilt, 1 step would come from the cache.")).toBeVisible();
  const speaker = await context.newPage();
  await speaker.goto("/present/better-images/speaker/");
  await expect(async () => {
    await page.bringToFront();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("region", { name: /And so one waits$/ })).toBeVisible({ timeout: 1000 });
    await expect(speaker.getByRole("region", { name: /^Now: slide .*And so one waits$/ })).toBeVisible({
      timeout: 1000,
    });
  }).toPass();
  await page.goto("/present/better-images/print/");
  await expect(page.getByRole("region", { name: /^One Dockerfile, and who has to wait: / })).toHaveCount(8);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("file and goals are there, and the solution when asked for", async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("pre").filter({ hasText: "RUN export MODE=live" })).toBeVisible();
    const solution = page.locator("pre").filter({ hasText: "USER 1000" }).last();
    await expect(solution).toBeHidden();
    await page.locator("summary").filter({ hasText: "Solution" }).last().press("Enter");
    await expect(solution).toBeVisible();
  });
});
