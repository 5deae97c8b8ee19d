// `npm test`: everything that CI checks, on any machine. Looks for a browser first, because it is the only
// thing that may be missing, and ten minutes in is late to learn it.
import { spawnSync } from "node:child_process";
import { ensureBrowser } from "./ensure-browser";

const browser = ensureBrowser();
const start = performance.now();
const run = spawnSync("npm", ["run", "verify"], {
  stdio: "inherit",
  env: { ...process.env, CHROMIUM_PATH: browser },
  shell: process.platform === "win32",
});
const seconds = Math.round((performance.now() - start) / 1000);
const took = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
console.log(
  run.status === 0
    ? `\nAll checks passed in ${took} (format, types, architecture, dead code, unit, content, build, e2e with ${browser}).`
    : `\nA check failed after ${took}: the message is above. Each can be run alone, see "scripts" in package.json.`,
);
process.exit(run.status ?? 1);
