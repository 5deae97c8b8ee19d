/** Loose cargo, packed cargo: the story of the diagram for two to four programs and machines. */
import type { Step, Values } from "@/lib/steps";
import * as cargo from "./cargo";
import { looseLinks, manyFromOne, oneRefused, packedLinks, type Scene, type Yard } from "./scene";

const between = (value: Values[string] | undefined): number => {
  const number = Math.trunc(Number(value));
  return Number.isNaN(number) ? 3 : Math.min(Math.max(number, cargo.fewest), cargo.most);
};

/** `sacks, barrels and crates` */
const listed = (words: readonly string[]): string =>
  `${words.slice(0, -1).join(", ")} and ${words[words.length - 1] ?? ""}`;

/** The steps for so many programs and machines. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const programs = cargo.programs.slice(0, between(values.programs));
  const machines = cargo.machines.slice(0, between(values.machines));
  const n = programs.length;
  const m = machines.length;
  const fits = n * m;
  const packed = n + m;

  const yard = (more: Partial<Yard>): Yard => ({
    view: "yard",
    programs,
    machines,
    links: [],
    instances: [],
    ...more,
  });
  const loose = looseLinks(programs, machines);

  return [
    {
      id: "runs-on-my-machine",
      title: "It runs here",
      caption:
        "The program `api` is one file, and it runs. It borrows what lies around on this laptop: Python 3.12, the library libcurl 4, a setting. None of them is part of the file.",
      scene: { view: "bench", act: "runs" },
    },
    {
      id: "only-the-program",
      title: "Copy only the program",
      caption:
        "The file arrives unchanged. The test server happens to have Python, but not libcurl. So `api` crashes at the start: something that it *depends* on is missing.",
      guess: {
        question: "You copy only the file api.py to the test server and start it. What happens?",
        options: [
          { text: "It runs: a program is complete in its file" },
          { text: "It crashes: something around it is missing", right: true },
          { text: "It runs, only slower" },
        ],
      },
      scene: { view: "bench", act: "copied" },
    },
    {
      id: "fitted-by-hand",
      title: "Fit it by hand",
      caption:
        "Someone installs libcurl 4 and sets the port. Now `api` runs here too. The work is good for this one machine: the next one starts from nothing.",
      scene: { view: "bench", act: "fitted" },
    },
    {
      id: "version-clash",
      title: "Two versions, one place",
      caption:
        "A second program, `web`, needs libcurl 3. Both versions want to be the same file, `libcurl.so.4`, so installing one removes the other. Now `web` runs and `api` crashes.",
      scene: { view: "bench", act: "clash" },
    },
    {
      id: "every-pair",
      title: "Every pair is a fit",
      caption: `${n} programs on ${m} machines: ${fits} lines, and each is a fit that someone makes by hand and keeps working. One more program costs ${m} more fits, one more machine ${n} more.`,
      scene: yard({
        links: loose,
        count: { figure: `${n} × ${m} = ${fits}`, remark: "fits made by hand" },
      }),
    },
    {
      id: "same-in-a-port",
      title: "The same in a port",
      caption: `Ports knew this from loose cargo. Workers stowed ${listed(programs.map((program) => program.goods))} piece by piece, in another way in every ${machines
        .map((machine) => machine.port.name)
        .join(", ")
        .replace(/, (\w+)$/, " and $1")}. What helped was one steel box with agreed measurements.`,
      scene: yard({
        port: true,
        links: loose,
        count: { figure: `${n} × ${m} = ${fits}`, remark: "ways to stow cargo" },
      }),
    },
    {
      id: "pack-once",
      title: "Pack it once",
      caption:
        "Whoever knows a program packs it together with its language runtime, libraries and default settings: an *image*. The outside is the same for all. Inside may be anything.",
      scene: yard({
        packed: true,
        count: { figure: `${n} packings`, remark: "one for each program" },
      }),
    },
    {
      id: "one-way-to-start",
      title: "One way to start",
      caption: `The format of the box is agreed. A machine with a *container runtime* starts any image, whatever is inside. ${n} packings and ${m} runtimes are ${packed} pieces of work${
        packed < fits
          ? ` instead of ${fits}.`
          : `, no fewer than ${fits} fits: with so few, nothing is saved yet. Add programs and machines.`
      }`,
      guess: {
        question: `All ${n} programs are packed, and all ${m} machines get a runtime. How much work is left?`,
        options: [
          { text: `${n} × ${m}: every pair must still be fitted` },
          { text: `${n} + ${m}: each program once, each machine once`, right: true },
          { text: "Just one: the runtime does the rest" },
        ],
      },
      scene: yard({
        packed: true,
        runtimes: true,
        links: packedLinks(programs, machines),
        count: { figure: `${n} + ${m} = ${packed}`, remark: "packings and runtimes" },
      }),
    },
    {
      id: "one-image-many-containers",
      title: "One image, many containers",
      caption:
        "An image lies on the disk; a *container* runs. The same image starts twice on the laptop and once elsewhere, with the same content each time. On the test server libcurl 4 and libcurl 3 no longer clash.",
      scene: yard({
        packed: true,
        runtimes: true,
        instances: manyFromOne(machines),
        about: ["api", "web"],
      }),
    },
    {
      id: "what-does-not-travel",
      title: "What does not travel",
      caption:
        "Kernel and processor stay with the host. This image is built for Linux on amd64; on arm64, without emulation, it ends with `exec format error`. And nobody checks the contents: a crane lifts a broken piano too.",
      guess: {
        question:
          "The last machine has an arm64 processor; the image was built for amd64. What happens there?",
        options: [
          { text: "It runs: a container runs anywhere" },
          { text: "The container brings its own kernel, so it runs" },
          { text: "It does not start", right: true },
        ],
      },
      scene: yard({
        packed: true,
        runtimes: true,
        instances: oneRefused(machines),
        about: ["api"],
        processors: true,
      }),
    },
  ];
}
