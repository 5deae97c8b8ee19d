"use client";

import { useEffect, useState } from "react";
import type { Stage } from "@/components/lab/linux/stage";
import type { Deck, Slide } from "@/lib/present";

export type { Stage };

/**
 * The machine of the lesson's lab, in the audience's window: loaded and started when the presentation comes to it, kept
 * while other slides are shown, and given the commands of the slides one after another.
 */
export function useStage({ lab }: Deck, slide: Slide | undefined): Stage | undefined {
  const [stage, setStage] = useState<Stage>();
  const typed = slide?.kind === "lab" ? slide.typed : -1;
  const wanted = typed >= 0 && lab?.image !== undefined;

  useEffect(() => {
    if (!wanted || stage || !lab?.image) return;
    const { image, exercise } = lab;
    let left = false;
    import("@/components/lab/linux/stage").then(
      ({ openStage }) => !left && setStage(openStage(image, exercise)),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [wanted, stage, lab]);

  useEffect(() => () => stage?.close(), [stage]);
  useEffect(() => {
    if (typed >= 0) stage?.wants(typed);
  }, [stage, typed]);
  return stage;
}
