/**
 * Requests on their way: each arrives, goes to an instance or waits for one, is served, and leaves. Between two looks of
 * the controller (simulate.ts) the instances stay the same, and here is all that happens: the simulation's inner loop,
 * 1.4 million events in an hour of 200 requests per second.
 */
import type { Instance } from "./instance";
import { Latencies } from "./latencies";
import type { Requests } from "./load";
import type { Fleet } from "./types";
import { Waiting } from "./waiting";

/** In place of a number of requests, where none are sent to. */
const CLOSED = 2 ** 31 - 1;

export class Traffic {
  readonly waiting = new Waiting();
  /** Of the frame that is under way. */
  readonly latencies = new Latencies();
  /** Sums since the start: requests, and seconds that they waited or have spent in the system. */
  readonly sum = { arrived: 0, completed: 0, refused: 0, failed: 0, taken: 0, wait: 0, spent: 0 };
  /** Requests in the system, integrated over time. */
  area = 0;
  now = 0;
  #inSystem = 0;
  #instances: readonly Instance[] = [];
  /** Of each instance: when its next request is done, and how many are in it. Plain numbers are quick to look through. */
  #dues = new Float64Array(0);
  #loads = new Int32Array(0);
  /** Where those stand that requests are sent to: ready, and failed but not yet found out. */
  #doors = new Int32Array(0);
  #open = 0;
  #turn = 0;

  constructor(
    private readonly fleet: Fleet,
    private readonly requests: Requests,
  ) {}

  /** The instances are others from now on, or in other states. */
  meet(instances: readonly Instance[]): void {
    this.#instances = instances;
    if (this.#dues.length !== instances.length) {
      this.#dues = new Float64Array(instances.length);
      this.#loads = new Int32Array(instances.length);
      this.#doors = new Int32Array(instances.length);
    }
    this.#open = 0;
    for (let place = 0; place < instances.length; place++) {
      this.#note(place);
      if (this.#loads[place] !== CLOSED) this.#doors[this.#open++] = place;
    }
  }

  /** Arrivals and completions until `to`, one after another. */
  serve(to: number): void {
    const { requests } = this;
    const dues = this.#dues;
    let soonest = this.#soonest();
    for (;;) {
      const done = dues[soonest] ?? Number.POSITIVE_INFINITY;
      if (requests.at < done) {
        if (requests.at >= to) return;
        const place = this.#arrive();
        // One more request slows its instance down, or is done before all others.
        if (place === soonest) soonest = this.#soonest();
        else if (place >= 0 && (dues[place] ?? done) < done) soonest = place;
      } else if (done >= to) return;
      else {
        this.#finish(soonest);
        if (this.waiting.length > 0) this.dispatch();
        soonest = this.#soonest();
      }
    }
  }

  tick(now: number): void {
    this.area += this.#inSystem * (now - this.now);
    this.now = now;
  }

  /** Lets requests out of the queue for as long as there are places. */
  dispatch(): void {
    const { waiting } = this;
    while (waiting.length > 0) {
      const place = this.#choose();
      const instance = this.#instances[place];
      if (!instance) break;
      const { arrived, need } = waiting;
      waiting.shift();
      if (instance.state === "failed") this.#lose(arrived);
      else {
        this.sum.taken += 1;
        this.sum.wait += this.now - arrived;
        instance.take(this.now, arrived, need);
        this.#note(place);
      }
    }
  }

  /** An instance answers nothing any more, and what is in it is lost. */
  fail(instance: Instance): void {
    for (const arrived of instance.fail(this.now)) this.#lose(arrived);
    this.#note(this.#instances.indexOf(instance));
  }

  #lose(arrived: number): void {
    this.#inSystem -= 1;
    this.sum.spent += this.now - arrived;
    this.sum.failed += 1;
  }

  /** The next request comes. Returns where the instance stands that takes it at once; a negative number where none does. */
  #arrive(): number {
    const { at, need } = this.requests;
    this.requests.take();
    this.tick(at);
    this.sum.arrived += 1;
    const place = this.#choose();
    const instance = this.#instances[place];
    if (instance?.state === "failed") {
      this.sum.failed += 1;
      return -1;
    }
    if (instance) {
      this.#inSystem += 1;
      this.sum.taken += 1;
      instance.take(at, at, need);
      this.#note(place);
      return place;
    }
    if (this.waiting.length >= this.fleet.queue) this.sum.refused += 1;
    else {
      this.#inSystem += 1;
      this.waiting.push(at, need);
    }
    return -1;
  }

  #finish(place: number): void {
    const instance = this.#instances[place];
    if (!instance) return;
    const now = this.#dues[place] ?? 0;
    this.tick(now);
    instance.finish(now);
    this.#note(place);
    const spent = now - instance.left;
    this.#inSystem -= 1;
    this.sum.spent += spent;
    this.sum.completed += 1;
    this.latencies.add(spent);
  }

  /** Writes down how it is with the instance at this place. */
  #note(place: number): void {
    const instance = this.#instances[place];
    if (!instance) return;
    const { state } = instance;
    this.#dues[place] = instance.nextDone;
    this.#loads[place] = state === "ready" || state === "failed" ? instance.inFlight : CLOSED;
  }

  /** Where the instance stands whose next request is done first. */
  #soonest(): number {
    const dues = this.#dues;
    let best = 0;
    let first = Number.POSITIVE_INFINITY;
    for (let place = 0; place < dues.length; place++) {
      const due = dues[place] ?? first;
      if (due >= first) continue;
      first = due;
      best = place;
    }
    return best;
  }

  /** Where the next request goes; a negative number where no instance has a place for it. */
  #choose(): number {
    const loads = this.#loads;
    const most = Math.min(this.fleet.concurrency, CLOSED);
    if (this.fleet.routing === "round-robin") return this.#next(most);
    let best = -1;
    let least = most;
    for (let place = 0; place < loads.length; place++) {
      const load = loads[place] ?? CLOSED;
      if (load >= least) continue;
      least = load;
      best = place;
    }
    return best;
  }

  /** The next in turn that has a place. */
  #next(most: number): number {
    for (let i = 0; i < this.#open; i++) {
      const turn = (this.#turn + i) % this.#open;
      const place = this.#doors[turn] ?? 0;
      if ((this.#loads[place] ?? CLOSED) >= most) continue;
      this.#turn = (turn + 1) % this.#open;
      return place;
    }
    return -1;
  }
}
