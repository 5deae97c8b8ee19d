import type { MachineExercise } from "@/lib/exercise";
import { checkScript, readChecked, type Thoroughness } from "@/lib/exercise/machine-check";
import type { MachinePlayEvent } from "@/lib/exercise/machine-play";
import { endsInPrompt } from "@/lib/exercise/replay";
import type { Clock, Machine } from "@/lib/machine";
import {
  type Details,
  detailsScript,
  eventsBetween,
  mountsScript,
  parseDetails,
  parseWorld,
  type WatchedEvent,
  type World,
  worldScript,
} from "@/lib/watch";

/** What was seen since the last report. */
export interface Seen {
  world?: World;
  details?: Details;
  event?: WatchedEvent;
}

export interface WatcherOptions {
  readonly machine: Pick<Machine, "run">;
  readonly exercise: MachineExercise | undefined;
  readonly clock: Clock;
  /** Ids of the goals that need no more looking at. */
  readonly reached: () => readonly string[];
  /** Nobody looks at the page: then nobody looks at the machine. */
  readonly hidden: () => boolean;
  readonly onSeen: (seen: Seen) => void;
  readonly onChecked: (event: Extract<MachinePlayEvent, { type: "checked" }>) => void;
}

/** Milliseconds from look to look; longer where a look takes long, since the machine has better things to do. */
const LOOK = 500;
const SHARE = 3;
/** What a command has set going often comes true a moment after its prompt, so there is more to see then. */
const FRESH = { for: 2_000, look: 150, share: 1 } as const;
/** What needs programs waits until that is over. */
const SETTLED = 300;
/** Long after the last output, a look every few seconds is enough. */
const IDLE = { after: 15_000, look: 2_500 } as const;
/** After a prompt a command has ended; without one it may have, once it has been silent for so long. */
const ENDED = { prompt: 30, silence: 600 } as const;
/** Whoever has done nothing for so long may be stuck: then all goals and all remarks are looked at. */
const PAUSE = 1_200;
const PATIENCE = 30_000;

/**
 * Looks at a machine as often as it can bear, and asks for the goals of its exercise when a command has ended. Both go in
 * one script, so that a goal is known as soon as the picture is; what needs programs of its own is asked after that, and
 * only when something may have changed it.
 */
export class Watcher {
  readonly #options: WatcherOptions;
  #cancelLook = () => {};
  #cancelEnded = () => {};
  #stopped = false;
  #busy = false;
  #again = false;
  #tail = "";
  #lastOutput = 0;
  /** How many commands have ended, and after how many of them things were last asked for. */
  #ended = 0;
  #endedAt = 0;
  #checkedAfter: Record<Thoroughness, number> = { quick: -1, full: -1 };
  #detailsAfter = -1;
  #moved = false;
  /** How long the last look took. */
  #took = 0;
  #remarks: readonly number[] = [];
  #world: World | undefined;
  #shape = "";
  #mounts = "";
  #mountsAsked = "";
  #detailsAsked = "";

  constructor(options: WatcherOptions) {
    this.#options = options;
    this.#lastOutput = options.clock.now();
    this.#lookIn(0);
  }

  /** The terminal printed this. */
  printed(text: string): void {
    const { clock } = this.#options;
    this.#lastOutput = clock.now();
    this.#tail = (this.#tail + text).slice(-200);
    this.#cancelEnded();
    this.#cancelEnded = clock.after(endsInPrompt(this.#tail) ? ENDED.prompt : ENDED.silence, () => {
      this.#ended += 1;
      this.#endedAt = clock.now();
      this.#lookIn(0);
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelLook();
    this.#cancelEnded();
  }

  #lookIn(milliseconds: number): void {
    this.#cancelLook();
    if (this.#busy) this.#again = true;
    else if (!this.#stopped)
      this.#cancelLook = this.#options.clock.after(milliseconds, () => void this.#round());
  }

  async #round(): Promise<void> {
    this.#busy = true;
    this.#again = false;
    if (!this.#options.hidden()) await this.#look();
    this.#busy = false;
    this.#lookIn(this.#again ? 0 : this.#rest());
  }

  #rest(): number {
    if (this.#isFresh()) return Math.max(FRESH.look, FRESH.share * this.#took);
    const idle = this.#options.clock.now() - this.#lastOutput > IDLE.after;
    return Math.max(idle ? IDLE.look : LOOK, SHARE * this.#took);
  }

  #isFresh(): boolean {
    return this.#ended > 0 && this.#options.clock.now() - this.#endedAt < FRESH.for;
  }

  async #look(): Promise<void> {
    const { clock, onSeen } = this.#options;
    const check = this.#dueCheck();
    const began = clock.now();
    const answer = await this.#ask(check ? `${worldScript}\n${check.script}` : worldScript);
    if (answer === undefined) return;
    this.#took = clock.now() - began;
    if (check) this.#report(answer, check.thoroughness);
    // At once what is known; who has a mount and what is in it may come a moment later.
    const seen = parseWorld(answer, this.#mounts);
    if (seen.processes.length === 0) return;
    this.#show(seen);
    const settled = clock.now() - this.#endedAt >= SETTLED;
    const commandEnded = this.#detailsAfter !== this.#ended && settled;
    if (commandEnded) this.#detailsAfter = this.#ended;

    const mountsAsked = mountsScript(seen);
    if (mountsAsked !== this.#mountsAsked || commandEnded) {
      const mounts = await this.#ask(mountsAsked);
      if (mounts === undefined) return;
      this.#mounts = mounts;
      this.#mountsAsked = mountsAsked;
      this.#show(parseWorld(answer, mounts));
    }
    const detailsAsked = detailsScript(this.#world ?? seen);
    if (detailsAsked !== this.#detailsAsked || commandEnded) {
      const details = await this.#ask(detailsAsked);
      if (details === undefined) return;
      this.#detailsAsked = detailsAsked;
      onSeen({ details: parseDetails(details) });
    }
  }

  #show(world: World): void {
    const shape = JSON.stringify(world);
    if (shape === this.#shape) return;
    const event = eventsBetween(this.#world, world).at(-1);
    this.#shape = shape;
    this.#world = world;
    // Goals may also come true by themselves, while the terminal is silent.
    this.#moved = true;
    this.#options.onSeen(event ? { world, event } : { world });
  }

  /** What is likely to come next after each command; everything, with the remarks, when the person pauses. */
  #dueCheck(): { script: string; thoroughness: Thoroughness } | undefined {
    const { exercise, reached, clock } = this.#options;
    if (!exercise || reached().length === exercise.goals.length) return undefined;
    const paused = clock.now() - this.#endedAt > PAUSE && this.#checkedAfter.full !== this.#ended;
    const ended = this.#checkedAfter.quick !== this.#ended;
    if (!paused && !ended && !this.#moved && !this.#isFresh()) return undefined;
    const thoroughness = paused ? "full" : "quick";
    this.#checkedAfter.quick = this.#ended;
    if (paused) this.#checkedAfter.full = this.#ended;
    this.#moved = false;
    return { script: checkScript(exercise, reached(), thoroughness), thoroughness };
  }

  #report(answer: string, thoroughness: Thoroughness): void {
    const checked = readChecked(answer);
    if (thoroughness === "full") this.#remarks = checked.remarks;
    // Those behind a goal that was just reached may hold as well.
    if (checked.goals.length > 0) {
      this.#moved = true;
      this.#again = true;
    }
    this.#options.onChecked({ type: "checked", checked: { ...checked, remarks: this.#remarks } });
  }

  async #ask(script: string): Promise<string | undefined> {
    const answer = await this.#options.machine.run(script, PATIENCE);
    return this.#stopped ? undefined : answer?.output;
  }
}
