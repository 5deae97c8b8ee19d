"use client";

import { useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { SlideOf } from "@/lib/present";
import { useFit } from "../useFit";

/** What the lesson leaves behind. */
export function PointsSlide({ slide }: { slide: SlideOf<"points"> }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, slide);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit">
        <p className="slide-over">To take away</p>
        <h2 className="slide-heading">{slide.title}</h2>
        <ol className="slide-points">
          {slide.points.map((point) => (
            <li key={point}>
              <span>
                <InlineText>{point}</InlineText>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
