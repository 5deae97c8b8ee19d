"use client";

import { memo } from "react";
import type { AnyDiagram, Layout } from "./define";
import { Stage } from "./Stage";

interface SceneViewProps {
  diagram: AnyDiagram;
  scene: unknown;
  layout: Layout;
  still?: boolean;
}

/** Draws one scene of a loaded diagram. */
export const SceneView = memo(function SceneView({ diagram, scene, layout, still = false }: SceneViewProps) {
  return (
    <div className={`h-full w-full ${still ? "still" : ""}`}>
      <Stage key={layout} size={diagram.size[layout]}>
        <diagram.Scene scene={scene} layout={layout} />
      </Stage>
    </div>
  );
});
