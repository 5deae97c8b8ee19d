/** One container in the model of lib/docker, command by command, and what the drawing shows of it. */
import {
  busyboxContent,
  type Container,
  emptyWorld,
  execute,
  findContainer,
  isUp,
  makeImage,
  makeLayer,
  type Program,
  reduce,
  type World,
} from "@/lib/docker";

/** How PID 1 takes SIGTERM: it has a handler, it has none, or it is a shell and the program its child. */
export const pid1Kinds = ["handler", "none", "shell"] as const;
export type Pid1 = (typeof pid1Kinds)[number];

export type Place = "created" | "running" | "paused" | "exited" | "removed";

/** What came of a `docker stop` or `docker kill`, in seconds after it. */
export interface Ending {
  command: "stop" | "kill";
  /** How far the time has gone. */
  now: number;
  /** Until SIGKILL, as asked. */
  grace: number;
  /** Did anyone take notice of SIGTERM? */
  heard: boolean;
  /** When PID 1 was gone. */
  end: number | null;
  code: number | null;
}

export interface Scene {
  command: string;
  /** The daemon said no. */
  refused: boolean;
  place: Place | null;
  /** The state that the command began in, where it led to another. */
  from: Place | null;
  pid1: Pid1;
  up: boolean;
  /** Bytes in the writable layer; null without a container. */
  writable: number | null;
  /** Exit code of the run that ended last; null before. */
  code: number | null;
  ending: Ending | null;
}

const layer = makeLayer("server", 12_000_000);
const written = 48_000;

const programs = (pid1: Pid1): Record<string, Program> => ({
  ...busyboxContent.programs,
  server: {
    kind: "server",
    says: ["listening"],
    handles: pid1 === "handler" ? { TERM: { after: 200, code: 0 } } : {},
    memory: 20_000_000,
  },
});

/** A machine with the image `web`, whose PID 1 is of this kind. */
export function machine(pid1: Pid1): World {
  const image = makeImage({
    layers: [layer],
    createdAt: 0,
    config: { cmd: pid1 === "shell" ? ["sh", "-c", "echo ready; server"] : ["server"] },
    content: { ...busyboxContent, programs: programs(pid1) },
  });
  return reduce(emptyWorld(0), { at: 0, type: "add-image", image, layers: [layer], name: "web" }).world;
}

export interface Done {
  world: World;
  scene: Scene;
  /** What was printed, one line; the error where it was refused. */
  printed: string;
}

const webOf = (world: World): Container | undefined => findContainer(world, "web");

/** Types a command, and lets the program write a little once it runs. */
export function type(before: World, pid1: Pid1, command: string): Done {
  const started = execute(before, command);
  const fresh = !webOf(before)?.writable && webOf(started.world)?.status === "running";
  const world = fresh
    ? reduce(started.world, { at: started.world.now, type: "write", container: "web", bytes: written }).world
    : started.world;
  const refused = started.code !== 0;
  const ends = /^docker (?:container )?(stop|kill)\b/.exec(command);
  const ending = !refused && ends ? endingOf(before, world, ends[1] === "kill" ? "kill" : "stop") : null;
  const was = webOf(before);
  const scene = sceneOf(world, pid1, command, { refused, ending, from: was ? placeOf(was) : null });
  return {
    world,
    scene,
    printed: started.lines
      .map(({ text }) => text)
      .filter(Boolean)
      .join("; "),
  };
}

interface Extra {
  refused?: boolean;
  ending?: Ending | null;
  from?: Place | null;
}

export function sceneOf(world: World, pid1: Pid1, command: string, extra: Extra = {}): Scene {
  const container = webOf(world);
  const { refused = false, ending = null, from = null } = extra;
  const place = container ? placeOf(container) : from ? "removed" : null;
  return {
    command,
    refused,
    place,
    from: from === place ? null : from,
    pid1,
    up: container !== undefined && isUp(container),
    writable: container ? container.writable : null,
    code: container?.finishedAt != null && !isUp(container) ? container.exitCode : null,
    ending,
  };
}

function placeOf({ status }: Container): Place {
  return status === "created" || status === "running" || status === "paused" ? status : "exited";
}

function endingOf(before: World, after: World, command: Ending["command"]): Ending | null {
  const was = webOf(before);
  const is = webOf(after);
  if (!was?.process || !is) return null;
  const end = ((is.finishedAt ?? after.now) - before.now) / 1000;
  return {
    command,
    now: end,
    grace: was.options.stopTimeout,
    heard: command === "stop" && was.process.handles.TERM !== undefined,
    end,
    code: is.exitCode,
  };
}

/** The moment in which `docker stop` has sent SIGTERM, and nothing has come of it yet. */
export function asked(world: World, pid1: Pid1, now: number): Scene {
  const heard = webOf(world)?.process?.handles.TERM !== undefined;
  const ending: Ending = { command: "stop", now, grace: 10, heard, end: null, code: null };
  return sceneOf(world, pid1, "docker stop web", { ending });
}
