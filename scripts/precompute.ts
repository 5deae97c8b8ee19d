// `npm run precompute`: builds what diagrams show of the Dockerfile builder, so that pages need not bring it along.
import { writeFileSync } from "node:fs";
import { computed as cache } from "../diagrams/build-cache/compute";
import { computed as diet } from "../diagrams/image-diet/compute";

for (const [slug, builds] of [
  ["build-cache", cache()],
  ["image-diet", diet()],
] as const) {
  const target = new URL(`../diagrams/${slug}/builds.json`, import.meta.url);
  writeFileSync(target, `${JSON.stringify(builds, undefined, 2)}\n`);
}
