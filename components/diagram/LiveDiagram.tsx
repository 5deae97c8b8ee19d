"use client";

import { useCallback } from "react";
import { recordSoon } from "@/components/progress/store";
import { Frame, type FrameProps } from "@/diagrams/kit/player/Frame";
import { isDiagram, registry } from "@/diagrams/registry";

/** A diagram's frame, tied to the code that draws it and to what the reader has seen. */
export function LiveDiagram(props: Omit<FrameProps, "load" | "onStep">) {
  const { slug } = props;
  const load = useCallback(() => {
    if (!isDiagram(slug)) return Promise.reject(new Error(`There is no diagram "${slug}"`));
    return registry[slug]();
  }, [slug]);
  const onStep = useCallback(
    (step: string) => recordSoon({ type: "step-seen", diagram: slug, step }),
    [slug],
  );
  return <Frame {...props} load={load} onStep={onStep} />;
}
