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
 */
import { diceOf } from "./dice";
import { type Instance, instanceOf } from "./instance";
import { Latencies } from "./latencies";
import { loadSeconds, Requests } from "./load";
import { decide, type Reading } from "./policy";
import { Traffic } from "./traffic";
import type { ScalingEvent, ScalingFrame, ScalingInput, ScalingOptions, ScalingRun } from "./types";

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

/** The controller: once a second it looks at the instances, and starts and stops some. */
class Simulation {
  readonly seconds: number;
  readonly frameSeconds: number;
  readonly #input: ScalingInput;
  readonly #traffic: Traffic;

  #instances: Instance[] = [];
  #ids = 0;
  #desired: number;
  #scaledIn = Number.NEGATIVE_INFINITY;
  #peak = 0;
  /** Sums of the instances that are gone. */
  #gone = { cpu: 0, active: 0, provisioned: 0 };
  /** Seconds in which instances could take requests, or finished their last. */
  #awake = 0;

  /** Where the frame and the reading now under way began. */
  #frameFrom: Mark;
  #readingFrom: Mark;
  readonly #readings: Reading[] = [];
  #events: ScalingEvent[] = [];
  readonly #latencies = new Latencies();

  constructor(input: ScalingInput, { seed, seconds, frameSeconds = 60 }: ScalingOptions) {
    const { fleet, work, load } = input;
    this.#input = input;
    this.seconds = whole("seconds", seconds ?? loadSeconds(load), 1);
    this.frameSeconds = whole("frameSeconds", frameSeconds, 1);
    whole("min", fleet.min, 1);
    whole("max", fleet.max, fleet.min);
    whole("startSeconds", fleet.startSeconds, 0);
    whole("interval", fleet.health.interval, 1);
    if (!(fleet.concurrency >= 1 && fleet.vcpu > 0 && work.cpu >= 0 && work.seconds > 0))
      throw new RangeError("An instance needs a processor and room for a request, and a request takes time");

    // Dice of their own for arrivals and for needs: other settings meet the same requests.
    this.#traffic = new Traffic(fleet, new Requests(load, work, diceOf(seed, 1), diceOf(seed, 2)));
    this.#desired = fleet.min;
    for (let i = 0; i < fleet.min; i++) this.#launch(0).state = "ready";
    this.#traffic.meet(this.#instances);
    this.#frameFrom = this.#mark();
    this.#readingFrom = this.#frameFrom;
  }

  /** Everything that happens in this second, then the controller's look at its end. */
  second(from: number): void {
    const to = from + 1;
    for (const instance of this.#instances) if (instance.state !== "starting") this.#awake += 1;
    for (const fault of this.#input.faults ?? []) if (fault.at === from) this.#fail(from, fault.instance);
    this.#traffic.serve(to);
    this.#traffic.tick(to);
    for (const instance of this.#instances) instance.advance(to);
    this.#checkHealth(to);
    this.#scale(to);
    this.#settle(to);
    this.#peak = Math.max(this.#peak, this.#instances.length);
  }

  #fail(now: number, index: number): void {
    const instance = this.#instances.filter((one) => one.state === "ready")[index];
    if (!instance) return;
    this.#traffic.tick(now);
    this.#traffic.fail(instance);
    this.#events.push({ at: now, code: "failed", instance: instance.id });
  }

  #checkHealth(now: number): void {
    for (const instance of this.#instances) {
      const found = instance.check(now, this.#input.fleet);
      if (!found) continue;
      this.#events.push({ at: now, code: found, instance: instance.id });
      instance.state = found === "ready" ? "ready" : "draining";
    }
  }

  #scale(now: number): void {
    const { policy, fleet } = this.#input;
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
      cpu: (100 * (to.cpu - from.cpu)) / (seconds * ready * fleet.vcpu),
      concurrency: inSystem / ready,
      requests: (60 * (to.arrived - from.arrived)) / (seconds * ready),
    });
    const decision = decide(policy, this.#readings, this.#desired, this.#scaledIn);
    if (!decision) return;
    const wanted = Math.min(Math.max(decision.wanted, fleet.min), fleet.max);
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
    this.#traffic.meet(this.#instances);
    this.#traffic.dispatch();
  }

  #launch(now: number): Instance {
    this.#ids += 1;
    const instance = instanceOf(this.#ids, now, this.#input.fleet, this.#input.work);
    this.#instances.push(instance);
    return instance;
  }

  #mark(): Mark {
    const { now, area, sum } = this.#traffic;
    let { cpu, active, provisioned } = this.#gone;
    for (const instance of this.#instances) {
      cpu += instance.cpuSeconds;
      active += instance.activeSeconds;
      provisioned += now - instance.launched;
    }
    return { at: now, area, awake: this.#awake, cpu, active, provisioned, ...sum };
  }

  /** What happened since the last frame. */
  frame(): ScalingFrame {
    const from = this.#frameFrom;
    const to = this.#mark();
    this.#frameFrom = to;
    const seconds = to.at - from.at;
    const events = this.#events;
    this.#events = [];
    const { latencies, waiting } = this.#traffic;
    const [p50, p95] = [latencies.percentile(0.5), latencies.percentile(0.95)];
    this.#latencies.drain(latencies);
    return {
      at: to.at,
      arrived: to.arrived - from.arrived,
      completed: to.completed - from.completed,
      refused: to.refused - from.refused,
      failed: to.failed - from.failed,
      p50,
      p95,
      inSystem: (to.area - from.area) / seconds,
      cpu: (to.cpu - from.cpu) / (Math.max(1, to.awake - from.awake) * this.#input.fleet.vcpu),
      queued: waiting.length,
      desired: this.#desired,
      instances: this.#instances.map(({ id, state, inFlight }) => ({ id, state, inFlight })),
      provisionedSeconds: to.provisioned - from.provisioned,
      activeSeconds: to.active - from.active,
      events,
    };
  }

  outcome(): ScalingRun["outcome"] {
    const { at, area, cpu, active, provisioned, arrived, completed, refused, failed, taken, wait, spent } =
      this.#mark();
    const waiting = this.#traffic.waiting.all();
    const inside = [...waiting, ...this.#instances.flatMap((one) => one.requests)];
    const requestSeconds = inside.reduce((sum, since) => sum + at - since, spent);
    // Those that still wait have waited, too, but were not taken.
    const waited = waiting.reduce((sum, since) => sum + at - since, wait);
    const all = this.#latencies;
    return {
      seconds: at,
      arrived,
      completed,
      refused,
      failed,
      left: inside.length,
      meanSeconds: all.count === 0 ? 0 : all.sum / all.count,
      p50: all.percentile(0.5),
      p95: all.percentile(0.95),
      p99: all.percentile(0.99),
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

/** All running sums at one moment. */
interface Mark extends Readonly<Traffic["sum"]> {
  readonly at: number;
  readonly area: number;
  readonly awake: number;
  readonly cpu: number;
  readonly active: number;
  readonly provisioned: number;
}
