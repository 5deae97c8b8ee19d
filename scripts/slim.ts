// The last part of `npm run build`: takes out of each exported page what no browser uses; see docs/adr/0011.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { slim } from "./slim/slim";

const dir = process.env.EXPORT_DIR ?? "out";
let before = 0;
let after = 0;
for (const file of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
  if (!file.endsWith(".html")) continue;
  const page = path.join(dir, file);
  const html = readFileSync(page, "utf8");
  const slimmed = slim(html);
  before += html.length;
  after += slimmed.length;
  if (slimmed !== html) writeFileSync(page, slimmed);
}
console.log(
  `Pages: ${Math.round(before / 1024)} kB, ${Math.round(after / 1024)} kB without what no browser uses.`,
);
