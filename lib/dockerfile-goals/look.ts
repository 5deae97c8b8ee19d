/** Questions about an image that goals ask. Paths are written from the root: `/etc/passwd`. */
import type { ImageResult } from "@/lib/dockerfile";
import { merged, type View } from "@/lib/overlay";

const views = new WeakMap<ImageResult, View>();

function viewOf(image: ImageResult): View {
  const known = views.get(image) ?? merged(image.layers.map(({ entries }) => new Map(entries)));
  views.set(image, known);
  return known;
}

/** `**` is any number of folders, `*` a part of one name. */
const matcher = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/^\//, "")
      .split(/(\*\*\/|\*)/)
      .map((part) =>
        part === "**/" ? "(?:.*/)?" : part === "*" ? "[^/]*" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
      )
      .join("")}$`,
  );

/** The text of a file as the image shows it. */
export function fileIn(image: ImageResult, path: string): string | undefined {
  const found = viewOf(image).get(path.replace(/^\//, ""))?.entry;
  return found?.kind === "file" ? found.content : undefined;
}

/** Whether the image shows any path that matches. */
export function shows(image: ImageResult, path: string): boolean {
  const pattern = matcher(path);
  return [...viewOf(image).keys()].some((name) => pattern.test(name));
}

/** Whether a layer that the Dockerfile made has such a path, seen or hidden. */
export function layersHold(image: ImageResult, path: string): boolean {
  const pattern = matcher(path);
  return image.layers.some(
    ({ step, entries }) =>
      step !== undefined && entries.some(([name, entry]) => entry.kind !== "whiteout" && pattern.test(name)),
  );
}

/** Whether a text stands in anything that is shipped: a file of any layer, hidden or not, the history, the config. */
export const holds = (image: ImageResult, text: string): boolean =>
  image.layers.some(({ entries }) =>
    entries.some(([, entry]) => entry.kind === "file" && entry.content.includes(text)),
  ) || JSON.stringify([image.config, image.history]).includes(text);

/**
 * Whether the program itself becomes process 1, and not a shell before it. A shell that ends in `exec` gives its place
 * away. Simplified: a shell that is given one plain command is held for one that stays, as some shells do.
 */
export function programGetsSignals(image: ImageResult): boolean {
  const { entrypoint = [], cmd = [] } = image.config;
  const argv = [...entrypoint, ...cmd];
  const [program = ""] = argv;
  if (program === "") return false;
  if (/^(\/bin\/|\/usr\/bin\/)?(sh|bash|ash|dash)$/.test(program)) {
    const script = argv[argv.indexOf("-c") + 1] ?? "";
    return argv.includes("-c") && /(^|&&|;|\n)\s*exec\s[^;&|]*$/.test(script);
  }
  const script = fileIn(image, program);
  if (script === undefined || !script.startsWith("#!")) return true;
  return /^\s*exec\s/.test(script.trimEnd().split("\n").at(-1) ?? "");
}
