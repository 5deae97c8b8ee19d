/**
 * What an attacker reaches who controls the process, from the set of walls around it, by rules.
 *
 * A thing to reach has a straight way and may have detours. A way is shut as soon as one wall that bars it stands.
 * Some reached things open all others: whoever can load a kernel module, start a program outside or rewrite the
 * host's files gets the rest in a second move, and that counts as a detour too.
 */
import { type WallId, type Walls, wallIds } from "./walls";

/** `open`: straight. `detour`: a wall stands in the way, and there is a way around it. `shut`: neither. */
export type State = "open" | "detour" | "shut";

interface Way {
  /** How, in a few words, after “via”. The straight way has none. */
  via?: string;
  /** Each of these walls bars this way by itself. */
  bars: readonly WallId[];
}

export interface Goal {
  id: string;
  /** What the attacker wants to do, as an order; `brief` for narrow places. */
  text: string;
  brief: string;
  straight: Way;
  detours: readonly Way[];
  /** What it is aimed at lies outside the container: whoever takes the host over has it as well. */
  outside: boolean;
}

const goal = (
  id: string,
  text: string,
  brief: string,
  bars: readonly WallId[],
  { detours = [], outside = true }: { detours?: readonly Way[]; outside?: boolean } = {},
): Goal => ({ id, text, brief, straight: { bars }, detours, outside });

/**
 * In the order in which walls stop them. The bars follow the manual pages named in index.ts, and each was tried
 * (see recordings.json). `user` bars a way where the host's user 0 is asked for, whom the namespace does not contain.
 */
export const goals: readonly Goal[] = [
  goal("mounts", "Change the host's mounts", "change its mounts", [
    "mount",
    "caps",
    "seccomp",
    "lsm",
    "user",
  ]),
  goal("files", "Read and change root's files", "change root's files", ["root", "user"], {
    // A device node for the disk: mknod(2) asks for CAP_MKNOD, and our LSM profile grants no capability.
    detours: [{ via: "the raw disk", bars: ["caps", "lsm", "user"] }],
  }),
  goal("processes", "See its processes", "see its processes", ["pid"], {
    // Where the host's /proc lies under the new one, umount uncovers it.
    detours: [{ via: "umount /proc", bars: ["root", "caps", "seccomp", "lsm"] }],
  }),
  goal("kill", "Kill its processes", "kill its processes", ["pid", "lsm", "user"]),
  goal("reboot", "Reboot the machine", "reboot it", ["pid", "caps", "seccomp", "lsm", "user"], {
    // A file in /proc that asks for user 0 and for no capability.
    detours: [{ via: "sysrq-trigger", bars: ["lsm", "user"] }],
  }),
  goal("rename", "Rename the machine", "rename it", ["uts", "caps", "seccomp", "lsm", "user"], {
    detours: [{ via: "/proc/sys", bars: ["uts", "lsm", "user"] }],
  }),
  goal("shm", "Read shared memory", "read shared memory", ["ipc", "user"]),
  goal("sniff", "Listen on its network", "hear its network", ["net", "caps", "lsm", "user"]),
  goal("exhaust", "Use up memory and PIDs", "use up its memory", ["cgroup"], {
    detours: [
      // Mount the tree of control groups, and write oneself back into its root.
      { via: "cgroup files", bars: ["caps", "seccomp", "lsm", "user"] },
      { via: "cgroup files", bars: ["root", "lsm", "user"] },
    ],
  }),
  goal("module", "Load a kernel module", "load a module", ["caps", "seccomp", "lsm", "user"]),
  goal("regain", "Gain rights from setuid", "gain by setuid", ["caps", "nnp"], { outside: false }),
  goal("syscall", "Make any system call", "any system call", ["seccomp"], { outside: false }),
  // core_pattern: a program that the kernel starts, outside and as root, whenever a process crashes.
  goal("launch", "Start programs outside", "start things outside", ["lsm", "user"]),
  goal("landing", "Be root there, once out", "be root outside", ["user"], { outside: false }),
  goal("bug", "Use a bug in the kernel", "use a kernel bug", [], { outside: false }),
];

export interface Reach {
  goal: Goal;
  state: State;
  /** The standing walls that bar the straight way, innermost first. Each would be enough. */
  stoppedBy: readonly WallId[];
  /** The detour, if there is one. */
  via?: string;
}

/** Each thing that there is to reach, and whether it can be reached through these walls. */
export function reach(walls: Walls): readonly Reach[] {
  const master = masterOf(walls);
  return goals.map((each): Reach => {
    const stoppedBy = wallIds.filter((wall) => walls.has(wall) && each.straight.bars.includes(wall));
    if (stoppedBy.length === 0) return { goal: each, state: "open", stoppedBy };
    const detour = each.detours.find((way) => isOpen(way, walls));
    const via = detour?.via ?? (each.outside && master !== undefined ? master : undefined);
    return via === undefined
      ? { goal: each, state: "shut", stoppedBy }
      : { goal: each, state: "detour", stoppedBy, via };
  });
}

/** How many are in each state. */
export function tally(reaches: readonly Reach[]): Readonly<Record<State, number>> {
  const count = { open: 0, detour: 0, shut: 0 };
  for (const each of reaches) count[each.state] += 1;
  return count;
}

const isOpen = (way: Way, walls: Walls): boolean => !way.bars.some((wall) => walls.has(wall));

/** What gives the attacker the whole host in a second move, if anything does. */
function masterOf(walls: Walls): string | undefined {
  const open = (id: string): boolean =>
    goals.some(
      (each) => each.id === id && [each.straight, ...each.detours].some((way) => isOpen(way, walls)),
    );
  if (open("module")) return "a module";
  if (open("files")) return "its files";
  return open("launch") ? "core_pattern" : undefined;
}
