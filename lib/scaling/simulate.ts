/**
 * A group of equal instances behind one entrance, and the rule that sets their number: a discrete-event simulation
 * from the first request to the last. It serves App Runner and ECS Express Mode, and is meant for load balancers,
 * Auto Scaling groups and ECS services as well; what they have in common is here, what sets them apart is data
 * (`Fleet`, `Policy`, see services.ts).
 *
 * How it simplifies reality:
 * - A request needs a place in an instance and some processor time, nothing else. Memory, network and the databases
 *   behind it are not modelled. While processors are short, all requests of an instance are slowed alike, their
 *   waiting for others included (see instance.ts).
 * - What no instance has a place for waits in one queue, first come, first served, and keeps its place however long
 *   it takes: nobody gives up, nobody tries again.
 * - The controller looks once a second: starts, health checks, metrics and decisions fall on whole seconds, and
 *   metrics are known at once, where CloudWatch needs a minute or more.
 * - Instances start in a fixed time, are alike, and there are always more to be had.
 * - Where policies leave out what AWS does not publish, policy.ts says so.
 *
 * Simulated this way, one instance without processor sharing is the textbook's M/M/c queue, and with it the M/M/1
 * processor-sharing queue; the tests hold it to their formulas, and to Little's law on every path.
 *
 * The file is long because the inner loop and what it touches are one class: 1.4 million events in an hour of 200
 * requests per second leave no room for indirection.
 */
import { diceOf } from "./dice";
import { type Instance, instanceOf } from "./instance";
import { Latencies } from "./latencies";
import { loadSeconds, Requests } from "./load";
import { decide, type Policy, type Reading } from "./policy";
import type {
  Fault,
  Fleet,
  ScalingEvent,
  ScalingFrame,
  ScalingInput,
  ScalingOptions,
  ScalingRun,
} from "./types";

/** Simulates all of it at once; the frames can then be browsed in any order. */
export function run(input: ScalingInput, options: ScalingOptions): ScalingRun {
  const simulation = new Simulation(input, options);
  const frames: ScalingFrame[] = [];
  for (let second = 0; second < simulation.seconds; second += simulation.frameSeconds) {
    for (let i = 0; i < simulation.frameSeconds && second + i < simulation.seconds; i++)
      simulation.second(second + i);
    frames.push(simulation.frame());
  }
  return { frames, outcome: simulation.outcome() };
}

const whole = (name: string, value: number, least: number): number => {
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`${name} must be a whole number of at least ${least}, got ${value}`);
  return value;
};

class Simulation {
  readonly seconds: number;
  readonly frameSeconds: number;
  readonly #fleet: Fleet;
  readonly #policy: Policy;
  readonly #input: ScalingInput;
  readonly #faults: readonly Fault[];
  readonly #requests: Requests;

  #instances: Instance[] = [];
  /** Those that requests are sent to: ready, and failed but not yet found out. */
  #routable: Instance[] = [];
  #ids = 0;
  #turn = 0;
  #desired: number;
  #scaledIn = Number.NEGATIVE_INFINITY;
  #peak = 0;

  /** The queue: when its requests arrived and what each needs; those before `#head` have left it. */
  readonly #waiting: number[] = [];
  readonly #needs: number[] = [];
  #head = 0;

  #now = 0;
  #inSystem = 0;
  /** Sums since the start: requests, and integrals over time. */
  readonly #sum = { arrived: 0, completed: 0, refused: 0, failed: 0, taken: 0, wait: 0, spent: 0 };
  #area = 0;
  #gone = { cpu: 0, active: 0, provisioned: 0 };
  /** Seconds in which instances could take requests, or finished their last. */
  #awake = 0;
  readonly #lately = new Latencies();
  readonly #all = new Latencies();

  /** Where the frame and the reading now under way began. */
  #frameFrom = this.#mark();
  #readingFrom = this.#mark();
  readonly #readings: Reading[] = [];
  #events: ScalingEvent[] = [];

  constructor(input: ScalingInput, { seed, seconds, frameSeconds = 60 }: ScalingOptions) {
    const { fleet, work, load, policy, faults = [] } = input;
    this.#input = input;
    this.#fleet = fleet;
    this.#policy = policy;
    this.#faults = faults;
    this.seconds = whole("seconds", seconds ?? loadSeconds(load), 1);
    this.frameSeconds = whole("frameSeconds", frameSeconds, 1);
    whole("min", fleet.min, 1);
    whole("max", fleet.max, fleet.min);
    whole("startSeconds", fleet.startSeconds, 0);
    whole("interval", fleet.health.interval, 1);
    if (!(fleet.concurrency >= 1 && fleet.vcpu > 0 && work.cpu >= 0 && work.seconds > 0))
      throw new RangeError("An instance needs a processor and room for a request, and a request takes time");

    // Dice of their own for arrivals and for needs: other settings meet the same requests.
    this.#requests = new Requests(load, work, diceOf(seed, 1), diceOf(seed, 2));
    this.#desired = fleet.min;
    for (let i = 0; i < fleet.min; i++) this.#launch(0).state = "ready";
    this.#route();
  }

  /** Everything that happens in this second, then the controller's look at its end. */
  second(from: number): void {
    const to = from + 1;
    for (const instance of this.#instances) if (instance.state !== "starting") this.#awake += 1;
    for (const fault of this.#faults) if (fault.at === from) this.#fail(from, fault.instance);
    this.#serve(to);
    this.#advance(to);
    this.#checkHealth(to);
    this.#scale(to);
    this.#settle(to);
    this.#peak = Math.max(this.#peak, this.#instances.length);
  }

  /** Arrivals and completions until `to`, one after another: the simulation's inner loop. */
  #serve(to: number): void {
    const requests = this.#requests;
    let by = this.#soonest();
    for (;;) {
      const done = by === null ? Number.POSITIVE_INFINITY : by.nextDone;
      if (requests.at < done) {
        if (requests.at >= to) return;
        this.#tick(requests.at);
        const instance = this.#arrive(requests.need);
        requests.take();
        // One more request slows its instance down, or is done before all others.
        if (instance === null) continue;
        if (instance === by) by = this.#soonest();
        else if (instance.nextDone < done) by = instance;
      } else if (by === null || done >= to) return;
      else {
        this.#tick(done);
        const spent = done - by.finish(done);
        this.#leave(spent);
        this.#sum.completed += 1;
        this.#lately.add(spent);
        if (this.#head < this.#waiting.length) this.#dispatch();
        by = this.#soonest();
      }
    }
  }

  /** The instance whose next request is done first. */
  #soonest(): Instance | null {
    let best: Instance | null = null;
    let first = Number.POSITIVE_INFINITY;
    for (const instance of this.#instances)
      if (instance.nextDone < first) {
        first = instance.nextDone;
        best = instance;
      }
    return best;
  }

  #tick(now: number): void {
    this.#area += this.#inSystem * (now - this.#now);
    this.#now = now;
  }

  #leave(spent: number): void {
    this.#inSystem -= 1;
    this.#sum.spent += spent;
  }

  /** A request comes. Returns the instance that takes it at once, if one does. */
  #arrive(need: number): Instance | null {
    this.#sum.arrived += 1;
    const instance = this.#choose();
    if (instance?.state === "failed") {
      this.#sum.failed += 1;
      return null;
    }
    if (!instance && this.#waiting.length - this.#head >= this.#fleet.queue) {
      this.#sum.refused += 1;
      return null;
    }
    this.#inSystem += 1;
    if (instance) this.#give(instance, this.#now, need);
    else {
      this.#waiting.push(this.#now);
      this.#needs.push(need);
    }
    return instance;
  }

  #give(instance: Instance, arrived: number, need: number): void {
    this.#sum.taken += 1;
    this.#sum.wait += this.#now - arrived;
    instance.take(this.#now, arrived, need);
  }

  /** Where the next request goes; null where no instance has a place for it. */
  #choose(): Instance | null {
    const { routing, concurrency } = this.#fleet;
    const routable = this.#routable;
    const count = routable.length;
    if (routing === "round-robin") {
      for (let i = 0; i < count; i++) {
        const instance = routable[(this.#turn + i) % count];
        if (!instance || instance.inFlight >= concurrency) continue;
        this.#turn = (this.#turn + i + 1) % count;
        return instance;
      }
      return null;
    }
    let best: Instance | null = null;
    let least = concurrency;
    for (const instance of routable)
      if (instance.inFlight < least) {
        least = instance.inFlight;
        best = instance;
      }
    return best;
  }

  /** Lets requests out of the queue for as long as there are places. */
  #dispatch(): void {
    while (this.#head < this.#waiting.length) {
      const instance = this.#choose();
      if (!instance) break;
      const arrived = this.#waiting[this.#head] ?? this.#now;
      const need = this.#needs[this.#head] ?? 0;
      this.#head += 1;
      if (instance.state === "failed") {
        this.#leave(this.#now - arrived);
        this.#sum.failed += 1;
      } else this.#give(instance, arrived, need);
    }
    if (this.#head > 4096 && this.#head * 2 > this.#waiting.length) {
      this.#waiting.splice(0, this.#head);
      this.#needs.splice(0, this.#head);
      this.#head = 0;
    }
  }

  #fail(now: number, index: number): void {
    const instance = this.#instances.filter((one) => one.state === "ready")[index];
    if (!instance) return;
    this.#tick(now);
    for (const arrived of instance.fail(now)) {
      this.#leave(now - arrived);
      this.#sum.failed += 1;
    }
    this.#events.push({ at: now, code: "failed", instance: instance.id });
  }

  #advance(now: number): void {
    this.#tick(now);
    for (const instance of this.#instances) instance.advance(now);
  }

  #checkHealth(now: number): void {
    for (const instance of this.#instances) {
      const found = instance.check(now, this.#fleet);
      if (!found) continue;
      this.#events.push({ at: now, code: found, instance: instance.id });
      instance.state = found === "ready" ? "ready" : "draining";
    }
  }

  #scale(now: number): void {
    const policy = this.#policy;
    if (policy.kind === "fixed" || now % policy.period !== 0) return;
    const from = this.#readingFrom;
    const to = this.#mark();
    this.#readingFrom = to;
    const ready = Math.max(1, this.#instances.filter((one) => one.state === "ready").length);
    const seconds = to.at - from.at;
    const inSystem = (to.area - from.area) / seconds;
    this.#readings.push({
      at: now,
      ready,
      inSystem,
      cpu: (100 * (to.cpu - from.cpu)) / (seconds * ready * this.#fleet.vcpu),
      concurrency: inSystem / ready,
      requests: (60 * (to.arrived - from.arrived)) / (seconds * ready),
    });
    const decision = decide(policy, this.#readings, this.#desired, this.#scaledIn);
    if (!decision) return;
    const wanted = Math.min(Math.max(decision.wanted, this.#fleet.min), this.#fleet.max);
    if (wanted === this.#desired) return;
    const code = wanted > this.#desired ? "scale-out" : "scale-in";
    this.#events.push({ at: now, code, from: this.#desired, to: wanted, metric: decision.metric });
    if (code === "scale-in") this.#scaledIn = now;
    this.#desired = wanted;
  }

  /** Starts what is missing, lets go what is too much, newest first, and removes what is empty. */
  #settle(now: number): void {
    const alive = this.#instances.filter((one) => one.state !== "draining");
    for (let missing = this.#desired - alive.length; missing > 0; missing--)
      this.#events.push({ at: now, code: "launched", instance: this.#launch(now).id });
    for (let spare = alive.length - this.#desired; spare > 0; spare--) {
      const instance = alive.pop();
      if (!instance) break;
      instance.state = "draining";
      this.#events.push({ at: now, code: "draining", instance: instance.id });
    }
    for (const instance of this.#instances) {
      if (instance.state !== "draining" || instance.inFlight > 0) continue;
      this.#gone.cpu += instance.cpuSeconds;
      this.#gone.active += instance.activeSeconds;
      this.#gone.provisioned += now - instance.launched;
      this.#events.push({ at: now, code: "stopped", instance: instance.id });
    }
    this.#instances = this.#instances.filter((one) => one.state !== "draining" || one.inFlight > 0);
    this.#route();
    this.#dispatch();
  }

  #launch(now: number): Instance {
    this.#ids += 1;
    const instance = instanceOf(this.#ids, now, this.#fleet, this.#input.work);
    this.#instances.push(instance);
    return instance;
  }

  #route(): void {
    this.#routable = this.#instances.filter((one) => one.state === "ready" || one.state === "failed");
  }

  /** All running sums as they are now. */
  #mark() {
    let { cpu, active, provisioned } = this.#gone;
    for (const instance of this.#instances) {
      cpu += instance.cpuSeconds;
      active += instance.activeSeconds;
      provisioned += this.#now - instance.launched;
    }
    return { at: this.#now, area: this.#area, awake: this.#awake, cpu, active, provisioned, ...this.#sum };
  }

  /** What happened since the last frame. */
  frame(): ScalingFrame {
    const from = this.#frameFrom;
    const to = this.#mark();
    this.#frameFrom = to;
    const seconds = to.at - from.at;
    const events = this.#events;
    this.#events = [];
    const [p50, p95] = [this.#lately.percentile(0.5), this.#lately.percentile(0.95)];
    this.#all.drain(this.#lately);
    return {
      at: to.at,
      arrived: to.arrived - from.arrived,
      completed: to.completed - from.completed,
      refused: to.refused - from.refused,
      failed: to.failed - from.failed,
      p50,
      p95,
      inSystem: (to.area - from.area) / seconds,
      cpu: (to.cpu - from.cpu) / (Math.max(1, to.awake - from.awake) * this.#fleet.vcpu),
      queued: this.#waiting.length - this.#head,
      desired: this.#desired,
      instances: this.#instances.map(({ id, state, inFlight }) => ({ id, state, inFlight })),
      provisionedSeconds: to.provisioned - from.provisioned,
      activeSeconds: to.active - from.active,
      events,
    };
  }

  outcome() {
    const { at, area, cpu, active, provisioned, arrived, completed, refused, failed, taken, wait, spent } =
      this.#mark();
    const inside = [...this.#waiting.slice(this.#head), ...this.#instances.flatMap((one) => one.requests)];
    const requestSeconds = inside.reduce((sum, since) => sum + at - since, spent);
    // Those that still wait have waited, too, but were not taken.
    const waited = this.#waiting.slice(this.#head).reduce((sum, since) => sum + at - since, wait);
    return {
      seconds: at,
      arrived,
      completed,
      refused,
      failed,
      left: inside.length,
      meanSeconds: this.#all.count === 0 ? 0 : this.#all.sum / this.#all.count,
      p50: this.#all.percentile(0.5),
      p95: this.#all.percentile(0.95),
      p99: this.#all.percentile(0.99),
      meanWait: taken === 0 ? 0 : wait / taken,
      meanInSystem: area / at,
      meanInService: (area - waited) / at,
      requestSeconds,
      cpuSeconds: cpu,
      provisionedSeconds: provisioned,
      activeSeconds: active,
      peak: this.#peak,
    };
  }
}
