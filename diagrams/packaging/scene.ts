/** What a step of the diagram shows, as plain data; the drawing decides where it stands. */
import type { Machine, Program } from "./cargo";

/** Two machines close up: how one program comes to run on the second. */
export interface Bench {
  view: "bench";
  act: "runs" | "copied" | "fitted" | "clash";
}

/** One piece of work: a fit by hand, a packing (program to the agreed format) or a runtime (format to machine). */
export interface Link {
  from: string;
  to: string;
}

/** A container, or the attempt to start one. */
export interface Instance {
  id: string;
  program: string;
  machine: string;
  /** Its place on the machine, and how many stand there. */
  place: number;
  of: number;
  refused?: boolean;
}

/** All programs above, all machines below, and the work between them. */
export interface Yard {
  view: "yard";
  programs: readonly Program[];
  machines: readonly Machine[];
  /** The same picture as a port sees it. */
  port?: boolean;
  packed?: boolean;
  runtimes?: boolean;
  links: readonly Link[];
  instances: readonly Instance[];
  /** Programs that this step is about; all when absent. */
  about?: readonly string[];
  /** Whether processors are shown: one is another than the images were built for. */
  processors?: boolean;
  count?: { figure: string; remark: string };
}

export type Scene = Bench | Yard;

/** The point where packings and runtimes meet. */
export const format = "format";

/** N × M: every program fitted to every machine. */
export function looseLinks(programs: readonly Program[], machines: readonly Machine[]): Link[] {
  return programs.flatMap((program) => machines.map((machine) => ({ from: program.id, to: machine.id })));
}

/** N + M: every program packed into the agreed format, every machine equipped to start it. */
export function packedLinks(programs: readonly Program[], machines: readonly Machine[]): Link[] {
  return [
    ...programs.map((program) => ({ from: program.id, to: format })),
    ...machines.map((machine) => ({ from: format, to: machine.id })),
  ];
}

/** One image on every machine; twice on the first, and beside another program on the second. */
export function manyFromOne(machines: readonly Machine[]): Instance[] {
  return machines.flatMap((machine, i): Instance[] => {
    const second = i === 0 ? "api" : i === 1 ? "web" : undefined;
    const of = second ? 2 : 1;
    const first = { id: `api-${machine.id}`, program: "api", machine: machine.id, place: 0, of };
    return second
      ? [first, { id: `${second}-${machine.id}-2`, program: second, machine: machine.id, place: 1, of }]
      : [first];
  });
}

/** One image on every machine; the last has the wrong processor. */
export function oneRefused(machines: readonly Machine[]): Instance[] {
  return machines.map((machine, i) => ({
    id: `api-${machine.id}`,
    program: "api",
    machine: machine.id,
    place: 0,
    of: 1,
    refused: i === machines.length - 1,
  }));
}
