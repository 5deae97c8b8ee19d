/** The builds that were computed ahead (compute.ts), by order and edit. */
import builds from "./builds.json";
import type { Order } from "./edits";

/** A line of the Dockerfile, and what the builder did about it. */
export interface Built {
  line: string;
  status: string;
  reason?: string;
  about?: readonly string[];
}

/** @param edit an edit's value, or `first` and `none` for the build before it, done twice. */
export function builtOf(order: Order, edit: string): readonly Built[] {
  const found = new Map<string, readonly Built[]>(Object.entries(builds[order])).get(edit);
  if (!found) throw new Error(`No build was computed for ${edit}: npm run precompute`);
  return found;
}
