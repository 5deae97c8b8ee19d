/** The one reducer: a world and an event make the next world, and what happened on the way. */
import type { Digest } from "@/lib/oci";
import { advance } from "./clock";
import {
  type Creation,
  create,
  createVolume,
  findContainer,
  remove,
  signal,
  start,
  unpause,
} from "./containers";
import type { Effect } from "./effects";
import type { Refusal } from "./errors";
import { surroundings } from "./files";
import { executable, run } from "./programs";
import { parseReference, type Reference, tagged } from "./reference";
import { collectGarbage, deleteManifest, pull, push } from "./registry";
import { parseSignal } from "./signals";
import { findImage, missingImage, moveTag, pruneImages, putImage, removeImage } from "./store";
import { changeNetwork, removeVolume } from "./volumes-networks";
import type { Container, Image, Layer, World } from "./world";

/** Something that is done, at a time (`at`, ms; never before the world's own). Containers by name or id. */
export type DockerEvent = { at: number } & (
  | { type: "tick" }
  /* Images. */
  | { type: "add-image"; image: Image; layers: readonly Layer[]; name?: string }
  | { type: "tag"; image: string; name: string }
  | { type: "remove-image"; image: string; force?: boolean }
  /** Those without a tag; with `all`, those without a container. */
  | { type: "prune-images"; all?: boolean }
  | { type: "pull" | "push"; name: string }
  | { type: "delete-manifest"; name: string }
  | { type: "collect-garbage"; host: string }
  /* Containers. */
  | ({ type: "create" } & Creation)
  | { type: "start" | "pause" | "unpause"; container: string }
  | { type: "stop"; container: string; timeout?: number | undefined; signal?: string | undefined }
  | { type: "kill"; container: string; signal?: string | undefined }
  | { type: "remove"; container: string; force?: boolean; volumes?: boolean }
  | { type: "rename"; container: string; name: string }
  | { type: "exec"; container: string; command: readonly string[]; env?: readonly string[] }
  /** The program writes this much into the writable layer. */
  | { type: "write"; container: string; bytes: number }
  /** The program takes this much memory in all. */
  | { type: "use-memory"; container: string; bytes: number }
  | { type: "restart-daemon" }
  /* Volumes and networks. */
  | { type: "create-volume" | "remove-volume"; name: string }
  | { type: "create-network" | "remove-network"; name: string }
);

export interface Outcome {
  world: World;
  /** What happened since the last event, by itself and by this one. */
  effects: Effect[];
  /** Set if the daemon refused; what happened by itself until then stays. */
  refused?: Refusal;
}

/** Does it. Pure: the world that comes in is not touched. */
export function reduce(before: World, event: DockerEvent): Outcome {
  const world = structuredClone(before);
  const passed = advance(world, Math.max(event.at, world.now));
  const done = act(world, event);
  if (!Array.isArray(done)) return { world, effects: passed, refused: done };
  // What is due in this very moment, such as the end of a process that was killed, is part of it.
  return { world, effects: [...passed, ...done, ...advance(world, world.now)] };
}

function act(world: World, event: DockerEvent): Refusal | Effect[] {
  switch (event.type) {
    case "tick":
      return [];
    case "add-image":
      return addImage(world, event.image, event.layers, event.name);
    case "tag":
      return tag(world, event.image, event.name);
    case "remove-image":
      return removeImage(world, event.image, event.force ?? false);
    case "prune-images":
      return pruneImages(world, event.all ?? false);
    case "pull":
      return withReference(event.name, (reference) => pull(world, reference));
    case "push":
      return withReference(event.name, (reference) => push(world, reference));
    case "delete-manifest":
      return withReference(event.name, (reference) => deleteManifest(world, reference));
    case "collect-garbage": {
      const registry = world.registries[event.host];
      return registry ? collectGarbage(registry) : { code: "no-such-host", host: event.host };
    }
    case "create":
      return create(world, event);
    case "create-volume":
      return createVolume(world, event.name);
    case "remove-volume":
      return removeVolume(world, event.name);
    case "create-network":
    case "remove-network":
      return changeNetwork(world, event.type, event.name);
    case "restart-daemon":
      return restartDaemon(world);
    default: {
      const container = findContainer(world, event.container);
      if (!container) {
        const missing: Refusal = { code: "no-such-container", name: event.container };
        return event.type === "kill"
          ? { code: "cannot-kill", name: event.container, because: missing }
          : missing;
      }
      return onContainer(world, container, event);
    }
  }
}

type OnContainer = Extract<DockerEvent, { container: string }>;

function onContainer(world: World, container: Container, event: OnContainer): Refusal | Effect[] {
  const { id, process, status } = container;
  const up = process !== null;
  switch (event.type) {
    case "start":
      return start(world, container);
    case "stop":
      return stop(world, container, event);
    case "kill": {
      const name = event.signal === undefined ? "KILL" : parseSignal(event.signal);
      const refuse = (because: Refusal): Refusal => ({ code: "cannot-kill", name: event.container, because });
      if (!name) return refuse({ code: "invalid-signal", signal: event.signal ?? "" });
      if (!up) return refuse({ code: "not-running", id });
      container.manuallyStopped = true;
      const sent = signal(container, name, world.now);
      return status === "paused" ? [...sent, ...unpause(container, world.now)] : sent;
    }
    case "pause":
      if (status === "restarting") return { code: "is-restarting", id };
      if (!up) return { code: "not-running", id };
      if (status === "paused") return { code: "already-paused", id };
      container.status = "paused";
      return [{ did: "paused", container: id }];
    case "unpause":
      if (status !== "paused") return { code: "not-paused", id };
      return unpause(container, world.now);
    case "remove": {
      if ((up || status === "restarting") && !event.force)
        return { code: "remove-running", name: container.name, state: status };
      const killed = up ? kill(world, container) : [];
      return [...killed, ...remove(world, container, event.volumes ?? false)];
    }
    case "rename": {
      const taken = world.containers.find(({ name }) => name === event.name);
      if (taken) return { code: "name-in-use", name: event.name, id: taken.id };
      container.name = event.name;
      return [{ did: "renamed", container: id, name: event.name }];
    }
    case "exec":
      return exec(world, container, event);
    case "write":
      container.writable += event.bytes;
      return [];
    case "use-memory":
      if (!process) return { code: "not-running", id };
      process.memory = event.bytes;
      if (container.options.memory > 0 && event.bytes > container.options.memory)
        process.ending = { at: world.now, code: 137 };
      return [];
  }
}

function stop(
  world: World,
  container: Container,
  event: { timeout?: number | undefined; signal?: string | undefined },
): Refusal | Effect[] {
  if (container.status === "restarting") {
    Object.assign(container, { status: "exited", restartAt: null, manuallyStopped: true });
    return [];
  }
  if (!container.process) return [];
  const { options } = container;
  const name = event.signal === undefined ? options.stopSignal : parseSignal(event.signal);
  if (!name) return { code: "invalid-signal", signal: event.signal ?? "" };
  const timeout = event.timeout ?? options.stopTimeout;
  container.manuallyStopped = true;
  container.stopping = {
    since: world.now,
    killAt: timeout < 0 ? null : world.now + timeout * 1000,
  };
  const sent = signal(container, name, world.now);
  return container.status === "paused" ? [...sent, ...unpause(container, world.now)] : sent;
}

function kill(world: World, container: Container): Effect[] {
  container.manuallyStopped = true;
  container.options.autoRemove = false;
  return [...signal(container, "KILL", world.now), ...advance(world, world.now)];
}

function exec(
  world: World,
  container: Container,
  { command, container: typed, env = [] }: Extract<DockerEvent, { type: "exec" }>,
): Refusal | Effect[] {
  if (container.status === "paused") return { code: "paused", name: typed };
  if (container.status === "restarting") return { code: "is-restarting", id: container.id };
  if (!container.process) return { code: "not-running", id: container.id };
  const own = surroundings(world, container, env);
  const shown = [...command].join(" ");
  const around = { ...own, processes: () => [...own.processes(), { pid: 7, command: shown }] };
  const why = executable(command[0] ?? "", around);
  if (why) return { code: "cannot-execute", program: command[0] ?? "", why };
  const { prints, code } = run(command, around);
  return [
    {
      did: "executed",
      container: container.id,
      code,
      lines: prints.map(({ stream, text }) => ({ stream, text })),
    },
  ];
}

function addImage(
  world: World,
  image: Image,
  layers: readonly Layer[],
  name: string | undefined,
): Refusal | Effect[] {
  const newLayers: Digest[] = layers
    .map(({ digest }) => digest)
    .filter((digest) => world.store.layers[digest] === undefined);
  putImage(world.store, image, layers);
  const added: Effect[] = [{ did: "image-added", image: image.id, newLayers }];
  if (name === undefined) return added;
  return withReference(name, (reference) => [...added, ...moveTag(world.store, tagged(reference), image.id)]);
}

function tag(world: World, source: string, name: string): Refusal | Effect[] {
  const image = findImage(world.store, source);
  if (!image) return missingImage(source);
  return withReference(name, (reference) => moveTag(world.store, tagged(reference), image.id));
}

/** Stops everything, and starts what its policy wants started: `always`, and `unless-stopped` unless it was. */
function restartDaemon(world: World): Effect[] {
  const effects: Effect[] = [];
  const before = world.containers.map((container) => ({ container, stopped: container.manuallyStopped }));
  for (const { container } of before) {
    const stopped = stop(world, container, {});
    if (Array.isArray(stopped)) effects.push(...stopped);
  }
  const last = Math.max(world.now, ...world.containers.map(({ stopping }) => stopping?.killAt ?? world.now));
  effects.push(...advance(world, last));
  for (const { container, stopped } of before) {
    container.manuallyStopped = stopped;
    const { name } = container.options.restart;
    if (!world.containers.includes(container) || container.startedAt === null) continue;
    if (name === "always" || (name === "unless-stopped" && !stopped)) {
      const started = start(world, container);
      if (Array.isArray(started)) effects.push(...started);
    }
  }
  return effects;
}

function withReference(name: string, then: (reference: Reference) => Refusal | Effect[]): Refusal | Effect[] {
  const parsed = parseReference(name);
  return parsed.ok ? then(parsed.reference) : { code: "invalid-reference", text: parsed.error };
}
