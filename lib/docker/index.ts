/**
 * What docker's commands act on: images and their layers, containers, volumes, networks, and registries. One model,
 * for every diagram, lab and exercise.
 *
 * How to use it. A `World` is plain data. `reduce(world, event)` gives the next world and the `effects`, in order, as
 * data; or `refused`, which `refusalText` puts into the daemon's words. Every event carries the time (`at`, in ms), and
 * what is due until then happens first: programs end, grace periods run out, restarts come.
 *
 *     let world = emptyWorld(0, ["localhost:5000"]);
 *     const base = makeLayer("debian", 75 * MB, 28 * MB);   // same contents, same digest: the same layer
 *     const app = makeLayer("app 1", 2 * MB, 1 * MB);
 *     const image = makeImage({ layers: [base, app], createdAt: 0, config: { cmd: ["server"] } });
 *     world = reduce(world, { at: 0, type: "add-image", image, layers: [base, app], name: "localhost:5000/app:1" }).world;
 *     reduce(world, { at: 0, type: "push", name: "localhost:5000/app:1" }).effects;
 *     // layer-pushed | layer-exists | layer-mounted for each layer (top first), then manifest-pushed
 *
 * Diagrams look at `world.store` (`layers` once each; `imageSize`, `storeSize`, `usersOf`, `danglingImages`,
 * `tagsOf`), at `world.containers` (`status`, `exitCode`, `writable`) and at `world.registries[host]` (`repositories`,
 * `blobs` once each, `registrySize`). `execute(world, line)` takes a typed command instead of an event, and says what the
 * real one prints (see ./command).
 *
 * Simplifications: an image has one platform, so no index; its id is the digest of its config, as in the overlay2
 * store (the containerd store shows the manifest's); a layer has one digest for its packed and its unpacked form; what a
 * program does is worked out when it starts (./programs); a container has no IP address; nothing takes time but
 * programs, grace periods and restarts. What the commands do, print and exit with is compared with a real engine:
 * recordings.json, made by scripts/record-docker.ts from sequences.json.
 *
 * https://docs.docker.com/reference/cli/docker/ · https://github.com/moby/moby/tree/master/daemon ·
 * https://github.com/opencontainers/image-spec · https://github.com/opencontainers/distribution-spec
 */
export { nextAt } from "./clock";
export { commandNames, type Executed, execute, type Printed, type Shell } from "./command";
export { findContainer, isUp, MB } from "./containers";
export type { Effect } from "./effects";
export { type Refusal, refusalText } from "./errors";
export { busybox, busyboxContent, emptyWorld } from "./example";
export { readFile } from "./files";
export { type DockerEvent, type Outcome, reduce } from "./reduce";
export { familiar, full, parseReference, type Reference } from "./reference";
export { manifestOf, registrySize } from "./registry";
export { exitCodeOf, parseSignal, type Signal } from "./signals";
export {
  danglingImages,
  digestNamesOf,
  findImage,
  type ImagePlan,
  imageCompressed,
  imageSize,
  layersOf,
  makeImage,
  makeLayer,
  storeSize,
  tagsOf,
  usersOf,
} from "./store";
export type * from "./world";
