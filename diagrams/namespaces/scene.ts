/** What the drawing shows of a world: eight things of one kernel, shared or doubled, and two terminals. */
import {
  type Act,
  acted,
  type Kind,
  kinds,
  looked,
  type Own,
  type Printed,
  type Program,
  type Side,
  type View,
  type World,
  world,
} from "@/lib/namespaces";

export interface Line {
  kind: "command" | "output" | "refused";
  text: string;
}

export interface Thing {
  kind: Kind;
  /** Has web one of its own? Then `web` and `host` say what is in each; else they are the same. */
  own: boolean;
  web: string;
  host: string;
}

export interface Scene {
  things: readonly Thing[];
  /** What this step is about. */
  fresh?: Kind;
  /** web's number on the host, and its own where it has one. */
  numbers: readonly number[];
  terminals: Readonly<Record<Side, readonly Line[]>>;
}

/** The command that shows best what a namespace does. */
export const programOf: Readonly<Record<Kind, Program>> = {
  pid: "ps",
  mnt: "findmnt",
  uts: "hostname",
  net: "ip",
  ipc: "ipcs",
  user: "id",
  cgroup: "cgroup",
  time: "uptime",
};

/** What web does before the two look. */
const actBefore: Readonly<Partial<Record<Program, Act>>> = {
  hostname: "rename",
  findmnt: "mount",
  ip: "link",
  ipcs: "queue",
};

export function sceneOf(own: Own, program: Program, fresh?: Kind): Scene {
  const seen = world(own);
  return {
    things: kinds.map((kind) => ({
      kind,
      own: own.has(kind),
      web: inShort(kind, seen.inside, seen.numbers),
      host: inShort(kind, seen.host, seen.numbers.slice(0, 1)),
    })),
    ...(fresh && { fresh }),
    numbers: seen.numbers,
    terminals: { inside: terminal(seen, program, "inside"), host: terminal(seen, program, "host") },
  };
}

function inShort(kind: Kind, view: View, numbers: readonly number[]): string {
  switch (kind) {
    case "pid":
      return `web is ${numbers.at(-1)}`;
    case "mnt":
      return `${view.mounts.length} mounts`;
    case "uts":
      return view.hostname;
    case "net":
      return view.devices.map((device) => device.name).join(", ");
    case "ipc":
      return view.queues.length === 1 ? "1 queue" : `${view.queues.length} queues`;
    case "user":
      return `root is ${view.ids.outside}`;
    case "cgroup":
      return view.group;
    case "time":
      return view.uptime === 0 ? "up 0 minutes" : `up ${view.uptime / 86_400} days`;
  }
}

function terminal(seen: World, program: Program, side: Side): Line[] {
  const act = actBefore[program];
  const done = side === "inside" && act ? [acted(seen, act)] : [];
  const refused = act !== undefined && seen.refused.has(act);
  return [
    ...done.flatMap((printed) => lines(printed, refused)),
    ...looked(seen, program, side).flatMap((printed) => lines(printed)),
  ];
}

/** A command and its output, the columns under one another again. */
function lines({ command, rows }: Printed, refused = false): Line[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return [
    { kind: "command", text: command },
    ...rows.map((row): Line => {
      const text = row
        .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
        .join(" ");
      return { kind: refused ? "refused" : "output", text };
    }),
  ];
}
