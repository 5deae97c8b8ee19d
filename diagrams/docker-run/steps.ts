/** From `docker run` to a running program, and what holds it up: who stays, who leaves. */
import type { Guess, Step, Values } from "@/lib/steps";
import { afterLoss, afterReturn, type Cast, type Loss, losses, running, type Who } from "./model";

/** A line from one process to another. */
export interface Line {
  from: Who;
  to: Who;
  /** `asks`: a request. `starts`: a new process. `parent`: whose child it is now. `output`: what it prints. */
  kind: "asks" | "starts" | "parent" | "output";
  label?: string;
}

export interface Scene {
  cast: Cast;
  lines: readonly Line[];
  /** What this step is about; all where it is absent. */
  about?: readonly Who[];
  /** The image's layers, with the container's own on top. */
  files?: boolean;
  /** Where the folder with `config.json` is read. */
  bundle?: "containerd" | "runc";
  /** How far the container is. */
  container?: "walls" | "waits" | "runs" | "ended" | "killed";
  /** Whether the kernel is being asked for walls. */
  kernel?: boolean;
  /** What is to be read in the terminal: what was typed, and the answer. */
  terminal?: readonly [typed: string, answer?: string];
}

const socket: Line = { from: "client", to: "dockerd", kind: "asks", label: "docker.sock" };
const task: Line = { from: "dockerd", to: "containerd", kind: "asks", label: "gRPC" };
const startsShim: Line = { from: "containerd", to: "shim", kind: "starts", label: "starts" };
const parent: Line = { from: "shim", to: "program", kind: "parent", label: "parent" };
const asksShim: Line = { from: "containerd", to: "shim", kind: "asks", label: "ttrpc" };

/** The steps, with what the reader takes away and whether live-restore is on. */
export function steps({ loss: wanted, live }: Values): readonly Step<Scene>[] {
  const loss: Loss = losses.find((each) => each === wanted) ?? "dockerd-stops";
  return [...told, ...lost(loss, live === true)];
}

const typed = ["docker run hello"] as const;
const printed = ["docker run hello", "Hello from a layer."] as const;

const daemons: Cast = { dockerd: "here", containerd: "here" };

const told: readonly Step<Scene>[] = [
  {
    id: "rest",
    title: "Two daemons wait",
    caption:
      "Nothing runs in a container yet. Two programs wait in the background: `dockerd`, which knows images, networks and volumes, and `containerd`, which keeps containers running. Below them is the kernel, as always.",
    scene: { cast: daemons, lines: [] },
  },
  {
    id: "client",
    title: "A client asks",
    caption:
      "You type `docker run hello`. The command `docker` starts nothing itself. It sends an HTTP request to `dockerd` through a socket, `/var/run/docker.sock`, and waits.",
    scene: {
      cast: { ...daemons, client: "here" },
      lines: [socket],
      about: ["client", "dockerd"],
      terminal: typed,
    },
  },
  {
    id: "prepare",
    title: "dockerd prepares",
    caption:
      "`dockerd` looks for the image; if it is missing, the client has it pulled and asks again. It puts a writable layer on the image's layers and sets up network and volumes. No process exists yet: this is a *created* container.",
    scene: {
      cast: { ...daemons, client: "here" },
      lines: [socket],
      about: ["dockerd"],
      files: true,
      terminal: typed,
    },
  },
  {
    id: "containerd",
    title: "containerd takes over",
    caption:
      "`dockerd` asks `containerd` to run it. The order is a *bundle*: a folder with a root file system and a `config.json` that says what to start and behind which walls. Its form is set by the OCI runtime specification.",
    scene: {
      cast: { ...daemons, client: "here" },
      lines: [socket, task],
      about: ["dockerd", "containerd"],
      files: true,
      terminal: typed,
      bundle: "containerd",
    },
  },
  {
    id: "shim",
    title: "A shim for this container",
    caption:
      "`containerd` starts a small helper for this one container, `containerd-shim-runc-v2`, and lets go of it: the shim is not its child. It will stay as long as the container does.",
    scene: {
      cast: { ...daemons, client: "here", shim: "here" },
      lines: [socket, task, startsShim],
      about: ["containerd", "shim"],
      files: true,
      terminal: typed,
      bundle: "containerd",
    },
  },
  {
    id: "runc",
    title: "runc builds the walls",
    caption:
      "The shim calls `runc create`. `runc` reads `config.json` and asks the kernel for namespaces, a control group, mounts and a new root, then gives up privileges. The process now waits behind its walls. `runc` is one OCI runtime; crun is another.",
    scene: {
      cast: { ...daemons, client: "here", shim: "here", runc: "here", program: "here" },
      lines: [socket, task, asksShim, { from: "shim", to: "runc", kind: "starts", label: "starts" }],
      about: ["shim", "runc", "program"],
      files: true,
      terminal: typed,
      bundle: "runc",
      container: "waits",
      kernel: true,
    },
  },
  {
    id: "runc-leaves",
    title: "runc leaves",
    caption:
      "A second call, `runc start`, lets the waiting process become your program. Then `runc` is done and ends. The shim is the parent now: it holds the program's input and output, and waits for its exit code.",
    guess: {
      question: "The program runs. Which process is its parent now?",
      options: [
        { text: "runc, which set it up" },
        { text: "The shim", right: true },
        { text: "dockerd, which was asked to run it" },
      ],
    },
    scene: {
      cast: { ...running, runc: "gone" },
      lines: [socket, task, asksShim, parent],
      about: ["shim", "runc", "program"],
      files: true,
      terminal: typed,
      container: "runs",
    },
  },
  {
    id: "output",
    title: "What it prints",
    caption:
      "Five processes are left: client, two daemons, shim, program. What the program prints goes through a pipe to the shim, through another to `dockerd`, and from there to the log and to the client.",
    scene: {
      cast: running,
      lines: [
        { from: "program", to: "shim", kind: "output" },
        { from: "shim", to: "dockerd", kind: "output" },
        { from: "dockerd", to: "client", kind: "output", label: "output" },
        asksShim,
      ],
      files: true,
      container: "runs",
      terminal: printed,
    },
  },
  {
    id: "exit",
    title: "The program ends",
    caption:
      "The shim collects the exit code and reports it. `runc delete` cleans up, the shim leaves, and the client ends with the same code. The daemons stay, and so do the container's files, until `docker rm`.",
    scene: {
      cast: { client: "gone", dockerd: "here", containerd: "here", shim: "gone", program: "gone" },
      lines: [],
      files: true,
      container: "ended",
      terminal: printed,
    },
  },
];

function lost(loss: Loss, live: boolean): Step<Scene>[] {
  const before = afterLoss(loss, live);
  const after = afterReturn(loss, live);
  const scene = ({ cast, program }: typeof before): Scene => ({
    cast,
    lines: linesAmong(cast),
    files: true,
    container: program === "killed" ? "killed" : "runs",
    terminal: ["docker ps -a", statusOf(cast, program)],
  });
  return [
    {
      id: "gone",
      title: titles[loss],
      caption: goneText(loss, live),
      guess: guessOf(loss, live),
      scene: scene(before),
    },
    {
      id: "back",
      title: "And back again",
      caption: backText(loss, live),
      scene: scene(after),
    },
  ];
}

/** What a client would be told now; only dockerd answers it. */
function statusOf(cast: Cast, program: "running" | "killed"): string {
  if (cast.dockerd !== "here") return "Cannot connect to the Docker daemon";
  return program === "running" ? "hello   Up 9 seconds" : "hello   Exited (137)";
}

/** The lines that hold among those who are here. */
function linesAmong(cast: Cast): Line[] {
  const all: Line[] = [socket, task, asksShim, parent];
  return all.filter(({ from, to }) => cast[from] === "here" && cast[to] === "here");
}

const titles: Readonly<Record<Loss, string>> = {
  client: "The client is killed",
  "dockerd-stops": "dockerd is stopped",
  "dockerd-crashes": "dockerd crashes",
  containerd: "containerd crashes",
  shim: "The shim is killed",
};

const causes: Readonly<Record<Loss, string>> = {
  client: "The program runs again, and stays. Somebody kills the client with kill -9.",
  "dockerd-stops": "The program runs again, and stays. An administrator stops the service dockerd.",
  "dockerd-crashes": "The program runs again, and stays. dockerd crashes.",
  containerd: "The program runs again, and stays. containerd crashes.",
  shim: "The program runs again, and stays. Somebody kills the shim.",
};

function guessOf(loss: Loss, live: boolean): Guess {
  const runs = afterLoss(loss, live).program === "running";
  const setting = loss.startsWith("dockerd") ? ` live-restore is ${live ? "on" : "off"}.` : "";
  return {
    question: `${causes[loss]}${setting} What becomes of the program?`,
    options: [
      { text: "It runs on", right: runs },
      { text: "It is ended", right: !runs },
    ],
  };
}

function goneText(loss: Loss, live: boolean): string {
  switch (loss) {
    case "client":
      return "The client only asked and listened. The program runs on, and so does everything that holds it up. This is also how `docker run -d` works: the client asks and leaves at once.";
    case "containerd":
      return "The program runs on. It is not a child of `containerd`, nor is the shim, and the shim still holds its input and output. For the moment nobody can start, stop or enter a container.";
    case "shim":
      return "`containerd` notices, and cleans up what it can no longer watch: the program is killed, exit code 137. Of all these helpers, only the shim has to stay.";
    case "dockerd-crashes":
      return `The program runs on: \`dockerd\` had no time to end it. Nobody answers the socket, so \`docker ps\` fails.${live ? "" : " But look what happens when it comes back."}`;
    case "dockerd-stops":
      return live
        ? "With `live-restore`, `dockerd` goes and leaves its containers alone. Shim and program run on. Nobody answers the socket meanwhile. What the program prints waits in a pipe, and once that is full, so does the program."
        : "Before it goes, `dockerd` stops its containers: first politely, and after ten seconds by force, with exit code 137. That is its default. The program could run on without it; set `live-restore` and see.";
  }
}

function backText(loss: Loss, live: boolean): string {
  switch (loss) {
    case "client":
      return "A new client can listen again with `docker attach`, or read what was printed with `docker logs`. The program noticed nothing.";
    case "containerd":
      return "The new `containerd` finds the shim and talks to it again. `docker exec` works as before. The program noticed nothing.";
    case "shim":
      return "Nobody brings the program back by itself. `docker start` starts it again from the same files: with a new shim, and as a new process.";
    case "dockerd-crashes":
      return live
        ? "The new `dockerd` finds the container, asks `containerd` about it and takes it over again: `Up`, as if nothing had happened."
        : "Without `live-restore` the new `dockerd` tidies up: it kills the container that it finds running, exit code 137. So the crash ends the program after all, only later.";
    case "dockerd-stops":
      return live
        ? "The new `dockerd` finds the container and takes it over: `docker ps` says `Up`. This is how the engine can be upgraded under running containers."
        : "`dockerd` is back, the container is not: `Exited (137)`. Its files are still there. A restart policy would have it started again now; it would still have been interrupted.";
  }
}
