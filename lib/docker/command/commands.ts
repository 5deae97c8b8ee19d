/** Every command that is modelled, with its usage and its options; the short form and the long are one. */
import * as containers from "./containers";
import { diskUsage } from "./disk";
import type { CommandSpec, Given } from "./flags";
import * as images from "./images";
import * as others from "./others";
import { ps } from "./ps";
import type { Session } from "./session";

export interface Command extends CommandSpec {
  do(session: Session, given: Given): void;
}

const MANY = "[OPTIONS] CONTAINER [CONTAINER...]";
const RUN_FLAGS =
  "d,detach i,interactive t,tty e,env= v,volume= p,publish= u,user= w,workdir= h,hostname= l,label= m,memory= mount= name= network= rm init restart= entrypoint= pull= stop-signal= stop-timeout= cpus= pids-limit= read-only cap-drop= cap-add= add-host= platform= q,quiet a,attach=";
const one = (
  args: number,
  usage: string,
  flags: string,
  act: Command["do"],
  more: Partial<Command> = {},
): Command => ({
  args,
  usage,
  flags,
  do: act,
  ...more,
});
const exact = { exact: true };
const stops = { stops: true };

const container: Record<string, Command> = {
  run: one(1, "[OPTIONS] IMAGE [COMMAND] [ARG...]", RUN_FLAGS, containers.run, stops),
  create: one(1, "[OPTIONS] IMAGE [COMMAND] [ARG...]", RUN_FLAGS, containers.create, stops),
  start: one(1, MANY, "a,attach i,interactive", containers.start),
  stop: one(1, MANY, "t,timeout= time= s,signal=", containers.stop),
  restart: one(1, MANY, "t,timeout= time= s,signal=", containers.restart),
  kill: one(1, MANY, "s,signal=", containers.kill),
  pause: one(1, "CONTAINER [CONTAINER...]", "", containers.pause("pause")),
  unpause: one(1, "CONTAINER [CONTAINER...]", "", containers.pause("unpause")),
  rm: one(1, MANY, "f,force v,volumes l,link", containers.remove),
  rename: one(2, "CONTAINER NEW_NAME", "", containers.rename, exact),
  wait: one(1, "CONTAINER [CONTAINER...]", "", containers.wait),
  logs: one(
    1,
    "[OPTIONS] CONTAINER",
    "f,follow n,tail= t,timestamps since= until= details",
    containers.logs,
    exact,
  ),
  exec: one(
    2,
    "[OPTIONS] CONTAINER COMMAND [ARG...]",
    "d,detach i,interactive t,tty e,env= u,user= w,workdir= privileged",
    containers.exec,
    stops,
  ),
  port: one(1, "CONTAINER [PRIVATE_PORT[/PROTO]]", "", containers.port),
  ls: one(0, "[OPTIONS]", "a,all q,quiet f,filter= n,last= l,latest s,size no-trunc format=", ps, exact),
  prune: one(0, "[OPTIONS]", "f,force filter=", containers.prune, exact),
  inspect: one(1, MANY, "f,format= s,size", (session, given) => others.inspect(session, given, "container")),
};

const image: Record<string, Command> = {
  ls: one(
    0,
    "[OPTIONS] [REPOSITORY[:TAG]]",
    "a,all q,quiet f,filter= no-trunc digests format= tree",
    images.images,
  ),
  history: one(1, "[OPTIONS] IMAGE", "no-trunc q,quiet H,human format=", images.history, exact),
  pull: one(1, "[OPTIONS] NAME[:TAG|@DIGEST]", "a,all-tags q,quiet platform=", images.pull, exact),
  push: one(1, "[OPTIONS] NAME[:TAG]", "a,all-tags q,quiet platform=", images.push, exact),
  tag: one(2, "SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", "", images.tag, exact),
  rm: one(1, "[OPTIONS] IMAGE [IMAGE...]", "f,force no-prune", images.remove),
  prune: one(0, "[OPTIONS]", "a,all f,force filter=", images.prune, exact),
  inspect: one(1, "[OPTIONS] IMAGE [IMAGE...]", "f,format= platform=", (session, given) =>
    others.inspect(session, given, "image"),
  ),
};

const volume: Record<string, Command> = {
  create: one(0, "[OPTIONS] [VOLUME]", "d,driver= name=", others.createVolume),
  ls: one(0, "[OPTIONS]", "q,quiet f,filter=", others.listVolumes, exact),
  rm: one(1, "[OPTIONS] VOLUME [VOLUME...]", "f,force", others.removeVolume),
  inspect: one(1, "[OPTIONS] VOLUME [VOLUME...]", "f,format=", (session, given) =>
    others.inspect(session, given, "volume"),
  ),
};

const network: Record<string, Command> = {
  create: one(1, "[OPTIONS] NETWORK", "d,driver=", others.createNetwork, exact),
  ls: one(0, "[OPTIONS]", "q,quiet f,filter= no-trunc", others.listNetworks, exact),
  rm: one(1, "NETWORK [NETWORK...]", "f,force", others.removeNetwork),
  inspect: one(1, "[OPTIONS] NETWORK [NETWORK...]", "f,format=", (session, given) =>
    others.inspect(session, given, "network"),
  ),
};

const system: Record<string, Command> = {
  df: one(0, "[OPTIONS]", "v,verbose", diskUsage, exact),
};

/** The management commands and what belongs to each. */
export const groups: Record<string, Record<string, Command>> = { container, image, volume, network, system };

/** The short forms: `docker ps` is `docker container ls`. */
const shortForms: Record<string, [group: string, command: string]> = {
  ...Object.fromEntries(
    Object.keys(container)
      .filter((name) => !["ls", "prune", "inspect"].includes(name))
      .map((name) => [name, ["container", name] as [string, string]]),
  ),
  ps: ["container", "ls"],
  images: ["image", "ls"],
  rmi: ["image", "rm"],
  history: ["image", "history"],
  pull: ["image", "pull"],
  push: ["image", "push"],
  tag: ["image", "tag"],
};

const anything = one(1, "[OPTIONS] NAME|ID [NAME|ID...]", "f,format= s,size type=", (session, given) =>
  others.inspect(session, given),
);

const aliases: Record<string, string> = { list: "ls", remove: "rm", ps: "ls" };

/** The command that these words begin with, its name as typed, and the words after it. */
export function findCommand(
  words: readonly string[],
): { name: string; command: Command; rest: readonly string[] } | undefined {
  const [first = "", second = "", ...rest] = words;
  const group = groups[first];
  if (group) {
    const command = group[aliases[second] ?? second];
    return command && { name: `${first} ${second}`, command, rest };
  }
  if (first === "inspect") return { name: first, command: anything, rest: words.slice(1) };
  const [owner = "", name = ""] = shortForms[first] ?? [];
  const command = groups[owner]?.[name];
  return command && { name: first, command, rest: words.slice(1) };
}
