import { expect, it } from "vitest";
import { decide, type Policy, type Reading } from "./index";

const reading = (change: Partial<Reading>): Reading => ({
  at: 600,
  ready: 4,
  inSystem: 0,
  cpu: 0,
  concurrency: 0,
  requests: 0,
  ...change,
});
const concurrency: Policy = { kind: "request-concurrency", target: 100, period: 10, patience: 3 };
const tracking: Policy = {
  kind: "target-tracking",
  metric: "cpu",
  target: 50,
  period: 60,
  outPoints: 3,
  inPoints: 5,
  inCooldown: 300,
};
const cpu = (...values: number[]) => values.map((value) => reading({ cpu: value }));
const inSystem = (...values: number[]) => values.map((value) => reading({ inSystem: value }));

it.each<[string, Policy, Reading[], number, number | null]>([
  ["nothing known yet", concurrency, [], 2, null],
  ["as many as fit", concurrency, inSystem(200), 2, null],
  ["one request more", concurrency, inSystem(201), 2, 3],
  ["fewer, but not for long", concurrency, inSystem(250, 90, 90), 3, null],
  ["fewer for three periods: as many as the worst of them needs", concurrency, inSystem(90, 150, 90), 3, 2],
  // The rule of three: 4 instances at 80 %, target 50, make ceil(4 · 80 ÷ 50) = 7.
  ["hot for three points", tracking, cpu(80, 80, 80), 4, 7],
  ["hot for two", tracking, cpu(40, 80, 80), 4, null],
  ["hot, and more are on their way", tracking, cpu(80, 80, 80), 7, null],
  ["between the alarms", tracking, cpu(46, 46, 46, 46, 46), 4, null],
  ["cold for five points", tracking, cpu(20, 20, 20, 20, 20), 4, 2],
  ["cold for four", tracking, cpu(50, 20, 20, 20, 20), 4, null],
])("%s", (_name, policy, readings, desired, wanted) => {
  expect(decide(policy, readings, desired, Number.NEGATIVE_INFINITY)?.wanted ?? null).toBe(wanted);
});

it("waits after a scale-in before the next, and never before a scale-out", () => {
  expect(decide(tracking, cpu(20, 20, 20, 20, 20), 4, 301)).toBeNull();
  expect(decide(tracking, cpu(20, 20, 20, 20, 20), 4, 300)?.wanted).toBe(2);
  expect(decide(tracking, cpu(80, 80, 80), 4, 599)?.wanted).toBe(7);
});
