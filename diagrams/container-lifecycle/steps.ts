/** One container from create to rm, and then whatever the reader does with the next one. */
import type { Guess, Step, Values } from "@/lib/steps";
import { asked, type Done, machine, type Pid1, pid1Kinds, type Scene, type } from "./scene";

export const acts = [
  { value: "start", label: "docker start", command: "docker start web" },
  { value: "pause", label: "docker pause", command: "docker pause web" },
  { value: "unpause", label: "docker unpause", command: "docker unpause web" },
  { value: "stop", label: "docker stop", command: "docker stop web" },
  { value: "kill", label: "docker kill", command: "docker kill web" },
  { value: "rm", label: "docker rm", command: "docker rm web" },
  { value: "run", label: "docker run -d", command: "docker run -d --name web web" },
] as const;

const pid1Of = (value: Values[string] | undefined): Pid1 =>
  pid1Kinds.find((one) => one === value) ?? "handler";

export function steps(values: Values): readonly Step<Scene>[] {
  const pid1 = pid1Of(values.pid1);
  const created = type(machine(pid1), pid1, "docker create --name web web");
  const started = type(created.world, pid1, "docker start web");
  const paused = type(started.world, pid1, "docker pause web");
  const resumed = type(paused.world, pid1, "docker unpause web");
  const stopped = type(resumed.world, pid1, "docker stop web");
  const again = type(stopped.world, pid1, "docker start web");
  const killed = type(again.world, pid1, "docker kill web");
  const removed = type(killed.world, pid1, "docker rm web");
  const words = ends[pid1];

  const story: Step<Scene>[] = [
    {
      id: "created",
      title: "Created",
      caption:
        "`docker create` makes a container from an image: a name, a configuration, an empty writable layer. No process runs. `docker run` is this step and the next in one.",
      scene: created.scene,
    },
    {
      id: "running",
      title: "Running",
      caption: `\`docker start\` starts the program as process 1 of the container. ${words.starts} It writes 48 kB, and they go to the writable layer. The container runs exactly as long as process 1 does.`,
      scene: started.scene,
    },
    {
      id: "paused",
      title: "Paused",
      caption:
        "`docker pause` freezes every process in the container's control group. They keep their memory and get no processor time. They are not told, and cannot object.",
      guess: {
        question: "A container is paused. What does its program notice?",
        options: [
          { text: "It gets a signal and can tidy up" },
          { text: "Nothing, until it runs again", right: true },
          { text: "It is ended, and later started from the beginning" },
        ],
      },
      scene: paused.scene,
    },
    {
      id: "resumed",
      title: "Running again",
      caption:
        "`docker unpause` lets the same processes go on where they were. No new process, no lost data.",
      scene: resumed.scene,
    },
    {
      id: "sigterm",
      title: "Asked to stop",
      caption: `\`docker stop\` sends SIGTERM to process 1, and to nobody else. Then it waits, ten seconds unless you say otherwise. ${words.asked}`,
      scene: asked(resumed.world, pid1, 0.1),
    },
    {
      id: "exited",
      title: "Stopped",
      caption: words.exited,
      guess: guesses[pid1],
      scene: stopped.scene,
    },
    {
      id: "started-again",
      title: "The same container again",
      caption:
        "`docker start` on a stopped container: a new process 1, but the same name, the same configuration and the same writable layer with its 48 kB. To stop is not to delete.",
      scene: again.scene,
    },
    {
      id: "killed",
      title: "Killed",
      caption:
        "`docker kill` sends SIGKILL at once. No program can handle that signal, so nothing is finished or saved. 128 + 9 = 137, whatever the program.",
      scene: killed.scene,
    },
    {
      id: "removed",
      title: "Removed",
      caption:
        "`docker rm` deletes the container: its name, its logs and its writable layer. Those 48 kB are gone for good. The image is as it was. Now it is your turn, with a new container.",
      scene: removed.scene,
    },
  ];

  const chosen = Array.isArray(values.acts) ? values.acts : [];
  let world = type(removed.world, pid1, "docker run -d --name web web").world;
  const yours = chosen.flatMap((value): Done[] => {
    const act = acts.find((one) => one.value === value);
    if (!act) return [];
    const done = type(world, pid1, act.command);
    world = done.world;
    return [done];
  });
  return [
    ...story,
    ...yours.map((done, index) => ({
      id: `yours-${index + 1}`,
      title: done.scene.refused ? "Refused" : titles[done.scene.place ?? "removed"],
      caption: captionOf(done),
      scene: done.scene,
    })),
  ];
}

const titles = {
  created: "Created",
  running: "Running",
  paused: "Paused",
  exited: "Stopped",
  removed: "Removed",
} as const;

/** What came of the reader's own command, in Docker's words where it refused. */
function captionOf({ scene, printed }: Done): string {
  const { command, refused, ending, place, code } = scene;
  if (refused) return `\`${command}\` is refused. ${printed.split(/;? Run 'docker/)[0] ?? ""}`.slice(0, 330);
  if (ending) {
    const how =
      ending.command === "kill"
        ? "SIGKILL at once"
        : ending.heard
          ? "SIGTERM was handled"
          : "SIGTERM was ignored, so SIGKILL followed";
    const when = ending.end === 0 ? "No time passed" : `Over after ${ending.end} s`;
    return `\`${command}\`: ${how}. ${when}, exit code ${ending.code}.`;
  }
  if (place === "exited")
    return `\`${command}\` changes nothing: the container is stopped already, with exit code ${code}.`;
  if (place === "removed") return `\`${command}\`: the container and its writable layer are gone.`;
  return `\`${command}\`: the container is ${place}.`;
}

const ends: Record<Pid1, { starts: string; asked: string; exited: string }> = {
  handler: {
    starts: "This one has a handler for SIGTERM.",
    asked: "This program has a handler: it finishes what it is at.",
    exited:
      "The handler needed 0.2 of its ten seconds and ended the program with code 0. `docker stop` returns at once, SIGKILL is never sent. The writable layer stays.",
  },
  none: {
    starts: "This one has no handler for SIGTERM.",
    asked: "This program has no handler, and process 1 gets no default from the kernel: nothing happens.",
    exited:
      "Ten seconds passed in vain, then came SIGKILL: exit code 128 + 9 = 137. Whatever the program had not saved is lost. The writable layer stays.",
  },
  shell: {
    starts: "Here that is a shell, and the server is its child.",
    asked: "The shell ignores it and does not pass it on. The server never hears of it.",
    exited:
      "The shell waited for its child, the child knew nothing. After ten seconds SIGKILL ended them all: code 137. With `exec server` in the script the server would be process 1.",
  },
};

const question = "SIGTERM is sent to process 1. How and when does this container end?";
const guesses: Record<Pid1, Guess> = {
  handler: {
    question,
    options: [
      { text: "In a moment, with exit code 0", right: true },
      { text: "In a moment, with exit code 143" },
      { text: "After ten seconds, with exit code 137" },
    ],
  },
  none: {
    question,
    options: [
      { text: "In a moment, with exit code 0" },
      { text: "In a moment, with exit code 143" },
      { text: "After ten seconds, with exit code 137", right: true },
    ],
  },
  shell: {
    question,
    options: [
      { text: "In a moment: the shell passes the signal on" },
      { text: "After ten seconds, with exit code 137", right: true },
      { text: "Never: the shell waits for its child" },
    ],
  },
};
