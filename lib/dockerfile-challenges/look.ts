import type { BuildResult } from "@/lib/dockerfile";

/** The text of a file as the image shows it: the topmost layer that has a word about it decides. */
export function fileIn({ image }: BuildResult, path: string): string | undefined {
  for (const layer of [...(image?.layers ?? [])].reverse())
    for (const [name, entry] of layer.entries)
      if (name === path) return entry.kind === "file" ? entry.content : undefined;
  return undefined;
}

/** Whether the image shows any path that matches. */
export const hasPath = ({ image }: BuildResult, path: RegExp): boolean =>
  image?.layers.some(({ entries }) =>
    entries.some(([name, entry]) => entry.kind !== "whiteout" && path.test(name)),
  ) ?? false;

/** Whether a text stands in anything that is shipped: a file of any layer, hidden or not, the history, the config. */
export const holds = ({ image }: BuildResult, text: string): boolean =>
  image !== undefined &&
  (image.layers.some(({ entries }) =>
    entries.some(([, entry]) => entry.kind === "file" && entry.content.includes(text)),
  ) ||
    JSON.stringify([image.config, image.history]).includes(text));

/**
 * Whether the program itself becomes process 1, and not a shell before it. A shell that ends in `exec` gives its place
 * away. Simplified: a shell that is given one plain command is held for one that stays, as some shells do.
 */
export function programGetsSignals(result: BuildResult): boolean {
  const { entrypoint = [], cmd = [] } = result.image?.config ?? {};
  const argv = [...entrypoint, ...cmd];
  const [program = ""] = argv;
  if (program === "") return false;
  if (/^(\/bin\/|\/usr\/bin\/)?(sh|bash|ash|dash)$/.test(program)) {
    const script = argv[argv.indexOf("-c") + 1] ?? "";
    return argv.includes("-c") && /(^|&&|;|\n)\s*exec\s[^;&|]*$/.test(script);
  }
  const script = fileIn(result, program.replace(/^\//, ""));
  if (script === undefined || !script.startsWith("#!")) return true;
  return /^\s*exec\s/.test(script.trimEnd().split("\n").at(-1) ?? "");
}
