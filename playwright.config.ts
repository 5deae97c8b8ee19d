import { defineConfig, devices } from "@playwright/test";
import { findBrowser, launchOptions } from "./scripts/find-browser";

const port = Number(process.env.E2E_PORT ?? 4173);
const browser = findBrowser();

// Tests run against the exported site, served as a static host would serve it: `npm run build` comes first.
export default defineConfig({
  testDir: "e2e",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? "line" : "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${port}`,
    launchOptions: browser ? launchOptions(browser) : {},
    // Motion is tested where it is meant; everywhere else a step is there at once.
    contextOptions: { reducedMotion: "reduce" },
    trace: "off",
  },
  webServer: {
    command: `npx tsx scripts/serve.ts --port ${port} --dir out`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
