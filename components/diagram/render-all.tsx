import { renderToStaticMarkup } from "react-dom/server";
import type { AnyDiagram, Layout } from "@/diagrams/kit/define";
import { Stage } from "@/diagrams/kit/Stage";
import { registry } from "@/diagrams/registry";
import { type Control, type StepText, valuesFromQuery } from "@/lib/steps";

/** A diagram as plain data, for everything that is made at build time. */
export interface StaticDiagram {
  slug: string;
  title: string;
  description: string;
  size: Readonly<Record<Layout, readonly [number, number]>>;
  controls: readonly Control[];
  /** The step that stands for the whole. */
  cover: string;
  steps: (StepText & { svg: Readonly<Record<Layout, string>> })[];
}

/**
 * Draws every step of every diagram to SVG text, with the values they start with or those of a link's query.
 * This module is never imported by the site: scenes.server.ts bundles and runs it during the build.
 */
export async function renderAll(query = ""): Promise<StaticDiagram[]> {
  return Promise.all(
    Object.entries(registry).map(async ([slug, load]) => {
      const { default: diagram }: { default: AnyDiagram } = await load();
      const { title, description, size, controls = [], cover, Scene } = diagram;
      const draw = (scene: unknown, layout: Layout) =>
        renderToStaticMarkup(
          <Stage size={size[layout]}>
            <Scene scene={scene} layout={layout} />
          </Stage>,
        );
      const steps = diagram
        .steps(valuesFromQuery(controls, new URLSearchParams(query)))
        .map(({ scene, ...text }) => ({
          ...text,
          svg: { wide: draw(scene, "wide"), narrow: draw(scene, "narrow") },
        }));
      return { slug, title, description, size, controls, cover: cover ?? steps[0]?.id ?? "", steps };
    }),
  );
}
