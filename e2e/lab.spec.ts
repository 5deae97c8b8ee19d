// The Linux lab in a real browser: start, type, reach a goal, reset, keep and pick up, and what happens when things fail.
import type { Page } from "@playwright/test";
import { expect, test, violations } from "./site";

const path = "/lab/linux/?exercise=namespaces";

test.describe.configure({ mode: "default" });
test.setTimeout(240_000);
test.use({ actionTimeout: 120_000 });
// One machine takes a processor to itself, and a busy one takes its time.
const patient = { timeout: 120_000 };

const terminal = (page: Page) => page.locator(".lab-screen .xterm-accessibility-tree");
const goal = (page: Page, name: string) =>
  page.getByRole("list", { name: "Goals" }).getByRole("listitem").filter({ hasText: name });

async function start(page: Page, button = "Start the machine"): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await expect(terminal(page)).toContainText("root@lab", patient);
}

async function type(page: Page, line: string): Promise<void> {
  await page.getByRole("textbox", { name: "Terminal input" }).focus();
  await page.keyboard.type(`${line}\n`);
}

test("nothing of a machine is loaded before Start", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(path);
  await expect(page.getByRole("button", { name: "Start the machine" })).toBeVisible();
  expect(asked.filter((one) => one.startsWith("/machines/"))).toEqual([]);
  expect(await violations(page)).toEqual([]);
});

test("a student starts, types, reaches a goal, resets, keeps and picks up", async ({ page }) => {
  await page.goto(path);
  await start(page);
  await type(page, "unshare --pid --uts --mount --net --fork --mount-proc sleep 1000 &");
  await expect(goal(page, "Be process 1").getByRole("img", { name: "Reached" })).toBeVisible(patient);
  await expect(page.locator(".lab-picture svg")).toContainText("sleep", patient);
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(page.getByText(/^Kept: [\d.]+ MB$/)).toBeVisible(patient);

  await page.getByRole("button", { name: "Reset machine" }).click();
  await expect(page.getByText("0 of 5 reached.")).toBeVisible(patient);
  await type(page, "echo fresh $((40 + 2))");
  await expect(terminal(page)).toContainText("fresh 42", patient);

  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await start(page, "Pick up where you left off");
  expect(asked.filter((one) => /\.(zst|wasm|bin)$/.test(one))).toEqual([]);
  await expect(goal(page, "Be process 1").getByRole("img", { name: "Reached" })).toBeVisible(patient);
  await type(page, "pgrep -l sleep");
  await expect(terminal(page)).toContainText("sleep", patient);

  await page.reload();
  await page.getByRole("button", { name: /^Delete what is kept \([\d.]+ MB\)$/ }).click();
  await expect(page.getByRole("button", { name: "Start the machine" })).toBeVisible();
});

test("the keyboard gets out of the terminal by Escape and Tab", async ({ page }) => {
  await page.goto(path);
  await start(page);
  const input = page.getByRole("textbox", { name: "Terminal input" });
  await input.focus();
  await page.keyboard.press("Tab");
  await expect(input).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(input).not.toBeFocused();
});

test("a snapshot that was cut short leads to a cold boot, and says so", async ({ page }) => {
  await page
    .context()
    .route("**/state.bin.zst*", (route) => route.fulfill({ status: 200, body: "cut short" }));
  await page.goto(path);
  await page.getByRole("button", { name: "Start the machine" }).click();
  await expect(page.getByText(/The snapshot could not be used/)).toBeVisible(patient);
  await expect(terminal(page)).toContainText("root@lab", { timeout: 180_000 });
});

test("without WebAssembly it says what to do", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto(path);
  await page.getByRole("button", { name: "Start the machine" }).click();
  await expect(page.locator(".lab-status")).toContainText("This browser has WebAssembly switched off");
  await page.getByRole("button", { name: "Watch the recorded run" }).click();
  await expect(page.getByText("Ran on Linux 6.1")).toBeVisible(patient);
});

test("a full store keeps nothing, and says so", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.storage.getDirectory = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  });
  await page.goto(path);
  await start(page);
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(page.getByText("There is no room for it in this browser")).toBeVisible(patient);
});

test("commands in a lesson's text are typed for the reader while a machine runs, and only then", async ({
  page,
}) => {
  await page.goto("/learn/namespaces/");
  const button = page.getByRole("button", { name: "Type it for me: hostname; readlink /proc/self/ns/uts" });
  await expect(page.getByRole("button", { name: "Start the machine" })).toBeVisible();
  await expect(button).toHaveCount(0);
  await start(page);
  await button.click();
  await expect(terminal(page)).toContainText("uts:[", patient);
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Back to the text" }).click();
  await expect(button).toBeFocused();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(button).toHaveCount(0);
});

test("paper gets the goals and the recorded run", async ({ page }) => {
  await page.goto("/learn/namespaces/");
  const printed = page.locator(".print-only", { hasText: "packets" });
  await expect(printed).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(printed).toContainText("1 packets transmitted, 1 packets received");
  await expect(page.getByRole("button", { name: "Start the machine" })).toBeHidden();
});

test("a clicker does the lab in front of a class, with the speaker's window in step", async ({ page }) => {
  const listening = (window: Page) => window.waitForLoadState("networkidle");
  await page.goto("/present/namespaces/?slide=lab");
  const speaker = await page.context().newPage();
  await speaker.goto("/present/namespaces/speaker/");
  await listening(speaker);
  await expect(speaker.getByText("The next slide starts the machine")).toBeVisible();
  await expect(speaker.getByText("No audience window is open.")).toHaveCount(0);

  await page.bringToFront();
  await page.keyboard.press("PageDown");
  await expect(page.locator(".lab-screen .xterm-rows")).toContainText("root@lab", patient);
  await page.keyboard.press("PageDown");
  const reached = page.getByRole("list", { name: "Goals" }).getByText("Be process 1, reached");
  await expect(reached).toBeVisible(patient);
  await expect(page.locator(".lab-picture svg")).toContainText("sleep", patient);
  expect(await violations(page)).toEqual([]);
  const next = speaker.getByRole("region", { name: "Notes" });
  await expect(next).toContainText("Next: pgrep -x sleep > /root/outside; cat /root/outside");
  await expect(next).toContainText("Be process 1. Two numbers for one process.");

  // Nothing is lost by a look at another slide.
  await page.keyboard.press("x");
  await expect(page.locator(".lab-screen")).toHaveCount(0);
  await page.keyboard.press("PageUp");
  await expect(page.locator(".lab-screen .xterm-rows")).toContainText("unshare --pid", patient);
});

test("where no machine can run, a class sees the recorded run", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  await page.goto("/present/namespaces/?slide=lab.1");
  await expect(page.getByText("This browser has WebAssembly switched off")).toBeVisible(patient);
  await expect(page.locator(".slide-lab-screen")).toContainText("unshare --pid --uts");
});

test("a machine that starts in another tab stops this one", async ({ page }) => {
  await page.goto(path);
  await start(page);
  const other = await page.context().newPage();
  await other.goto("/lab/linux/");
  await start(other);
  await expect(page.getByText("A machine was started in another tab")).toBeVisible(patient);
  await other.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(other.getByText("It was stopped.")).toBeVisible();
});

test("a machine in a tab that is hidden for five minutes stops", async ({ page }) => {
  await page.clock.install();
  await page.goto(path);
  await start(page);
  const hide = (hidden: boolean) =>
    page.evaluate((now) => {
      Object.defineProperty(document, "hidden", { configurable: true, value: now });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await page.clock.fastForward("04:00");
  await hide(false);
  await hide(true);
  await page.clock.fastForward("04:00");
  await expect(page.locator(".lab-screen")).toBeVisible();
  await page.clock.fastForward("01:30");
  await expect(page.getByText("It stood in a hidden tab for five minutes")).toBeVisible();
});

for (const [what, property, value, words] of [
  ["little memory", "deviceMemory", 2, "This device says that it has 2 GB of memory. The machine needs"],
  ["Data Saver", "connection", { saveData: true }, "Your browser asks to save data. The machine needs"],
] as const)
  test(`${what} is told what the machine takes before anything is downloaded`, async ({ page }) => {
    await page.addInitScript(([name, given]) => Object.defineProperty(navigator, name, { value: given }), [
      property,
      value,
    ] as const);
    await page.goto(path);
    await expect(page.getByRole("note")).toContainText(words);
    await page.getByRole("button", { name: "Watch the recorded run" }).click();
    await expect(page.getByText("Ran on Linux 6.1")).toBeVisible();
  });

test("without a network a machine that was loaded once resets, stops and starts again", async ({
  page,
  context,
}) => {
  await page.goto(path);
  await start(page);
  await type(page, "echo before $((40 + 1))");
  await expect(terminal(page)).toContainText("before 41", patient);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Reset machine" }).click();
  await expect(terminal(page)).not.toContainText("before", patient);
  await expect(page.getByRole("button", { name: "Reset machine" })).toBeEnabled(patient);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(terminal(page)).toContainText("root@lab", patient);
  await type(page, "echo again $((40 + 3))");
  await expect(terminal(page)).toContainText("again 43", patient);
});
