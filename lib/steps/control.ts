/**
 * What a reader may change in a diagram or a simulation. The steps are a function of these values, so every
 * value is bounded and can stand in a link.
 */

/** Something the reader may change. Its value is part of the link (`?step=…&apps=3`), so it is always bounded. */
export type Control =
  | { kind: "range"; id: string; label: string; min: number; max: number; value: number; unit?: string }
  | { kind: "choice"; id: string; label: string; options: readonly Option[]; value: string }
  | { kind: "toggle"; id: string; label: string; value: boolean }
  /**
   * Things the reader can do, one after another: the value is the list of what was done, from nothing, and at
   * most `max` long. `steps` replays it and appends a step for each, with the ids `yours-1`, `yours-2` …
   */
  | {
      kind: "actions";
      id: string;
      label: string;
      options: readonly Option[];
      value: readonly string[];
      max: number;
    }
  /**
   * A curve of columns to draw: each is a whole number from 0 to `max`, written as in the link ("3"), so that the
   * value is a list of text as for actions. Read it with {@link levelsOf}.
   */
  | {
      kind: "levels";
      id: string;
      label: string;
      max: number;
      value: readonly string[];
      /** What a column is, for those who hear it: "Minutes 0 to 6". As many as there are values. */
      columns: readonly string[];
      /** What one level stands for, in the unit. */
      each: number;
      unit: string;
    };

export interface Option {
  /** Lower-case letters, digits and hyphens: it stands in links. */
  value: string;
  label: string;
}

/** The current value of each control, by its id. */
export type Values = Readonly<Record<string, number | string | boolean | readonly string[]>>;

/** The values a diagram starts with. */
export function defaultValues(controls: readonly Control[] = []): Values {
  return Object.fromEntries(controls.map((control) => [control.id, control.value]));
}

/** Reads values from a link: unknown names are ignored, numbers clamped, choices checked. Never throws. */
export function valuesFromQuery(controls: readonly Control[] = [], query: URLSearchParams): Values {
  return Object.fromEntries(
    controls.map((control) => {
      const given = query.get(control.id);
      return [control.id, given === null ? control.value : readValue(control, given)];
    }),
  );
}

function readValue(control: Control, given: string): Values[string] {
  switch (control.kind) {
    case "range": {
      const number = Number.parseInt(given, 10);
      return Number.isNaN(number) ? control.value : Math.min(Math.max(number, control.min), control.max);
    }
    case "choice":
      return control.options.some((option) => option.value === given) ? given : control.value;
    case "toggle":
      return given === "on" ? true : given === "off" ? false : control.value;
    case "levels": {
      const parts = given.split(".");
      return control.value.map((level, index) => String(oneLevel(parts[index], control.max) ?? level));
    }
    case "actions":
      return given
        .split(".")
        .filter((action) => control.options.some((option) => option.value === action))
        .slice(0, control.max);
  }
}

/** The levels of a `levels` control as numbers; `start` for those that are missing or no numbers. */
export function levelsOf(
  value: Values[string] | undefined,
  start: readonly string[],
  max: number,
): readonly number[] {
  const given = Array.isArray(value) ? value : [];
  return start.map((level, index) => oneLevel(given[index], max) ?? Number(level));
}

function oneLevel(text: string | undefined, max: number): number | null {
  const level = Number.parseInt(text ?? "", 10);
  return Number.isNaN(level) ? null : Math.min(Math.max(level, 0), max);
}

/** Writes what differs from the start into a link. */
export function valuesToQuery(
  controls: readonly Control[] = [],
  values: Values,
  query: URLSearchParams,
): void {
  for (const control of controls) {
    const value = values[control.id];
    if (value === undefined) continue;
    const text = textOf(value);
    if (text !== "" && text !== textOf(control.value)) query.set(control.id, text);
  }
}

function textOf(value: Values[string]): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  return Array.isArray(value) ? value.join(".") : String(value);
}
