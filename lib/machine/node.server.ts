import { readFileSync } from "node:fs";
import path from "node:path";
import { V86 } from "v86";
import type { Clock } from "./clock";
import type { MachineImage } from "./image";
import { readEmulator } from "./manifest.server";
import { fine, type Outcome } from "./problem";
import type { Machine } from "./session";
import { startMachine } from "./start";

/** The time of this computer. */
export const clock: Clock = {
  now: () => Date.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Starts a machine in Node, from the files of this repository: for tests, and for recording runs. */
export const startInNode = (image: MachineImage, folder = "public/machines"): Promise<Outcome<Machine>> =>
  startMachine({
    image,
    emulator: V86,
    clock,
    load: async ({ path: file }) => {
      const bytes = file === "v86.wasm" ? readEmulator(file) : readFileSync(path.join(folder, file));
      return fine(new Uint8Array(bytes).buffer);
    },
  });
