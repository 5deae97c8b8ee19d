import type { MachineExercise } from "@/lib/exercise";
import { checkScript, readChecked, type Thoroughness } from "@/lib/exercise/machine-check";
import {
  type MachinePlay,
  type MachinePlayEvent,
  machinePlay,
  startMachinePlay,
} from "@/lib/exercise/machine-play";
import type { Machine, MachineImage, MachineProblem, Progress } from "@/lib/machine";
import {
  type Details,
  detailsScript,
  mountsScript,
  noDetails,
  parseDetails,
  parseWorld,
  type World,
  worldScript,
} from "@/lib/watch";
import { findKept, forget, type KeptState, keep, keptName, readKept } from "./kept";
import { startInWorker } from "./start-in-worker";

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
  details: Details;
  kept?: KeptState;
  keeping?: "busy" | "full" | "done";
  resetting?: boolean;
}

/** Twice a second the machine is looked at; after a command its goals are checked a quarter of a second later. */
const LOOK = 500;
const QUIET = 200;
const PAUSE = 1_200;
/** Long after the last key and the last output, a look every few seconds is enough. */
const IDLE = 15_000;
/** A machine in a tab that nobody has seen for this long stops. */
const HIDDEN = 5 * 60_000;
/** Ctrl-U. */
const CLEAR_LINE = "\x15";
/** So much of what the terminal printed is kept for one that opens later. */
const REMEMBERED = 100_000;
const CHANNEL = "shipshape.machine";

/** One machine with its exercise: all that happens between the page and the machine, without any drawing. */
export class LabController {
  #state: LabState = { phase: "idle", play: startMachinePlay, details: noDetails };
  readonly #listeners = new Set<() => void>();
  readonly #outputs = new Set<(bytes: Uint8Array) => void>();
  #machine: Machine | undefined;
  #end = () => {};
  #printed: Uint8Array[] = [];
  #lastOutput = 0;
  #touched = false;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #checking: ReturnType<typeof setTimeout> | undefined;
  #hidden: ReturnType<typeof setTimeout> | undefined;
  #channel: BroadcastChannel | undefined;
  #shape = "";
  #parts = "";
  #mounts = "";
  #mountsAsked = "";
  #busy = false;
  #size: readonly [number, number] = [80, 24];

  constructor(
    readonly image: MachineImage,
    readonly exercise: MachineExercise | undefined,
    readonly name: string,
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
    machine.onOutput((bytes) => {
      this.#lastOutput = performance.now();
      this.#checkSoon();
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
    await this.#lookOn();
  }

  readonly type = (text: string) => {
    this.#touched = true;
    this.#machine?.type(text);
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
    this.#set({ resetting: true });
    await this.#machine.reset();
    this.send({ type: "reset" });
    this.#shape = this.#parts = this.#mounts = this.#mountsAsked = "";
    await this.#setUp();
    await this.#machine.resize(...this.#size);
    this.#set({ resetting: false, details: noDetails, world: undefined, keeping: undefined });
    this.#machine.type("\x0c");
    await this.#look();
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
    clearTimeout(this.#looking);
    clearTimeout(this.#checking);
    clearTimeout(this.#hidden);
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
    clearTimeout(this.#hidden);
    if (document.hidden) this.#hidden = setTimeout(() => this.stop("hidden"), HIDDEN);
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

  #checkSoon(): void {
    clearTimeout(this.#checking);
    this.#checking = setTimeout(() => void this.#check("quick"), QUIET);
  }

  /** What is likely to come next first; everything, with the remarks, when the person pauses. */
  async #check(thoroughness: Thoroughness): Promise<void> {
    const { exercise } = this;
    const machine = this.#machine;
    if (!exercise || !machine || this.#state.resetting) return;
    const { reached, remarks } = this.#state.play;
    if (reached.length === exercise.goals.length) return;
    const answer = await machine.run(checkScript(exercise, reached, thoroughness), 30_000);
    if (!answer || machine !== this.#machine || this.#state.resetting) return;
    const checked = readChecked(answer.output);
    this.send({ type: "checked", checked: thoroughness === "full" ? checked : { ...checked, remarks } });
    clearTimeout(this.#checking);
    if (thoroughness === "quick")
      this.#checking = setTimeout(
        () => void this.#check(checked.goals.length > 0 ? "quick" : "full"),
        checked.goals.length > 0 ? QUIET : PAUSE,
      );
  }

  /** Looks twice a second, and less often where a look takes long: the machine has better things to do. */
  async #lookOn(): Promise<void> {
    const began = performance.now();
    await this.#look();
    if (this.#machine)
      this.#looking = setTimeout(
        () => this.#lookOn(),
        Math.max(this.#isIdle() ? 5 * LOOK : LOOK, 3 * (performance.now() - began)),
      );
  }

  #isIdle(): boolean {
    return performance.now() - this.#lastOutput > IDLE;
  }

  async #look(): Promise<void> {
    if (document.hidden || this.#busy || !this.#machine || this.#state.resetting) return;
    this.#busy = true;
    try {
      const machine = this.#machine;
      const answer = await machine.run(worldScript, 30_000);
      if (!answer || machine !== this.#machine || this.#state.resetting) return;
      const recent = performance.now() - this.#lastOutput < 3_000;
      const seen = parseWorld(answer.output, this.#mounts);
      // At once what is known; who has a mount and what is in it may come a moment later.
      if (JSON.stringify(seen) !== this.#shape) this.#set({ world: seen });
      const mountsAsked = mountsScript(seen);
      if (mountsAsked !== this.#mountsAsked || recent) {
        const mounts = await machine.run(mountsAsked, 30_000);
        if (mounts) {
          this.#mounts = mounts.output;
          this.#mountsAsked = mountsAsked;
        }
      }
      if (machine !== this.#machine || this.#state.resetting) return;
      const world = parseWorld(answer.output, this.#mounts);
      const text = JSON.stringify(world);
      if (text !== this.#shape) this.#set({ world });
      // Goals may also come true by themselves, while the terminal is silent.
      if (text !== this.#shape) this.#checkSoon();
      this.#shape = text;
      const parts = detailsScript(world);
      if (parts !== this.#parts || recent) {
        const details = await machine.run(parts, 30_000);
        if (!details || machine !== this.#machine || this.#state.resetting) return;
        this.#parts = parts;
        this.#set({ details: parseDetails(details.output) });
      }
    } finally {
      this.#busy = false;
    }
  }

  #set(change: Partial<LabState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
