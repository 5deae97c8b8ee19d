"use client";

import { useId } from "react";
import type { Control, Values } from "@/lib/steps";
import { Levels } from "./Levels";

interface ReaderControlsProps {
  controls: readonly Control[];
  values: Values;
  /** @param acted the reader did something that adds a step: show it */
  onChange: (values: Values, acted: boolean) => void;
}

/** What the reader may change in a diagram: sliders, curves, choices, switches, and things to do. */
export function ReaderControls({ controls, values, onChange }: ReaderControlsProps) {
  if (controls.length === 0) return null;
  return (
    <div className="js-only no-print flex flex-wrap items-center gap-x-8 gap-y-1 border-t border-line px-4 py-1.5 font-display text-sm sm:px-6">
      <span className="title-block-name" aria-hidden="true">
        {controls.every((control) => control.kind === "actions") ? "Do it" : "Change it"}
      </span>
      {controls.map((control) => (
        <One
          key={control.id}
          control={control}
          value={values[control.id]}
          onChange={(value) => onChange({ ...values, [control.id]: value }, control.kind === "actions")}
        />
      ))}
    </div>
  );
}

type Value = Values[string];

interface OneProps {
  control: Control;
  value: Value | undefined;
  onChange: (value: Value) => void;
}

function One({ control, value, onChange }: OneProps) {
  const name = useId();
  switch (control.kind) {
    case "range":
      return (
        <label className="flex min-h-11 items-center gap-3">
          <span className="font-semibold">{control.label}</span>
          <input
            type="range"
            min={control.min}
            max={control.max}
            value={Number(value)}
            onChange={(event) => onChange(event.target.valueAsNumber)}
            className="w-32 accent-[var(--accent)]"
          />
          <output className="min-w-[3ch] tabular-nums">
            {Number(value)}
            {control.unit ? ` ${control.unit}` : ""}
          </output>
        </label>
      );
    case "choice":
      return (
        <fieldset className="flex min-h-9 flex-wrap items-center gap-x-4">
          <legend className="float-start me-1 font-semibold">{control.label}</legend>
          {control.options.map((option) => (
            <label key={option.value} className="flex min-h-9 items-center gap-1.5">
              <input
                type="radio"
                name={name}
                checked={value === option.value}
                onChange={() => onChange(option.value)}
                className="accent-[var(--accent)]"
              />
              {option.label}
            </label>
          ))}
        </fieldset>
      );
    case "toggle":
      return (
        <label className="flex min-h-11 items-center gap-2 font-semibold">
          <input
            type="checkbox"
            checked={value === true}
            onChange={(event) => onChange(event.target.checked)}
            className="h-4 w-4 accent-[var(--accent)]"
          />
          {control.label}
        </label>
      );
    case "levels":
      return <Levels control={control} value={value} onChange={onChange} />;
    case "actions": {
      const done = Array.isArray(value) ? value : [];
      const full = done.length >= control.max;
      return (
        <fieldset className="flex min-h-11 flex-wrap items-center gap-2 py-1">
          <legend className="float-start me-1 font-semibold">{control.label}</legend>
          {control.options.map((option) => (
            <Act key={option.value} off={full} onPress={() => onChange([...done, option.value])}>
              {option.label}
            </Act>
          ))}
          <Act off={done.length === 0} onPress={() => onChange(done.slice(0, -1))}>
            Undo
          </Act>
          <Act off={done.length === 0} onPress={() => onChange([])}>
            Start over
          </Act>
          {full && <span className="text-muted">That is all that fits: undo, or start over.</span>}
        </fieldset>
      );
    }
  }
}

function Act({ off, onPress, children }: { off: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-disabled={off}
      onClick={off ? undefined : onPress}
      className="min-h-9 rounded-md border border-line-strong px-3 font-medium hover:bg-surface-2 aria-disabled:cursor-default aria-disabled:opacity-40 aria-disabled:hover:bg-transparent max-sm:min-h-11"
    >
      {children}
    </button>
  );
}
