import { expect, type Page, test } from "@playwright/test";

/** An instructor presents a lesson: keys, the speaker's window beside it, screens of all shapes, and paper. */
const deck = "/present/containers-and-virtual-machines/";

const slide = (page: Page, number: number) =>
  expect(page.getByRole("region", { name: new RegExp(`^Slide ${number} of `) })).toBeVisible();
const speakerAt = (page: Page, number: number) =>
  expect(page.getByRole("region", { name: new RegExp(`^Now: slide ${number},`) })).toBeVisible();

async function present(page: Page, query = "") {
  await page.goto(deck + query);
  await expect(page.getByRole("toolbar", { name: "Presenter" })).toBeVisible();
}

test("an instructor presents with a speaker window, and both keep in step", async ({ page, context }) => {
  await present(page);
  await page.keyboard.press("ArrowRight");
  await slide(page, 2);

  const opened = context.waitForEvent("page");
  await page.keyboard.press("s");
  const speaker = await opened;
  await speakerAt(speaker, 2);

  await test.step("the speaker's window follows", async () => {
    await page.keyboard.press("ArrowRight");
    await speakerAt(speaker, 3);
    await expect(speaker.getByText("No audience window is open.")).toHaveCount(0);
  });

  await test.step("the audience's window follows", async () => {
    await speaker.getByRole("button", { name: "Next" }).click();
    await slide(page, 4);
    await speaker.keyboard.press("b");
    await expect(page.getByRole("img", { name: "black screen" })).toBeVisible();
    await expect(speaker.getByText("The class sees a black screen")).toBeVisible();
    await speaker.keyboard.press("b");
    await expect(page.getByRole("img", { name: "black screen" })).toHaveCount(0);
  });

  await test.step("the laser points from the preview", async () => {
    await speaker.getByRole("button", { name: "Laser pointer" }).click();
    await speaker.getByRole("region", { name: /^Now/ }).hover();
    await expect(page.getByTestId("laser")).toBeVisible();
    await speaker.keyboard.press("Escape");
    await expect(page.getByTestId("laser")).toHaveCount(0);
  });

  await test.step("the speaker's window reloads and catches up", async () => {
    await speaker.reload();
    await page.keyboard.press("End");
    await expect(speaker.getByText("This is the last slide.")).toBeVisible();
  });

  await test.step("the audience's window reloads and catches up", async () => {
    await page.goto("about:blank");
    await expect(speaker.getByText("No audience window is open.")).toBeVisible();
    await speaker.keyboard.press("Home");
    await speakerAt(speaker, 1);
    await speaker.keyboard.press("PageDown");
    await page.goto(deck);
    await slide(page, 2);
    await expect(speaker.getByText("No audience window is open.")).toHaveCount(0);
  });
});

test("the speaker's window opens first, and opens the audience's", async ({ page, context }) => {
  await page.goto(`${deck}speaker/?slide=points`);
  await expect(page.getByText("No audience window is open.")).toBeVisible();
  const opened = context.waitForEvent("page");
  await page.getByRole("button", { name: "Open it" }).click();
  const audience = await opened;
  await expect(audience.getByRole("region", { name: /Key points$/ })).toBeVisible();
  await expect(page.getByText("No audience window is open.")).toHaveCount(0);
  await audience.close();
  await expect(page.getByText("No audience window is open.")).toBeVisible();
});

test("the speaker has notes, a timer and the time that is planned", async ({ page }) => {
  await page.goto(`${deck}speaker/?slide=vm-and-container.two-machines`);
  const notes = page.getByRole("region", { name: "Notes" });
  await expect(notes).toContainText("Two bare machines");
  await expect(notes).toContainText("Ask the class to name every slab");
  await expect(page.getByText(/^\d+ min planned$/)).toBeVisible();

  const size = () =>
    notes.getByRole("heading", { level: 3 }).evaluate((box) => getComputedStyle(box).fontSize);
  const before = await size();
  await page.getByRole("button", { name: "Larger notes" }).click();
  await expect.poll(size).not.toBe(before);
  const larger = await size();
  await page.reload();
  await expect.poll(size).toBe(larger);

  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("timer", { name: "Elapsed" })).not.toHaveText("0:00");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByRole("timer", { name: "Elapsed" })).toHaveText("0:00");
});

test("keys go anywhere in the deck", async ({ page }) => {
  await present(page);
  for (const [key, number] of [
    ["PageDown", 2],
    [" ", 3],
    ["PageUp", 2],
    ["ArrowLeft", 1],
  ] as const) {
    await page.keyboard.press(key);
    await slide(page, number);
  }
  await page.keyboard.type("12");
  await expect(page.getByText("Slide 12, then Enter")).toBeVisible();
  await page.keyboard.press("Enter");
  await slide(page, 12);
  await page.keyboard.type("999");
  await page.keyboard.press("Enter");
  await expect(page.getByText("There is no slide 999")).toBeVisible();
  await slide(page, 12);
  await page.keyboard.press("Home");
  await slide(page, 1);
});

test("the overview shows every slide and goes to one", async ({ page }) => {
  await present(page);
  await page.keyboard.press("o");
  const overview = page.getByRole("dialog", { name: "Overview" });
  await expect(overview.getByRole("button", { name: /^Slide 1 ?:/ })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(overview).toHaveCount(0);
  await slide(page, 3);
  await page.keyboard.press("o");
  await overview.getByRole("button", { name: /: Key points$/ }).click();
  await expect(page.getByRole("heading", { name: "Key points" })).toBeVisible();
});

test("the screen blanks, and the next slide ends it", async ({ page }) => {
  await present(page);
  await page.keyboard.press("w");
  await expect(page.getByRole("img", { name: "white screen" })).toBeVisible();
  await page.keyboard.press("b");
  await expect(page.getByRole("img", { name: "black screen" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("img", { name: /screen$/ })).toHaveCount(0);
  await slide(page, 2);
});

test("the pen draws on a slide; strokes can be taken back and cleared", async ({ page }) => {
  await present(page);
  await page.keyboard.press("d");
  await expect(page.getByRole("button", { name: "Draw", exact: true })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  for (const y of [200, 300]) {
    await page.mouse.move(200, y);
    await page.mouse.down();
    await page.mouse.move(400, y + 30, { steps: 5 });
    await page.mouse.up();
  }
  await expect(page.getByRole("img", { name: "Drawing: 2 strokes" })).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("img", { name: /^Drawing/ })).toHaveCount(0);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("u");
  await expect(page.getByRole("img", { name: "Drawing: 1 stroke" })).toBeAttached();
  await page.keyboard.press("c");
  await expect(page.getByRole("img", { name: /^Drawing/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Draw", exact: true })).toHaveAttribute(
    "aria-pressed",
    "false",
  );
});

test("the laser follows the mouse", async ({ page }) => {
  await present(page);
  await page.keyboard.press("l");
  await page.mouse.move(300, 200);
  await page.mouse.move(500, 400);
  await expect(page.getByTestId("laser")).toBeVisible();
  await page.keyboard.press("l");
  await expect(page.getByTestId("laser")).toHaveCount(0);
});

test("a question is asked, then answered", async ({ page }) => {
  await present(page, "?slide=q.kernel-bug");
  await expect(page.getByRole("heading", { name: /A bug in the kernel/ })).toBeVisible();
  await expect(page.getByText("Right.", { exact: true })).toHaveCount(0);
  await page.keyboard.press("r");
  await expect(page.getByText("Right.", { exact: true })).toHaveCount(1);
  await expect(page).toHaveURL(/slide=q\.kernel-bug\.answer$/);
});

test("what a reader may change in a diagram, the presenter may change in front of the class", async ({
  page,
}) => {
  await present(page, "?slide=vm-and-container.all-programs");
  const caption = page.locator(".slide-caption > :last-child");
  await expect(caption).toContainText("three");
  await page.keyboard.press("v");
  const programs = page.getByRole("region", { name: "Change the diagram" }).getByRole("slider");
  await programs.fill("5");
  await expect(caption).toContainText("five");
  await page.keyboard.press("v");
  await expect(programs).toHaveCount(0);
});

test("the place in the deck survives a reload, and an unknown one is the beginning", async ({ page }) => {
  await present(page);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await slide(page, 3);
  await expect(page).toHaveURL(/\?slide=/);
  await page.reload();
  await slide(page, 3);
  await page.goto(`${deck}?slide=long-gone`);
  await slide(page, 1);
});

test("everything with a key has a button", async ({ page }) => {
  await present(page);
  await page.getByRole("button", { name: "Next slide" }).focus();
  await page.keyboard.press("Enter");
  await slide(page, 2);
  await page.keyboard.press(" ");
  await slide(page, 3);
  await page.getByRole("button", { name: "Keys" }).click();
  await page.getByRole("dialog", { name: "Keys" }).getByRole("button", { name: "Last slide" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("region", { name: /The end$/ })).toBeVisible();
});

for (const [shape, width, height] of [
  ["16:9", 1920, 1080],
  ["4:3", 1024, 768],
  ["a phone", 390, 844],
] as const)
  test(`no slide is too large for ${shape}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await present(page);
    const of = Number(
      (await page.getByRole("region", { name: /^Slide 1 of/ }).getAttribute("aria-label"))?.match(
        /of (\d+)/,
      )?.[1],
    );
    expect(of).toBeGreaterThan(20);
    for (let number = 1; number <= of; number++) {
      await slide(page, number);
      // Phones may scroll a long slide up and down; nothing ever leaves the screen sideways or hides on a projector.
      await expect
        .poll(
          () =>
            page.evaluate((phone) => {
              const root = document.documentElement;
              const slide = document.querySelector(".slide-page, .slide-caption");
              return (
                root.scrollWidth <= root.clientWidth &&
                root.scrollHeight <= root.clientHeight &&
                (!slide ||
                  (slide.scrollWidth <= slide.clientWidth + 1 &&
                    (phone || slide.scrollHeight <= slide.clientHeight + 1)))
              );
            }, width < 500),
          { message: `slide ${number}` },
        )
        .toBe(true);
      if (number < of) await page.keyboard.press("ArrowRight");
    }
  });

test("a swipe goes on and back", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const page = await context.newPage();
  await present(page);
  const swipe = (from: number, to: number) =>
    page.getByRole("region", { name: /^Slide/ }).evaluate(
      (stage, [from, to]) => {
        const at = (type: string, clientX: number) =>
          stage.dispatchEvent(
            new PointerEvent(type, {
              pointerType: "touch",
              isPrimary: true,
              bubbles: true,
              clientX,
              clientY: 300,
            }),
          );
        at("pointerdown", from);
        at("pointerup", to);
      },
      [from, to] as const,
    );
  await swipe(300, 100);
  await slide(page, 2);
  await swipe(100, 300);
  await slide(page, 1);
  await page.getByRole("button", { name: "Next slide" }).tap();
  await slide(page, 2);
  await context.close();
});

test("the handout has a frame for every step, and the answers at the end", async ({ page }) => {
  await page.goto(`${deck}print/`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Containers and virtual machines");
  const frames = page.getByRole("figure", { name: /, step \d+:/ });
  const last = await frames.last().getAttribute("aria-label");
  expect(await frames.count()).toBe(Number(last?.match(/step (\d+)/)?.[1]));
  for (const frame of await frames.all()) await expect(frame.locator("svg")).toHaveCount(1);
  await expect(page.getByRole("heading", { level: 2 }).last()).toHaveText("Answers");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
});

test("without JavaScript there is a way to the handout and the lesson", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(deck);
  await expect(page.getByRole("link", { name: "lesson" })).toBeVisible();
  await page.getByRole("link", { name: "handout" }).click();
  await expect(page.getByRole("figure", { name: /step 1:/ })).toBeVisible();
  await context.close();
});

test("with reduced motion a step is there at once", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await present(page, "?slide=vm-and-container.two-machines");
  const scene = page.locator(".slide-sheet svg");
  await expect(scene).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".slide-caption > :last-child")).toContainText("hypervisor");
  await expect(scene.getByText("Hypervisor")).toBeVisible();
  const moving = await scene.evaluate((svg) => svg.getAnimations({ subtree: true }).length);
  expect(moving).toBe(0);
});
