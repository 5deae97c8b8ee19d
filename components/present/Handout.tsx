import Link from "next/link";
import type { ReactNode } from "react";
import type { StaticDiagram } from "@/components/diagram/render-all";
import { StaticScene } from "@/components/diagram/StaticScene";
import { LabGoals, RunText } from "@/components/lab/linux/StaticLab";
import { InlineText } from "@/components/ui/InlineText";
import type { RecordedRun } from "@/lib/exercise";
import type { Deck, Slide, SlideOf } from "@/lib/present";
import { absolute } from "@/lib/site";
import { HandoutAnswers, HandoutQuestions } from "./HandoutQuestions";
import { PrintButton } from "./PrintButton";
import { PuzzleParts } from "./PuzzleParts";
import { EditFrame } from "./slides/EditSlide";

interface HandoutProps {
  deck: Deck;
  diagrams: ReadonlyMap<string, StaticDiagram>;
  charts: Readonly<Record<string, ReactNode>>;
  /** The recorded run of the lesson's lab. */
  run?: RecordedRun;
}

const ofKind = <Kind extends Slide["kind"]>(deck: Deck, kind: Kind) =>
  deck.slides.filter((slide): slide is SlideOf<Kind> => slide.kind === kind);

/** The deck on paper: every frame with what is said about it, the questions, and the answers on the last page. */
export function Handout({ deck, diagrams, charts, run }: HandoutProps) {
  const [title] = ofKind(deck, "title");
  const puzzles = ofKind(deck, "puzzle");
  const [points] = ofKind(deck, "points");
  const asked = ofKind(deck, "question").filter((slide) => !slide.revealed);
  return (
    <main className="handout">
      <nav aria-label="Handout" className="no-print handout-bar">
        <PrintButton />
        <Link className="link" href={`/learn/${deck.lesson}/`} prefetch={false}>
          Read the lesson
        </Link>
        <Link className="link" href={`/present/${deck.lesson}/`} prefetch={false}>
          Present it
        </Link>
      </nav>
      <header className="handout-head">
        <p className="handout-over">
          {deck.course} · {deck.module.title} · {deck.module.lesson} of {deck.module.of}
        </p>
        <h1>{deck.title}</h1>
        {title && (
          <>
            <p className="handout-lead">
              <InlineText>{title.summary}</InlineText>
            </p>
            <h2>After this lesson you can</h2>
            <ul>
              {title.objectives.map((objective) => (
                <li key={objective}>
                  <InlineText>{objective}</InlineText>
                </li>
              ))}
            </ul>
          </>
        )}
        {puzzles[0] && (
          <section className="handout-puzzle">
            <h2>{puzzles[0].title}</h2>
            {puzzles.map((puzzle) => (
              <PuzzleParts key={puzzle.id} parts={puzzle.parts} />
            ))}
            <Notes notes={puzzles.flatMap((puzzle) => puzzle.notes)} />
          </section>
        )}
      </header>
      {deck.slides.map((slide, index) => {
        if (slide.kind === "step")
          return (
            <Frame
              key={slide.id}
              slide={slide}
              diagram={diagrams.get(slide.diagram)}
              ask={deck.slides[index + 1]}
            />
          );
        if (slide.kind === "edit")
          return (
            <section key={slide.id} aria-label={`${slide.name}: ${slide.title}`} className="handout-edit">
              <p className="handout-block">
                <span>
                  Step {slide.index + 1} / {slide.of}
                </span>
                <span>{slide.name}</span>
              </p>
              <p>
                <strong className="font-display font-[650]">{slide.title}.</strong>{" "}
                <InlineText>{slide.say}</InlineText>
              </p>
              <EditFrame frame={slide.frame} />
            </section>
          );
        if (slide.kind !== "chart") return null;
        return (
          <section key={slide.id} aria-label={slide.title} className="handout-chart">
            {charts[slide.chart]}
            <Notes notes={slide.notes} />
          </section>
        );
      })}
      {points && (
        <section className="handout-points">
          <h2>{points.title}</h2>
          <ol>
            {points.points.map((point) => (
              <li key={point}>
                <InlineText>{point}</InlineText>
              </li>
            ))}
          </ol>
          <Notes notes={points.notes} />
        </section>
      )}
      {deck.lab && (
        <section className="handout-lab">
          <h2>Linux lab: {deck.lab.exercise.title}</h2>
          <p>
            <InlineText>{deck.lab.exercise.task}</InlineText>
          </p>
          <LabGoals exercise={deck.lab.exercise} />
          {run && <RunText run={run} />}
        </section>
      )}
      {asked.length > 0 && (
        <>
          <HandoutQuestions slides={asked} lesson={deck.lesson} />
          <HandoutAnswers slides={asked} lesson={deck.lesson} />
        </>
      )}
      <p className="handout-foot">
        {deck.course}, {absolute(`/learn/${deck.lesson}/`)} · CC BY 4.0
      </p>
    </main>
  );
}

/** One step: its picture, its caption, and the guess that the next step asks for. */
function Frame({
  slide,
  diagram,
  ask,
}: {
  slide: SlideOf<"step">;
  diagram: StaticDiagram | undefined;
  ask: Slide | undefined;
}) {
  const svg = diagram?.steps[slide.index]?.svg;
  return (
    <figure className="handout-frame" aria-label={`${slide.name}, step ${slide.index + 1}: ${slide.title}`}>
      {svg && (
        <div role="img" aria-label={slide.description} className="sheet handout-picture">
          <StaticScene svg={svg} layout="wide" />
        </div>
      )}
      <figcaption>
        <p className="handout-block">
          <span>
            Step {slide.index + 1} / {slide.of}
          </span>
          <span>
            {slide.figure ? `${slide.figure} · ` : ""}
            {slide.name}
          </span>
        </p>
        <p>
          <strong className="font-display font-[650]">{slide.title}.</strong>{" "}
          <InlineText>{slide.caption}</InlineText>
        </p>
        <Notes notes={slide.notes} />
        {ask?.kind === "ask" && (
          <p className="handout-ask">
            <strong>
              <InlineText>{ask.guess.question}</InlineText>
            </strong>{" "}
            {ask.guess.options.map((option) => (
              <span key={option.text} className="handout-box">
                <InlineText>{option.text}</InlineText>
              </span>
            ))}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return notes.map((note) => (
    <p key={note} className="handout-note">
      <span className="handout-over">For the speaker</span> <InlineText>{note}</InlineText>
    </p>
  ));
}
