"use client";

import { useMemo, useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { type AnyDiagram, type Layout, SceneView } from "@/diagrams/kit";
import type { Deck, SlideOf } from "@/lib/present";
import { defaultValues, type Values } from "@/lib/steps";
import { useBox } from "../useBox";

export type DiagramSlide = SlideOf<"step"> | SlideOf<"ask">;

interface StepSlideProps {
  slide: DiagramSlide;
  deck: Deck;
  diagram: AnyDiagram | "failed" | undefined;
  values: Values | undefined;
  still?: boolean;
  onRetry?: (slug: string) => void;
}

/** One scene of a diagram with its caption, or with the question that the next scene answers. */
export function StepSlide({ slide, deck, diagram, values, still, onRetry }: StepSlideProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const box = useBox(sheet);
  const loaded = typeof diagram === "object" ? diagram : undefined;
  const live = useMemo(
    () => loaded?.steps({ ...defaultValues(loaded.controls), ...values }),
    [loaded, values],
  );
  const siblings = useMemo(
    () => deck.slides.filter((one): one is DiagramSlide => "diagram" in one && one.diagram === slide.diagram),
    [deck, slide.diagram],
  );
  const step = live?.[slide.index];
  return (
    <>
      <div ref={sheet} role="img" aria-label={slide.description} className="slide-sheet">
        {loaded && box && (
          <SceneView
            key={slide.diagram}
            diagram={loaded}
            scene={step?.scene}
            layout={largerLayout(loaded, box)}
            still={still}
          />
        )}
        {diagram === "failed" && (
          <p className="slide-lost">
            The drawing could not be loaded. The caption below tells the same.{" "}
            <button type="button" className="link" onClick={() => onRetry?.(slide.diagram)}>
              Try again
            </button>
          </p>
        )}
      </div>
      <div className="slide-caption">
        {/* All captions of the diagram lie here unseen, so that the drawing keeps its size from step to step. */}
        <div aria-hidden="true" className="slide-caption-room">
          {siblings.map((one) => (
            <div key={one.id}>
              <Caption slide={one} live={one.kind === "step" ? live?.[one.index] : undefined} />
            </div>
          ))}
        </div>
        <div>
          <Caption slide={slide} live={step} />
        </div>
      </div>
    </>
  );
}

function Caption({
  slide,
  live,
}: {
  slide: DiagramSlide;
  live: { title: string; caption: string } | undefined;
}) {
  if (slide.kind === "ask")
    return (
      <>
        <p className="slide-ask">
          <InlineText>{slide.guess.question}</InlineText>
        </p>
        <ol className="slide-guesses">
          {slide.guess.options.map((option) => (
            <li key={option.text}>
              <span>
                <InlineText>{option.text}</InlineText>
              </span>
            </li>
          ))}
        </ol>
      </>
    );
  return (
    <p>
      <strong className="font-display font-[650]">{live?.title ?? slide.title}.</strong>{" "}
      <InlineText>{live?.caption ?? slide.caption}</InlineText>
    </p>
  );
}

/** Letters of a drawing, in its units: a narrow one has smaller ones. */
const letters: Record<Layout, number> = { wide: 15, narrow: 13 };

/** Of the diagram's two drawings, the one whose letters come out larger in this box. */
function largerLayout({ size }: AnyDiagram, box: { width: number; height: number }): Layout {
  const letter = (layout: Layout) => {
    const [width, height] = size[layout];
    return letters[layout] * Math.min(box.width / width, box.height / height);
  };
  return letter("narrow") > letter("wide") ? "narrow" : "wide";
}
