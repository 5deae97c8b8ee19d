/** What can be done to one container, at this moment. The clock (what happens by itself later) is in ./clock. */
import type { Effect } from "./effects";
import type { Refusal } from "./errors";
import { surroundings } from "./files";
import { executable, run } from "./programs";
import { parseReference } from "./reference";
import { exitCodeOf, harmless, type Signal } from "./signals";
import { digestOfText, findImage, missingImage } from "./store";
import type { Container, ContainerOptions, Image, World } from "./world";

export const MB = 1_000_000;
/** ms that even a program without anything to do runs. */
const SHORTEST = 10;

export const defaultOptions: ContainerOptions = {
  env: [],
  ports: [],
  mounts: [],
  network: "bridge",
  restart: { name: "no" },
  autoRemove: false,
  init: false,
  user: "",
  workdir: "",
  hostname: "",
  memory: 0,
  stopSignal: "TERM",
  stopTimeout: 10,
  labels: {},
};

/** By name, by id, or by the beginning of an id that no other has. */
export function findContainer(world: World, text: string): Container | undefined {
  const exact = world.containers.find(({ name, id }) => name === text || id === text);
  if (exact) return exact;
  const found = world.containers.filter(({ id }) => text !== "" && id.startsWith(text));
  return found.length === 1 ? found[0] : undefined;
}

export const isUp = ({ status }: Container): boolean => status === "running" || status === "paused";

export interface Creation {
  image: string;
  name?: string | undefined;
  /** What follows the image's name. */
  command: readonly string[];
  entrypoint?: string | undefined;
  options?: Partial<ContainerOptions>;
}

/** The argument list that will be executed: entrypoint and then command, the image's where nothing else is said. */
export function argvOf(
  { config }: Image,
  { command, entrypoint }: Pick<Creation, "command" | "entrypoint">,
): string[] {
  if (entrypoint !== undefined) return [...(entrypoint === "" ? [] : [entrypoint]), ...command];
  return [...config.entrypoint, ...(command.length > 0 ? command : config.cmd)];
}

export function create(world: World, creation: Creation): Refusal | Effect[] {
  const image = findImage(world.store, creation.image);
  if (!image) return missingImage(creation.image);
  const argv = argvOf(image, creation);
  if (argv.length === 0) return { code: "no-command" };
  world.count++;
  const id = digestOfText(`container ${world.count} ${world.now}`).slice(7);
  const name = creation.name ?? nameFor(world, world.count);
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return { code: "invalid-name", name };
  const taken = world.containers.find((one) => one.name === name);
  if (taken) return { code: "name-in-use", name, id: taken.id };

  const { config } = image;
  const options: ContainerOptions = {
    ...defaultOptions,
    user: config.user,
    workdir: config.workdir,
    ...(config.stopSignal && { stopSignal: config.stopSignal }),
    ...creation.options,
  };
  options.env = [...config.env, ...options.env];
  if (!world.networks.some((one) => one.name === options.network))
    return { code: "no-such-network", name: options.network };
  const effects: Effect[] = [];
  for (const target of config.volumes)
    if (!options.mounts.some((mount) => mount.target === target))
      options.mounts = [...options.mounts, { target, volume: "", anonymous: true, readOnly: false }];
  options.mounts = options.mounts.map((mount, index) => {
    const volume = mount.volume || digestOfText(`volume ${id} ${index}`).slice(7);
    effects.push(...createVolume(world, volume, mount.anonymous));
    return { ...mount, volume };
  });

  world.containers.push({
    id,
    name,
    image: image.id,
    imageName: shownName(world, image, creation.image),
    argv,
    options,
    status: "created",
    process: null,
    stopping: null,
    restartAt: null,
    restartCount: 0,
    manuallyStopped: false,
    exitCode: 0,
    oomKilled: false,
    error: "",
    createdAt: world.now,
    startedAt: null,
    finishedAt: null,
    logs: [],
    files: {},
    writable: 0,
  });
  return [...effects, { did: "created", container: id }];
}

const shownName = (_world: World, image: Image, typed: string): string =>
  parseReference(typed).ok && !image.id.startsWith(`sha256:${typed}`) ? typed : image.id.slice(7, 19);

export function createVolume(world: World, name: string, anonymous = false): Effect[] {
  if (world.volumes.some((one) => one.name === name)) return [];
  world.volumes.push({ name, anonymous, createdAt: world.now, files: {} });
  return [{ did: "volume-created", volume: name }];
}

/** Starts PID 1. The refusal is runc's, and the container stays what it was, with the reason and the code. */
export function start(world: World, container: Container): Refusal | Effect[] {
  if (container.status === "paused") return { code: "start-paused" };
  if (container.status === "running") return [];
  const { options } = container;
  const clash = portClash(world, container);
  if (clash) return clash;
  const around = surroundings(world, container);
  const why = executable(container.argv[0] ?? "", around);
  if (why) {
    const refusal: Refusal = { code: "cannot-execute", program: container.argv[0] ?? "", why };
    container.exitCode = why === "not-found" || why === "no-such-file" ? 127 : 126;
    container.error = "start";
    return refusal;
  }
  const plan = run(container.argv, around);
  world.count++;
  const killed = options.memory > 0 && plan.memory > options.memory;
  container.process = {
    pid: 4000 + world.count,
    argv: plan.argv,
    startedAt: world.now,
    ends: plan.lasts === null ? null : { at: world.now + Math.max(plan.lasts, SHORTEST), code: plan.code },
    handles: plan.handles,
    init: options.init,
    memory: plan.memory,
    pending: [],
    ...(killed && { ending: { at: world.now + 100, code: 137 } }),
  };
  container.logs.push(
    ...plan.prints.map(({ after, stream, text }) => ({ at: world.now + after, stream, text })),
  );
  Object.assign(container, {
    status: "running",
    startedAt: world.now,
    restartAt: null,
    stopping: null,
    manuallyStopped: false,
    exitCode: 0,
    oomKilled: false,
    error: "",
  } satisfies Partial<Container>);
  return [{ did: "started", container: container.id, pid: container.process.pid }];
}

function portClash(world: World, container: Container): Refusal | undefined {
  for (const port of container.options.ports) {
    const holder = world.containers.find(
      (one) =>
        one !== container &&
        isUp(one) &&
        one.options.ports.some(({ host, protocol }) => host === port.host && protocol === port.protocol),
    );
    if (holder)
      return {
        code: "port-allocated",
        ip: port.ip,
        port: port.host,
        name: container.name,
        id: digestOfText(`endpoint ${container.id}`).slice(7),
      };
  }
  return undefined;
}

/** A signal reaches PID 1. Without a handler PID 1 ignores it: the kernel gives the first process no defaults. */
export function signal(container: Container, name: Signal, now: number): Effect[] {
  const { process } = container;
  if (!process) return [];
  if (name === "KILL") {
    process.ending = { at: now, code: exitCodeOf("KILL") };
    return [{ did: "signalled", container: container.id, signal: name, delivered: true }];
  }
  if (container.status === "paused") {
    process.pending.push(name);
    return [];
  }
  const handler = process.handles[name];
  const byDefault = process.init && !harmless.has(name);
  if (handler) {
    const at = now + handler.after;
    if (handler.code !== null) process.ending ??= { at, code: handler.code };
    container.logs.push(...(handler.says ?? []).map((text) => ({ at, stream: "stdout" as const, text })));
  } else if (byDefault) process.ending ??= { at: now, code: exitCodeOf(name) };
  return [
    {
      did: "signalled",
      container: container.id,
      signal: name,
      delivered: handler !== undefined || byDefault,
    },
  ];
}

export function unpause(container: Container, now: number): Effect[] {
  container.status = "running";
  const pending = container.process?.pending.splice(0) ?? [];
  return [
    { did: "unpaused", container: container.id },
    ...pending.flatMap((name) => signal(container, name, now)),
  ];
}

/** Takes a container away, with its writable layer, and with `volumes` its anonymous volumes. */
export function remove(world: World, container: Container, volumes: boolean): Effect[] {
  world.containers = world.containers.filter((one) => one !== container);
  const effects: Effect[] = [
    { did: "writable-deleted", container: container.id, bytes: container.writable },
    { did: "removed", container: container.id },
  ];
  if (volumes)
    for (const { volume, anonymous } of container.options.mounts)
      if (anonymous) {
        world.volumes = world.volumes.filter(({ name }) => name !== volume);
        effects.push({ did: "volume-removed", volume });
      }
  return effects;
}

const LEFT = ["brave", "calm", "eager", "gifted", "keen", "lucid", "quiet", "serene", "tender", "wise"];
const RIGHT = ["hopper", "lovelace", "turing", "noether", "curie", "franklin", "ritchie", "shannon"];

/** An adjective and a surname, as Docker makes them up; here the same ones every time. */
function nameFor(world: World, count: number): string {
  const pick = (list: readonly string[], index: number) => list[index % list.length] ?? "";
  const name = `${pick(LEFT, count * 7)}_${pick(RIGHT, count * 3)}`;
  return world.containers.some((one) => one.name === name) ? `${name}${count}` : name;
}
