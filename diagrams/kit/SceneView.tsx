"use client";

import { memo, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { AnyDiagram, Layout } from "./define";
import { Stage } from "./Stage";

interface SceneViewProps {
  diagram: AnyDiagram;
  scene: unknown;
  /** `auto` follows the width of the element that this stands in. */
  layout?: Layout | "auto";
  still?: boolean;
}

/** Below this width of the frame the narrow drawing is used; app/globals.css has the same for the static scene. */
const narrowBelow = 560;

/** Draws one scene of a loaded diagram. */
export const SceneView = memo(function SceneView({
  diagram,
  scene,
  layout = "auto",
  still = false,
}: SceneViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const measured = useMeasuredLayout(box, layout === "auto");
  const chosen = layout === "auto" ? measured : layout;
  return (
    <div ref={box} className={`h-full w-full ${still ? "still" : ""}`}>
      {chosen && (
        <Stage key={chosen} size={diagram.size[chosen]}>
          <diagram.Scene scene={scene} layout={chosen} />
        </Stage>
      )}
    </div>
  );
});

function useMeasuredLayout(box: RefObject<HTMLElement | null>, watch: boolean): Layout | null {
  const [layout, setLayout] = useState<Layout | null>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !watch) return;
    const measure = () => setLayout(element.clientWidth < narrowBelow ? "narrow" : "wide");
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [box, watch]);
  return layout;
}
