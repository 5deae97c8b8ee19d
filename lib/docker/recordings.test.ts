import { describe, expect, it } from "vitest";
import { busybox, emptyWorld, execute, MB, makeImage, makeLayer, reduce, type World } from "./index";
import recorded from "./recordings.json";
import sequences from "./sequences.json";

const REGISTRY = "localhost:5000";

/** What no two runs have in common: ids, digests, sizes of manifests, times, and the widths that follow from them. */
const normal = (text: string): string =>
  text
    .replace(/sha256:[0-9a-f]{64}/g, "sha256:<digest>")
    .replace(/\b[0-9a-f]{64}\b/g, "<id>")
    .replace(/\b[0-9a-f]{12}\b/g, "<id>")
    .replace(/ size: \d+/, " size: <size>")
    .replace(/(Less than a second|About a minute|\d+ (second|minute)s?)( ago)?/g, "<time>")
    .replace(/^\w+: Preparing\n/gm, "")
    .replace(/^<id>: Preparing\n/gm, "")
    .replace(/\r/g, "")
    .replace(/ {2,}/g, "  ")
    .trimEnd();

const { image, layers } = busybox(0);
function begin(): World {
  let world = emptyWorld(1_000_000, [REGISTRY]);
  for (const name of ["busybox", "ship-base", `${REGISTRY}/bb:1`])
    world = reduce(world, { at: world.now, type: "add-image", image, layers, name }).world;
  const more = makeLayer("more", MB);
  const stack = [...layers, more];
  const added = makeImage({ layers: stack, createdAt: 1, config: image.config, content: image.content });
  world = reduce(world, {
    at: world.now,
    type: "add-image",
    image: added,
    layers: stack,
    name: "ship-more:1",
  }).world;
  // The registry of the recordings had the base image's layer already.
  return reduce(world, { at: world.now, type: "push", name: `${REGISTRY}/bb:1` }).world;
}

describe(`the model beside Docker ${recorded.engine}`, () => {
  it("is compared in all the sequences, and in at least forty", () => {
    expect(recorded.recordings.map(({ name }) => name)).toEqual(Object.keys(sequences));
    expect(recorded.recordings.length).toBeGreaterThanOrEqual(40);
  });

  it.each(recorded.recordings.map((one) => [one.name, one.steps] as const))("%s", (_name, steps) => {
    let world = begin();
    for (const step of steps) {
      if ("wait" in step && step.wait !== undefined) {
        world = reduce(world, { type: "tick", at: world.now + step.wait }).world;
        continue;
      }
      const { line = "", code, out = "", err = "", ms = 0 } = step;
      const kept = new RegExp(("only" in step && step.only) || "");
      const before = world.now;
      const done = execute(
        world,
        line.replaceAll("REGISTRY", REGISTRY).replaceAll("SOCKET", "/var/run/docker.sock"),
      );
      world = done.world;
      const printed = (stream: string) =>
        normal(
          done.lines
            .flatMap((one) => (one.stream === stream && kept.test(one.text) ? [`${one.text}\n`] : []))
            .join(""),
        );
      expect(printed("stdout"), line).toBe(normal(out));
      expect(printed("stderr"), line).toBe(normal(err));
      expect(done.code, line).toBe(code);
      // Grace periods to the second; what a real program needs to start is not modelled.
      if (line.startsWith("docker stop")) expect(Math.abs(ms - (world.now - before)), line).toBeLessThan(500);
    }
  });
});
