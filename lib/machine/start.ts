import { type Clock, within } from "./clock";
import { compileSparingly, type Emulator, type EmulatorClass, type EmulatorOptions } from "./emulator";
import {
  type MachineFile,
  type MachineImage,
  type MachinePart,
  neededParts,
  transferBytes,
  transferOf,
} from "./image";
import { failed, fine, type MachineProblem, type Outcome, problemOf } from "./problem";
import { type Machine, Session } from "./session";

export interface StartOptions {
  readonly image: MachineImage;
  readonly emulator: EmulatorClass;
  readonly clock: Clock;
  /** Fetches a file of the image; says how many bytes have come. Must not throw. */
  readonly load: (file: MachineFile, onBytes: (loaded: number) => void) => Promise<Outcome<ArrayBuffer>>;
  /** A state that was saved earlier from the very same image. */
  readonly kept?: ArrayBuffer;
  readonly onProgress?: (progress: Progress) => void;
}

export type Progress =
  | { phase: "download"; loaded: number; total: number }
  | { phase: "start" }
  /** The snapshot could not be used, for this reason; kernel and file system are booted in its place. */
  | { phase: "boot"; because: MachineProblem };

/** How long a restored machine may take until it first answers, and a booted one; in milliseconds. */
const PATIENCE = { restored: 15_000, booted: 300_000 } as const;

/**
 * Starts a machine from its snapshot (or from a kept state). If the snapshot is damaged, cut short or does not answer,
 * the kernel is booted instead, which takes some seconds longer and ends at the same prompt.
 */
export async function startMachine(options: StartOptions): Promise<Outcome<Machine>> {
  if (typeof WebAssembly !== "object") return failed({ code: "no-webassembly" });
  const first = await attempt(options, false);
  if (first.ok || !mayBoot(first.problem)) return first;
  options.onProgress?.({ phase: "boot", because: first.problem });
  return attempt(options, true);
}

/** The clock stood still since the state was saved; and the kernel's messages are for dmesg, not for the terminal. */
const wake = (clock: Clock): string =>
  `echo 1 >/proc/sys/kernel/printk; date -s @${Math.floor(clock.now() / 1000)} >/dev/null; :`;

const mayBoot = ({ code }: MachineProblem): boolean =>
  code === "damaged" || code === "no-answer" || code === "failed" || code === "not-downloaded";

type Files = Partial<Record<MachinePart, ArrayBuffer>> & Record<"wasm" | "bios" | "vgaBios", ArrayBuffer>;

async function attempt(options: StartOptions, cold: boolean): Promise<Outcome<Machine>> {
  const { image, clock, kept, onProgress } = options;
  const files = await download(options, cold);
  if (!files.ok) return files;
  onProgress?.({ phase: "start" });
  try {
    const emulator = await create(options, files.value, cold);
    const state = cold ? undefined : (kept ?? files.value.snapshot);
    const session = new Session(emulator, clock);
    const begin = async () => {
      if (state) await emulator.restore_state(state.slice(0));
      await emulator.run();
    };
    const patience = cold ? PATIENCE.booted : PATIENCE.restored;
    const answers = async () => {
      // A shell that is still starting may miss the first question, so it is asked again.
      for (let waited = 0; waited < patience; waited += 3_000)
        if (await session.run(wake(clock), 3_000)) return true;
      return false;
    };
    await begin();
    if (!(await answers())) {
      await emulator.stop();
      await emulator.destroy();
      return failed({ code: "no-answer" });
    }
    const from = cold ? "boot" : kept ? "kept" : "snapshot";
    const back = cold ? await emulator.save_state() : (files.value.snapshot ?? state);
    return fine(machineOver(emulator, session, clock, from, back));
  } catch (error) {
    return failed(problemOf(error));
  }

  function create(
    { emulator: V86 }: StartOptions,
    { wasm, bios, vgaBios, kernel, initrd }: Files,
    boot: boolean,
  ): Promise<Emulator> {
    return new Promise((resolve, reject) => {
      const settings: EmulatorOptions = {
        wasm_fn: async (imports) => {
          try {
            const { instance } = await WebAssembly.instantiate(wasm, imports);
            return compileSparingly(instance.exports);
          } catch (error) {
            reject(error);
            return new Promise<never>(() => undefined);
          }
        },
        memory_size: image.memory,
        vga_memory_size: image.vgaMemory,
        bios: { buffer: bios },
        vga_bios: { buffer: vgaBios },
        ...(boot && kernel && initrd
          ? { bzimage: { buffer: kernel }, initrd: { buffer: initrd }, cmdline: image.cmdline }
          : {}),
        filesystem: {},
        autostart: false,
        disable_keyboard: true,
        disable_mouse: true,
        disable_speaker: true,
        uart1: true,
      };
      const made = new V86(settings);
      made.add_listener("emulator-ready", () => resolve(made));
    });
  }
}

async function download(
  { image, load, kept, onProgress }: StartOptions,
  cold: boolean,
): Promise<Outcome<Files>> {
  const parts = neededParts(cold).filter((part) => !(kept && part === "snapshot" && !cold));
  const total = transferBytes(image, parts);
  const loaded = new Map<MachinePart, number>();
  const outcomes = await Promise.all(
    parts.map(async (part) => {
      const outcome = await load(image.files[part], (bytes) => {
        loaded.set(part, transferOf(image.files[part], bytes));
        const sum = [...loaded.values()].reduce((all, one) => all + one, image.script);
        onProgress?.({ phase: "download", loaded: Math.min(sum, total), total });
      });
      return { part, outcome };
    }),
  );
  const files: Partial<Record<MachinePart, ArrayBuffer>> = {};
  for (const { part, outcome } of outcomes) {
    if (!outcome.ok) return outcome;
    files[part] = outcome.value;
  }
  const { wasm, bios, vgaBios, ...rest } = files;
  if (!wasm || !bios || !vgaBios) return failed({ code: "failed", message: "a file is missing" });
  return fine({ wasm, bios, vgaBios, ...rest });
}

function machineOver(
  emulator: Emulator,
  session: Session,
  clock: Clock,
  from: Machine["from"],
  back: ArrayBuffer | undefined,
): Machine {
  const setClock = () => session.run(wake(clock), 3_000);
  return {
    from,
    type: (text) => session.type(text),
    onOutput: (listener) => session.onOutput(listener),
    run: (script, milliseconds) => session.run(script, milliseconds),
    async resize(columns, rows) {
      await session.run(`stty -F /dev/ttyS0 cols ${Math.trunc(columns)} rows ${Math.trunc(rows)}`);
    },
    writeFile: (name, bytes) => emulator.create_file(name, bytes),
    readFile: (name) => emulator.read_file(name).catch(() => undefined),
    async reset() {
      if (!back) return;
      await emulator.stop();
      session.forget();
      await emulator.restore_state(back.slice(0));
      await emulator.run();
      await setClock();
    },
    save: () => emulator.save_state(),
    pause: () => emulator.stop(),
    async resume() {
      await emulator.run();
      await setClock();
    },
    async stop() {
      session.forget();
      await within(clock, 2_000, emulator.stop());
      await emulator.destroy();
    },
  };
}
