/**
 * An hour of a service, simulated by lib/scaling, and one moment of it: plain data for the drawing. The container is
 * the same in both services: 1 vCPU, a request takes 250 ms, 50 ms of them on the processor, a start takes 40 s.
 */
import {
  appRunner,
  expressMode,
  type InstanceView,
  run,
  type ScalingEvent,
  type ScalingFrame,
  type ScalingRun,
} from "@/lib/scaling";

export const minutes = 60;
export const most = 8;
export const perLevel = 8;
export const topLevel = 10;
/** Seconds of one frame; and of one level of the load. */
export const frameSeconds = 30;
export const levelSeconds = 360;
export const work = { seconds: 0.25, cpu: 0.2, spread: "exponential" } as const;
export const startSeconds = 40;
export const cpuTarget = 60;

export interface Settings {
  service: "app-runner" | "express";
  /** Levels of the load, 0 to `topLevel`. */
  load: readonly number[];
  /** Requests at a time and instance; App Runner only. */
  concurrency: number;
  min: number;
}

/** One point of the charts for each frame. */
export interface Point {
  /** Instances that take requests, and all that exist. */
  ready: number;
  all: number;
  p95: number;
  refused: number;
}

export interface Scene {
  service: Settings["service"];
  concurrency: number;
  min: number;
  /** Requests per second in each level. */
  load: readonly number[];
  points: readonly Point[];
  /** The moment, in minutes. */
  now: number;
  rate: number;
  instances: readonly InstanceView[];
  waiting: number;
  /** Over the last half minute; null before the first, and where nothing was answered. */
  p95: number | null;
  cpu: number | null;
  /** Since the hour began. */
  refused: number;
  provisioned: number;
  active: number;
}

/** The last hour that was simulated: every step of a diagram shows the same one. */
let last: { key: string; run: ScalingRun } | null = null;

export function simulate({ service, load, concurrency, min }: Settings): ScalingRun {
  const key = [service, load, concurrency, min].join(";");
  if (last?.key === key) return last.run;
  const sizes = { min, max: most, vcpu: 1, startSeconds };
  const rules =
    service === "express"
      ? expressMode({ ...sizes, target: cpuTarget })
      : appRunner({ ...sizes, concurrency });
  const levels = load.map((level) => level * perLevel);
  const played = run(
    { load: { levels, levelSeconds, arrivals: "poisson" }, work, ...rules },
    { seed: 4, frameSeconds },
  );
  last = { key, run: played };
  return played;
}

const sum = (frames: readonly ScalingFrame[], of: (frame: ScalingFrame) => number): number =>
  frames.reduce((total, frame) => total + of(frame), 0);

/** The scene after so many frames; 0 is the moment before the first request. */
export function sceneAt(settings: Settings, frames: readonly ScalingFrame[], count: number): Scene {
  const past = frames.slice(0, count);
  const now = past.at(-1);
  const load = settings.load.map((level) => level * perLevel);
  return {
    service: settings.service,
    concurrency: settings.concurrency,
    min: settings.min,
    load,
    points: frames.map(({ instances, p95, refused }) => ({
      ready: instances.filter((one) => one.state === "ready").length,
      all: instances.length,
      p95,
      refused,
    })),
    now: (count * frameSeconds) / 60,
    rate: now ? (load[Math.floor(((count - 0.5) * frameSeconds) / levelSeconds)] ?? 0) : 0,
    instances: now
      ? now.instances.slice(0, most)
      : Array.from({ length: settings.min }, (_, i) => ({ id: i + 1, state: "ready", inFlight: 0 })),
    waiting: now?.queued ?? 0,
    p95: now?.p95 || null,
    cpu: now?.cpu ?? null,
    refused: sum(past, (frame) => frame.refused),
    provisioned: sum(past, (frame) => frame.provisionedSeconds) / 60,
    active: sum(past, (frame) => frame.activeSeconds) / 60,
  };
}

/** The moments of the story, in frames, found in the load and in what came of it. */
export function momentsOf({ load }: Settings, frames: readonly ScalingFrame[]) {
  const each = levelSeconds / frameSeconds;
  const rises = load.map((level, i) => (i === 0 ? 0 : level - (load[i - 1] ?? 0)));
  const highest = Math.max(...rises);
  const jump = highest > 0 ? rises.indexOf(highest) : 1;
  const falls = load.findIndex((level, i) => i > jump && level < (load[i - 1] ?? 0));
  const ebb = falls < 0 ? null : falls;
  const since = (frame: number, wanted: (event: ScalingEvent) => boolean): number | null =>
    frames
      .slice(frame)
      .flatMap((one) => one.events)
      .find(wanted)?.at ?? null;
  const peakEnd = (ebb ?? load.length) * each;
  const readyAt = since(jump * each, (event) => event.code === "ready");
  /** A minute after the load has fallen. */
  const ebbing = ebb === null ? peakEnd : ebb * each + 60 / frameSeconds;
  const fewerAt = ebb === null ? null : since(ebbing, (event) => event.code === "scale-in");
  return {
    /** Whether the load rises at all; and the level that it rises to first and most. */
    jumps: highest > 0,
    jump,
    ebb,
    before: jump * each,
    surge: jump * each + 1,
    /** When the first new instance is ready, if one is before the load falls; seconds since the jump. */
    ready:
      readyAt === null || readyAt > peakEnd * frameSeconds
        ? null
        : {
            frame: Math.min(Math.ceil(readyAt / frameSeconds), peakEnd),
            after: readyAt - jump * levelSeconds,
          },
    peakEnd,
    ebbing,
    fewer:
      fewerAt === null || ebb === null
        ? null
        : { frame: Math.ceil(fewerAt / frameSeconds) + 1, after: fewerAt - ebb * levelSeconds },
    end: frames.length,
  };
}
