import type { Work } from "./load";
import type { Fleet, InstanceState } from "./types";

/**
 * One instance: requests that share its processors fairly.
 *
 * While n requests run, they want n · cpu vCPUs. As long as there are that many, each runs at full speed; else all
 * are slowed alike, to vcpu ÷ (n · cpu). So all requests advance at one speed, and one clock for the service that
 * each has had (`served`) is enough: a request that needs s seconds ends when that clock has moved by s.
 *
 * This is where much of a simulation's time goes, hence a heap of plain numbers and no objects for requests.
 */
export class Instance {
  state: InstanceState = "starting";
  inFlight = 0;
  /** When the next request will be done if none comes before, in seconds; infinity where none runs. */
  nextDone = Number.POSITIVE_INFINITY;
  /** When the request that left last had arrived. */
  left = 0;
  activeSeconds = 0;
  cpuSeconds = 0;
  /** Seconds of service, at full speed, that a request here since the start would have had. */
  #served = 0;
  #now: number;
  /** A heap by end, of pairs: the reading of `#served` at which a request is done, and when it arrived. */
  #heap = new Float64Array(32);
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
    this.#push(this.#served + need, arrived);
    this.#plan();
  }

  /** The request that is due at `nextDone` leaves; see `left`. */
  finish(now: number): void {
    this.advance(now);
    this.#served = this.#heap[0] ?? 0;
    this.left = this.#heap[1] ?? 0;
    this.#pop();
    this.#plan();
  }

  /** It answers nothing any more. Returns when the requests that are lost with it had arrived. */
  fail(now: number): readonly number[] {
    this.advance(now);
    const lost = this.requests;
    this.inFlight = 0;
    this.#plan();
    this.state = "failed";
    return lost;
  }

  /** The requests in it, by when they arrived. */
  get requests(): readonly number[] {
    return Array.from({ length: this.inFlight }, (_, i) => this.#heap[2 * i + 1] ?? 0);
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
    if (this.inFlight === 0) {
      this.nextDone = Number.POSITIVE_INFINITY;
      return;
    }
    const wanted = this.inFlight * this.cpu;
    const left = (this.#heap[0] ?? 0) - this.#served;
    this.nextDone = this.#now + (wanted <= this.vcpu ? left : (left * wanted) / this.vcpu);
  }

  #push(end: number, arrived: number): void {
    let i = this.inFlight;
    this.inFlight = i + 1;
    if (2 * i === this.#heap.length) {
      const wider = new Float64Array(4 * i);
      wider.set(this.#heap);
      this.#heap = wider;
    }
    const heap = this.#heap;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = heap[2 * parent] ?? 0;
      if (above <= end) break;
      heap[2 * i] = above;
      heap[2 * i + 1] = heap[2 * parent + 1] ?? 0;
      i = parent;
    }
    heap[2 * i] = end;
    heap[2 * i + 1] = arrived;
  }

  #pop(): void {
    const heap = this.#heap;
    const count = this.inFlight - 1;
    this.inFlight = count;
    const end = heap[2 * count] ?? 0;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= count) break;
      let below = heap[2 * child] ?? 0;
      if (child + 1 < count) {
        const other = heap[2 * child + 2] ?? 0;
        if (other < below) {
          child += 1;
          below = other;
        }
      }
      if (end <= below) break;
      heap[2 * i] = below;
      heap[2 * i + 1] = heap[2 * child + 1] ?? 0;
      i = child;
    }
    heap[2 * i] = end;
    heap[2 * i + 1] = heap[2 * count + 1] ?? 0;
  }
}

export const instanceOf = (id: number, launched: number, fleet: Fleet, work: Work): Instance =>
  new Instance(id, launched, fleet.vcpu, work.cpu);
