import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findBrowser } from "./find-browser";

const howTo = "No Chrome or Chromium found. Run: npx playwright install --with-deps chromium";

/**
 * The path of a browser. Where there is none: on Debian (or Ubuntu) as root, as on a fresh CI machine, it is
 * installed; elsewhere nothing is touched, one line says what to run, and the process ends with 1.
 */
export function ensureBrowser(): string {
  try {
    const found = findBrowser() ?? (isDebianRoot() && install() ? findBrowser() : undefined);
    if (found) return found;
    console.error(howTo);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exit(1);
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get");
}

function install(): boolean {
  console.log("No Chrome or Chromium found: installing Debian's with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) => spawnSync("apt-get", args, { stdio: "inherit", env }).status === 0;
  // The font is for pages that fall back to the system's own: a bare machine has none, and text would be boxes.
  return apt("update") && apt("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core");
}
