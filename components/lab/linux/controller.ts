import type { MachineExercise } from "@/lib/exercise";
import {
  type MachinePlay,
  type MachinePlayEvent,
  machinePlay,
  startMachinePlay,
} from "@/lib/exercise/machine-play";
import type { Clock, Machine, MachineImage, MachineProblem, Progress } from "@/lib/machine";
import { type Details, noDetails, type WatchedEvent, type World } from "@/lib/watch";
import { findKept, forget, type KeptState, keep, keptName, readKept } from "./kept";
import { startInWorker } from "./start-in-worker";
import { Watcher } from "./watcher";

export interface LabState {
  phase: "idle" | "starting" | "ready" | "problem" | "stopped";
  progress?: Progress;
  problem?: MachineProblem;
  /** Why it is booted from kernel and file system in place of its snapshot. */
  because?: MachineProblem;
  /** Why it stands still, if it does. */
  stopped?: "hidden" | "elsewhere" | "asked";
  from?: Machine["from"];
  /** Milliseconds from Start to the first answer. */
  startedIn?: number;
  play: MachinePlay;
  world?: World;
  /** What the kernel last did at a limit. */
  event?: WatchedEvent;
  details: Details;
  kept?: KeptState;
  keeping?: "busy" | "full" | "done";
  resetting?: boolean;
}

/** A machine in a tab that nobody has seen for this long stops. */
const HIDDEN = 5 * 60_000;
/** Ctrl-U. */
const CLEAR_LINE = "\x15";
/** So much of what the terminal printed is kept for one that opens later. */
const REMEMBERED = 100_000;
const CHANNEL = "shipshape.machine";

const wallClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, then) {
    const timer = setTimeout(then, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** One machine with its exercise: all that happens between the page and the machine, without any drawing. */
export class LabController {
  #state: LabState = { phase: "idle", play: startMachinePlay, details: noDetails };
  readonly #listeners = new Set<() => void>();
  readonly #outputs = new Set<(bytes: Uint8Array) => void>();
  #machine: Machine | undefined;
  #end = () => {};
  #printed: Uint8Array[] = [];
  #touched = false;
  #watcher: Watcher | undefined;
  #cancelHidden = () => {};
  #channel: BroadcastChannel | undefined;
  #size: readonly [number, number] = [80, 24];

  constructor(
    readonly image: MachineImage,
    readonly exercise: MachineExercise | undefined,
    readonly name: string,
    readonly clock: Clock = wallClock,
  ) {}

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = () => this.#state;

  /** Listens to the terminal; begins with what it has printed so far. */
  onOutput(listener: (bytes: Uint8Array) => void): () => void {
    for (const bytes of this.#printed) listener(bytes);
    this.#outputs.add(listener);
    return () => this.#outputs.delete(listener);
  }

  get #keptName() {
    return keptName(this.name, this.image.files.snapshot.sha256);
  }

  /** Sees whether something was kept; costs nothing. */
  async look(): Promise<void> {
    this.#set({ kept: await findKept(this.#keptName) });
  }

  async start(pickUp = false): Promise<void> {
    const began = performance.now();
    this.#set({
      phase: "starting",
      problem: undefined,
      stopped: undefined,
      progress: undefined,
      because: undefined,
    });
    const kept = pickUp ? await readKept(this.#keptName) : undefined;
    const reached = kept ? (this.#state.kept?.reached ?? []) : [];
    const { outcome, end } = startInWorker(
      this.image,
      (progress) =>
        this.#set(progress.phase === "boot" ? { progress, because: progress.because } : { progress }),
      kept,
    );
    this.#end = end;
    const result = await outcome;
    if (!result.ok) {
      end();
      this.#set({ phase: "problem", problem: result.problem });
      return;
    }
    const machine = result.value;
    this.#machine = machine;
    const decoder = new TextDecoder();
    machine.onOutput((bytes) => {
      this.#watcher?.printed(decoder.decode(bytes, { stream: true }));
      this.#remember(bytes);
      for (const listener of this.#outputs) listener(bytes);
    });
    this.#claim();
    this.#set({
      phase: "ready",
      from: machine.from,
      startedIn: performance.now() - began,
      play: { ...startMachinePlay, reached },
    });
    if (!kept) await this.#setUp();
    await machine.resize(...this.#size);
    machine.type(kept ? "\r" : "\x0c");
    document.addEventListener("visibilitychange", this.#onVisibility);
    window.addEventListener("beforeunload", this.#onLeaving);
    this.#watch(machine);
  }

  /** Types for somebody: nothing is lost with it. */
  readonly press = (text: string) => this.#machine?.type(text);

  readonly type = (text: string) => {
    this.#touched = true;
    this.press(text);
  };

  /** Types a whole command with its Enter, in place of whatever stands at the prompt. */
  readonly typeLine = (line: string) => this.type(`${CLEAR_LINE}${line.replaceAll("\n", "\r")}\r`);

  readonly resize = (columns: number, rows: number) => {
    this.#size = [columns, rows];
    void this.#machine?.resize(columns, rows);
  };

  readonly send = (event: MachinePlayEvent) => {
    const play = machinePlay(this.#state.play, event);
    if (play !== this.#state.play) this.#set({ play });
  };

  async reset(): Promise<void> {
    if (!this.#machine || this.#state.resetting) return;
    const machine = this.#machine;
    this.#set({ resetting: true });
    this.#watcher?.stop();
    await machine.reset();
    this.send({ type: "reset" });
    await this.#setUp();
    await machine.resize(...this.#size);
    if (machine !== this.#machine) return;
    const fresh = { details: noDetails, world: undefined, event: undefined, keeping: undefined };
    this.#set({ resetting: false, ...fresh });
    machine.type("\x0c");
    this.#watch(machine);
  }

  async keep(): Promise<void> {
    if (!this.#machine) return;
    this.#set({ keeping: "busy" });
    const bytes = await keep(this.#keptName, await this.#machine.save(), this.#state.play.reached);
    this.#set({ keeping: bytes === undefined ? "full" : "done", kept: await findKept(this.#keptName) });
  }

  async forget(): Promise<void> {
    await forget(this.#keptName);
    this.#set({ kept: undefined, keeping: undefined });
  }

  stop(why: LabState["stopped"] = "asked"): void {
    this.#watcher?.stop();
    this.#cancelHidden();
    document.removeEventListener("visibilitychange", this.#onVisibility);
    window.removeEventListener("beforeunload", this.#onLeaving);
    this.#printed = [];
    this.#touched = false;
    this.#channel?.close();
    this.#machine = undefined;
    this.#end();
    if (this.#state.phase !== "idle") this.#set({ phase: "stopped", stopped: why, world: undefined });
  }

  async #setUp(): Promise<void> {
    if (this.exercise?.setup) await this.#machine?.run(this.exercise.setup, 30_000);
  }

  /** Only one machine of the site runs in a browser: whoever starts says so, and the others stop. */
  #claim(): void {
    this.#channel?.close();
    if (typeof BroadcastChannel === "undefined") return;
    const own = crypto.randomUUID();
    this.#channel = new BroadcastChannel(CHANNEL);
    this.#channel.postMessage(own);
    this.#channel.addEventListener("message", () => this.stop("elsewhere"));
  }

  readonly #onVisibility = () => {
    this.#cancelHidden();
    if (document.hidden) this.#cancelHidden = this.clock.after(HIDDEN, () => this.stop("hidden"));
  };

  /** Ctrl-W deletes a word in a terminal and closes a browser's tab; what was made in the machine would be gone. */
  readonly #onLeaving = (event: BeforeUnloadEvent) => {
    if (this.#touched && this.#state.keeping !== "done") event.preventDefault();
  };

  #remember(bytes: Uint8Array): void {
    this.#printed.push(bytes);
    let size = this.#printed.reduce((sum, { length }) => sum + length, 0);
    while (size > REMEMBERED) size -= this.#printed.shift()?.length ?? size;
  }

  #watch(machine: Machine): void {
    this.#watcher = new Watcher({
      machine,
      exercise: this.exercise,
      clock: this.clock,
      reached: () => this.#state.play.reached,
      hidden: () => document.hidden,
      onSeen: (seen) => this.#set(seen),
      onChecked: this.send,
    });
  }

  #set(change: Partial<LabState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
