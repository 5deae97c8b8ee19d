import { type Dice, exponential } from "./dice";

/** Requests as they come: a rate that is constant for a while, then another. */
export interface Load {
  /** Requests per second, one level after another; after the last, none come. */
  readonly levels: readonly number[];
  /** How long each level lasts, in seconds. */
  readonly levelSeconds: number;
  /** `poisson`: independent of each other, as from many people. `regular`: evenly spaced. */
  readonly arrivals: "poisson" | "regular";
}

/** What one request asks of an instance. */
export interface Work {
  /** Mean time that a request takes on an instance that is not short of processor time, in seconds. */
  readonly seconds: number;
  /** How much of a vCPU a request keeps busy while it is served, 0 to 1. 0 is pure waiting, for a database say. */
  readonly cpu: number;
  /** `exponential`: many short, few long. `fixed`: all alike. */
  readonly spread: "exponential" | "fixed";
}

/** How long all levels last together, in seconds. */
export const loadSeconds = ({ levels, levelSeconds }: Load): number => levels.length * levelSeconds;

/**
 * The requests of a load: when each arrives, in order, and what it needs.
 *
 * Draws once for an arrival, whatever the levels are: with the same dice, a higher level has the same requests, only
 * closer together. Works in batches, so that neither a call nor an object is spent on each request.
 */
export class Requests {
  /** When the next one arrives, in seconds; infinity when no more come. */
  at = 0;
  /** Seconds that it takes at full speed. */
  need = 0;
  readonly #times = new Float64Array(1024);
  readonly #needs = new Float64Array(1024);
  #next = 0;
  #filled = 0;
  #level = 0;
  #drawn = 0;

  constructor(
    private readonly load: Load,
    private readonly work: Work,
    private readonly arrivals: Dice,
    private readonly needs: Dice,
  ) {
    this.take();
  }

  /** Goes on to the request after this one. */
  take(): void {
    if (this.#next === this.#filled) this.#fill();
    this.at = this.#times[this.#next] ?? Number.POSITIVE_INFINITY;
    this.need = this.#needs[this.#next] ?? 0;
    this.#next += 1;
  }

  #fill(): void {
    const { levels, levelSeconds, arrivals } = this.load;
    const { seconds, spread } = this.work;
    let now = this.#drawn;
    let level = this.#level;
    for (let i = 0; i < this.#times.length; i++) {
      let left = arrivals === "regular" ? 1 : exponential(this.arrivals);
      for (;;) {
        const rate = levels[level];
        const end = (level + 1) * levelSeconds;
        if (rate === undefined) now = Number.POSITIVE_INFINITY;
        else if (left >= rate * (end - now)) {
          left -= rate * (end - now);
          now = end;
          level += 1;
          continue;
        } else now += left / rate;
        break;
      }
      this.#times[i] = now;
      this.#needs[i] = spread === "fixed" ? seconds : seconds * exponential(this.needs);
    }
    this.#drawn = now;
    this.#level = level;
    this.#next = 0;
    this.#filled = this.#times.length;
  }
}
