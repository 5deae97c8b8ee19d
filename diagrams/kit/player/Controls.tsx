"use client";

import { type PlayerEvent, type PlayerState, type Speed, type StepText, speeds } from "@/lib/steps";

interface ControlsProps {
  state: PlayerState;
  steps: readonly StepText[];
  send: (event: PlayerEvent) => void;
}

/** First, back, play, next, last: the left end of the title block. */
export function Transport({ state, send }: Omit<ControlsProps, "steps">) {
  const atStart = state.index === 0;
  const atEnd = state.index === state.count - 1;
  const playing = state.playing;
  return (
    <div className="flex items-center gap-0.5">
      <Press
        name="First"
        off={atStart}
        onPress={() => send({ type: "first" })}
        icon="M6 5v14M19 5l-9 7 9 7z"
      />
      <Press name="Back" off={atStart} onPress={() => send({ type: "back" })} icon="M17 5l-10 7 10 7z" />
      <button
        type="button"
        aria-label={playing ? "Pause" : "Play"}
        onClick={() => send({ type: "toggle" })}
        className="mx-1 my-1 grid h-11 w-12 place-items-center rounded-md bg-ink text-on-ink"
      >
        <Icon d={playing ? "M8 5v14M16 5v14" : "M7 4.5l12 7.5-12 7.5z"} solid={!playing} />
      </button>
      <Press name="Next" off={atEnd} onPress={() => send({ type: "next" })} icon="M7 5l10 7-10 7z" />
      <Press name="Last" off={atEnd} onPress={() => send({ type: "last" })} icon="M18 5v14M5 5l9 7-9 7z" />
    </div>
  );
}

/** `aria-disabled` rather than disabled: a button that goes grey under the finger must not lose the focus. */
function Press({
  name,
  icon,
  off,
  onPress,
}: {
  name: string;
  icon: string;
  off: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={off}
      onClick={off ? undefined : onPress}
      className="grid h-11 w-9 place-items-center rounded-md text-text hover:bg-surface-2 aria-disabled:cursor-default aria-disabled:opacity-35 aria-disabled:hover:bg-transparent"
    >
      <Icon d={icon} solid />
    </button>
  );
}

export function Icon({ d, solid = false }: { d: string; solid?: boolean }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="h-[1.1rem] w-[1.1rem]"
      fill={solid ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={d} />
    </svg>
  );
}

/** The line of steps: a native slider under a drawn line with a tick for each step. */
export function Scrubber({ state, steps, send }: ControlsProps) {
  const { index, count } = state;
  const at = (i: number) => `${count === 1 ? 50 : (i / (count - 1)) * 100}%`;
  return (
    <div className="relative h-11 flex-1 @max-[479px]:basis-full">
      <div className="pointer-events-none absolute inset-x-3 top-1/2" aria-hidden="true">
        <div className="absolute inset-x-0 h-px -translate-y-1/2 bg-line-strong" />
        <div
          className="absolute left-0 h-0.5 w-full origin-left -translate-y-1/2 bg-text"
          style={{ scale: `${count === 1 ? 0 : index / (count - 1)} 1` }}
        />
        {steps.map((step, i) => (
          <span
            key={step.id}
            style={{ left: at(i) }}
            className={`absolute -translate-x-1/2 -translate-y-1/2 rounded-full ${
              i === index
                ? "h-3.5 w-3.5 bg-accent outline-4 outline-accent/25"
                : i < index
                  ? "h-2 w-2 bg-text"
                  : "h-2 w-2 border border-line-strong bg-surface"
            }`}
          />
        ))}
      </div>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext={`Step ${index + 1} of ${count}: ${steps[index]?.title ?? ""}`}
        min={1}
        max={count}
        step={1}
        value={index + 1}
        onChange={(event) => send({ type: "seek", index: event.target.valueAsNumber - 1 })}
        className="scrubber absolute inset-0 w-full"
      />
    </div>
  );
}

export function SpeedChoice({ state, send }: Omit<ControlsProps, "steps">) {
  return (
    <label className="flex flex-col justify-center">
      <span className="title-block-name">Speed</span>
      <select
        aria-label="Speed"
        value={state.speed}
        onChange={(event) =>
          send({
            type: "speed",
            speed: speeds.find((speed) => speed === Number(event.target.value)) ?? (1 satisfies Speed),
          })
        }
        className="-ms-1 h-6 rounded bg-transparent font-display text-sm font-semibold"
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed} className="bg-surface text-text">
            {speed}×
          </option>
        ))}
      </select>
    </label>
  );
}
