import type { Browser, CDPSession, Page } from "@playwright/test";

/** A mid-range phone on a slow 4G network, which is what the course's targets are stated for. */
const phone = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75 };
const cpuSlowdown = 4;
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

/** Milliseconds, requests, and kB as transferred (compressed, with headers); CLS has no unit. */
export type Measures = Record<
  "LCP" | "FCP" | "CLS" | "TBT" | "requests" | "kB" | "JS kB" | "CSS kB" | "HTML kB" | "font kB" | "image kB",
  number
>;

/** One cold load of a page, until 1.5 s after the network has gone quiet. */
export async function measureLoad(browser: Browser, url: string): Promise<Measures> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
    await devtools.send("Network.emulateNetworkConditions", network);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    const traffic = watchTraffic(devtools);
    await addObserver(page);
    await page.goto(url, { waitUntil: "networkidle" });
    await page.waitForTimeout(1500);
    const seen = await page.evaluate(() => window.bench);
    const kB = (type?: string) => traffic.bytes(type) / 1024;
    return {
      LCP: seen.lcp,
      FCP: seen.fcp,
      CLS: seen.cls,
      TBT: seen.tasks.reduce((sum, task) => sum + Math.max(0, task - 50), 0),
      requests: traffic.requests(),
      kB: kB(),
      "JS kB": kB("Script"),
      "CSS kB": kB("Stylesheet"),
      "HTML kB": kB("Document"),
      "font kB": kB("Font"),
      "image kB": kB("Image"),
    };
  } finally {
    await context.close();
  }
}

export interface Stepping {
  steps: number;
  /** Milliseconds; 0 where none was over 50. */
  longestTask: number;
  longTasks: number;
}

/** Presses Next in the page's first diagram from its first step to its last, at the same slowdown. */
export async function measureStepping(browser: Browser, url: string): Promise<Stepping> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    await addObserver(page);
    await page.goto(url, { waitUntil: "networkidle" });
    const next = page.getByRole("button", { name: "Next", exact: true }).first();
    await next.scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      window.bench.tasks = [];
    });
    let steps = 1;
    for (; (await next.isEnabled()) && steps < 60; steps++) {
      await pressAndSettle(page);
    }
    const tasks = await page.evaluate(() => window.bench.tasks);
    return { steps, longestTask: Math.max(0, ...tasks), longTasks: tasks.length };
  } finally {
    await context.close();
  }

  /** The click is dispatched in the page, so that what is measured is the page and not the test driver. */
  async function pressAndSettle(page: Page) {
    await page
      .getByRole("button", { name: "Next", exact: true })
      .first()
      .evaluate((button: HTMLElement) => button.click());
    await page.waitForTimeout(1200);
  }
}

declare global {
  interface Window {
    bench: { lcp: number; fcp: number; cls: number; tasks: number[] };
  }
}

export async function addObserver(page: Page): Promise<void> {
  // tsx names inner functions with a helper of its own, which a function sent to the page would miss.
  await page.addInitScript("globalThis.__name ??= (inner) => inner");
  await page.addInitScript(observe);
}

/** Runs in the page before anything else there. */
function observe() {
  window.bench = { lcp: 0, fcp: 0, cls: 0, tasks: [] };
  const watch = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => {
    window.bench.lcp = entry.startTime;
  });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") window.bench.fcp = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!shift.hadRecentInput) window.bench.cls += shift.value;
  });
  watch("longtask", (entry) => {
    window.bench.tasks.push(entry.duration);
  });
}

function watchTraffic(devtools: CDPSession) {
  const types = new Map<string, string>();
  const finished: { type: string; bytes: number }[] = [];
  devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    finished.push({ type: types.get(requestId) ?? "Other", bytes: encodedDataLength });
  });
  return {
    requests: () => finished.length,
    bytes: (type?: string) =>
      finished
        .filter((one) => type === undefined || one.type === type)
        .reduce((sum, one) => sum + one.bytes, 0),
  };
}
