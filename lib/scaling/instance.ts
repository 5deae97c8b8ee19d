import type { Work } from "./load";
import type { Fleet, InstanceState } from "./types";

/**
 * One instance: requests that share its processors fairly.
 *
 * While n requests run, they want n · cpu vCPUs. As long as there are that many, each runs at full speed; else all
 * are slowed alike, to vcpu ÷ (n · cpu). So all requests advance at one speed, and one clock for the service that
 * each has had (`served`) is enough: a request that needs s seconds ends when that clock has moved by s.
 *
 * This is where nearly all of a simulation's time goes, hence plain arrays and no objects for requests.
 */
export class Instance {
  state: InstanceState = "starting";
  inFlight = 0;
  /** When the next request will be done if none comes before, in seconds; infinity where none runs. */
  nextDone = Number.POSITIVE_INFINITY;
  activeSeconds = 0;
  cpuSeconds = 0;
  /** Seconds of service, at full speed, that a request here since the start would have had. */
  #served = 0;
  #now: number;
  /** A heap by end: reading of `#served` at which a request is done, and beside it when the request arrived. */
  readonly #ends: number[] = [];
  readonly #arrived: number[] = [];
  #passed = 0;
  #missed = 0;

  constructor(
    readonly id: number,
    readonly launched: number,
    private readonly vcpu: number,
    private readonly cpu: number,
  ) {
    this.#now = launched;
  }

  /** Brings its sums up to this moment. */
  advance(now: number): void {
    const passed = now - this.#now;
    this.#now = now;
    if (this.inFlight === 0) return;
    const wanted = this.inFlight * this.cpu;
    this.activeSeconds += passed;
    if (wanted <= this.vcpu) {
      this.#served += passed;
      this.cpuSeconds += passed * wanted;
    } else {
      this.#served += (passed * this.vcpu) / wanted;
      this.cpuSeconds += passed * this.vcpu;
    }
  }

  /** @param arrived when the request reached the service; @param need seconds at full speed */
  take(now: number, arrived: number, need: number): void {
    this.advance(now);
    this.inFlight += 1;
    this.#push(this.#served + need, arrived);
    this.#plan();
  }

  /** The request that is due at `nextDone` leaves. Returns when it had arrived. */
  finish(now: number): number {
    this.advance(now);
    this.#served = this.#ends[0] ?? this.#served;
    const arrived = this.#arrived[0] ?? now;
    this.inFlight -= 1;
    this.#pop();
    this.#plan();
    return arrived;
  }

  /** It answers nothing any more. Returns when the requests that are lost with it had arrived. */
  fail(now: number): readonly number[] {
    this.advance(now);
    const lost = this.#arrived.slice();
    this.#ends.length = 0;
    this.#arrived.length = 0;
    this.inFlight = 0;
    this.#plan();
    this.state = "failed";
    return lost;
  }

  /** The requests in it, by when they arrived. */
  get requests(): readonly number[] {
    return this.#arrived;
  }

  /** One look by the health check, where it is due: what changes, if anything. */
  check(now: number, { startSeconds, health }: Fleet): "ready" | "unhealthy" | null {
    const { interval, healthy, unhealthy } = health;
    const age = Math.round(now - this.launched);
    if (this.state === "starting") {
      if (age < startSeconds || (age - startSeconds) % interval !== 0) return null;
      this.#passed += 1;
      return this.#passed >= healthy ? "ready" : null;
    }
    if (this.state !== "failed" || age % interval !== 0) return null;
    this.#missed += 1;
    return this.#missed >= unhealthy ? "unhealthy" : null;
  }

  #plan(): void {
    const end = this.#ends[0];
    if (end === undefined) {
      this.nextDone = Number.POSITIVE_INFINITY;
      return;
    }
    const wanted = this.inFlight * this.cpu;
    const left = end - this.#served;
    this.nextDone = this.#now + (wanted <= this.vcpu ? left : (left * wanted) / this.vcpu);
  }

  #push(end: number, arrived: number): void {
    const ends = this.#ends;
    const arrivals = this.#arrived;
    let i = ends.length;
    ends.push(end);
    arrivals.push(arrived);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = ends[parent] ?? end;
      if (above <= end) break;
      ends[i] = above;
      arrivals[i] = arrivals[parent] ?? 0;
      i = parent;
    }
    ends[i] = end;
    arrivals[i] = arrived;
  }

  #pop(): void {
    const ends = this.#ends;
    const arrivals = this.#arrived;
    const end = ends.pop();
    const arrived = arrivals.pop();
    const count = ends.length;
    if (end === undefined || arrived === undefined || count === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= count) break;
      let below = ends[child] ?? end;
      const other = ends[child + 1];
      if (other !== undefined && other < below) {
        child += 1;
        below = other;
      }
      if (end <= below) break;
      ends[i] = below;
      arrivals[i] = arrivals[child] ?? 0;
      i = child;
    }
    ends[i] = end;
    arrivals[i] = arrived;
  }
}

export const instanceOf = (id: number, launched: number, fleet: Fleet, work: Work): Instance =>
  new Instance(id, launched, fleet.vcpu, work.cpu);
