// Runs a command with CHROMIUM_PATH set: tsx scripts/with-browser.ts playwright test
import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./ensure-browser";

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error("Usage: tsx scripts/with-browser.ts <command> [arguments]");
  process.exit(2);
}
const run = spawnSync(command, args, {
  stdio: "inherit",
  env: { ...process.env, CHROMIUM_PATH: ensureBrowser() },
  shell: process.platform === "win32",
});
if (run.error) console.error(`${command} did not start: ${run.error.message}`);
process.exit(run.status ?? 1);
