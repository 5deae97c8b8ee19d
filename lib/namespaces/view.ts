import type { Kind, Own } from "./kinds";

/** User and group numbers, always as the host counts them. A process is root where its namespace maps it to 0. */
type Uid = number;

export interface Process {
  pid: number;
  uid: Uid;
  command: string;
}

export interface Device {
  name: string;
  state: "UP" | "DOWN" | "UNKNOWN";
  address?: string;
}

export interface Mount {
  target: string;
  type: string;
}

export interface Queue {
  id: number;
  owner: Uid;
}

/** `length` numbers from `inside` on stand for as many of the host's from `outside` on: a line of /proc/PID/uid_map. */
export interface IdMap {
  inside: number;
  outside: number;
  length: number;
}

/** All that one process can be shown: what its namespaces hold. */
export interface View {
  /** What /proc lists. */
  processes: readonly Process[];
  hostname: string;
  devices: readonly Device[];
  mounts: readonly Mount[];
  queues: readonly Queue[];
  /** The one who looks, and how numbers of users are translated for it. */
  uid: Uid;
  ids: IdMap;
  /** Where web's group lies, seen from here. */
  group: string;
  /** Seconds that CLOCK_BOOTTIME shows. */
  uptime: number;
  /** No namespace has a say in this one. */
  processors: number;
}

/** What web tries, and whether the kernel lets it. */
export type Act = "rename" | "mount" | "link" | "queue";

export interface World {
  inside: View;
  host: View;
  /** web's numbers from the host's namespace inwards: 812, or 812 and 1. */
  numbers: readonly number[];
  refused: ReadonlySet<Act>;
}

const day = 86_400;
const webs = 812;
/** web is root in its own user namespace, and this number to everyone else. */
const mapped: IdMap = { inside: 0, outside: 100_000, length: 65_536 };
const initial: IdMap = { inside: 0, outside: 0, length: 4_294_967_295 };

/** Which namespace decides about an act; making a message queue needs no privilege, so nobody is asked. */
const governs: Readonly<Record<Exclude<Act, "queue">, Kind>> = { rename: "uts", mount: "mnt", link: "net" };

/**
 * The host after web was started with namespaces of its own and has done four things: named the machine `box`,
 * mounted a tmpfs on /mnt, added a network device called `cable`, and made a message queue.
 * @param processors how many the machine has
 */
export function world(own: Own, processors = 2): World {
  // Privilege is held in a user namespace, over the namespaces that belong to it. One that web did not bring
  // belongs to the host's.
  const may = (act: keyof typeof governs) => !own.has("user") || own.has(governs[act]);
  const acts: readonly Act[] = ["rename", "mount", "link", "queue"];
  const refused = new Set(acts.filter((act) => act !== "queue" && !may(act)));

  const uid = own.has("user") ? mapped.outside : initial.outside;
  const numbers = own.has("pid") ? [webs, 1] : [webs];
  const everyone: Process[] = [
    { pid: 1, uid: 0, command: "init" },
    { pid: 641, uid: 0, command: "db" },
    { pid: webs, uid, command: "web" },
  ];
  const lo: Device = { name: "lo", state: "UNKNOWN", address: "127.0.0.1/8" };
  const host: View = {
    processes: everyone,
    hostname: "harbour",
    devices: [lo, { name: "eth0", state: "UP", address: "192.0.2.10/24" }],
    mounts: [
      { target: "/", type: "ext4" },
      { target: "/dev", type: "devtmpfs" },
      { target: "/proc", type: "proc" },
    ],
    queues: [{ id: 0, owner: 0 }],
    uid: 0,
    ids: initial,
    group: "/web",
    uptime: 20 * day,
    processors,
  };

  // A mount namespace starts as a copy. Only there can web be given a /proc of its own without taking the host's.
  const procOfItsOwn = own.has("pid") && own.has("mnt");
  const born: View = {
    processes: procOfItsOwn ? [{ pid: 1, uid, command: "web" }] : everyone,
    // A UTS namespace starts as a copy too; network and IPC namespaces start empty.
    hostname: host.hostname,
    devices: own.has("net") ? [{ name: "lo", state: "DOWN" }] : host.devices,
    mounts: procOfItsOwn ? [...host.mounts, { target: "/proc", type: "proc" }] : host.mounts,
    queues: own.has("ipc") ? [] : host.queues,
    uid,
    ids: own.has("user") ? mapped : initial,
    group: own.has("cgroup") ? "/" : host.group,
    // Its clock was set to nothing when the namespace was made. Left alone it would show the host's time.
    uptime: own.has("time") ? 0 : host.uptime,
    processors,
  };

  const after: View = {
    ...born,
    hostname: refused.has("rename") ? born.hostname : "box",
    devices: refused.has("link") ? born.devices : [...born.devices, { name: "cable", state: "DOWN" }],
    mounts: refused.has("mount") ? born.mounts : [...born.mounts, { target: "/mnt", type: "tmpfs" }],
    queues: [...born.queues, { id: born.queues.length, owner: uid }],
  };

  // What is not web's own is the host's: there web's doings are everyone's.
  return {
    inside: after,
    host: {
      ...host,
      hostname: own.has("uts") ? host.hostname : after.hostname,
      devices: own.has("net") ? host.devices : after.devices,
      mounts: own.has("mnt") ? host.mounts : after.mounts,
      queues: own.has("ipc") ? host.queues : after.queues,
    },
    numbers,
    refused,
  };
}
