import type { Act, IdMap, View, World } from "./view";

/** A line as its columns; what has no columns is one. */
export type Row = readonly string[];

export type Side = "inside" | "host";

/** A command and what it prints. */
export interface Printed {
  command: string;
  rows: readonly Row[];
}

/** The commands with which one looks at a namespace, by a short name. */
export const programs = [
  "ps",
  "hostname",
  "ip",
  "findmnt",
  "id",
  "ipcs",
  "cgroup",
  "uptime",
  "nproc",
] as const;

export type Program = (typeof programs)[number];

const noRights: Readonly<Record<Exclude<Act, "queue">, string>> = {
  rename: "hostname: you must be root to change the host name",
  mount: "mount: /mnt: permission denied.",
  link: "RTNETLINK answers: Operation not permitted",
};

/**
 * What web does before one looks: the command, and what it prints. Three of the four are silent where they succeed.
 * Simplified: of a refused mount, only the first of its two lines.
 */
export function acted({ inside, refused }: World, act: Act): Printed {
  const commands: Readonly<Record<Act, string>> = {
    rename: "hostname box",
    mount: "mount -t tmpfs tmpfs /mnt",
    link: "ip link add cable type bridge",
    queue: "ipcmk -Q",
  };
  const silent = act !== "queue" && !refused.has(act);
  const line =
    act === "queue"
      ? `Message queue id: ${inside.queues.at(-1)?.id ?? 0}`
      : silent
        ? undefined
        : noRights[act];
  return { command: commands[act], rows: line === undefined ? [] : [[line]] };
}

/** What a program prints on one side. Two commands where one alone does not tell enough. */
export function looked(world: World, program: Program, side: Side): readonly Printed[] {
  const view = world[side];
  switch (program) {
    case "ps":
      if (side === "inside") return [ps(view)];
      return [
        ps(view),
        { command: "grep NSpid /proc/812/status", rows: [["NSpid:", ...world.numbers.map(String)]] },
      ];
    case "hostname":
      return [{ command: "hostname", rows: [[view.hostname]] }];
    case "ip":
      return [
        {
          command: "ip -br addr",
          rows: view.devices.map(({ name, state, address }) => [name, state, ...(address ? [address] : [])]),
        },
      ];
    case "findmnt":
      return [
        {
          command: "findmnt -lno TARGET,FSTYPE",
          rows: view.mounts.map(({ target, type }) => [target, type]),
        },
      ];
    case "id":
      return [id(view), side === "inside" ? uidMap(view) : owner(world)];
    case "ipcs":
      return [
        {
          command: "ipcs -q",
          rows: [
            ["msqid", "owner", "perms"],
            ...view.queues.map((queue) => [String(queue.id), userName(queue.owner, view.ids), "644"]),
          ],
        },
      ];
    case "cgroup":
      return [
        { command: `cat /proc/${side === "inside" ? "self" : "812"}/cgroup`, rows: [[`0::${view.group}`]] },
      ];
    case "uptime":
      return [{ command: "uptime -p", rows: [[uptime(view.uptime)]] }];
    case "nproc":
      return [{ command: "nproc", rows: [[String(view.processors)]] }];
  }
}

function ps({ processes, ids }: View): Printed {
  const rows = processes.map((process) => [String(process.pid), userName(process.uid, ids), process.command]);
  return { command: "ps -eo pid,user,comm", rows: [["PID", "USER", "COMMAND"], ...rows] };
}

function id({ uid, ids }: View): Printed {
  const inside = insideNumber(uid, ids) ?? overflow;
  const name = userName(uid, ids);
  return {
    command: "id",
    rows: [[`uid=${inside}(${name}) gid=${inside}(${name}) groups=${inside}(${name})`]],
  };
}

const uidMap = ({ ids }: View): Printed => ({
  command: "cat /proc/self/uid_map",
  rows: [[String(ids.inside), String(ids.outside), String(ids.length)]],
});

const owner = ({ inside, host }: World): Printed => ({
  command: "ps -o uid,comm -p 812",
  rows: [
    ["UID", "COMMAND"],
    [String(insideNumber(inside.uid, host.ids) ?? overflow), "web"],
  ],
});

/** Who has no number in a user namespace appears there as this one, "nobody". */
const overflow = 65_534;

function insideNumber(uid: number, { inside, outside, length }: IdMap): number | undefined {
  return uid >= outside && uid < outside + length ? uid - outside + inside : undefined;
}

/** As /etc/passwd has it: root, nobody, and a bare number for whom it does not list. */
export function userName(uid: number, ids: IdMap): string {
  const number = insideNumber(uid, ids) ?? overflow;
  return number === 0 ? "root" : number === overflow ? "nobody" : String(number);
}

/** @param seconds since the start, as CLOCK_BOOTTIME shows them; whole minutes are enough here */
export function uptime(seconds: number): string {
  const amounts = [
    [Math.floor(seconds / 604_800), "week"],
    [Math.floor(seconds / 86_400) % 7, "day"],
    [Math.floor(seconds / 3600) % 24, "hour"],
    [Math.floor(seconds / 60) % 60, "minute"],
  ] as const;
  const told = amounts.filter(([amount, unit]) => amount > 0 || unit === "minute");
  return `up ${told.map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? "" : "s"}`).join(", ")}`;
}
