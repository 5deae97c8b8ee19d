import type { Guess, Step, Values } from "@/lib/steps";
import { bombRoom, hostRoom, roundsTo, type Scene, sceneAfter } from "./scene";

export const bounds = { min: 2, max: 40, value: 16 } as const;

/** The steps for this `pids.max`. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const limit = bounded(values.limit);
  const full = roundsTo(limit);
  const reached = sceneAfter({ limit, rounds: full, known: 1 });
  const failing = sceneAfter({ limit, rounds: full + 1, known: limit });

  return [
    {
      id: "one-process",
      title: "One process",
      caption:
        "Two containers and a shell on one host. In `shop` a program has just started, with one process. Its group has no limit: `pids.max` says `max`. Every process and every thread takes a number from the host's one stock.",
      scene: sceneAfter({ limit: null, rounds: 0 }),
    },
    {
      id: "doubling",
      title: "A fork bomb",
      caption:
        "The program does one thing: it starts a copy of itself, and so does every copy. Starting a process is called *forking*, and this is a *fork bomb*. Most are accidents, such as a script that calls itself. After three rounds there are eight.",
      scene: sceneAfter({ limit: null, rounds: 3, known: 1 }),
    },
    {
      id: "no-limit",
      title: "Nothing left for anyone",
      guess: whoSuffers,
      caption: `Three rounds later the host has no number left. This one has ${hostRoom}; a real host has more, and doubling gets there soon. Now \`web\` cannot start a worker, and your shell cannot start \`ps\` to find out why.`,
      scene: sceneAfter({ limit: null, rounds: roundsTo(bombRoom), known: 8, neighbours: "fail" }),
    },
    {
      id: "limit-set",
      title: "The same, with a limit",
      caption: `Once more from the start, with ${limit} in \`pids.max\`. With Docker that is \`--pids-limit ${limit}\`. Docker sets no limit unless you ask for one.`,
      scene: sceneAfter({ limit, rounds: 0 }),
    },
    {
      id: "at-the-limit",
      title: "Up to the limit",
      caption: `The bomb doubles as before, until \`pids.current\` is ${limit}.${reached.failed > 0 ? ` In the last round ${several(reached.failed, "fork")} already found no room.` : " No fork has failed so far: the limit is reached, not passed."}`,
      scene: reached,
    },
    {
      id: "fork-fails",
      title: "Forks fail",
      guess: whatAtTheLimit,
      caption: `Each of the ${limit} tries again, and each gets the error \`EAGAIN\`, “Resource temporarily unavailable”. \`pids.events\` counts ${failing.events}. Nobody is killed and nobody is paused: the ones that run go on running.`,
      scene: failing,
    },
    {
      id: "neighbour",
      title: "Room for the others",
      caption:
        "Outside the group nothing is wrong. `web` starts its worker, and your shell starts a program. The bomb goes on trying, though, and that takes processor time: a limit on one thing does not limit the others.",
      scene: { ...failing, total: failing.total + 2, neighbours: "fork" },
    },
    {
      id: "kill-the-group",
      title: "All at once",
      caption:
        "Killing the processes one by one is a race: for each one that dies, another may fork. A group can be killed as a whole. Write `1` to its `cgroup.kill`, and the kernel ends all of it, new forks included.",
      scene: {
        ...failing,
        tasks: 0,
        failed: 0,
        total: failing.total + 2 - limit,
        neighbours: "fork",
        ended: true,
      },
    },
  ];
}

function bounded(value: Values[string] | undefined): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return bounds.value;
  return Math.min(Math.max(Math.trunc(value), bounds.min), bounds.max);
}

const several = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const whoSuffers: Guess = {
  question: "The bomb goes on, in its own container and without a limit. Who notices?",
  options: [
    { text: "Only shop: containers cannot see each other's processes" },
    { text: "Everyone on the host who needs a new process", right: true },
    { text: "Nobody: the kernel stops a bomb by itself" },
  ],
};

const whatAtTheLimit: Guess = {
  question: "The group is at pids.max, and every process in it tries to fork. What happens?",
  options: [
    { text: "The kernel kills a process to make room" },
    { text: "Each fork waits until there is room" },
    { text: "Each fork fails with an error, and all that run go on", right: true },
  ],
};
