/** A machine in Node: starts v86 from files, talks to it on its serial lines, saves its state. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { V86, type V86Options } from "v86";
import { compileSparingly } from "../lib/machine";

const wasm = createRequire(import.meta.url).resolve("v86/build/v86.wasm");

/** What a script on the second serial line printed, and how it ended. */
export interface Answer {
  readonly output: string;
  readonly status: number;
  readonly seconds: number;
  /** How many instructions the guest ran meanwhile: unlike seconds, the same on a busy computer. */
  readonly instructions: number;
}

export class Guest {
  /** All that the machine printed on the student's terminal. */
  terminal = "";
  #second = "";
  #scripts = 0;
  readonly #emulator: V86;

  /** `options` are those of the machine: see README.md. */
  constructor(options: V86Options) {
    this.#emulator = new V86({
      ...options,
      wasm_fn: async (imports: WebAssembly.Imports) => {
        const { instance } = await WebAssembly.instantiate(readFileSync(wasm), imports);
        return compileSparingly(instance.exports);
      },
    });
    this.#emulator.add_listener("serial0-output-byte", (byte) => {
      this.terminal += String.fromCharCode(byte);
    });
    this.#emulator.add_listener("serial1-output-byte", (byte) => {
      this.#second += String.fromCharCode(byte);
    });
  }

  /** Resolves when the machine runs. */
  started(): Promise<void> {
    return new Promise((resolve) => this.#emulator.add_listener("emulator-started", () => resolve()));
  }

  type(text: string): void {
    this.#emulator.serial0_send(text);
  }

  /** Waits until the terminal has shown `text`. */
  async shows(text: string, seconds = 60): Promise<void> {
    await until(
      () => this.terminal.includes(text),
      seconds,
      () => `no "${text}" in\n${this.terminal.slice(-2000)}`,
    );
  }

  /** Waits until the second line has said that it listens. */
  async listens(seconds = 60): Promise<void> {
    await until(
      () => this.#second.includes("\x05"),
      seconds,
      () => `second line: ${this.#second}\n${this.terminal}`,
    );
  }

  /** Runs a shell script on the second serial line. */
  async run(script: string, seconds = 120): Promise<Answer> {
    const id = `m${++this.#scripts}`;
    const from = performance.now();
    const before = this.#emulator.get_instruction_counter();
    this.#second = "";
    const request = `run ${id} '${script.replaceAll("'", "'\\''")}'\n`;
    this.#emulator.serial_send_bytes(1, new TextEncoder().encode(request));
    const pattern = new RegExp(`\\x01${id}\\n([^]*)\\x02${id} (\\d+)\\n`);
    await until(
      () => pattern.test(this.#second),
      seconds,
      () => `${script}: no answer\n${this.#second}`,
    );
    const [, output = "", status = ""] = pattern.exec(this.#second) ?? [];
    return {
      output: Buffer.from(output, "latin1").toString(),
      status: Number(status),
      seconds: (performance.now() - from) / 1000,
      instructions: (this.#emulator.get_instruction_counter() - before + 2 ** 32) % 2 ** 32,
    };
  }

  /** The state as the emulator writes it. */
  async save(): Promise<Uint8Array> {
    return new Uint8Array(await this.#emulator.save_state());
  }

  async stop(): Promise<void> {
    await this.#emulator.stop();
    await this.#emulator.destroy();
  }
}

async function until(holds: () => boolean, seconds: number, or: () => string): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`after ${seconds} s: ${or()}`);
    await pause(2);
  }
}
