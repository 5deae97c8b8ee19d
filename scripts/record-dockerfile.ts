// `npm run record:dockerfile`, second part: builds the Dockerfile of the diagram line by line on a real engine, and
// writes down what each line added: layers, config, history. Needs a Docker engine (DOCKER_HOST) with busybox:latest.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extras, lines } from "../diagrams/dockerfile-anatomy/lines";
import { docker, engineVersion, mustDocker } from "./record/engine";

const prefix = "shipshape-anatomy";
const target = new URL("../diagrams/dockerfile-anatomy/recording.json", import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), `${prefix}-`));
const context = path.join(folder, "context");
mkdirSync(path.join(context, "flags"), { recursive: true });
writeFileSync(path.join(context, "index.html"), "<h1>Harbour</h1>\n");
for (const letter of ["a", "b"]) writeFileSync(path.join(folder, `${letter}.txt`), `flag ${letter}\n`);
execFileSync("tar", ["-cf", path.join(context, "flags.tar"), "-C", folder, "a.txt", "b.txt"]);

const files = [
  ...lines.map((_, index) => ({ key: String(index), text: lines.slice(0, index + 1) })),
  ...Object.entries(extras).map(([key, extra]) => ({ key, text: [...lines, extra] })),
];

/** What lies in a layer of a saved image. */
function filesOf(tar: string, layer: string): string[] {
  const archive = execFileSync("tar", ["-xOf", tar, layer], { maxBuffer: 2 ** 26 });
  return execFileSync("tar", ["-tf", "-"], { input: archive, encoding: "utf8" }).trim().split("\n");
}

const built: Record<string, unknown> = {};
/** Rows of history that the image had with the lines before. */
let known = 0;
for (const { key, text } of files) {
  const tag = `${prefix}-${key}`;
  const file = `${text.join("\n")}\n`;
  await mustDocker(["build", "-q", "--network=none", "-t", tag, "-f", "-", context], file);
  const tar = path.join(folder, "image.tar");
  await mustDocker(["save", "-o", tar, tag]);
  const entry = (name: string): string => execFileSync("tar", ["-xOf", tar, name], { encoding: "utf8" });
  const [{ Config: configFile, Layers: layerFiles }] = JSON.parse(entry("manifest.json"));
  const image = JSON.parse(entry(configFile));
  const sizes = (await mustDocker(["history", "--format", "{{.Size}}", tag])).split("\n").reverse();
  built[key] = {
    line: text.at(-1),
    config: image.config,
    ...(image.author === undefined ? {} : { author: image.author }),
    layers: image.rootfs.diff_ids.length,
    files: key !== "0" && image.history.at(-1).empty_layer !== true ? filesOf(tar, layerFiles.at(-1)) : [],
    added: image.history
      .map((row: { created_by?: string; empty_layer?: boolean }, index: number) => ({
        by: row.created_by ?? "",
        layer: row.empty_layer !== true,
        size: sizes[index],
      }))
      .slice(known),
  };
  if (!(key in extras)) known = image.history.length;
}
for (const { key } of files) await docker(["image", "rm", `${prefix}-${key}`]);
writeFileSync(target, `${JSON.stringify({ engine: await engineVersion(), built }, null, 1)}\n`);
rmSync(folder, { recursive: true });
console.log(`${files.length} builds: ${target}`, readFileSync(target).length, "bytes");
