"use client";

import { useEffect, useState } from "react";
import { clockWords, type Deck, elapsedAt, type Slide, type Timer } from "@/lib/present";

/** The strip along the slide's lower edge: where we are, which figure, which course. */
export function TitleBlock({ deck, slide, timer }: { deck: Deck; slide: Slide; timer?: Timer }) {
  const { name, index, of } = placeOf(deck, slide);
  return (
    <div className="slide-block">
      <div className="slide-track" aria-hidden="true">
        <span className="slide-track-line" />
        <span
          className="slide-track-line slide-track-done"
          style={{ scale: `${of === 1 ? 0 : index / (of - 1)} 1` }}
        />
        {of <= 24 &&
          Array.from({ length: of }, (_, i) => (
            <span
              key={i}
              className="slide-tick"
              data-now={i === index || undefined}
              data-done={i < index || undefined}
              style={{ left: `${of === 1 ? 50 : (i / (of - 1)) * 100}%` }}
            />
          ))}
      </div>
      {timer && (timer.startedAt !== null || timer.elapsed > 0) && (
        <Cell name="Time">
          <Elapsed timer={timer} />
        </Cell>
      )}
      <Cell name={name}>
        {index + 1} / {of}
      </Cell>
      {"diagram" in slide && (
        <Cell name={slide.figure ?? "Diagram"} narrowToo={false}>
          {slide.name}
        </Cell>
      )}
      <Cell name={deck.course} narrowToo={false}>
        {deck.title}
      </Cell>
    </div>
  );
}

function Cell({
  name,
  narrowToo = true,
  children,
}: {
  name: string;
  narrowToo?: boolean;
  children: React.ReactNode;
}) {
  return (
    <div className={`slide-cell ${narrowToo ? "" : "slide-cell-wide"}`}>
      <span className="slide-cell-name">{name}</span>
      <span>{children}</span>
    </div>
  );
}

/** Time on the timer, by the second while it runs. */
export function Elapsed({ timer }: { timer: Timer }) {
  return <span className="tabular-nums">{clockWords(elapsedAt(timer, useNow()))}</span>;
}

/** The time in milliseconds since 1970, anew each second; 0 on the server. */
export function useNow(): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Within a diagram its steps are counted, within the quiz its questions, else the slides of the deck. */
function placeOf(deck: Deck, slide: Slide): { name: string; index: number; of: number } {
  if ("diagram" in slide) return { name: "Step", index: slide.index, of: slide.of };
  if (slide.kind === "edit") return { name: "Step", index: slide.index, of: slide.of };
  if (slide.kind === "question") return { name: "Question", index: slide.number - 1, of: slide.of };
  return { name: "Slide", index: deck.slides.indexOf(slide), of: deck.slides.length };
}
