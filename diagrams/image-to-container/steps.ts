import type { Step } from "@/lib/steps";

/**
 * From image to running container, in six steps: the course in one picture. What each part is for is the
 * business of the lessons; here it is only shown where it sits.
 */
export interface Scene {
  image: boolean;
  /** How many containers run from the image: 0, 1 or 2. */
  containers: number;
  namespaces: boolean;
  writable: boolean;
  /** How full each container's limit is, 0 to 1; absent before there are limits. */
  used?: readonly [number, number];
}

const bare: Scene = { image: false, containers: 0, namespaces: false, writable: false };

export const steps = (): readonly Step<Scene>[] => [
  {
    id: "kernel",
    title: "One kernel",
    caption:
      "A Linux machine has one kernel. Every process on it asks this kernel for files, memory and the network.",
    scene: bare,
  },
  {
    id: "image",
    title: "An image",
    caption:
      "Your program, its libraries and the files under them are packed as layers. Together they are an image: it lies still and never changes.",
    scene: { ...bare, image: true },
  },
  {
    id: "run",
    title: "Run it",
    caption:
      "A container is a process that runs with the image's files as its own. No second kernel starts: the one below serves it.",
    scene: { ...bare, image: true, containers: 1 },
  },
  {
    id: "view",
    title: "Its own view",
    caption:
      "Namespaces limit what it sees: it is process 1, with its own files, its own host name, its own network.",
    scene: { ...bare, image: true, containers: 1, namespaces: true },
  },
  {
    id: "again",
    title: "Run it again",
    caption:
      "The same image, a second container. The layers are there once and shared; each container writes into a thin layer of its own.",
    scene: { ...bare, image: true, containers: 2, namespaces: true, writable: true },
  },
  {
    id: "limits",
    title: "Its own limit",
    caption:
      "Control groups limit what each may use. The second is about to meet its limit, and the first will not notice. The rest of the course is how.",
    scene: { ...bare, image: true, containers: 2, namespaces: true, writable: true, used: [0.42, 0.94] },
  },
];
