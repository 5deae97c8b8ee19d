import { describe, expect, it } from "vitest";
import { findBrowser, type Machine } from "./find-browser";

function machine(files: string[], over: Partial<Machine> = {}): Machine {
  return {
    platform: "linux",
    env: { PATH: "/usr/local/bin:/usr/bin" },
    exists: (file) => files.includes(file),
    starts: () => true,
    playwrightPath: () => "/cache/playwright/chrome",
    ...over,
  };
}

describe("findBrowser", () => {
  it("prefers what CHROMIUM_PATH names", () => {
    const env = { CHROMIUM_PATH: "/opt/c", PATH: "/usr/bin" };
    expect(findBrowser(machine(["/opt/c", "/usr/bin/chromium"], { env }))).toBe("/opt/c");
  });

  it("says so when CHROMIUM_PATH names nothing, rather than taking another browser", () => {
    const env = { CHROMIUM_PATH: "/opt/gone" };
    expect(() => findBrowser(machine(["/usr/bin/chromium"], { env }))).toThrow("/opt/gone");
  });

  it.each([
    ["Debian", "linux", "/usr/bin/chromium"],
    ["a browser further down PATH", "linux", "/usr/local/bin/google-chrome"],
    ["macOS", "darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    ["macOS, for one user", "darwin", "/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium"],
    ["Windows", "win32", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"],
  ] as const)("finds it on %s", (_name, platform, file) => {
    const env = { PATH: "/usr/local/bin:/usr/bin", HOME: "/Users/ann", PROGRAMFILES: "C:\\Program Files" };
    expect(findBrowser(machine([file], { platform, env }))).toBe(file);
  });

  it("passes over a stub that does not start", () => {
    const starts = (file: string) => file !== "/usr/bin/chromium-browser";
    const files = ["/usr/bin/chromium-browser", "/cache/playwright/chrome"];
    expect(findBrowser(machine(files, { starts }))).toBe("/cache/playwright/chrome");
  });

  it("takes Playwright's own only where nothing is installed", () => {
    expect(findBrowser(machine(["/usr/bin/chromium", "/cache/playwright/chrome"]))).toBe("/usr/bin/chromium");
    expect(findBrowser(machine(["/cache/playwright/chrome"]))).toBe("/cache/playwright/chrome");
    expect(findBrowser(machine([]))).toBeUndefined();
  });
});
