"use client";

import { memo, type ReactNode } from "react";
import type { Deck, Slide, Timer } from "@/lib/present";
import type { Values } from "@/lib/steps";
import { EditSlide } from "./slides/EditSlide";
import { LabSlide } from "./slides/LabSlide";
import { EndSlide, PuzzleSlide, TitleSlide } from "./slides/OpeningSlides";
import { PointsSlide } from "./slides/PointsSlide";
import { QuestionSlide } from "./slides/QuestionSlide";
import { StepSlide } from "./slides/StepSlide";
import { TitleBlock } from "./TitleBlock";
import type { Diagrams } from "./useDiagrams";
import type { Stage } from "./useStage";

export interface SlideViewProps {
  deck: Deck;
  slide: Slide;
  diagrams: Diagrams;
  /** What the diagram's controls are set to, where somebody set them. */
  values: Values | undefined;
  /** The lesson's charts, drawn at build time. */
  charts: Readonly<Record<string, ReactNode>>;
  /** Shown in the title block once it was used. */
  timer?: Timer;
  /** The machine of the lab, in the window that has it. */
  stage?: Stage;
  /** Nothing moves: for thumbnails. */
  still?: boolean;
  onRetry?: (slug: string) => void;
}

/** One slide as large as the box that it stands in: everything on it scales with the box. */
export const SlideView = memo(function SlideView(props: SlideViewProps) {
  const { deck, slide, timer } = props;
  return (
    <div className="slide">
      <div className={`slide-inner ${"diagram" in slide ? "slide-with-caption" : ""}`}>
        <Body {...props} />
        <TitleBlock deck={deck} slide={slide} timer={timer} />
      </div>
    </div>
  );
});

function Body({ deck, slide, diagrams, values, charts, stage, still, onRetry }: SlideViewProps) {
  switch (slide.kind) {
    case "title":
      return <TitleSlide slide={slide} deck={deck} />;
    case "puzzle":
      return <PuzzleSlide slide={slide} />;
    case "step":
    case "ask":
      return (
        <StepSlide
          slide={slide}
          deck={deck}
          diagram={diagrams[slide.diagram]}
          values={values}
          still={still}
          onRetry={onRetry}
        />
      );
    case "chart":
      return still ? (
        <div className="slide-page">
          <p className="slide-name m-auto text-center">{slide.title}</p>
        </div>
      ) : (
        <div className="slide-page slide-chart">{charts[slide.chart]}</div>
      );
    case "edit":
      return <EditSlide slide={slide} />;
    case "points":
      return <PointsSlide slide={slide} />;
    case "question":
      return <QuestionSlide slide={slide} lesson={deck.lesson} />;
    case "lab":
      return <LabSlide slide={slide} deck={deck} stage={stage} />;
    case "end":
      return <EndSlide slide={slide} deck={deck} />;
  }
}
