import { type Guess, levelsOf, type Step, type Values } from "@/lib/steps";
import {
  cpuTarget,
  momentsOf,
  most,
  perLevel,
  type Scene,
  type Settings,
  sceneAt,
  simulate,
  startSeconds,
  topLevel,
  work,
} from "./scene";

export const startLoad: readonly string[] = ["1", "1", "1", "9", "9", "9", "9", "2", "1", "1"];
export const bounds = {
  concurrency: { min: 1, max: 100, value: 4 },
  min: { min: 1, max: 6, value: 1 },
} as const;

/** An hour under this load, with these settings. The ids are always the same. */
export function steps(values: Values): readonly Step<Scene>[] {
  const settings: Settings = {
    service: values.service === "express" ? "express" : "app-runner",
    load: levelsOf(values.load, startLoad, topLevel),
    concurrency: bounded(values.concurrency, bounds.concurrency),
    min: bounded(values.min, bounds.min),
  };
  const express = settings.service === "express";
  const { frames, outcome } = simulate(settings);
  const at = momentsOf(settings, frames);
  const scene = (count: number) => sceneAt(settings, frames, Math.min(count, frames.length));
  const before = scene(at.before);
  const surge = scene(at.surge);
  const ready = scene(at.ready?.frame ?? at.peakEnd);
  const peak = scene(at.peakEnd);
  const ebbing = scene(at.ebbing);
  const fewer = scene(at.fewer?.frame ?? at.end);
  const end = scene(at.end);
  const rate = (level: number) => (settings.load[level] ?? 0) * perLevel;
  const [low, high] = [rate(at.jump - 1), rate(at.jump)];
  const one = express ? "task" : "instance";
  const some = (count: number) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const readyIn = (of: Scene) => of.instances.filter((each) => each.state === "ready").length;
  const startingIn = (of: Scene) => of.instances.filter((each) => each.state === "starting").length;
  const within = (of: Scene) =>
    of.p95 ? `95 of 100 answers come within ${seconds(of.p95)}` : "nothing was answered";
  const least = `at least ${some(settings.min)}, at most ${most}`;
  const busy = peak.rate * work.seconds;
  const processors = peak.rate * work.seconds * work.cpu;

  return [
    {
      id: "service",
      title: express ? "ECS Express Mode" : "App Runner",
      caption: express
        ? `Your image on ECS Express Mode: a load balancer with an HTTPS address, and ${least}. Nobody counts requests here; the rule is to keep processors ${cpuTarget} % busy. The blue curve is the hour to come. Draw another one below.`
        : `Your image behind an HTTPS address: ${least}. You say how many requests one may have at a time, here ${settings.concurrency}. Beyond that, App Runner adds instances. The blue curve is the hour to come. Draw another one below.`,
      scene: scene(0),
    },
    {
      id: "before",
      title: "Before the jump",
      caption: `${low} requests a second. Each takes ${work.seconds * 1000} ms, ${work.seconds * work.cpu * 1000} ms of them on the processor. So about ${number(low * work.seconds)} are served at a time. ${some(readyIn(before))}, processors ${percent(before.cpu)} busy; ${within(before)}.`,
      scene: before,
    },
    {
      id: "surge",
      title: at.jumps ? "The load jumps" : "No jump",
      ...(at.jumps ? { guess: express ? whatFirstExpress : whatFirst } : {}),
      caption: at.jumps
        ? `Half a minute after the jump to ${high} requests a second: ${some(readyIn(surge))} ready, ${startingIn(surge)} starting, which takes ${startSeconds} s. ${surge.refused > 0 ? `Refused so far: ${surge.refused}. ` : ""}${express ? `Processors are ${percent(surge.cpu)} busy, but an alarm, as users find it set, waits for three minutes in a row above ${cpuTarget} %.` : "Requests at a time are counted all along, so the decision came within seconds."}`
        : "Your curve never rises, so nothing has to be added. Draw a low stretch and a high one after it, and come back to this step.",
      scene: surge,
    },
    {
      id: "reaction",
      title: at.ready ? "Help arrives" : "No help needed",
      caption: at.ready
        ? `${duration(at.ready.after)} after the jump the first new ${one} is ready. ${express ? `The rule of three set the number: tasks × busy ÷ ${cpuTarget} %. As processors cannot be more than 100 % busy, a great jump takes two rounds.` : "The number is requests at a time, divided by your limit and rounded up. What waits counts too, so after a jump it may start more than it will need."}`
        : `${some(readyIn(ready))} went through the high stretch without any help. Processors ${percent(ready.cpu)} busy; ${within(ready)}.`,
      scene: ready,
    },
    {
      id: "settled",
      title: "The sum behind it",
      caption: express
        ? `${peak.rate} requests/s × ${work.seconds * work.cpu * 1000} ms of processor time are ${number(processors)} vCPUs of work. At ${cpuTarget} % that wants ${number(processors)} ÷ 0.6, so ${some(Math.max(settings.min, Math.ceil(processors / 0.6 - 1e-9)))}. Here: ${readyIn(peak)}, ${percent(peak.cpu)} busy; ${within(peak)}.`
        : `${peak.rate} requests/s × ${work.seconds} s are ${number(busy)} requests at a time on average. Divided by ${settings.concurrency} that wants ${some(Math.max(settings.min, Math.ceil(busy / settings.concurrency)))}; crowded moments ask for more. Here: ${readyIn(peak)}, processors ${percent(peak.cpu)} busy; ${within(peak)}.`,
      scene: peak,
    },
    {
      id: "ebb",
      title: at.ebb === null ? "It stays high" : "The load falls",
      ...(at.ebb === null ? {} : { guess: express ? howLongExpress : howLong }),
      caption:
        at.ebb === null
          ? "Your curve does not fall after its jump, so nothing can be taken away. Let it fall to see how long instances stay."
          : `A minute after the load has fallen to ${rate(at.ebb)} requests a second, ${some(ebbing.instances.length)} are still here, ${percent(ebbing.cpu)} busy. Taking away is slow on purpose: being wrong about it means starting again while people wait.`,
      scene: ebbing,
    },
    {
      id: "fewer",
      title: at.fewer ? "Fewer again" : "Still the same",
      caption: at.fewer
        ? `${duration(at.fewer.after)} after the fall the service scales in: ${some(fewer.instances.length)} now. ${express ? `As users find it set, the alarm for less waits for fifteen minutes in a row below nine tenths of the target, ${cpuTarget * 0.9} %.` : "Fewer must have been enough for three minutes: an assumption of ours, as AWS publishes none."} What is being served is finished first.`
        : `To the end of the hour nothing is taken away. ${express ? "As users find it set, the alarm for less waits for fifteen minutes in a row, and the hour is over before." : `${some(fewer.instances.length)} of at least ${settings.min} are left.`}`,
      scene: fewer,
    },
    {
      id: "bill",
      title: "What is counted",
      caption: express
        ? `${Math.round(end.provisioned)} task-minutes, and Fargate counts processor and memory for each of them, busy or not. The load balancer is extra. ${outcome.refused} of ${outcome.arrived} requests were refused; over the hour, 95 of 100 answers came within ${seconds(outcome.p95)}.`
        : `${Math.round(end.provisioned)} instance-minutes: memory counts for all of them, the processor only for the ${Math.round(end.active)} with a request. ${outcome.refused} of ${outcome.arrived} requests were refused; over the hour, 95 of 100 answers came within ${seconds(outcome.p95)}. Now try ${settings.concurrency === 100 ? bounds.concurrency.value : 100} at a time.`,
      scene: end,
    },
  ];
}

function bounded(
  value: Values[string] | undefined,
  range: { min: number; max: number; value: number },
): number {
  if (typeof value !== "number" || !Number.isFinite(value)) return range.value;
  return Math.min(Math.max(Math.trunc(value), range.min), range.max);
}

const number = (value: number): string => String(Math.round(value * 10) / 10);
const percent = (share: number | null): string => `${Math.round((share ?? 0) * 100)} %`;

/** "0.79 s", "14 s". */
export const seconds = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} s`;

/** "55 s", "4 min 20 s". */
export function duration(value: number): string {
  const whole = Math.round(value);
  const rest = whole % 60;
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

const whatFirst: Guess = {
  question: "The load jumps. What will the first requests of it meet?",
  options: [
    { text: "New instances: App Runner sees the requests coming" },
    { text: "The old instances, a queue, and perhaps a refusal", right: true },
    { text: "Nothing unusual: instances grow as needed" },
  ],
};

const whatFirstExpress: Guess = {
  question: "The load jumps. Express Mode watches processors. How soon will it decide to add tasks?",
  options: [
    { text: "At once" },
    { text: "After about half a minute" },
    { text: "After three minutes", right: true },
  ],
};

const howLong: Guess = {
  question: "The load falls back. How long do the extra instances stay?",
  options: [
    { text: "They stop at once" },
    { text: "Some minutes, idle", right: true },
    { text: "Until somebody removes them" },
  ],
};

const howLongExpress: Guess = {
  question: "The load falls back. How long do the extra tasks stay?",
  options: [
    { text: "Three minutes, as on the way up" },
    { text: "A quarter of an hour", right: true },
    { text: "Until somebody removes them" },
  ],
};
