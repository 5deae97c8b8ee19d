import { dockers, isKind, type Kind, kinds, type Own, type Program, programs } from "@/lib/namespaces";
import type { Control, Guess, Step, Values } from "@/lib/steps";
import { programOf, type Scene, sceneOf } from "./scene";
import { dockersSeven, press, switchedOff, switchedOn } from "./words";

const labels: Readonly<Record<Program, string>> = {
  ps: "ps",
  hostname: "hostname",
  ip: "ip addr",
  findmnt: "findmnt",
  id: "id",
  ipcs: "ipcs",
  cgroup: "cgroup path",
  uptime: "uptime",
  nproc: "nproc",
};

export const controls: readonly Control[] = [
  {
    kind: "actions",
    id: "switch",
    label: "Switch for web",
    options: [
      ...kinds.map((kind) => ({ value: kind, label: kind })),
      { value: "docker", label: "Docker’s seven" },
    ],
    value: [],
    max: 16,
  },
  {
    kind: "choice",
    id: "look",
    label: "Look with",
    options: [
      { value: "fitting", label: "what fits the step" },
      ...programs.map((program) => ({ value: program, label: labels[program] })),
    ],
    value: "fitting",
  },
];

interface Told {
  id: string;
  title: string;
  caption: string;
  guess?: Guess;
  own: readonly Kind[];
  look: Program;
  fresh?: Kind;
}

const all = [...kinds];

const story: readonly Told[] = [
  {
    id: "start",
    title: "One of everything",
    caption:
      "Two processes, one kernel. Of each thing in the slab there is one, for both. `web` renames the machine to `box`, and `db` sees the new name too.",
    own: [],
    look: "hostname",
    fresh: "uts",
  },
  {
    id: "uts",
    title: "A host name of its own",
    caption:
      "A UTS namespace: a second host name in the same kernel. `web` looks through a lens and sees only this one. It renames its own; the host is still `harbour`.",
    guess: {
      question: "web gets a UTS namespace and then runs hostname box. What is the machine called for db?",
      options: [{ text: "box" }, { text: "harbour", right: true }],
    },
    own: ["uts"],
    look: "hostname",
    fresh: "uts",
  },
  {
    id: "pid",
    title: "Process IDs of its own",
    caption:
      "A PID namespace: the host says 812, `web` itself says 1. But `ps` reads `/proc`, and that is a mount, still the host's: it lists everyone, by the host's numbers.",
    guess: {
      question:
        "web is number 1 in a PID namespace of its own, and nothing else changes. What does ps print inside?",
      options: [
        { text: "web alone, as 1" },
        { text: "All three processes", right: true },
        { text: "Nothing" },
      ],
    },
    own: ["uts", "pid"],
    look: "ps",
    fresh: "pid",
  },
  {
    id: "mnt",
    title: "Mounts of its own",
    caption:
      "A mount namespace starts as a copy of the host's mounts. On this copy `web` got a `/proc` that fits its process IDs, and mounted `/mnt`. The host sees neither.",
    own: ["uts", "pid", "mnt"],
    look: "findmnt",
    fresh: "mnt",
  },
  {
    id: "own-proc",
    title: "A list of its own",
    caption:
      "With a `/proc` of its own, `ps` lists `web` alone, as number 1. The host lists all three, and knows `web` by both its numbers: 812 here, 1 inside.",
    own: ["uts", "pid", "mnt"],
    look: "ps",
    fresh: "pid",
  },
  {
    id: "net",
    title: "A network of its own",
    caption:
      "A network namespace starts with one loopback device, switched off. No card, no address, no routes; every port is free. `cable`, which `web` added, exists only here.",
    guess: {
      question: "What is in a new network namespace?",
      options: [
        { text: "A copy of the host's network" },
        { text: "Loopback, switched off", right: true },
        { text: "A card with a new address" },
      ],
    },
    own: ["uts", "pid", "mnt", "net"],
    look: "ip",
    fresh: "net",
  },
  {
    id: "ipc",
    title: "Queues of its own",
    caption:
      "An IPC namespace holds message queues, semaphores and shared memory that processes find by a number. `web` makes its queue 0. `db` has a queue 0 too: another one.",
    own: ["uts", "pid", "mnt", "net", "ipc"],
    look: "ipcs",
    fresh: "ipc",
  },
  {
    id: "cgroup",
    title: "A group path of its own",
    caption:
      "A cgroup namespace only shortens a path: the group `/web` looks like `/`. It is the same control group with the same limits; its place in the host's tree is hidden.",
    own: ["uts", "pid", "mnt", "net", "ipc", "cgroup"],
    look: "cgroup",
    fresh: "cgroup",
  },
  {
    id: "time",
    title: "Clocks of its own",
    caption:
      "A time namespace shifts the two clocks that count since the start; `web`'s was set to 0. The time of day is no part of it: `date` prints the same everywhere.",
    own: ["uts", "pid", "mnt", "net", "ipc", "cgroup", "time"],
    look: "uptime",
    fresh: "time",
  },
  {
    id: "docker",
    title: "Docker’s seven",
    caption:
      "These seven `docker run` switches on by default; since Engine 29.5 the time namespace is one of them, with the clocks left alone. The eighth is off: `web` is root, and the host agrees.",
    own: [...dockers],
    look: "id",
  },
  {
    id: "user",
    title: "Users of its own",
    caption:
      "A user namespace translates user numbers. Inside, `web` is root. On the host it is user 100000, to whom nothing belongs. This is what rootless containers rest on.",
    own: all,
    look: "id",
    fresh: "user",
  },
  {
    id: "only-user",
    title: "Root over its own",
    caption:
      "Refused. The host name now belongs to the host, and there `web` is user 100000. Root in a user namespace has power over what belongs to that namespace, and over nothing else.",
    guess: {
      question: "Take the other seven away. web is still root inside, and runs hostname box. What happens?",
      options: [
        { text: "The host is renamed" },
        { text: "web alone sees box" },
        { text: "The kernel refuses", right: true },
      ],
    },
    own: ["user"],
    look: "hostname",
    fresh: "user",
  },
  {
    id: "not-a-limit",
    title: "A view, not a limit",
    caption:
      "All eight are on, and `web` still counts both processors. It may use all of both, and all the memory. Namespaces decide what is seen. How much is used, control groups decide.",
    guess: {
      question: "All eight on, on a machine with two processors. How many does nproc count inside?",
      options: [{ text: "One" }, { text: "Two", right: true }],
    },
    own: all,
    look: "nproc",
  },
];

export function steps(values: Values): readonly Step<Scene>[] {
  const chosen = programs.find((program) => program === values.look);
  const base = story.map(
    ({ own, look, fresh, ...told }): Step<Scene> => ({
      ...told,
      scene: sceneOf(new Set(own), chosen ?? look, fresh),
    }),
  );
  const pressed = Array.isArray(values.switch) ? values.switch : [];
  return [...base, ...yours(pressed, chosen)];
}

/** A step for each thing that the reader switched, from no namespace at all. */
function yours(pressed: readonly string[], chosen: Program | undefined): Step<Scene>[] {
  let own: Own = new Set();
  return pressed.map((key, i) => {
    own = press(own, key);
    const id = `yours-${i + 1}`;
    if (!isKind(key)) {
      return { id, title: "Docker’s seven", caption: dockersSeven, scene: sceneOf(own, chosen ?? "ps") };
    }
    const on = own.has(key);
    return {
      id,
      title: `You: ${key} ${on ? "on" : "off"}`,
      caption: on ? switchedOn(key, own) : switchedOff(key, own),
      scene: sceneOf(own, chosen ?? programOf[key], key),
    };
  });
}
