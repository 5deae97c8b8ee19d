import type { ComponentType } from "react";
import type { Step } from "@/lib/steps";

/** Something the reader may change. Its value is part of the link (`?step=…&apps=3`), so it is always bounded. */
export type Control =
  | { kind: "range"; id: string; label: string; min: number; max: number; value: number; unit?: string }
  | {
      kind: "choice";
      id: string;
      label: string;
      options: readonly { value: string; label: string }[];
      value: string;
    };

/** The current value of each control, by its id. */
export type Values = Readonly<Record<string, number | string>>;

/** `wide` is for 560 px and more (and the projector), `narrow` for phones: two drawings of one scene. */
export type Layout = "wide" | "narrow";

export interface SceneProps<Scene> {
  scene: Scene;
  layout: Layout;
}

/**
 * A diagram: what it is called, its steps as plain data, and a component that draws one scene and nothing else.
 * Everything else (player, captions, text version, presenter, handout) follows from this.
 */
export interface Diagram<Scene> {
  title: string;
  /** The text alternative: one or two sentences that say what the drawing shows as a whole. */
  description: string;
  /** Drawing size in user units for each layout; the page reserves this space before anything loads. */
  size: Readonly<Record<Layout, readonly [width: number, height: number]>>;
  /** What the reader may change; none for most diagrams. */
  controls?: readonly Control[];
  /** The steps for these values. Ids must not depend on the values. */
  steps: (values: Values) => readonly Step<Scene>[];
  Scene: ComponentType<SceneProps<Scene>>;
}

/** Ties a diagram's steps to the component that draws them, and forgets the scene's type for the registry. */
export function defineDiagram<Scene>(diagram: Diagram<Scene>): AnyDiagram {
  return diagram as unknown as AnyDiagram;
}

/** A diagram as the frame sees it: scenes are opaque, handed from `steps` to `Scene`. */
export type AnyDiagram = Diagram<unknown>;

/** The values a diagram starts with. */
export function defaultValues(controls: readonly Control[] = []): Values {
  return Object.fromEntries(controls.map((control) => [control.id, control.value]));
}

/** Reads values from a link: unknown names are ignored, numbers clamped, choices checked. Never throws. */
export function valuesFromQuery(controls: readonly Control[] = [], query: URLSearchParams): Values {
  return Object.fromEntries(
    controls.map((control) => {
      const given = query.get(control.id);
      if (given === null) return [control.id, control.value];
      if (control.kind === "choice")
        return [control.id, control.options.some((option) => option.value === given) ? given : control.value];
      const number = Number.parseInt(given, 10);
      return [
        control.id,
        Number.isNaN(number) ? control.value : Math.min(Math.max(number, control.min), control.max),
      ];
    }),
  );
}
