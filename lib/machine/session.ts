import { type Clock, within } from "./clock";
import { type Answer, ControlReader, frame, INTERRUPT, LISTENS } from "./control";
import type { Emulator } from "./emulator";

/** A running machine, the same in a browser and in Node. */
export interface Machine {
  /** How it came up: from its snapshot, from a state that was kept, or booted because neither could be had. */
  readonly from: "snapshot" | "kept" | "boot";
  /** Types into the terminal. */
  type(text: string): void;
  /** What the terminal prints, as it comes. Gives a function that stops listening. */
  onOutput(listener: (bytes: Uint8Array) => void): () => void;
  /**
   * Runs a script on the second line: never seen in the terminal. One after another.
   * @returns undefined if the machine did not answer in this time, or was reset or stopped meanwhile
   */
  run(script: string, milliseconds?: number): Promise<Answer | undefined>;
  /** Tells the terminal's programs how large it is. */
  resize(columns: number, rows: number): Promise<void>;
  /** Puts a file into /mnt/page of the guest, or reads one from there. */
  writeFile(name: string, bytes: Uint8Array): Promise<void>;
  readFile(name: string): Promise<Uint8Array | undefined>;
  /** Goes back to where it started from. */
  reset(): Promise<void>;
  /** The whole state, for `kept`. */
  save(): Promise<ArrayBuffer>;
  /** Stands still, and goes on. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** For good. */
  stop(): Promise<void>;
}

const DEFAULT_WAIT = 20_000;
/** How long an interrupted shell may take until it listens again; what is sent before is lost. */
const AGAIN = 4_000;

/** The lines of one emulator: gathers bytes, keeps scripts in order, matches answers. */
export class Session {
  readonly #emulator: Emulator;
  readonly #clock: Clock;
  readonly #listeners = new Set<(bytes: Uint8Array) => void>();
  readonly #waiting = new Map<number, (answer: Answer | undefined) => void>();
  #control = new ControlReader();
  #last: Promise<unknown> = Promise.resolve();
  #number = 0;
  #again = () => {};

  constructor(emulator: Emulator, clock: Clock) {
    this.#emulator = emulator;
    this.#clock = clock;
    this.#gather(0, (bytes) => {
      for (const listener of this.#listeners) listener(bytes);
    });
    this.#gather(1, (bytes) => {
      if (bytes.includes(LISTENS)) this.#again();
      for (const { id, answer } of this.#control.read(bytes)) this.#waiting.get(id)?.(answer);
    });
  }

  type(text: string): void {
    this.#emulator.serial_send_bytes(0, new TextEncoder().encode(text));
  }

  onOutput(listener: (bytes: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  run(script: string, milliseconds = DEFAULT_WAIT): Promise<Answer | undefined> {
    const result = this.#last.then(() => this.#ask(script, milliseconds));
    this.#last = result;
    return result;
  }

  /** Nobody will answer any more: the machine was reset or stopped. */
  forget(): void {
    for (const answer of [...this.#waiting.values()]) answer(undefined);
    this.#again();
    this.#control = new ControlReader();
  }

  #ask(script: string, milliseconds: number): Promise<Answer | undefined> {
    this.#number += 1;
    const id = this.#number;
    return new Promise((resolve) => {
      const done = (answer: Answer | undefined) => {
        cancel();
        this.#waiting.delete(id);
        resolve(answer);
      };
      const cancel = this.#clock.after(milliseconds, () => {
        const listens = new Promise<void>((again) => {
          this.#again = again;
        });
        this.#waiting.delete(id);
        this.#send(INTERRUPT);
        void within(this.#clock, AGAIN, listens).then(() => resolve(undefined));
      });
      this.#waiting.set(id, done);
      this.#send(frame(id, script));
    });
  }

  #send(text: string): void {
    this.#emulator.serial_send_bytes(1, new TextEncoder().encode(text));
  }

  /** The emulator gives single bytes; what comes in one go is handed on in one piece. */
  #gather(line: 0 | 1, hand: (bytes: Uint8Array) => void): void {
    let bytes: number[] = [];
    this.#emulator.add_listener(`serial${line}-output-byte`, (byte) => {
      if (bytes.length === 0)
        queueMicrotask(() => {
          const gathered = Uint8Array.from(bytes);
          bytes = [];
          hand(gathered);
        });
      bytes.push(byte);
    });
  }
}
