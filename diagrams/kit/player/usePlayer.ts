"use client";

import { useEffect, useReducer } from "react";
import { dwell, type PlayerEvent, type PlayerState, player, type StepText, startPlayer } from "@/lib/steps";

/** The player with a clock: while it plays, each step stays as long as it takes to read. */
export function usePlayer(
  steps: readonly StepText[],
  index = 0,
): [PlayerState, (event: PlayerEvent) => void] {
  const [state, send] = useReducer(player, null, () => startPlayer(steps.length, index));
  const current = steps[state.index];

  useEffect(() => {
    if (steps.length !== state.count) send({ type: "resize", count: steps.length });
  }, [steps.length, state.count]);

  useEffect(() => {
    if (!state.playing || !current) return;
    const timer = setTimeout(() => send({ type: "tick" }), dwell(current, state.speed));
    return () => clearTimeout(timer);
  }, [state.playing, state.speed, current]);

  return [state, send];
}

/** What a key means to the player; undefined when it means nothing. */
export function playerKey(key: string): PlayerEvent | undefined {
  switch (key) {
    case "ArrowRight":
    case "PageDown":
      return { type: "next" };
    case "ArrowLeft":
    case "PageUp":
      return { type: "back" };
    case "Home":
      return { type: "first" };
    case "End":
      return { type: "last" };
    case " ":
      return { type: "toggle" };
    default:
      return undefined;
  }
}
