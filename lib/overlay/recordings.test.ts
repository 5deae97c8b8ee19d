import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as overlay from "./index";

/** What a real overlayfs did, written down by scripts/record-overlay.ts: the model has to do the same. */
const recordings = z
  .object({
    kernel: z.string(),
    options: z.string(),
    scenarios: z.array(
      z.object({
        name: z.string(),
        lower: z.array(z.string()),
        /** The call | done, or the error | the upper layer | the merged view. */
        steps: z.array(
          z.templateLiteral([z.string(), " | ", z.string(), " | ", z.string(), " | ", z.string()]),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL("recordings.json", import.meta.url), "utf8")));

/** Reads `etc/` a directory, `etc/!` an opaque one, `-note` a whiteout, `note=hi` a file. */
function layer(line: string): overlay.Layer {
  const words = line.split(" ").filter(Boolean);
  return overlay.layerOf(
    Object.fromEntries(
      words.map((word): [string, overlay.Entry] => {
        if (word.startsWith("-")) return [word.slice(1), overlay.whiteout];
        if (word.endsWith("/!")) return [word.slice(0, -2), overlay.opaqueDirectory];
        if (word.endsWith("/")) return [word, overlay.directory];
        const [path = "", content = ""] = word.split("=");
        return [path, overlay.text(content)];
      }),
    ),
  );
}

const viewOf = (stack: overlay.Stack): overlay.Layer =>
  new Map([...overlay.merged(stack)].map(([path, { entry }]) => [path, entry]));

function perform(on: overlay.Overlay, [call, path = "", other = ""]: readonly string[]): overlay.Result {
  switch (call) {
    case "write":
      return overlay.write(on, path, overlay.text(other));
    case "append":
      return overlay.append(on, path, overlay.text(other));
    case "rename":
      return overlay.rename(on, path, other);
    case "mkdir":
      return overlay.mkdir(on, path);
    case "unlink":
      return overlay.remove(on, path);
    case "rmdir":
      return overlay.rmdir(on, path);
    case "chmod":
      return overlay.touch(on, path);
    default:
      throw new Error(`no such call: ${call}`);
  }
}

/** The same calls on the quick one, which trusts its caller: only those that the kernel did, and no move of a directory. */
function performQuickly(on: overlay.Mounted, [call, path = "", other = ""]: readonly string[]): void {
  if (call === "write") on.write(path, overlay.text(other));
  else if (call === "append") {
    const old = on.get(path);
    on.write(path, overlay.text(`${old?.kind === "file" ? old.content : ""}${other}`));
  } else if (call === "rename") on.move(path, other);
  else if (call === "mkdir") on.mkdir(path);
  else if (call === "chmod") on.change(path);
  else on.remove(path);
}

const visibleIn = (layers: overlay.Stack): overlay.Mounted => {
  let view: ReturnType<overlay.Mounted["visible"]> = new Map();
  for (const each of layers) view = overlay.Mounted.apply(view, each);
  return new overlay.Mounted(view);
};

describe("many operations at once", () => {
  it.each(recordings.scenarios)("$name", ({ lower, steps }) => {
    const mounted = visibleIn(lower.map(layer));
    for (const step of steps) {
      const [call = "", outcome, upper = "", merged = ""] = step.split(" | ");
      const words = call.split(" ");
      if (outcome !== "done") continue;
      // The kernel leaves a directory that it renames opaque; `mv` makes one anew, which shows the same.
      const renames = words[0] === "rename" && mounted.get(words[1] ?? "")?.kind === "directory";
      performQuickly(mounted, words);
      if (renames) return;
      expect(mounted.layer(), step).toEqual(layer(upper));
      expect(mounted.visible(), step).toEqual(layer(merged.replaceAll("/!", "/")));
    }
  });
});

describe(`as Linux ${recordings.kernel} did it`, () => {
  it.each(recordings.scenarios)("$name", ({ lower, steps }) => {
    let state = overlay.mount(lower.map(layer));
    for (const step of steps) {
      const [call = "", outcome, upper = "", merged = ""] = step.split(" | ");
      const result = perform(state, call.split(" "));
      expect(result.ok ? "done" : result.error, step).toBe(outcome);
      if (result.ok) state = result.overlay;
      expect(state.upper, step).toEqual(layer(upper));
      // Seen from inside, an opaque directory is one like any other.
      expect(viewOf(overlay.stackOf(state)), step).toEqual(layer(merged.replaceAll("/!", "/")));
    }
  });
});
