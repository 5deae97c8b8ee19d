import { goals, reach, type State, tally, type Wall, type WallId, walls } from "@/lib/by-hand";
import type { Control, Guess, Step, Values } from "@/lib/steps";
import { optional, type Scene, type Standing } from "./scene";

const labels: Readonly<Record<(typeof optional)[number], string>> = {
  root: "own root",
  pid: "PIDs",
  cgroup: "cgroup",
  caps: "capabilities",
  seccomp: "seccomp",
  lsm: "LSM",
  user: "users",
};

export const controls: readonly Control[] = optional.map((id) => ({
  kind: "toggle",
  id,
  label: labels[id],
  value: true,
}));

interface Told {
  title: string;
  caption: string;
  /** What is said where the capabilities were left out. */
  withCaps?: string;
  guess?: Guess;
}

/** What is told about each wall when it is built. */
const told: Readonly<Record<WallId, Told>> = {
  mount: {
    title: "A mount namespace",
    caption:
      "`unshare --mount` gives the process its own list of mounts, a copy of the host's. What it mounts from now on, the host does not see. Every file is still there.",
  },
  root: {
    title: "Its own root",
    caption:
      "`pivot_root` makes `/crate` the root directory, and the old root is taken off. The straight way to the host's files ends. Root makes itself a device node for the disk, and reads them there.",
    guess: {
      question:
        "The process is root, and the host's directory tree is gone from its view. Can it still read the host's files?",
      options: [
        { text: "No: without a path there is nothing to open" },
        { text: "Only those that were open before" },
        { text: "Yes: it reads the disk itself", right: true },
      ],
    },
  },
  pid: {
    title: "A PID namespace",
    caption:
      "`unshare --pid --fork`, then a new `/proc`. The process is number 1 and sees only its own children. What has no number here cannot be killed from here. Rebooting by system call would end this namespace only.",
  },
  uts: {
    title: "A UTS namespace",
    caption:
      "`hostname crate` now renames the container alone. A small wall, and a useful one: programs write the host name into logs and mails.",
  },
  ipc: {
    title: "An IPC namespace",
    caption:
      "Shared memory and message queues of the System V kind are found by a number, not by a path, so the root directory did not cover them. Now the container has a list of its own, and it is empty.",
  },
  net: {
    title: "A network namespace",
    caption:
      "Own interfaces, own ports, own routes: one loopback device, switched off. Nothing to listen in on, and nobody to talk to. A real runtime now lays a cable; by hand we stop here.",
  },
  cgroup: {
    title: "A control group",
    caption:
      "The process is put into a group with 64 MiB and 32 processes. No namespace limits anything, so this wall stands alone. And root can mount the tree of groups and step out of it.",
  },
  caps: {
    title: "Capabilities dropped",
    caption:
      "Root's power is about forty separate rights. All are gone: no modules, no mounts, no device nodes. Still user 0, though, and some files in `/proc` ask for no more than that.",
    guess: {
      question: "Seven walls stand, and the process is root. What is still left of its power over the host?",
      options: [
        { text: "Nothing: it is root of its container only" },
        { text: "It can use up processor time, no more" },
        { text: "Nearly everything: it can load a kernel module", right: true },
      ],
    },
  },
  nnp: {
    title: "No new privileges",
    caption:
      "A flag that no child can clear: a setuid program no longer gives rights. Capabilities had barred that way already, so nothing changes today. But without this flag, or `CAP_SYS_ADMIN`, the next wall is refused.",
    withCaps:
      "A flag that no child can clear: a setuid program no longer gives rights. You left the capabilities in place, so this flag is what bars that way. But what the process holds already, it keeps.",
  },
  seccomp: {
    title: "A seccomp filter",
    caption:
      "A small program that the kernel runs at every system call. It refuses what no service needs: `mount`, `reboot`, `init_module` and more. Most are barred twice now. And a call that never arrives meets no bug.",
    withCaps:
      "A small program that the kernel runs at every system call. It refuses what no service needs: `mount`, `reboot`, `init_module` and more. You left the capabilities in place; the filter bars much of what they allow.",
  },
  lsm: {
    title: "An LSM profile",
    caption:
      "AppArmor, a Linux security module, checks paths and signals too. Writing to `/proc/sysrq-trigger` would have rebooted the machine, and `/proc/sys` would have started a program outside. Both end here.",
    guess: {
      question:
        "No capabilities, and the filter refuses `reboot`. Root writes the letter b to `/proc/sysrq-trigger`. What happens?",
      options: [
        { text: "Refused: rebooting needs a capability" },
        { text: "Refused: the filter sees it" },
        { text: "The machine reboots: it is an ordinary write to a file of user 0", right: true },
      ],
    },
  },
  user: {
    title: "A user namespace",
    caption:
      "User 0 inside is user 100000 outside, where it owns nothing. If a hole in the other walls lets it out, it is nobody. Built by hand, this one comes first; Docker leaves it out unless asked.",
  },
};

/** What to say when a wall was left out. */
const leftOut = (wall: Wall, without: Scene["reaches"]): string => {
  const open = without.filter((each) => each.state !== "shut").length;
  return `You left this wall out: ${wall.name}. Nothing is built here, and ${open} of ${goals.length} things stay within reach, straight or by a detour.`;
};

/** The steps for the walls that the reader keeps. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const kept = (id: WallId): boolean => values[id] !== false;
  const missing = walls.filter((wall) => !kept(wall.id));
  const standing = new Set<WallId>();
  const drawn: (Wall & { standing: Standing })[] = [];
  let before: Scene["reaches"] = [];

  const scene = (command: readonly string[]): Scene => {
    const now = reach(standing);
    const reaches = now.map((each, index) => {
      const last = before[index];
      return { ...each, news: last !== undefined && last.state !== each.state };
    });
    before = reaches;
    return {
      walls: drawn.map((wall) => ({ ...wall })),
      reaches,
      counts: tally(now),
      command,
      pid: standing.has("pid") ? "1" : "1204",
      who: whoIs(standing),
    };
  };

  const bare: Step<Scene> = {
    id: "bare",
    title: "Nothing around it",
    caption:
      "A shell on the host, run by root. Suppose an attacker controls it. Each line leads to something that is then within reach: all of it.",
    scene: scene(["sh"]),
  };

  const built = walls.map((wall): Step<Scene> => {
    const { title, caption, withCaps, guess } = told[wall.id];
    for (const each of drawn) if (each.standing === "new") each.standing = "up";
    if (!kept(wall.id)) {
      drawn.push({ ...wall, standing: "out" });
      const without = scene(["(left out)"]);
      return { id: wall.id, title, caption: leftOut(wall, without.reaches), scene: without };
    }
    standing.add(wall.id);
    drawn.push({ ...wall, standing: "new" });
    return {
      id: wall.id,
      title,
      caption: kept("caps") ? caption : (withCaps ?? caption),
      // The questions count the walls, so they are asked where none was left out.
      ...(guess && missing.length === 0 ? { guess } : {}),
      scene: scene(wall.command),
    };
  });

  for (const each of drawn) each.standing = each.standing === "out" ? "out" : "up";
  const rest = scene(["sh"]);
  const stays: Step<Scene> = {
    id: "what-stays",
    title: missing.length > 0 ? "What opens" : "What stays",
    caption: missing.length > 0 ? opens(missing, rest) : all,
    ...(missing.length > 0 ? {} : { guess: whatStays }),
    scene: rest,
  };
  return [bare, ...built, stays];
}

const all =
  "One line goes through. Each of these walls is a rule that the kernel keeps, so a bug in the kernel goes under all of them. Look how many bars some lines have: now leave a wall out with the switches, then two.";

const whatStays: Guess = {
  question: "All twelve walls stand. What can the attacker still reach?",
  options: [
    { text: "Nothing: that is what a container is for" },
    { text: "The host's kernel, and any bug in it", right: true },
    { text: "Other containers, but not the host" },
  ],
};

/** What comes of leaving walls out, in a sentence or two. */
function opens(missing: readonly Wall[], { reaches, counts }: Scene): string {
  const names = missing.map((wall) => wall.name).join(", ");
  const of = (state: State): string[] =>
    reaches.filter((each) => each.state === state && each.goal.id !== "bug").map((each) => each.goal.brief);
  const straight = of("open");
  if (straight.length === 0 && counts.detour === 0)
    return `Without: ${names}. Nothing opens but what was open, the bug in the kernel. All that is missing there, another wall bars too. That is what several walls are for; leave out one more.`;
  const first = straight.length > 0 ? ` Open again: ${some(straight)}.` : "";
  const second =
    counts.detour > 0
      ? ` ${counts.detour} more ${counts.detour === 1 ? "lies" : "lie"} open by a detour.`
      : "";
  return `Without: ${names}.${first}${second}`;
}

const some = (texts: readonly string[]): string =>
  texts.length <= 4 ? texts.join(", ") : `${texts.slice(0, 3).join(", ")} and ${texts.length - 3} more`;

const whoIs = (standing: ReadonlySet<WallId>): readonly [string, string] => [
  standing.has("caps")
    ? "user 0, no rights"
    : standing.has("user")
      ? "rights inside only"
      : "root, all rights",
  standing.has("user") ? "outside: 100000" : "outside, too",
];
