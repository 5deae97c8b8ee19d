import { describe, expect, it } from "vitest";
import { clockWords, elapsedAt, minutesWords, pace, pauseTimer, startTimer } from "./pace";

const zero = { startedAt: null, elapsed: 0 };

describe("timer", () => {
  it("runs, rests and goes on", () => {
    const running = startTimer(zero, 1000);
    expect(elapsedAt(running, 4000)).toBe(3000);
    expect(startTimer(running, 9000)).toBe(running);
    const paused = pauseTimer(running, 4000);
    expect(elapsedAt(paused, 60_000)).toBe(3000);
    expect(elapsedAt(startTimer(paused, 60_000), 61_000)).toBe(4000);
  });

  it("never runs backwards when the clock does", () => {
    expect(elapsedAt(startTimer(zero, 5000), 1000)).toBe(0);
  });
});

describe("pace", () => {
  const slides = [{ seconds: 60 }, { seconds: 120 }, { seconds: 60 }];
  it.each([
    ["on the slide's own time", 1, 100, 0],
    ["late", 1, 300, 120],
    ["early", 2, 100, -80],
  ])("%s", (_, index, seconds, late) =>
    expect(pace(slides, index, seconds * 1000)).toEqual({ planned: 240, late }),
  );
});

it.each([
  [0, "On time"],
  [59, "On time"],
  [-59, "On time"],
  [125, "2 min behind"],
  [-61, "1 min ahead"],
])("%i seconds late: %s", (late, words) => expect(minutesWords(late)).toBe(words));

it.each([
  [0, "0:00"],
  [75_999, "1:15"],
  [3_675_000, "1:01:15"],
])("%i ms: %s", (time, words) => expect(clockWords(time)).toBe(words));
