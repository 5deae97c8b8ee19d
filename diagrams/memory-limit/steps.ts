import { exitKilled } from "@/lib/cgroup";
import type { Guess, Step, Values } from "@/lib/steps";
import { fileSize, play, portion, type Scene, sceneAfter } from "./scene";

export const bounds = { min: 48, max: 128, value: 96 } as const;

/** `memory.high`, where the reader has switched it on: three quarters of `memory.max`. */
export const highOf = (max: number): number => Math.round(max * 0.75);

/** The steps for this limit, with and without `memory.high`. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const max = bounded(values.max);
  const high = values.high === false ? null : highOf(max);
  const { frames, touched, reclaimed, killed } = play(max, high);
  const after = (count: number): Scene => sceneAfter(frames, count, max, high);
  const full = after(killed);
  const events = frames[killed]?.events ?? full.events;
  const end: Scene = {
    ...full,
    columns: full.columns,
    now: full.now + 1,
    current: 0,
    events,
    process: "killed",
  };
  const low = high ?? max;
  const rest = full.columns.at(-1)?.cache ?? 0;
  const nothing = rest > 0 ? "Hardly anything" : "Nothing";

  return [
    {
      id: "what-counts",
      title: "What counts",
      caption: `A program in a control group has used ${portion} MiB and read a file of ${fileSize} MiB. Both count: its own memory, and the copy of the file that the kernel keeps in case it is read again. \`memory.current\` is the sum.`,
      scene: after(2),
    },
    {
      id: "grows",
      title: "It grows",
      caption: `The program asks for ${portion} MiB again and again and gives nothing back: a leak. Below ${low} MiB nothing happens. A limit is not a reservation; nobody has set these ${max} MiB aside.`,
      scene: after(touched),
    },
    {
      id: "reclaim",
      title: high === null ? "At memory.max" : "At memory.high",
      caption: `${high === null ? `Another request would pass \`memory.max\`, ${max} MiB.` : `The group passes \`memory.high\`, ${high} MiB.`} So the kernel *reclaims*: it drops what it can read from disk again, the copy of the file. The program keeps its memory, and loses a little time.`,
      scene: { ...after(reclaimed + 1), about: high === null ? "max" : "high" },
    },
    {
      id: "nothing-left",
      title: high === null ? "No brake" : "Slowed down",
      ...(high === null ? {} : { guess: whatAboveHigh }),
      caption:
        high === null
          ? `${nothing} is left to drop. \`memory.high\` says \`max\`, so nothing slows the program: it runs at full speed up to ${max} MiB. This is how Docker starts a container, as it has no flag for \`memory.high\`.`
          : `${nothing} is left to drop. Each request above \`memory.high\` is granted, and then the kernel makes the program wait. It crawls, and \`high\` counts. \`memory.high\` alone never kills: there is time to notice.`,
      scene: { ...full, ...(high === null ? {} : { about: "high" }) },
    },
    {
      id: "does-not-fit",
      title: "One request too many",
      guess: whatAtMax,
      caption: `The next ${portion} MiB would pass \`memory.max\`. The kernel tries to reclaim once more, and finds ${rest > 0 ? `${rest} MiB to drop, which is not enough` : "nothing to drop"}: what is left is in use by the program itself, and there is no swap.`,
      scene: {
        ...full,
        pending: { from: full.now, base: full.current },
        events: { ...full.events, max: events.max },
        process: "stuck",
        about: "max",
      },
    },
    {
      id: "killed",
      title: "Killed",
      caption: `The kernel's *OOM killer* picks a process of this group and sends it signal 9, which no program can catch. Its memory is free at once. Whoever started it sees exit status ${exitKilled}: 128 + 9.`,
      scene: { ...end, about: "oom_kill" },
    },
    {
      id: "neighbour",
      title: "Nobody else",
      caption:
        `The group beside it never noticed; the host may have gigabytes to spare. \`oom_kill\` in \`memory.events\` is the proof, since ${exitKilled} alone says only “signal 9”. ${high === null ? "" : "Switch `memory.high` off to see the same without a brake."}`.trim(),
      scene: { ...end, about: "neighbour" },
    },
  ];
}

function bounded(value: Values[string] | undefined): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return bounds.value;
  return Math.min(Math.max(Math.trunc(value), bounds.min), bounds.max);
}

const whatAboveHigh: Guess = {
  question:
    "The program asks for still more, and the kernel has nothing left to drop. Only memory.high is passed. What now?",
  options: [
    { text: "The kernel kills it" },
    { text: "Its request fails, and it is told so" },
    { text: "It gets the memory, and is slowed down", right: true },
  ],
};

const whatAtMax: Guess = {
  question: "The group is full up to memory.max, and its program needs 8 MiB more. What does the kernel do?",
  options: [
    { text: "It slows the program down until there is room" },
    { text: "It tries to make room once more, and then kills", right: true },
    { text: "It takes the memory from another group" },
  ],
};
