import type { ComponentType } from "react";
import type { Control, Step, Values } from "@/lib/steps";

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
  /** The step that stands for the whole in a gallery; the first where none is named. */
  cover?: string;
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
