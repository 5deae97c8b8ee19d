"use client";

import type { PointerEvent } from "react";
import { type Control, levelsOf, type Values } from "@/lib/steps";

interface LevelsProps {
  control: Extract<Control, { kind: "levels" }>;
  value: Values[string] | undefined;
  onChange: (value: readonly string[]) => void;
}

/**
 * A curve to draw: drag across the columns, or go from one to the next with Tab and set it with the arrow keys. Each
 * column is a native slider, which nobody sees, over a bar, which everybody does.
 */
export function Levels({ control, value, onChange }: LevelsProps) {
  const { label, max, value: start, columns, each, unit } = control;
  const levels = levelsOf(value, start, max);
  const set = (index: number, level: number) => {
    if (levels[index] === undefined || levels[index] === level) return;
    onChange(levels.map((old, i) => String(i === index ? level : old)));
  };
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const up = (box.bottom - event.clientY) / box.height;
    const index = Math.min(Math.max(Math.floor(across * levels.length), 0), levels.length - 1);
    set(index, Math.min(Math.max(Math.round(up * max), 0), max));
  };
  return (
    <fieldset className="w-full max-w-80 py-1">
      <legend className="flex w-full flex-wrap justify-between gap-x-3">
        <span className="font-semibold">{label}</span>
        <span className="text-muted">drag to draw</span>
      </legend>
      <div
        className="flex h-16 cursor-crosshair touch-none border-b border-line-strong"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) draw(event);
        }}
      >
        {levels.map((level, index) => (
          <div
            key={columns[index]}
            className="relative h-full flex-1 border-x border-surface bg-surface-2 outline-offset-1 outline-focus has-focus-visible:z-10 has-focus-visible:outline-2"
          >
            <div
              aria-hidden="true"
              className="absolute inset-x-0 bottom-0 border-t-3 border-(--concept-network) bg-(--concept-network-fill)"
              style={{ top: `${(1 - level / max) * 100}%` }}
            />
            <input
              type="range"
              aria-label={columns[index]}
              aria-valuetext={`${level * each} ${unit}`}
              min={0}
              max={max}
              value={level}
              onChange={(event) => set(index, event.target.valueAsNumber)}
              className="pointer-events-none absolute inset-0 m-0 h-full w-full opacity-0"
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
