/**
 * A Linux machine in the page: one small interface over the emulator v86, the same in a browser and in Node.
 *
 * What it models: a PC with one processor, a terminal on the first serial line and a line of the course's own on the
 * second. Simplifications against a real one: no network card, no screen, time stands still while it is paused, and it
 * runs at a small fraction of the speed of the processor below. https://github.com/copy/v86/blob/master/docs/how-it-works.md
 */
export type { Clock } from "./clock";
export type { Answer } from "./control";
export { compileSparingly, type EmulatorClass, type EmulatorOptions } from "./emulator";
export {
  downloadBytes,
  type MachineFile,
  type MachineImage,
  type MachineName,
  type MachinePart,
} from "./image";
export { failed, fine, type MachineProblem, type Outcome } from "./problem";
export { connectMachine, type FromWorker, type Port, serveMachine, type ToWorker } from "./remote";
export type { Machine } from "./session";
export { type Progress, type StartOptions, startMachine } from "./start";
