/** Two ways to isolate: the story of the diagram, step by step, for one to six programs. */
import type { Guess, Step, Values } from "@/lib/steps";
import {
  baseLayer,
  guestBoot,
  guestMemory,
  monitorMemory,
  mostPrograms,
  ownLayers,
  programMemory,
  type Quantity,
  reading,
} from "./model";
import {
  apart,
  type Block,
  ghosts,
  inTurn,
  marked,
  type Remark,
  type Scene,
  together,
  waiting,
} from "./scene";

const words = ["no", "one", "two", "three", "four", "five", "six"] as const;

/** `three kernels`, `one kernel`. */
const several = (count: number, noun: string): string =>
  `${words[count] ?? count} ${noun}${count === 1 ? "" : "s"}`;

const isolated = { left: "Virtual machines", right: "Containers" };

const isGround = (block: Block): boolean =>
  block.kind === "hypervisor" || block.kind === "host-os" || block.kind === "runtime";

function guests(running: number, text: string, tone: Remark["tone"] = "wrong"): Remark {
  return {
    key: "guests",
    half: "left",
    around: Array.from({ length: running }, (_, place) => `left-guest-os-${place}`),
    tone,
    text,
    at: "bottom",
    align: "end",
  };
}

const host = (text: string): Remark => ({
  key: "host",
  half: "right",
  around: ["right-host-os"],
  tone: "right",
  text,
  at: "slab",
  align: "end",
});

/** The steps for this many programs. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const apps = Math.min(
    Math.max(typeof values.apps === "number" ? Math.trunc(values.apps) : 3, 1),
    mostPrograms,
  );
  const places = Math.max(apps, 2);
  const all = apart("programs", apps);
  const one = apps === 1;

  const told: readonly Told[] = [
    {
      id: "two-machines",
      title: "Two bare machines",
      caption: `Two equal machines without any software: a processor, memory and a disk. Both are to run the same ${one ? "program" : several(apps, "program")}${one ? "" : ", and none may disturb another"}. What has to stand between a program and the hardware?`,
      blocks: [...apart("bare"), ...waiting(0, apps)],
    },
    {
      id: "first-layer",
      title: "The first layer",
      caption:
        "For virtual machines, a *hypervisor* divides the hardware into machines that exist only in software. For containers, an ordinary operating system boots. Its *kernel* is the part that controls the hardware and starts programs.",
      blocks: [...apart("system"), ...waiting(0, apps)],
    },
    {
      id: "first-program",
      title: "The first program",
      caption:
        "A virtual machine starts out as empty as a real one, so the program needs an operating system in it: a *guest*, with its own kernel. A container runtime starts the program as a process of the host, with its own view of files.",
      blocks: [...apart("programs", 1), ...waiting(1, apps)],
    },
    {
      id: "second-program",
      title: "A second program",
      caption: one
        ? "You chose one program, so nothing is added. The dotted outlines show what a second would need: in a virtual machine, another operating system with its kernel; in a container, itself and its libraries."
        : "The hypervisor needs a second virtual machine, and in it a second operating system with its kernel. A second container is the program and its libraries. The kernel that it needs is already running.",
      guess: addedOnTheRight,
      blocks: one ? [...all, ...ghosts(1)] : [...apart("programs", 2), ...waiting(2, apps)],
      remarks: [
        {
          key: "second",
          half: "left",
          around: ["left-guest-os-1"],
          tone: "wrong",
          text: "a second OS",
          at: "bottom",
          align: "middle",
        },
        host("already there"),
      ],
    },
    {
      id: "all-programs",
      title: "Copied or shared",
      caption: one
        ? "One program: a guest kernel in the virtual machine, the host's kernel under the container. Each further virtual machine adds a kernel to boot, patch and keep in memory; a further container adds none. Raise the number of programs to see it."
        : `Virtual machines: ${several(apps, "guest kernel")}, one for each program, to boot, patch and keep in memory. Containers: ${several(apps, "program")} on the one kernel of the host. Only programs and libraries are copied.`,
      blocks: all,
      remarks: [guests(apps, several(apps, "kernel"), one ? "right" : "wrong"), host("one kernel")],
    },
    {
      id: "memory",
      title: "Memory",
      caption: `A model. Each program is assumed to need ${programMemory} MiB. A virtual machine gets memory for a whole system: ${guestMemory} MiB is Firecracker's default, and running it takes up to ${monitorMemory} MiB more. A container takes about what its program takes.`,
      measure: "memory",
      blocks: marked(all, "dim", isGround),
    },
    {
      id: "disk",
      title: "Disk",
      caption: `A model, with the layers of \`httpd:2.4\`, compressed: ${baseLayer} MB of base system, ${ownLayers} MB on top. A virtual machine's disk holds both, and a kernel and drivers that are not counted here. Containers from one base store it once.`,
      measure: "disk",
      blocks: marked(all, "dim", isGround),
    },
    {
      id: "start-time",
      title: "Time to start",
      caption: `A guest boots before its program starts: within ${guestBoot} ms if it is a minimal one in Firecracker, longer if it is a full system. A container's kernel already runs, so it starts as a process does. That piece is equal in both bars, and not to scale.`,
      guess: whatIsWaitedFor,
      measure: "start",
      blocks: all,
      remarks: [guests(apps, "boots first"), host("already runs")],
    },
    {
      id: "attack-in-vm",
      title: "Attack in a VM",
      caption: `Suppose \`api\` is attacked, and a bug in the kernel lets it take that kernel over. In a virtual machine this is the guest's. The attacker holds one guest; ${one ? "to get out" : apps === 2 ? "to reach the other" : "to reach the others"} takes a second bug, in the hypervisor.`,
      blocks: marked(
        marked(all, "dim", (each) => each.half === "right"),
        "taken",
        (each) => each.half === "left" && each.place === 0 && (isHit(each) || each.kind === "vm"),
      ),
      remarks: [
        {
          key: "reach-left",
          half: "left",
          around: ["left-vm-0"],
          tone: "wrong",
          text: "attacker holds this",
          at: "top",
          align: "start",
          walled: true,
        },
        {
          key: "hypervisor",
          half: "left",
          around: ["left-hypervisor"],
          tone: "right",
          text: "still stands",
          at: "slab",
          align: "end",
        },
      ],
    },
    {
      id: "attack-in-container",
      title: "Attack in a container",
      caption: `Now the kernel under \`api\` is the host's. Whoever takes it over holds the host, and with it ${one ? "every container that will ever run there" : apps === 2 ? "both containers" : `all ${words[apps]} containers`}. Limits and private views do not help: the kernel is what enforces them.`,
      guess: whatIsReached,
      blocks: marked(
        marked(all, "dim", (each) => each.half === "left"),
        "taken",
        (each) => each.half === "right" && isHit(each),
      ),
      remarks: [
        {
          key: "reach-right",
          half: "right",
          around: all
            .filter((each) => each.half === "right" && (each.kind === "container" || isGround(each)))
            .map((each) => each.key),
          tone: "wrong",
          text: "attacker holds all of this",
          at: "top",
          align: "end",
        },
      ],
    },
    {
      id: "both-together",
      title: "Both at once",
      caption:
        "On most cloud machines, and in Docker Desktop, containers run inside a virtual machine: one strong wall around them all. Where programs must not trust one another, each container can have a small virtual machine of its own, a *microVM*: Kata Containers does this.",
      titles: { left: "Containers in one VM", right: "A microVM for each" },
      view: "together",
      blocks: together(apps),
    },
  ];

  return told.map(({ id, title, caption, guess, measure, blocks, remarks = [], titles, view }, index) => ({
    id,
    title,
    caption,
    ...(guess ? { guess } : {}),
    scene: {
      places,
      view: view ?? "apart",
      titles: titles ?? isolated,
      blocks: inTurn(blocks, told[index - 1]?.blocks ?? blocks),
      remarks,
      ...(measure ? { meters: { quantity: measure, ...reading(measure, apps) } } : {}),
    },
  }));
}

/** A step as it is written above: what every scene has in common is filled in. */
interface Told {
  id: string;
  title: string;
  caption: string;
  guess?: Guess;
  measure?: Quantity;
  blocks: readonly Block[];
  remarks?: readonly Remark[];
  titles?: Scene["titles"];
  view?: Scene["view"];
}

/** What falls with a kernel: the kernel itself, and the programs on it. */
const isHit = (block: Block): boolean =>
  block.kind === "guest-os" || block.kind === "host-os" || block.kind === "program";

const addedOnTheRight: Guess = {
  question: "A second program moves in on both machines. What has to be added for the container?",
  options: [
    { text: "A second operating system, smaller than the virtual machine's" },
    { text: "The program and its libraries", right: true },
    { text: "The program, its libraries and a kernel for it" },
  ],
};

const whatIsWaitedFor: Guess = {
  question:
    "In a virtual machine an operating system boots before the program starts. What boots for a container?",
  options: [
    { text: "A small operating system inside the container" },
    { text: "The container's own copy of the kernel" },
    { text: "Nothing: the kernel is already running", right: true },
  ],
};

const whatIsReached: Guess = {
  question: "The same bug in the kernel, but the program runs in a container. What does the attacker hold?",
  options: [
    { text: "Only that container: its walls are the same as the virtual machine's" },
    { text: "The host, and every container on it", right: true },
    { text: "Nothing, as long as the program does not run as root" },
  ],
};
