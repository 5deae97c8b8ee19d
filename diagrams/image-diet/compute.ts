/**
 * The three builds on each base, layer by layer: computed ahead by `npm run precompute`, so that readers do not
 * download a builder with a shell in it. A test compares the file with what is computed now.
 */
import { build, preset } from "@/lib/dockerfile";
import { bases } from "./bases";
import type { Image, Way } from "./model";

const ways: readonly Way[] = ["naive", "one-run", "multi-stage"];

type Computed = Readonly<Record<string, Readonly<Record<string, Image>>>>;

export function computed(): Computed {
  return Object.fromEntries(
    Object.entries(bases).map(([value, base]) => [
      value,
      Object.fromEntries(ways.map((way) => [way, imageOf(preset(way).dockerfile, base)])),
    ]),
  );
}

function imageOf(dockerfile: string, base: string): Image {
  const { image, problems } = build({
    dockerfile: dockerfile.replaceAll("debian:12-slim", base),
    context: [],
  });
  if (!image) throw new Error(problems.map(({ message }) => message).join("\n") || "Nothing was built");
  return {
    // A changed or removed file of a few bytes is nothing that a drawing could show.
    layers: image.layers.map(({ size, wasted }) => ({ size, hidden: wasted < 1000 ? 0 : wasted })),
    size: image.size,
    compressed: image.compressed,
  };
}
