"use client";

import { useRef } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { Deck, SlideOf } from "@/lib/present";
import { site } from "@/lib/site";
import { PuzzleParts } from "../PuzzleParts";
import { useFit } from "../useFit";

/** Where the lesson stands, what it is called, and what one can do after it. */
export function TitleSlide({ slide, deck }: { slide: SlideOf<"title">; deck: Deck }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, slide);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit slide-title">
        <div>
          <p className="slide-over">
            {deck.module.title} · {deck.module.lesson} of {deck.module.of}
          </p>
          <h2 className="slide-name">{slide.title}</h2>
          <p className="slide-lead">
            <InlineText>{slide.summary}</InlineText>
          </p>
        </div>
        <div className="slide-objectives">
          <p className="slide-over">After this lesson you can</p>
          <ul>
            {slide.objectives.map((objective) => (
              <li key={objective}>
                <InlineText>{objective}</InlineText>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

/** The puzzle that the lesson opens with, to be thought about before anything is explained. */
export function PuzzleSlide({ slide }: { slide: SlideOf<"puzzle"> }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, slide);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit">
        <p className="slide-over">{slide.title}</p>
        <PuzzleParts parts={slide.parts} />
      </div>
    </div>
  );
}

/** The way on. In a preview the links lead nowhere: it is inert there. */
export function EndSlide({ slide, deck }: { slide: SlideOf<"end">; deck: Deck }) {
  return (
    <div className="slide-page">
      <div className="slide-fit slide-end">
        <p className="slide-over">{slide.next ? "Next lesson" : "The end"}</p>
        <h2 className="slide-name">{slide.next?.title ?? "Thank you"}</h2>
        <p className="slide-ways">
          {slide.next && (
            <a className="link" href={`${site.basePath}/present/${slide.next.slug}/`}>
              Present it
            </a>
          )}
          <a className="link" href={`${site.basePath}/learn/${deck.lesson}/`}>
            Read this lesson
          </a>
          <a className="link" href={`${site.basePath}/present/${deck.lesson}/print/`}>
            Handout
          </a>
        </p>
      </div>
    </div>
  );
}
