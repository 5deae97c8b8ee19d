"use client";

import { type CSSProperties, type ReactNode, useEffect, useState } from "react";
import { audiencePresent, clockWords, type Deck, minutesWords, pace } from "@/lib/present";
import { Announcement, Extras } from "./Extras";
import { Notes } from "./Notes";
import { Overlay } from "./Overlay";
import { Preview, usualScreen } from "./Preview";
import { useNow } from "./TitleBlock";
import { Press } from "./Toolbar";
import { type Presenter, usePresenter } from "./usePresenter";

interface SpeakerProps {
  deck: Deck;
  charts: Readonly<Record<string, ReactNode>>;
}

/** The speaker's own window: this slide and the next, what to say, and how the time goes. */
export function Speaker({ deck: lessonDeck, charts }: SpeakerProps) {
  const presenter = usePresenter(lessonDeck, "speaker");
  const { deck, slide, index, shared, pointer, strokes, draw, point, diagrams, retry } = presenter;
  const next = deck.slides[index + 1];
  const values = (slug: string) => shared.values[slug]?.value;
  if (!slide) return null;
  const blank = shared.blank.value;
  const { width, height } = shared.screen.value ?? usualScreen;
  const ratio = width / height;
  return (
    <main className="speaker js-only">
      <h1 className="sr-only">Speaker window: {deck.title}</h1>
      <Times presenter={presenter} />
      <NoAudience presenter={presenter} />
      <div className="speaker-main">
        <div className="speaker-stage">
          {" "}
          <section
            aria-label={`Now: slide ${index + 1}, ${slide.title}`}
            className="speaker-now"
            style={{ "--ratio": ratio } as CSSProperties}
          >
            <Preview
              deck={deck}
              slide={slide}
              diagrams={diagrams}
              values={"diagram" in slide ? values(slide.diagram) : undefined}
              charts={charts}
              screen={shared.screen.value}
              onRetry={retry}
            >
              <Overlay
                pointer={pointer}
                laser={shared.laser.value}
                strokes={strokes}
                onLaser={point}
                onStrokes={draw}
              />
              {blank !== "none" && <p className="speaker-blank">The class sees a {blank} screen</p>}
            </Preview>
          </section>
          <SpeakerBar presenter={presenter} />
        </div>
        <div className="speaker-side">
          {" "}
          <section aria-label={next ? `Next: ${next.title}` : "Next: nothing"} className="speaker-next">
            {next ? (
              <>
                <Preview
                  deck={deck}
                  slide={next}
                  diagrams={diagrams}
                  values={"diagram" in next ? values(next.diagram) : undefined}
                  charts={{}}
                  screen={shared.screen.value}
                  still
                />
                <p className="font-display leading-tight font-semibold">
                  <span className="title-block-name block">Next</span>
                  {next.title}
                </p>
              </>
            ) : (
              <p>This is the last slide.</p>
            )}
          </section>
          <Notes presenter={presenter} />
        </div>
      </div>
      <Announcement presenter={presenter} />
      <Extras presenter={presenter} charts={charts} />
    </main>
  );
}

/** Where in the deck, how long so far, whether that is as planned, and what time it is. */
function Times({ presenter }: { presenter: Presenter }) {
  const { deck, index, shared, elapsed } = presenter;
  const now = useNow();
  const spent = elapsed(now);
  const { planned, late } = pace(deck.slides, index, spent);
  const { startedAt } = shared.timer.value;
  const words = spent === 0 ? `${Math.round(planned / 60)} min planned` : minutesWords(late);
  return (
    <header className="speaker-times">
      <p className="speaker-cell">
        <span className="title-block-name">Slide</span>
        <span className="speaker-figure">
          {index + 1} / {deck.slides.length}
        </span>
      </p>
      <div className="speaker-cell">
        <span className="title-block-name">Elapsed</span>
        <span className="flex items-center gap-1">
          <span className="speaker-figure" role="timer" aria-label="Elapsed">
            {clockWords(spent)}
          </span>
          <Press command="timer" presenter={presenter} name={startedAt === null ? "Start" : "Pause"} />
          <Press command="reset" presenter={presenter} name="Reset" off={spent === 0} />
        </span>
      </div>
      <p className="speaker-cell">
        <span className="title-block-name">Pace</span>
        <span className={`speaker-words ${late >= 60 && spent > 0 ? "text-(color:--wrong)" : ""}`}>
          {words}
        </span>
      </p>
      <p className="speaker-cell ms-auto">
        <span className="title-block-name">Clock</span>
        <span className="speaker-figure">
          {now === 0
            ? "–"
            : new Date(now).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}
        </span>
      </p>
    </header>
  );
}

/** Says so when no audience's window answers; it is given a moment to do so first. */
function NoAudience({ presenter: { replica, run } }: { presenter: Presenter }) {
  const now = useNow();
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(true), 1200);
    return () => clearTimeout(timer);
  }, []);
  const alone = asked && now > 0 && !audiencePresent(replica, now);
  return (
    <div role="status" className="speaker-alone-room">
      {alone && (
        <p className="speaker-alone">
          <span>No audience window is open.</span>
          <button type="button" onClick={() => run("window")} className="speaker-open">
            Open it
          </button>
        </p>
      )}
    </div>
  );
}

function SpeakerBar({ presenter }: { presenter: Presenter }) {
  const { deck, index, slide, shared, pointer, open, strokes, diagrams, run } = presenter;
  const diagram = slide && "diagram" in slide ? diagrams[slide.diagram] : undefined;
  const changeable = typeof diagram === "object" && (diagram.controls?.length ?? 0) > 0;
  const last = index === deck.slides.length - 1;
  return (
    <div role="toolbar" aria-label="Presenter" className="speaker-bar">
      <button
        type="button"
        aria-disabled={index === 0}
        onClick={() => run("back")}
        className="speaker-move border-line-strong"
      >
        Back
      </button>
      <button
        type="button"
        aria-disabled={last}
        onClick={() => run("next")}
        className="speaker-move border-ink bg-ink text-on-ink"
      >
        {slide?.kind === "question" && !slide.revealed ? "Show the answer" : "Next"}
      </button>
      <Press command="overview" presenter={presenter} pressed={open === "overview"} />
      <Press command="black" presenter={presenter} pressed={shared.blank.value === "black"} />
      <Press command="white" presenter={presenter} pressed={shared.blank.value === "white"} />
      <Press command="laser" presenter={presenter} pressed={pointer === "laser"} />
      <Press command="draw" presenter={presenter} pressed={pointer === "draw"} />
      <Press command="undo" presenter={presenter} off={strokes.length === 0} />
      <Press command="clear" presenter={presenter} off={strokes.length === 0} />
      <Press command="values" presenter={presenter} pressed={open === "values"} off={!changeable} />
      <Press command="keys" presenter={presenter} pressed={open === "keys"} />
    </div>
  );
}
