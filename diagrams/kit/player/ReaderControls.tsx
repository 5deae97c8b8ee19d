"use client";

import type { Control, Values } from "../define";

/** What the reader may change in a diagram: sliders for numbers, a row of radio buttons for choices. */
export function ReaderControls({
  controls,
  values,
  onChange,
}: {
  controls: readonly Control[];
  values: Values;
  onChange: (values: Values) => void;
}) {
  if (controls.length === 0) return null;
  return (
    <div className="js-only no-print flex flex-wrap items-center gap-x-8 gap-y-2 border-t border-line px-4 py-2 font-display text-sm sm:px-6">
      <span className="title-block-name" aria-hidden="true">
        Change it
      </span>
      {controls.map((control) =>
        control.kind === "range" ? (
          <label key={control.id} className="flex min-h-11 items-center gap-3">
            <span className="font-semibold">{control.label}</span>
            <input
              type="range"
              min={control.min}
              max={control.max}
              value={values[control.id]}
              onChange={(event) => onChange({ ...values, [control.id]: event.target.valueAsNumber })}
              className="w-32 accent-[var(--accent)]"
            />
            <output className="min-w-[3ch] tabular-nums">
              {values[control.id]}
              {control.unit ? ` ${control.unit}` : ""}
            </output>
          </label>
        ) : (
          <fieldset key={control.id} className="flex min-h-11 flex-wrap items-center gap-3">
            <legend className="float-start me-3 font-semibold">{control.label}</legend>
            {control.options.map((option) => (
              <label key={option.value} className="flex items-center gap-1.5">
                <input
                  type="radio"
                  checked={values[control.id] === option.value}
                  onChange={() => onChange({ ...values, [control.id]: option.value })}
                  className="accent-[var(--accent)]"
                />
                {option.label}
              </label>
            ))}
          </fieldset>
        ),
      )}
    </div>
  );
}
