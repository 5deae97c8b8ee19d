/**
 * How long a talk has been going on, and whether that is sooner or later than planned.
 *
 * The time is always an argument, in milliseconds since 1970. Simplification: the plan is the sum of what each
 * slide is expected to take, in order; who skips a slide is ahead by its time.
 */
import { plainInline } from "@/lib/text/inline";
import type { Timer } from "./shared";

/** Milliseconds on the timer at this moment; never negative, even when a clock was set back. */
export const elapsedAt = (timer: Timer, now: number): number =>
  timer.elapsed + (timer.startedAt === null ? 0 : Math.max(0, now - timer.startedAt));

/** Goes on from where it was paused; a running timer stays as it is. */
export const startTimer = (timer: Timer, now: number): Timer =>
  timer.startedAt === null ? { startedAt: now, elapsed: timer.elapsed } : timer;

export const pauseTimer = (timer: Timer, now: number): Timer => ({
  startedAt: null,
  elapsed: elapsedAt(timer, now),
});

export interface Pace {
  /** Planned for the whole deck, in seconds. */
  planned: number;
  /** Seconds by which the talk is late; negative when it is early; 0 while the slide's own time has room. */
  late: number;
}

/** Compares the time on the timer with the time at which this slide was planned. */
export function pace(slides: readonly { seconds: number }[], index: number, elapsed: number): Pace {
  const sum = (upTo: number) => slides.slice(0, upTo).reduce((total, { seconds }) => total + seconds, 0);
  const now = elapsed / 1000;
  const begins = sum(index);
  const ends = sum(index + 1);
  return { planned: sum(slides.length), late: now > ends ? now - ends : now < begins ? now - begins : 0 };
}

/** "2 min behind", "3 min ahead", "On time": less than a minute either way is on time. */
export function minutesWords(late: number): string {
  const minutes = Math.trunc(Math.abs(late) / 60);
  return minutes === 0 ? "On time" : `${minutes} min ${late > 0 ? "behind" : "ahead"}`;
}

/** 75_000 → "1:15", 3_675_000 → "1:01:15" */
export function clockWords(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Seconds to say a text aloud, at 130 words a minute. */
export const reading = (text: string): number =>
  Math.round((plainInline(text).split(/\s+/).length / 130) * 60);
