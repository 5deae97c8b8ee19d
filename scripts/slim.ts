// The last part of `npm run build`: takes out of each exported page what no browser uses, and has the browser prepare
// the framework's code while it arrives; see docs/adr/0011 and 0016.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ahead, commonScripts } from "./slim/ahead";
import { slim } from "./slim/slim";

const dir = process.env.EXPORT_DIR ?? "out";
let before = 0;
let after = 0;
const pages: string[] = [];
for (const file of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".html")) continue;
  const page = path.join(dir, file);
  const html = readFileSync(page, "utf8");
  const slimmed = slim(html);
  before += html.length;
  after += slimmed.length;
  pages.push(slimmed);
  if (slimmed !== html) writeFileSync(page, slimmed);
}
const scripts = commonScripts(pages)
  .map((name) => path.join(dir, "_next/static/chunks", name))
  .filter(existsSync);
if (scripts.length === 0)
  throw new Error(`No script of Next's is in every page of ${dir}: its form has changed.`);
for (const script of scripts) writeFileSync(script, ahead(readFileSync(script, "utf8")));
console.log(
  `Pages: ${Math.round(before / 1024)} kB, ${Math.round(after / 1024)} kB without what no browser uses; ${scripts.length} scripts are in all of them.`,
);
