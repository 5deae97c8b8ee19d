"use client";

import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Deck } from "@/lib/present";
import { Announcement, Extras } from "./Extras";
import { Overlay } from "./Overlay";
import { SlideView } from "./SlideView";
import { Toolbar } from "./Toolbar";
import { usePresenter } from "./usePresenter";
import { useStage } from "./useStage";

interface AudienceProps {
  deck: Deck;
  charts: Readonly<Record<string, ReactNode>>;
}

/** The window that the class sees: one slide that fills it. */
export function Audience({ deck: lessonDeck, charts }: AudienceProps) {
  const presenter = usePresenter(lessonDeck, "audience");
  const { deck, slide, index, shared, store, pointer, strokes, draw, point, diagrams, retry, run } =
    presenter;
  const stage = useRef<HTMLDivElement>(null);
  const [awake, wake] = useAwake();
  const swipe = useSwipe((direction) => pointer === "none" && run(direction));
  const blank = shared.blank.value;
  const machine = useStage(deck, slide);

  useEffect(() => {
    if (!stage.current) return;
    const { current } = stage;
    const tell = () => store.change({ screen: { width: current.clientWidth, height: current.clientHeight } });
    const observer = new ResizeObserver(tell);
    observer.observe(current);
    return () => observer.disconnect();
  }, [store]);

  if (!slide) return null;
  return (
    <main className="present js-only" data-awake={awake || undefined} onPointerMove={wake}>
      <h1 className="sr-only">{deck.title}</h1>
      <section
        ref={stage}
        aria-roledescription="slide"
        aria-label={`Slide ${index + 1} of ${deck.slides.length}: ${slide.title}`}
        className="present-stage"
        {...swipe}
      >
        <SlideView
          deck={deck}
          slide={slide}
          diagrams={diagrams}
          values={"diagram" in slide ? shared.values[slide.diagram]?.value : undefined}
          charts={charts}
          timer={shared.timer.value}
          stage={machine}
          onRetry={retry}
        />
        <Overlay
          pointer={pointer}
          laser={shared.laser.value}
          strokes={strokes}
          onLaser={point}
          onStrokes={draw}
        />
        {blank !== "none" && (
          <div role="img" aria-label={`${blank} screen`} data-blank={blank} className="blank" />
        )}
      </section>
      <Toolbar presenter={presenter} />
      <Announcement presenter={presenter} />
      <Extras presenter={presenter} charts={charts} />
    </main>
  );
}

/** Whether the pointer moved a moment ago: only then are it and the toolbar on show. */
function useAwake(): [boolean, () => void] {
  const [awake, setAwake] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const wake = () => {
    setAwake(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAwake(false), 2500);
  };
  return [awake, wake];
}

/** A finger's swipe to the side, or its tap near an edge, goes on or back. */
function useSwipe(onMove: (direction: "next" | "back") => void) {
  const start = useRef<{ x: number; y: number }>(undefined);
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current =
        event.pointerType === "touch" && event.isPrimary ? { x: event.clientX, y: event.clientY } : undefined;
    },
    onPointerUp: (event: PointerEvent) => {
      const from = start.current;
      start.current = undefined;
      const target = event.target instanceof Element ? event.target : null;
      if (!from || target?.closest("a, button")) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      if (Math.abs(dx) > 40 && Math.abs(dx) > Math.abs(dy) * 1.5) onMove(dx < 0 ? "next" : "back");
      else if (Math.abs(dx) < 10 && Math.abs(dy) < 10) {
        const share = event.clientX / window.innerWidth;
        if (share > 0.8) onMove("next");
        else if (share < 0.2) onMove("back");
      }
    },
    onPointerCancel: () => {
      start.current = undefined;
    },
  };
}
