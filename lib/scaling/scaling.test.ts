import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appRunner, diceOf, expressMode, type Fleet, type Load, run, type ScalingInput } from "./index";
import { Latencies } from "./latencies";

const steady = (rate: number, seconds: number, arrivals: Load["arrivals"] = "poisson"): Load => ({
  levels: [rate],
  levelSeconds: seconds,
  arrivals,
});
const health = { interval: 5, healthy: 1, unhealthy: 3 };
/** One queue before `servers` places that are never short of processor time. */
const servers = (count: number, change: Partial<Fleet> = {}): Fleet => ({
  min: 1,
  max: 1,
  vcpu: 1,
  concurrency: count,
  queue: Number.POSITIVE_INFINITY,
  startSeconds: 0,
  health,
  routing: "least-outstanding",
  ...change,
});
const fixed = { kind: "fixed" } as const;
const apart = (found: number, expected: number) => Math.abs(found - expected) / expected;

/** The chance that an arrival has to wait in M/M/c (Erlang C), with offered load a = λ ÷ μ. */
function erlangC(c: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < c; k++) {
    term *= a / k;
    sum += term;
  }
  const last = (term * a) / c / (1 - a / c);
  return last / (sum + last);
}

describe("against the textbook", () => {
  // rate λ and mean service 1/μ; 200,000 requests each, so that a mean lies within 5 % of its formula
  it.each([
    [1, 0.5],
    [2, 1.4],
    [4, 3],
    [10, 8],
    [25, 21],
  ])("M/M/%i at an offered load of %d waits as Erlang C says", (c, a) => {
    const seconds = 0.1;
    const rate = a / seconds;
    const input = {
      load: steady(rate, Math.ceil(200_000 / rate)),
      work: { seconds, cpu: 0, spread: "exponential" as const },
      fleet: servers(c),
      policy: fixed,
    };
    const { outcome } = run(input, { seed: 7 });
    const wait = (erlangC(c, a) * seconds) / (c - a);
    expect(apart(outcome.meanWait, wait)).toBeLessThan(0.05);
    expect(apart(outcome.meanSeconds, wait + seconds)).toBeLessThan(0.02);
    // Utilisation: the places are in use λ ÷ (c · μ) of the time.
    expect(apart(outcome.meanInService / c, a / c)).toBeLessThan(0.01);
  });

  // A shared processor, M/G/1-PS: the mean is S ÷ (1 − ρ), whatever the spread of S.
  it.each([
    ["exponential", 0.5],
    ["fixed", 0.5],
    ["exponential", 0.8],
    ["fixed", 0.8],
  ] as const)("one processor shared by %s requests, busy for %d of the time", (spread, busy) => {
    const seconds = 0.1;
    const input = {
      load: steady(busy / seconds, 40_000),
      work: { seconds, cpu: 1, spread },
      fleet: servers(Number.POSITIVE_INFINITY),
      policy: fixed,
    };
    const { outcome } = run(input, { seed: 11 });
    expect(apart(outcome.meanSeconds, seconds / (1 - busy))).toBeLessThan(0.05);
    expect(apart(outcome.cpuSeconds / outcome.seconds, busy)).toBeLessThan(0.01);
    expect(outcome.meanWait).toBe(0);
  });

  it("M/M/c/c turns away what Erlang B says", () => {
    const input = {
      load: steady(50, 4_000),
      work: { seconds: 0.1, cpu: 0, spread: "exponential" as const },
      fleet: servers(5, { queue: 0 }),
      policy: fixed,
    };
    const { outcome } = run(input, { seed: 3 });
    // B(5, 5) = (5⁵/5!) ÷ Σ 5ᵏ/k!
    expect(apart(outcome.refused / outcome.arrived, 0.2849)).toBeLessThan(0.02);
  });

  it("D/D/1 by hand: two evenly spaced requests a second, each 0.25 s", () => {
    const input = {
      load: steady(2, 10, "regular"),
      work: { seconds: 0.25, cpu: 1, spread: "fixed" as const },
      fleet: servers(1),
      policy: fixed,
    };
    const { frames, outcome } = run(input, { seed: 1, seconds: 12, frameSeconds: 4 });
    expect(outcome).toMatchObject({ arrived: 19, completed: 19, left: 0, meanWait: 0, peak: 1 });
    expect(outcome.meanSeconds).toBeCloseTo(0.25, 12);
    expect(outcome.activeSeconds).toBeCloseTo(19 * 0.25, 12);
    expect(outcome.provisionedSeconds).toBe(12);
    expect(frames.map((frame) => frame.arrived)).toEqual([7, 8, 4]);
  });
});

const policy = fc.oneof(
  fc.constant(fixed),
  fc.record({
    kind: fc.constant("request-concurrency" as const),
    target: fc.integer({ min: 1, max: 20 }),
    period: fc.constantFrom(5, 10),
    patience: fc.integer({ min: 1, max: 6 }),
  }),
  fc.record({
    kind: fc.constant("target-tracking" as const),
    metric: fc.constantFrom("cpu" as const, "concurrency" as const, "requests" as const),
    target: fc.integer({ min: 1, max: 90 }),
    period: fc.constantFrom(5, 20),
    outPoints: fc.integer({ min: 1, max: 3 }),
    inPoints: fc.integer({ min: 1, max: 5 }),
    inCooldown: fc.constantFrom(0, 40),
  }),
);
const input: fc.Arbitrary<ScalingInput> = fc.record({
  load: fc.record({
    levels: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 }),
    levelSeconds: fc.constantFrom(7, 30),
    arrivals: fc.constantFrom("poisson" as const, "regular" as const),
  }),
  work: fc.record({
    seconds: fc.constantFrom(0.02, 0.3, 2),
    cpu: fc.constantFrom(0, 0.1, 0.5, 1),
    spread: fc.constantFrom("exponential" as const, "fixed" as const),
  }),
  fleet: fc.record({
    min: fc.integer({ min: 1, max: 3 }),
    max: fc.integer({ min: 3, max: 9 }),
    vcpu: fc.constantFrom(0.25, 1, 2),
    concurrency: fc.constantFrom(1, 3, 20, Number.POSITIVE_INFINITY),
    queue: fc.constantFrom(0, 5, Number.POSITIVE_INFINITY),
    startSeconds: fc.integer({ min: 0, max: 15 }),
    health: fc.record({
      interval: fc.integer({ min: 1, max: 6 }),
      healthy: fc.integer({ min: 1, max: 3 }),
      unhealthy: fc.integer({ min: 1, max: 3 }),
    }),
    routing: fc.constantFrom("least-outstanding" as const, "round-robin" as const),
  }),
  policy,
  faults: fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 }), instance: fc.nat(2) }), { maxLength: 2 }),
});

describe("on every path", () => {
  it("Little's law is exact: requests in the system, over time, are the times of the requests, summed", () => {
    fc.assert(
      fc.property(input, fc.integer(), (one, seed) => {
        const { outcome } = run(one, { seed });
        const area = outcome.meanInSystem * outcome.seconds;
        expect(Math.abs(area - outcome.requestSeconds)).toBeLessThan(1e-6 * Math.max(1, area));
      }),
    );
  });

  it("no request is lost or made, and no bound is passed", () => {
    fc.assert(
      fc.property(input, fc.integer(), (one, seed) => {
        const { frames, outcome } = run(one, { seed, frameSeconds: 5 });
        const { arrived, completed, refused, failed, left } = outcome;
        expect(completed + refused + failed + left).toBe(arrived);
        const sum = (of: "arrived" | "completed" | "refused" | "failed") =>
          frames.reduce((total, frame) => total + frame[of], 0);
        expect([sum("arrived"), sum("completed"), sum("refused"), sum("failed")]).toEqual([
          arrived,
          completed,
          refused,
          failed,
        ]);
        const { min, max, vcpu, concurrency, queue } = one.fleet;
        for (const frame of frames) {
          expect(frame.desired).toBeGreaterThanOrEqual(min);
          expect(frame.desired).toBeLessThanOrEqual(max);
          expect(frame.queued).toBeLessThanOrEqual(queue);
          expect(frame.cpu).toBeLessThanOrEqual(1 + 1e-9);
          expect(frame.p95).toBeGreaterThanOrEqual(frame.p50);
          expect(frame.activeSeconds).toBeLessThanOrEqual(frame.provisionedSeconds + 1e-6);
          for (const { inFlight } of frame.instances) expect(inFlight).toBeLessThanOrEqual(concurrency);
        }
        expect(outcome.cpuSeconds).toBeLessThanOrEqual(outcome.activeSeconds * vcpu + 1e-6);
      }),
    );
  });

  it("the same seed gives the same run, and another seed another", () => {
    const one = {
      load: steady(30, 120),
      work: { seconds: 0.2, cpu: 0.5, spread: "exponential" as const },
      ...appRunner({ min: 1, max: 5, vcpu: 1, startSeconds: 20, concurrency: 5 }),
    };
    expect(run(one, { seed: 1 })).toEqual(run(one, { seed: 1 }));
    expect(run(one, { seed: 1 }).outcome).not.toEqual(run(one, { seed: 2 }).outcome);
  });

  it("other settings meet the same requests", () => {
    const meet = (concurrency: number) =>
      run(
        {
          load: steady(30, 120),
          work: { seconds: 0.2, cpu: 0.5, spread: "exponential" },
          ...appRunner({ min: 1, max: 5, vcpu: 1, startSeconds: 20, concurrency }),
        },
        { seed: 1 },
      ).outcome.arrived;
    expect(meet(2)).toBe(meet(50));
  });
});

describe("health", () => {
  const broken = {
    load: steady(20, 60, "regular"),
    work: { seconds: 0.1, cpu: 0, spread: "fixed" as const },
    fleet: servers(10, { min: 2, max: 2, startSeconds: 8, routing: "round-robin" }),
    policy: fixed,
    faults: [{ at: 11, instance: 0 }],
  };

  it("gives up an instance after so many failed checks, and starts another in its place", () => {
    const { frames } = run(broken, { seed: 1, frameSeconds: 1 });
    const events = frames.flatMap((frame) => frame.events);
    // Checks every 5 s, three failures: 15, 20, 25. The new one needs 8 s and one passed check.
    expect(events).toEqual([
      { at: 11, code: "failed", instance: 1 },
      { at: 25, code: "unhealthy", instance: 1 },
      { at: 25, code: "launched", instance: 3 },
      { at: 25, code: "stopped", instance: 1 },
      { at: 33, code: "ready", instance: 3 },
    ]);
  });

  it("loses every second request while nobody has noticed, where requests go in turn", () => {
    const { outcome } = run(broken, { seed: 1 });
    // 14 s · 20 requests/s, one half of them; and one or two that were in it.
    expect(outcome.failed).toBeGreaterThanOrEqual(140);
    expect(outcome.failed).toBeLessThanOrEqual(142);
  });

  it("loses nearly all of them where requests go to whoever has fewest: an instance that fails at once looks idle", () => {
    const greedy = { ...broken, fleet: { ...broken.fleet, routing: "least-outstanding" as const } };
    expect(run(greedy, { seed: 1 }).outcome.failed).toBeGreaterThan(270);
  });
});

describe("services", () => {
  const work = { seconds: 0.25, cpu: 0.4, spread: "exponential" as const };
  const surge = { levels: [4, 36, 4], levelSeconds: 1200, arrivals: "poisson" as const };
  const sizes = { min: 1, max: 10, vcpu: 1, startSeconds: 40 };
  const outs = (input: ScalingInput) =>
    run(input, { seed: 5 }).frames.flatMap((frame) =>
      frame.events.filter((event) => event.code === "scale-out"),
    );

  it("App Runner reacts within seconds, Express Mode after three points of a minute", () => {
    const [first] = outs({ load: surge, work, ...appRunner({ ...sizes, concurrency: 5 }) });
    const [later] = outs({ load: surge, work, ...expressMode({ ...sizes, target: 60 }) });
    expect(first?.at).toBeLessThanOrEqual(1220);
    expect(later?.at).toBe(1380);
  });

  it("Express Mode settles where processors are at most 60 per cent busy", () => {
    const { frames } = run({ load: surge, work, ...expressMode({ ...sizes, target: 60 }) }, { seed: 5 });
    const settled = frames.find((frame) => frame.at === 2400);
    // 36 requests/s · 0.1 s of processor time each = 3.6 vCPUs; 3.6 ÷ 0.6 = 6 tasks
    expect(settled?.instances.length).toBeGreaterThanOrEqual(6);
    expect(settled?.instances.length).toBeLessThanOrEqual(7);
    expect(settled?.cpu).toBeLessThan(0.64);
  });

  it("a limit of 100 requests lets a busy processor drown before a second instance is asked for", () => {
    const slow = run(
      { load: surge, work, ...appRunner({ ...sizes, concurrency: 100 }) },
      { seed: 5 },
    ).outcome;
    const quick = run({ load: surge, work, ...appRunner({ ...sizes, concurrency: 4 }) }, { seed: 5 }).outcome;
    expect(slow.p95).toBeGreaterThan(10 * quick.p95);
  });
});

it.each([
  ["min", { min: 0 }],
  ["max", { max: 0 }],
  ["interval", { health: { ...health, interval: 0.5 } }],
  ["processor", { vcpu: 0 }],
])("refuses a fleet without a sensible %s", (name, change) => {
  const work = { seconds: 0.1, cpu: 0, spread: "fixed" } as const;
  expect(() =>
    run({ load: steady(1, 10), work, fleet: servers(1, change), policy: fixed }, { seed: 1 }),
  ).toThrow(new RegExp(name));
});

it("throws evenly spread dice", () => {
  const dice = diceOf(42);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) {
    const draw = Math.floor(dice() * 10);
    counts[draw] = (counts[draw] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});

it("knows percentiles to 1 %", () => {
  const latencies = new Latencies();
  for (let i = 1; i <= 1000; i++) latencies.add(i / 100);
  for (const share of [0.5, 0.95, 0.99])
    expect(apart(latencies.percentile(share), 10 * share)).toBeLessThan(0.011);
  expect(new Latencies().percentile(0.95)).toBe(0);
});
