// Finds the Chromium or Chrome that tests, charts and the bench drive. Nobody's machine is assumed:
// what CHROMIUM_PATH names, else one that is installed, else the one Playwright downloaded.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";

/** What the search looks at; handed in, so that tests need no browser. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  exists: (file: string) => boolean;
  /** Whether the program starts. Ubuntu's /usr/bin/chromium-browser may be a stub that asks for snap. */
  starts: (file: string) => boolean;
  /** Where Playwright would keep its own browser, there or not. */
  playwrightPath: () => string;
}

/** The path of a browser, or undefined where there is none. Throws when CHROMIUM_PATH names no file. */
export function findBrowser(machine: Machine = thisMachine): string | undefined {
  const named = machine.env.CHROMIUM_PATH;
  if (named) {
    if (machine.exists(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, but there is no such file. Correct it or unset it.`);
  }
  const installed = candidates(machine).find((file) => machine.exists(file) && machine.starts(file));
  if (installed) return installed;
  const playwrights = machine.playwrightPath();
  return machine.exists(playwrights) ? playwrights : undefined;
}

/** Options for Playwright's `chromium.launch`; as root, as in most containers, Chromium has no sandbox. */
export function launchOptions(executablePath: string): LaunchOptions {
  const isRoot = process.getuid?.() === 0;
  return {
    executablePath,
    args: [
      ...(isRoot ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

function candidates({ platform, env }: Machine): string[] {
  switch (platform) {
    case "darwin": {
      const names = ["Google Chrome", "Chromium"];
      const folders = ["/Applications", ...(env.HOME ? [`${env.HOME}/Applications`] : [])];
      return folders.flatMap((folder) => names.map((name) => `${folder}/${name}.app/Contents/MacOS/${name}`));
    }
    case "win32": {
      const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(isText);
      const programs = ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"];
      return folders.flatMap((folder) => programs.map((program) => path.win32.join(folder, program)));
    }
    default: {
      const names = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
      const folders = new Set(["/usr/bin", ...(env.PATH ?? "").split(":").filter(path.isAbsolute)]);
      return [...folders].flatMap((folder) => names.map((name) => path.posix.join(folder, name)));
    }
  }
}

function isText(value: string | undefined): value is string {
  return Boolean(value);
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  // On Windows and macOS there are no stubs, and `--version` may open a window.
  starts: (file) =>
    process.platform !== "linux" ||
    spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0,
  playwrightPath: () => chromium.executablePath(),
};
