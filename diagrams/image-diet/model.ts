/** The images that were computed ahead (compute.ts), by base and way. */
import builds from "./builds.json";

export type Way = "naive" | "one-run" | "multi-stage";

/** In bytes all; layers from the base up. */
export interface Image {
  layers: readonly { size: number; hidden: number }[];
  size: number;
  /** An estimate of what a registry would hold. */
  compressed: number;
}

/** @param base as it stands in links: ./bases. */
export function imagesOf(base: string): Readonly<Record<Way, Image>> {
  const found = new Map(Object.entries(builds)).get(base);
  if (!found) throw new Error(`No builds were computed for ${base}: npm run precompute`);
  return found;
}
