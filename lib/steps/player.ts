import type { StepText } from "./step";

/**
 * The one player: a pure reducer that drives diagrams, simulations and the presenter.
 *
 * It holds no clock. While `playing`, the view sends `tick` after {@link dwell} milliseconds.
 */
export interface PlayerState {
  /** Number of steps, at least 1. */
  readonly count: number;
  /** Current step, 0 ≤ index < count. */
  readonly index: number;
  readonly playing: boolean;
  readonly speed: Speed;
}

/** How fast Play goes; 1 is reading speed. */
export const speeds = [0.5, 1, 1.5, 2] as const;
export type Speed = (typeof speeds)[number];

export type PlayerEvent =
  | { type: "first" | "back" | "next" | "last" | "play" | "pause" | "toggle" | "tick" }
  | { type: "seek"; index: number }
  | { type: "speed"; speed: Speed }
  /** The list of steps changed under the player (the reader moved a control). */
  | { type: "resize"; count: number };

/** @param count number of steps; @param index where to begin, clamped into range. */
export function startPlayer(count: number, index = 0): PlayerState {
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(`A player needs at least 1 step, got ${count}`);
  return { count, index: clamp(index, count), playing: false, speed: 1 };
}

/** Any move by hand pauses; Play at the end starts over; a tick on the last step stops. */
export function player(state: PlayerState, event: PlayerEvent): PlayerState {
  const last = state.count - 1;
  const goTo = (index: number): PlayerState => ({
    ...state,
    index: clamp(index, state.count),
    playing: false,
  });
  switch (event.type) {
    case "first":
      return goTo(0);
    case "back":
      return goTo(state.index - 1);
    case "next":
      return goTo(state.index + 1);
    case "last":
      return goTo(last);
    case "seek":
      return goTo(event.index);
    case "play":
      return last === 0 ? state : { ...state, index: state.index === last ? 0 : state.index, playing: true };
    case "pause":
      return { ...state, playing: false };
    case "toggle":
      return player(state, { type: state.playing ? "pause" : "play" });
    case "tick": {
      if (!state.playing) return state;
      const index = clamp(state.index + 1, state.count);
      return { ...state, index, playing: index < last };
    }
    case "speed":
      return { ...state, speed: event.speed };
    case "resize":
      return { ...startPlayer(event.count, state.index), speed: state.speed };
  }
}

/** How long Play stays on a step: time to see it move, plus reading at about 200 words a minute. Milliseconds. */
export function dwell(step: StepText, speed: Speed): number {
  const words = `${step.title} ${step.caption}`.split(/\s+/).length;
  return Math.round((1500 + words * 300) / speed);
}

/** Index of the step with this id; -1 when there is none, as with a link that is older than the diagram. */
export function indexOfStep(steps: readonly StepText[], id: string | null): number {
  return id === null ? -1 : steps.findIndex((step) => step.id === id);
}

function clamp(index: number, count: number): number {
  return Number.isFinite(index) ? Math.min(Math.max(Math.trunc(index), 0), count - 1) : 0;
}
