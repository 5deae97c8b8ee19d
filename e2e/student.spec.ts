// What a student does with a lesson, from its first diagram to the progress that is kept. Long: it is one visit.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, lessons, liveDiagram, readThrough, test } from "./site";

/** A line of the progress panel; the total grows with the course, so it is not held to a number. */
const sum = (panel: Locator, label: string, value: number) =>
  panel.locator("div").filter({ hasText: new RegExp(`^${label}${value} of \\d+$`) });

const lesson = lessons.second;
const diagram = "Two ways to isolate";
const first = "Two bare machines";

/** Where the player is, as everyone can tell: the slider, and what was said last. */
async function expectStep(figure: Locator, number: number, title: string) {
  const slider = figure.getByRole("slider", { name: "Step" });
  await expect(slider).toHaveValue(String(number));
  await expect(slider).toHaveAttribute("aria-valuetext", `Step ${number} of 11: ${title}`);
  await expect(figure.getByText(`${number} / 11`)).toBeVisible();
}

test.describe("a diagram", () => {
  test("is stepped by keyboard, and each step is announced", async ({ page }) => {
    await page.goto(lesson.path);
    const figure = await liveDiagram(page, diagram);
    const status = figure.getByRole("status").first();
    await expect(status).toBeEmpty();
    await expectStep(figure, 1, first);

    await figure.getByRole("button", { name: "Next" }).focus();
    await page.keyboard.press("ArrowRight");
    await expectStep(figure, 2, "The first layer");
    await expect(status).toContainText("Step 2 of 11. The first layer.");
    await page.keyboard.press("End");
    await expectStep(figure, 11, "Both at once");
    await expect(figure.getByRole("button", { name: "Next" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expectStep(figure, 11, "Both at once");
    await page.keyboard.press("ArrowLeft");
    await expectStep(figure, 10, "Attack in a container");
    await page.keyboard.press("Home");
    await expectStep(figure, 1, first);
    await page.keyboard.press("PageDown");
    await expectStep(figure, 2, "The first layer");
  });

  test("plays and pauses with Space and with its button", async ({ page }) => {
    await page.clock.install();
    await page.goto(lesson.path);
    const figure = await liveDiagram(page, diagram);
    await figure.getByRole("slider", { name: "Step" }).focus();
    await page.keyboard.press("Space");
    await expect(figure.getByRole("button", { name: "Pause" })).toBeVisible();
    // Its own clock: each step stays as long as it takes to read.
    await page.clock.runFor(25_000);
    await expectStep(figure, 2, "The first layer");
    await page.keyboard.press("Space");
    await expect(figure.getByRole("button", { name: "Play" })).toBeVisible();
    await page.clock.runFor(60_000);
    await expectStep(figure, 2, "The first layer");

    await figure.getByRole("combobox", { name: "Speed" }).selectOption("2×");
    await figure.getByRole("button", { name: "Play" }).click();
    await page.clock.runFor(12_000);
    await expectStep(figure, 3, "The first program");
    await figure.getByRole("button", { name: "Next" }).click();
    await expect(figure.getByRole("button", { name: "Play" })).toBeVisible();
  });

  test("is stepped by its buttons and its slider", async ({ page }) => {
    await page.goto(lesson.path);
    const figure = await liveDiagram(page, diagram);
    const press = (name: string) => figure.getByRole("button", { name, exact: true }).click();
    await expect(figure.getByRole("button", { name: "Back", exact: true })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
    await press("Next");
    await expectStep(figure, 2, "The first layer");
    await press("Last");
    await expectStep(figure, 11, "Both at once");
    await press("Back");
    await expectStep(figure, 10, "Attack in a container");
    await press("First");
    await expectStep(figure, 1, first);
    await figure.getByRole("slider", { name: "Step" }).fill("6");
    await expectStep(figure, 6, "Memory");
  });

  test("opens at the step that a link names, with its values, and gives such links", async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`${lesson.path}?step=memory&apps=5#vm-and-container`);
    const figure = await liveDiagram(page, diagram);
    await expectStep(figure, 6, "Memory");
    await expect(figure.getByRole("slider", { name: "Programs" })).toHaveValue("5");
    await expect(figure).toBeInViewport();

    await figure.getByRole("button", { name: "Next", exact: true }).click();
    await figure.getByRole("button", { name: "Copy link to this step" }).click();
    await expect(figure.getByText("Link copied")).toBeAttached();
    const copied = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect(copied.pathname + copied.search + copied.hash).toBe(
      `${lesson.path}?step=disk&apps=5#vm-and-container`,
    );
    await page.goto("/");
    await page.goto(copied.href);
    await expectStep(await liveDiagram(page, diagram), 7, "Disk");
  });

  test("is not moved by a link that is older than it, or meant for another", async ({ page }) => {
    await page.goto(`${lesson.path}?step=no-such-step&apps=-4&apps=x#vm-and-container`);
    await expectStep(await liveDiagram(page, diagram), 1, first);
    await page.goto(`${lesson.path}?step=memory#packaging`);
    await expectStep(await liveDiagram(page, diagram), 1, first);
  });

  test("draws what the reader sets", async ({ page }) => {
    await page.goto(`${lesson.path}?step=all-programs#vm-and-container`);
    const figure = await liveDiagram(page, diagram);
    const kernels = (text: string) => figure.locator("svg.scene text").filter({ hasText: text });
    await expect(kernels("three kernels")).toHaveCount(1);
    const programs = figure.getByRole("slider", { name: "Programs" });
    await programs.focus();
    await page.keyboard.press("ArrowRight");
    await expect(programs).toHaveValue("4");
    await expect(kernels("four kernels")).toHaveCount(1);
    await expect(kernels("three kernels")).toHaveCount(0);
    // The arrow belonged to the control: the step has not moved.
    await expectStep(figure, 5, "Copied or shared");
    await expect(figure.locator("p").filter({ hasText: "four guest kernels" }).first()).toBeVisible();
  });

  test("asks for a guess and says what became of it", async ({ page }) => {
    await page.goto(`${lesson.path}?step=first-program#vm-and-container`);
    const figure = await liveDiagram(page, diagram);
    const ask = figure.getByRole("button", { name: /What has to be added for the container\?/ });
    const answer = (name: string) => figure.getByRole("group").getByRole("button", { name });
    await ask.focus();
    await page.keyboard.press("Enter");
    await expect(answer("A second operating system")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(answer("A second operating system")).toBeHidden();
    await expect(ask).toBeFocused();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(answer("A second operating system")).toBeFocused();
    await page.keyboard.press("Enter");
    await expectStep(figure, 4, "A second program");
    await expect(figure.getByText("Not what you expected: “A second operating system")).toBeVisible();
    // The pressed button is gone, and the keyboard is still in the frame.
    await page.keyboard.press("ArrowLeft");
    await expectStep(figure, 3, "The first program");
    await ask.click();
    await answer("The program and its libraries").click();
    await expect(figure.getByText("As you expected: “The program and its libraries”")).toBeVisible();
  });

  test("has a text version, and fills the screen", async ({ page }) => {
    await page.goto(lesson.path);
    const figure = await liveDiagram(page, diagram);
    await figure.getByText("Text version").click();
    await expect(figure.getByRole("listitem")).toHaveCount(11);
    await figure.getByRole("button", { name: "Full screen" }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.id)).toBe("vm-and-container");
    await page.keyboard.press("ArrowRight");
    await expectStep(figure, 2, "The first layer");
    await figure.getByRole("button", { name: "Full screen" }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
  });

  test("says so when its drawing can't be loaded, and tries again", async ({ page, trouble }) => {
    const code = readFileSync("diagrams/vm-and-container/VmAndContainerDiagram.tsx", "utf8");
    const description = /"(Two equal machines\. On one[^"]{20})/.exec(code)?.[1] ?? "";
    const scripts = "**/_next/static/chunks/*.js";
    await page.route(scripts, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      // The page itself holds the description too, but not in a script.
      if (text.includes(description)) await route.abort();
      else await route.fulfill({ response, body: text });
    });
    await page.goto(lesson.path);
    const figure = page.getByRole("figure", { name: diagram });
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.getByRole("alert")).toContainText("The drawing could not be loaded");
    await figure.getByRole("button", { name: "Next", exact: true }).click();
    await expectStep(figure, 2, "The first layer");
    await page.unroute(scripts);
    trouble.length = 0;
    await figure.getByRole("button", { name: "Try again" }).click();
    await expect(figure.getByRole("alert")).toHaveCount(0);
    await expect(figure.locator(".scene-wide")).toHaveCount(0);
  });
});

test.describe("a quiz", () => {
  test("is answered partly wrong, explained, retried for what was missed, and remembered", async ({
    page,
  }) => {
    await page.goto(lesson.path);
    await readThrough(page);
    const quiz = page.getByRole("region", { name: "Quiz", exact: true });
    const check = quiz.getByRole("button", { name: "Check", exact: true });
    const next = quiz.getByRole("button", { name: /^(Next question|See the result)$/ });
    await expect(quiz.getByText("Question 1 of 10")).toBeVisible();

    // 1, single: nothing chosen, then a wrong choice, by keyboard. The reasons stand with the options.
    await check.click();
    await expect(quiz.getByRole("status")).toContainText("Choose one first.");
    await quiz.getByRole("radio", { name: "A narrower view" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(quiz.getByText("Your answer: not right.")).toBeVisible();
    await expect(quiz.getByText("That is what namespaces give a container.")).toBeVisible();
    await expect(quiz.getByText("Virtual processors, memory, disks and network cards. The")).toBeVisible();
    await expect(quiz.getByRole("radio", { name: "A narrower view" })).toBeDisabled();
    // The verdict has the focus, the button to go on is one Tab away.
    await page.keyboard.press("Tab");
    await expect(next).toBeFocused();
    await page.keyboard.press("Enter");

    // 2, match: one at first, then all.
    await expect(quiz.getByRole("heading", { name: /asks to open a file/ })).toBeFocused();
    await quiz
      .getByRole("combobox", { name: "Plain container on Linux" })
      .selectOption("The host's Linux kernel");
    await check.click();
    await expect(quiz.getByRole("status")).toContainText("3 are still open.");
    await quiz
      .getByRole("combobox", { name: "Container on gVisor" })
      .selectOption("A kernel that runs as an ordinary program");
    await quiz
      .getByRole("combobox", { name: "Container on Kata Containers" })
      .selectOption("The Linux kernel of a light virtual machine");
    await quiz
      .getByRole("combobox", { name: "Windows container" })
      .selectOption("A Windows kernel in a small virtual machine");
    await check.click();
    await expect(quiz.getByRole("status")).toContainText("Right.");
    await next.click();

    // 3, numeric: a known mistake has its own reason.
    await quiz.getByRole("textbox").fill("four");
    await check.click();
    await expect(quiz.getByRole("status")).toContainText("That does not read as a number");
    await quiz.getByRole("textbox").fill("4");
    await page.keyboard.press("Enter");
    await expect(quiz.getByText("Those are the guests. The host has a kernel too")).toBeVisible();
    await next.click();

    // 4, command: compared word by word.
    await quiz.getByRole("textbox").fill("docker  run --rm 'alpine' uname -r");
    await page.keyboard.press("Enter");
    await expect(quiz.getByRole("status")).toContainText("Right.");
    await next.click();

    // 5 to 7: single, numeric, single.
    await quiz.getByRole("radio", { name: "It has few virtual devices" }).check();
    await check.click();
    await next.click();
    await quiz.getByRole("textbox").fill("9");
    await check.click();
    await next.click();
    await quiz.getByRole("radio", { name: "The host, and so every container on it" }).check();
    await check.click();
    await expect(quiz.getByRole("status")).toContainText("Right.");
    await next.click();

    // 8, order: by the arrows, each move announced.
    await putInOrder(page, quiz, [
      "An ordinary process",
      "A plain container",
      "A container on gVisor",
      "A container in a microVM",
      "A separate machine",
    ]);
    await check.click();
    await expect(quiz.getByRole("status").filter({ hasText: "Right." })).toHaveCount(1);
    await next.click();

    // 9, multiple: two of three right ones, and a wrong one.
    for (const name of [
      "Run each build with Kata",
      "Run each build on gVisor",
      "Give each build a memory limit",
    ])
      await quiz.getByRole("checkbox", { name }).check();
    await check.click();
    await expect(quiz.getByRole("status")).toContainText(
      "You chose 2 of the 3 right ones, and 1 that is wrong.",
    );
    await next.click();
    await quiz.getByRole("radio", { name: "The kernel of a Linux virtual machine" }).check();
    await check.click();
    await next.click();

    const result = page.getByRole("region", { name: "Quiz result" });
    await expect(result.getByRole("heading", { name: "7 of 10 right" })).toBeFocused();
    const byObjective = result.getByRole("list", { name: "Result by objective" });
    await expect(byObjective.getByRole("listitem")).toHaveCount(5);
    await expect(byObjective.getByRole("listitem").filter({ hasText: "Tell hardware" })).toContainText(
      "1 of 2",
    );
    await expect(byObjective.getByRole("link", { name: /Tell hardware virtualisation/ })).toHaveAttribute(
      "href",
      "#two-ways-to-split-one-machine",
    );

    // Only what was missed is asked again.
    await result.getByRole("button", { name: "Try the missed again" }).click();
    await expect(quiz.getByText("Missed question 1 of 3")).toBeVisible();
    await quiz.getByRole("radio", { name: "The picture of a whole computer" }).check();
    await check.click();
    await next.click();
    await expect(quiz.getByRole("heading", { name: /How many kernels/ })).toBeVisible();
    await quiz.getByRole("textbox").fill("5");
    await check.click();
    await next.click();
    await expect(quiz.getByText("Missed question 3 of 3")).toBeVisible();

    // The reader leaves here: what was answered is there after a reload, and on every page that shows progress.
    await page.reload();
    await readThrough(page);
    await expect(quiz.getByText("Last time you had 9 of 10 right.")).toBeVisible();
    await quiz.getByRole("button", { name: "Try the other one" }).click();
    await expect(quiz.getByRole("heading", { name: /pull requests from strangers/ })).toBeVisible();
    await expect(page.getByText("9 of 10 questions right").filter({ visible: true })).toBeVisible();

    await page.goto("/");
    await readThrough(page);
    const progress = page.getByRole("region", { name: "Your progress" });
    await expect(progress.getByText("Questions right")).toBeVisible();
    await expect(sum(progress, "Questions right", 9)).toBeVisible();
    await expect(page.getByRole("link", { name: /Containers and virtual machines.*Started/ })).toBeVisible();
  });

  test("one question in the text may be tried again, and counts", async ({ page }) => {
    await page.goto(lesson.path);
    await readThrough(page);
    const card = page.getByRole("form", { name: /bug in the kernel/ }).first();
    await card.getByRole("radio", { name: "Only its own container" }).check();
    await card.getByRole("button", { name: "Check", exact: true }).click();
    await expect(card.getByText("That holds for virtual machines.")).toBeVisible();
    await card.getByRole("button", { name: "Try again" }).click();
    await card.getByRole("radio", { name: "The host, and so every" }).check();
    await card.getByRole("button", { name: "Check", exact: true }).click();
    await expect(card.getByRole("status")).toContainText("Right.");
    await page.reload();
    await readThrough(page);
    await expect(page.getByText("Check yourself (right last time)")).toBeVisible();
  });

  test("an order can be dragged", async ({ page }) => {
    await page.goto(lesson.path);
    await readThrough(page);
    const quiz = page.getByRole("region", { name: "Quiz", exact: true });
    await toQuestion(quiz, /from the weakest wall to the strongest/);
    const rows = quiz.getByRole("list").first().getByRole("listitem");
    const before = await rows.allTextContents();
    const from = await rows.first().boundingBox();
    const to = await rows.last().boundingBox();
    if (!from || !to) throw new Error("The rows are not on the screen");
    await page.mouse.move(from.x + 80, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 80, to.y + to.height - 4, { steps: 12 });
    await page.mouse.up();
    const words = (text: string | undefined) => text?.replace(/^\d+/, "");
    await expect.poll(async () => words((await rows.allTextContents()).at(-1))).toBe(words(before[0]));
  });
});

/** Answers whatever comes with the first thing at hand until a question with this prompt is asked. */
async function toQuestion(quiz: Locator, prompt: RegExp) {
  const check = quiz.getByRole("button", { name: "Check", exact: true });
  const next = quiz.getByRole("button", { name: "Next question" });
  await expect(async () => {
    if (await quiz.getByRole("heading", { name: prompt }).isVisible()) return;
    for (const list of await quiz.getByRole("combobox").all()) await list.selectOption({ index: 1 });
    if (await quiz.getByRole("textbox").count()) await quiz.getByRole("textbox").fill("1");
    if (await quiz.getByRole("radio").count()) await quiz.getByRole("radio").first().check();
    await check.click();
    await next.click();
    expect(await quiz.getByRole("heading", { name: prompt }).isVisible()).toBe(true);
  }).toPass();
}

/** Moves each item up to its place with the arrow buttons. */
async function putInOrder(page: Page, quiz: Locator, items: readonly string[]) {
  for (const [place, item] of items.entries()) {
    const row = quiz.getByRole("listitem").filter({ hasText: item });
    const up = row.getByRole("button", { name: /^Move up/ });
    await up.focus();
    const standing = async () => Number(/^\d+/.exec((await row.textContent()) ?? "")?.[0]);
    for (let now = await standing(); now > place + 1; now--) {
      await page.keyboard.press("Enter");
      await expect(row).toContainText(new RegExp(`^${now - 1}`));
      await expect(
        quiz.getByRole("status").filter({ hasText: `${item}: moved to ${now - 1} of ${items.length}` }),
      ).toHaveCount(1);
      await expect(up).toBeFocused();
    }
  }
}

test("an exercise is checked, explained and done", async ({ page }) => {
  await page.goto(lesson.path);
  await readThrough(page);
  const exercise = page.getByRole("region", { name: "Place the workloads" }).last();
  const check = exercise.getByRole("button", { name: "Check", exact: true });
  const place = (item: string, bin: string) =>
    exercise.getByRole("group", { name: item }).getByRole("radio", { name: bin }).check();
  await check.click();
  await expect(exercise.getByText("Put at least one item somewhere first.")).toBeVisible();

  await place("Your own web API", "Plain container");
  await place("Twenty small internal tools", "Full virtual machine");
  await expect(exercise.getByText("11,008 of 6,144 MiB, 4,864 MiB too much")).toBeVisible();
  await place("Functions that customers upload", "Plain container");
  await check.click();
  await expect(exercise.getByText("2 of 7 right. 4 still to place.")).toBeVisible();
  await expect(exercise.getByText("One hole in the shared kernel, and one customer reads")).toBeVisible();
  await exercise.getByRole("button", { name: "Go to the first to change" }).click();
  await expect(
    exercise
      .getByRole("group", { name: "Functions that customers upload" })
      .getByRole("radio", { checked: true }),
  ).toBeFocused();

  await place("Twenty small internal tools", "Plain container");
  await place("Functions that customers upload", "Container in a microVM");
  await place("Builds of pull requests", "Container in a microVM");
  await place("A Windows service", "Full virtual machine");
  await place("A VPN program", "Full virtual machine");
  await place("An old database", "Full virtual machine");
  await check.click();
  await expect(exercise.getByText("All 7 right.")).toBeVisible();
  await expect(exercise.getByText("The wall follows the trust")).toBeVisible();
});

test.describe("progress", () => {
  const progress = (page: Page) => page.getByRole("region", { name: "Your progress" });
  const stored = (page: Page) => page.evaluate(() => localStorage.getItem("shipshape.progress"));

  test("a lesson is started when opened, read at its end, and unread again by hand", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Start with lesson 1" })).toBeVisible();
    await page.goto(lesson.path);
    const outline = page.getByRole("navigation", { name: "Course outline" }).filter({ visible: true });
    const entry = outline.getByRole("link", { name: lesson.title });
    await expect(entry.getByRole("img", { name: "Started" })).toBeVisible();
    await readThrough(page);
    await page.getByRole("button", { name: /^Mark as/ }).scrollIntoViewIfNeeded();
    await expect(page.getByText("You have read this lesson.")).toBeVisible();
    await expect(entry.getByRole("img", { name: "Read" })).toBeVisible();

    await page.getByRole("button", { name: "Mark as unread" }).click();
    await expect(page.getByText("You have read this lesson.")).toBeHidden();
    await expect(page.getByRole("button", { name: "Mark as read", exact: true })).toBeVisible();
    // By hand means by hand: coming by again does not mark it as read.
    await page.reload();
    await page.getByRole("button", { name: /^Mark as/ }).scrollIntoViewIfNeeded();
    await expect(page.getByRole("button", { name: "Mark as read", exact: true })).toBeVisible();

    await page.goto("/");
    await expect(page.getByRole("link", { name: "Continue with lesson 2" })).toBeVisible();
  });

  test("is exported, erased after a question, and imported again; a bad file changes nothing", async ({
    page,
  }) => {
    await page.goto(lesson.path);
    const figure = await liveDiagram(page, diagram);
    await figure.getByRole("button", { name: "Last", exact: true }).click();
    await expectStep(figure, 11, "Both at once");
    await page.goto("/");
    await readThrough(page);
    const panel = progress(page);
    await expect(sum(panel, "Steps seen", 2)).toBeVisible();

    const download = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Export" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^shipshape-progress-\d{4}-\d\d-\d\d\.json$/);
    const saved = await file.path();
    expect(JSON.parse(readFileSync(saved, "utf8"))).toMatchObject({ version: 1 });

    const before = await stored(page);
    const chooser = panel.getByLabel("Progress file");
    const bad: readonly [name: string, text: string, says: string][] = [
      ["notes.txt", "no JSON at all", "cannot be read as JSON"],
      ["other.json", '{"some":"thing"}', "not progress in this course"],
      [
        "newer.json",
        readFileSync(saved, "utf8").replace(/"version": 1/, '"version": 99'),
        "newer version of this site",
      ],
      [
        "damaged.json",
        readFileSync(saved, "utf8").replace(/"openedAt": \d+/, '"openedAt": "soon"'),
        "is damaged",
      ],
    ];
    for (const [name, text, says] of bad) {
      await chooser.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
      await expect(panel.getByText(`Nothing was imported. “${name}”`)).toContainText(says);
      expect(await stored(page), name).toBe(before);
    }

    await panel.getByRole("button", { name: "Reset" }).click();
    const dialog = page.getByRole("dialog", { name: "Erase your progress?" });
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(panel.getByRole("button", { name: "Reset" })).toBeFocused();
    await expect(sum(panel, "Steps seen", 2)).toBeVisible();
    await panel.getByRole("button", { name: "Reset" }).click();
    await dialog.getByRole("button", { name: "Erase", exact: true }).click();
    await expect(panel.getByText("Your progress has been erased.")).toBeVisible();
    await expect(sum(panel, "Steps seen", 0)).toBeVisible();

    await chooser.setInputFiles(saved);
    await expect(panel.getByText(/^Imported\. It added/)).toContainText(/\d steps/);
    await expect(sum(panel, "Steps seen", 2)).toBeVisible();
    await page.reload();
    await readThrough(page);
    await expect(sum(panel, "Steps seen", 2)).toBeVisible();
  });

  test("is the same in two tabs, whoever writes", async ({ page, context }) => {
    await page.goto("/");
    await readThrough(page);
    const other = await context.newPage();
    await other.goto(lesson.path);
    await expect(page.getByRole("link", { name: "Continue with lesson 2" })).toBeVisible();
    const figure = await liveDiagram(other, diagram);
    await figure.getByRole("button", { name: "Next", exact: true }).click();
    await expect(sum(progress(page), "Steps seen", 2)).toBeVisible();
    await progress(page).getByRole("button", { name: "Reset" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Erase", exact: true }).click();
    await expect(sum(progress(page), "Steps seen", 0)).toBeVisible();
    const line = other.getByText("11 steps", { exact: false }).filter({ visible: true }).first();
    await expect(line).not.toContainText("of 11 steps");
  });

  const broken: readonly [what: string, script: () => void, says: string][] = [
    [
      "denied",
      () =>
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("denied", "SecurityError");
          },
        }),
      "does not let the site store anything",
    ],
    [
      "full",
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      },
      "storage is full",
    ],
    [
      "damaged",
      () => {
        if (!localStorage.getItem("shipshape.progress"))
          localStorage.setItem("shipshape.progress", '{"version":1,"lessons"');
      },
      "could not be read",
    ],
    [
      "someone else's",
      () => {
        if (!localStorage.getItem("shipshape.progress"))
          localStorage.setItem("shipshape.progress", "[1,2,3]");
      },
      "could not be read",
    ],
    [
      "a newer version's",
      () => localStorage.setItem("shipshape.progress", '{"course":"shipshape","version":99,"lessons":{}}'),
      "newer version of this site",
    ],
  ];
  for (const [what, script, says] of broken)
    test(`where storage is ${what}, everything works and the page says so`, async ({ page }) => {
      await page.addInitScript(script);
      await page.goto(lesson.path);
      const figure = await liveDiagram(page, diagram);
      await figure.getByRole("button", { name: "Next", exact: true }).click();
      await expectStep(figure, 2, "The first layer");
      // The same page: what is not stored lasts as long as it does.
      await page.getByRole("link", { name: "Shipshape" }).click();
      await expect(page).toHaveURL(/\/$/);
      await readThrough(page);
      await expect(progress(page).getByRole("status")).toContainText(says);
      await expect(sum(progress(page), "Steps seen", 2)).toBeVisible();
      if (says === "could not be read") {
        await progress(page).getByRole("button", { name: "Delete the damaged copy" }).click();
        await expect(progress(page).getByRole("status")).toHaveCount(0);
        await expect(sum(progress(page), "Steps seen", 2)).toBeVisible();
      }
    });
});

test.describe("the theme", () => {
  test("is chosen, stays, and is there before anything is painted", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto(lesson.path);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
    const dark = await paper();
    expect(dark).not.toBe(light);

    // At the first frame after a reload, before React has done anything.
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        const { dataset } = document.documentElement;
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        sessionStorage.setItem("first-frame", JSON.stringify({ theme: dataset.theme, paper }));
      });
    });
    await page.reload();
    const frame = await page.evaluate(() => sessionStorage.getItem("first-frame") ?? "{}");
    expect(JSON.parse(frame)).toMatchObject({ theme: "dark" });
    expect(await paper()).toBe(dark);
    await expect(page.getByRole("combobox", { name: "Theme" })).toHaveValue("dark");

    await page.goto("/glossary/");
    expect(await paper()).toBe(dark);
    await page.getByRole("combobox", { name: "Theme" }).selectOption("System");
    expect(await paper()).toBe(light);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await paper()).toBe(dark);
  });

  test("changes in every open page", async ({ page, context }) => {
    await page.goto("/");
    const other = await context.newPage();
    await other.goto("/glossary/");
    await other.getByRole("combobox", { name: "Theme" }).selectOption("Dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});

test.describe("in the text", () => {
  const term = (page: Page) => page.getByRole("button", { name: "hypervisor", exact: true });

  test("a term shows its definition by keyboard, and Escape closes it", async ({ page }) => {
    await page.goto(lesson.path);
    await term(page).focus();
    await page.keyboard.press("Enter");
    const card = page.getByRole("note");
    await expect(card).toBeVisible();
    await expect(card).toContainText("The software that creates virtual machines");
    await page.keyboard.press("Tab");
    await expect(card.getByRole("link", { name: "In the glossary" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(card).toBeHidden();
    await expect(term(page)).toBeFocused();
    await page.keyboard.press("Enter");
    await card.getByRole("link", { name: "In the glossary" }).click();
    await expect(page).toHaveURL(/\/glossary\/#hypervisor$/);
    await expect(page.locator("#hypervisor")).toBeInViewport();
  });

  test.describe("by touch", () => {
    test.use({ hasTouch: true, viewport: { width: 360, height: 780 } });
    test("a term shows its definition, and a touch elsewhere closes it", async ({ page }) => {
      await page.goto(lesson.path);
      await term(page).tap();
      const card = page.getByRole("note");
      await expect(card).toBeVisible();
      const box = await card.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
      await page.getByRole("heading", { level: 1 }).tap();
      await expect(card).toBeHidden();
    });
  });

  test("Copy takes what is typed, and nothing that is printed", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(lesson.path);
    const terminal = page.getByRole("figure").filter({ hasText: "docker run --rm busybox uname -r" });
    const box = page.getByRole("figure").filter({ hasText: "qemu-system-x86_64 -M microvm" });
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole("radio", { name: "The version of the host's kernel" }).check();
    await terminal.getByRole("button", { name: "Copy" }).click();
    await expect(terminal.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await clipboard()).toBe("uname -r\ndocker run --rm busybox uname -r");
    await box.getByRole("button", { name: "Copy" }).click();
    await expect(box.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await clipboard()).toMatch(/^qemu-system-x86_64 .*\\\n.*\\\n {4}-append '[^']+'$/);
  });

  test("a prediction shows what happens once it is made", async ({ page }) => {
    await page.goto(lesson.path);
    const guess = page.getByRole("radio", { name: "The version of the kernel in the image" });
    await expect(page.getByText("and needs none: the program asks")).toHaveCount(0);
    await guess.check();
    await expect(page.getByText("Not what you expected.", { exact: true })).toBeVisible();
    await expect(page.getByText("and needs none: the program asks")).toBeVisible();
  });

  test("the contents lead to each section and mark the one being read", async ({ page }) => {
    await page.goto(lesson.path);
    const contents = page.getByRole("navigation", { name: "On this page" }).filter({ visible: true });
    await contents.getByRole("link", { name: "How strong is the wall?" }).click();
    await expect(page.getByRole("heading", { name: "How strong is the wall?" })).toBeInViewport();
    await expect(contents.getByRole("link", { name: "How strong is the wall?" })).toHaveAttribute(
      "aria-current",
      /.+/,
    );
  });

  test("lessons lead to one another", async ({ page }) => {
    await page.goto(lessons.first.path);
    const around = page.getByRole("navigation", { name: "Lessons before and after" });
    await expect(around.getByRole("link")).toHaveCount(1);
    await around.getByRole("link", { name: lessons.second.title }).click();
    await expect(page.getByRole("heading", { level: 1, name: lessons.second.title })).toBeVisible();
    await expect(around.getByRole("link", { name: lessons.first.title })).toBeVisible();
  });
});
