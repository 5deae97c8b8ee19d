import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type LaunchOptions, type Page } from "@playwright/test";
import { addObserver } from "./measure";

/** What a start of the Linux lab costs and how quickly it answers; milliseconds, and megabytes as transferred. */
export type LabMeasures = Record<
  | "first start MB"
  | "before Start kB of it"
  | "Start to prompt"
  | "Start to answer"
  | "answer"
  | "goal ticked after"
  | "reset"
  | "longest task",
  number
>;

const lab = (exercise: string) => `/lab/linux/?exercise=${exercise}`;

/** What Docker's commands take in the page, in seconds, on a machine that has just been started. */
export type EngineMeasures = Record<
  "Start to prompt" | "docker run, first" | "docker run, second" | "docker run, third" | "docker build",
  number
>;

/** The engine machine in a profile of its own: each command is typed, and timed until it has printed its last line. */
export async function measureEngine(options: LaunchOptions, base: string): Promise<EngineMeasures> {
  const browser = await chromium.launch(options);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(base + lab("docker-commands"), { waitUntil: "networkidle" });
    const begin = await page.evaluate(() => performance.now());
    const prompt = (await start(page)) - begin;
    const seconds = async (command: string, printed: string) => {
      const asked = await type(page, command);
      const answered = await shows(page, `\n${printed}`);
      // Podman still tidies up behind the answer.
      await page.waitForFunction(
        () => /root@lab:~#\s*$/.test(document.querySelector(".lab-screen .xterm-rows")?.textContent ?? ""),
        undefined,
        raf,
      );
      await page.waitForTimeout(2_000);
      return (answered - asked) / 1e3;
    };
    return {
      "Start to prompt": prompt / 1e3,
      "docker run, first": await seconds("docker run --rm busybox echo $((1 + 1))nd", "2nd"),
      "docker run, second": await seconds("docker run --rm busybox echo $((1 + 2))rd", "3rd"),
      "docker run, third": await seconds("docker run --rm busybox echo $((1 + 3))th", "4th"),
      "docker build": await seconds("docker build -q -t app app > /dev/null; echo $((1 + 4))th", "5th"),
    };
  } finally {
    await browser.close();
  }
}

/** One visit with an empty store, then one with what the first left behind, which is the one that is timed. */
export async function measureLab(options: LaunchOptions, base: string): Promise<LabMeasures> {
  const profile = mkdtempSync(path.join(tmpdir(), "shipshape-bench-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    viewport: { width: 1440, height: 900 },
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await addObserver(page);
    let bytes = 0;
    let begun = false;
    let early = 0;
    context.on("requestfinished", async (request) => {
      const late = begun;
      const sizes = await request.sizes().catch(() => undefined);
      const size = sizes ? sizes.responseBodySize + sizes.responseHeadersSize : 0;
      if (late) bytes += size;
      else if (/\/machines\/|xterm/.test(request.url())) early += size;
    });
    await page.goto(base + lab("namespaces"), { waitUntil: "networkidle" });
    begun = true;
    await start(page);
    await page.waitForTimeout(1_500);
    const loaded = bytes;

    await page.goto("about:blank");
    await page.goto(base + lab("namespaces"), { waitUntil: "networkidle" });
    await page.evaluate(() => {
      window.bench.tasks = [];
    });
    const begin = await page.evaluate(() => performance.now());
    const prompt = (await start(page)) - begin;
    const asked = await type(page, "echo $((6 * 7))");
    const answered = await shows(page, "\n42");
    await page.waitForTimeout(2_000);
    const makes = "unshare --pid --uts --mount --net --fork --mount-proc sleep 1000 &";
    await type(page, makes);
    const holds = await shows(page, "[1] ");
    const ticked = await page
      .waitForFunction(
        () => document.querySelector(".lab-tick[data-reached]") && performance.now(),
        undefined,
        raf,
      )
      .then((handle) => handle.jsonValue());
    await page.waitForTimeout(2_000);
    const pressed = await page.evaluate(() => {
      const button = [...document.querySelectorAll("button")].find(
        (one) => one.textContent === "Reset machine",
      );
      button?.click();
      return performance.now();
    });
    await page.waitForFunction(
      () => document.querySelector(".lab-bar")?.textContent?.includes("Resetting"),
      undefined,
      raf,
    );
    const reset = await page
      .waitForFunction(
        () => {
          const screen = document.querySelector(".lab-screen .xterm-rows")?.textContent ?? "";
          return (
            document.querySelector(".lab-bar")?.textContent?.includes("Reset machine") &&
            /^root@lab:~#\s*$/.test(screen) &&
            performance.now()
          );
        },
        undefined,
        raf,
      )
      .then((handle) => handle.jsonValue());
    const tasks = await page.evaluate(() => window.bench.tasks);
    return {
      "first start MB": loaded / 1e6,
      "before Start kB of it": early / 1e3,
      "Start to prompt": prompt,
      "Start to answer": prompt + (answered - asked),
      answer: answered - asked,
      "goal ticked after": Number(ticked) - holds,
      reset: Number(reset) - pressed,
      "longest task": Math.max(0, ...tasks),
    };
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

const raf = { polling: "raf", timeout: 120_000 } as const;

/** Presses Start; when the prompt was there, on the page's clock. */
async function start(page: Page): Promise<number> {
  await page.evaluate(() =>
    [...document.querySelectorAll("button")].find((one) => one.textContent === "Start the machine")?.click(),
  );
  return shows(page, "root@lab");
}

/** Types a line, and gives the moment of its Enter. */
async function type(page: Page, line: string): Promise<number> {
  await page.getByRole("textbox", { name: "Terminal input" }).focus();
  await page.keyboard.type(line);
  const now = await page.evaluate(() => performance.now());
  await page.keyboard.press("Enter");
  return now;
}

/** When the terminal first showed this; a line end stands for the beginning of a row. */
async function shows(page: Page, text: string): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => {
      const rows = [...document.querySelectorAll(".lab-screen .xterm-rows > div")];
      return (
        rows
          .map((row) => `\n${row.textContent}`)
          .join("")
          .includes(wanted) && performance.now()
      );
    },
    text,
    raf,
  );
  return Number(await handle.jsonValue());
}
