"use client";

import { type ReactNode, useRef, useSyncExternalStore } from "react";
import { MarkIcon } from "@/components/quiz/Reason";
import { InlineText } from "@/components/ui/InlineText";
import { type Deck, type DeckLab, reachedBy, type SlideOf, screenBy } from "@/lib/present";
import { useBox } from "../useBox";
import { useFit } from "../useFit";
import type { Stage } from "../useStage";

interface LabSlideProps {
  slide: SlideOf<"lab">;
  deck: Deck;
  /** The machine, in the window that has it; everywhere else the recorded run stands in its place. */
  stage?: Stage;
}

/** The lab: first what is to be done, then the machine with the commands that are typed into it. */
export function LabSlide({ slide, deck: { lab }, stage }: LabSlideProps) {
  if (!lab) return null;
  if (slide.typed < 0) return <Task lab={lab} />;
  return (
    <div className="slide-page slide-lab">
      {stage ? <Live lab={lab} slide={slide} stage={stage} /> : <Recorded lab={lab} slide={slide} />}
    </div>
  );
}

function Task({ lab: { exercise } }: { lab: DeckLab }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, exercise);
  return (
    <div ref={box} className="slide-page">
      <div className="slide-fit">
        <p className="slide-over">Linux lab</p>
        <h2 className="slide-heading">{exercise.title}</h2>
        <p className="slide-lead">
          <InlineText>{exercise.task}</InlineText>
        </p>
        <ol className="slide-points slide-lab-goals">
          {exercise.goals.map(({ id, goal }) => (
            <li key={id}>{goal}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

function Live({ lab, slide, stage }: { lab: DeckLab; slide: SlideOf<"lab">; stage: Stage }) {
  const place = useRef<HTMLDivElement>(null);
  const box = useBox(place);
  const { controller, View, start } = stage;
  const state = useSyncExternalStore(controller.subscribe, controller.state, controller.state);
  if (state.phase === "problem" || state.phase === "stopped")
    return (
      <Recorded lab={lab} slide={slide}>
        <View controller={controller} onStart={start} letters={0} />
      </Recorded>
    );
  return (
    <>
      <div ref={place} className="slide-lab-machine">
        {box && (
          <View controller={controller} onStart={start} letters={Math.max(13, Math.round(box.width / 84))} />
        )}
      </div>
      <Cues lab={lab} typed={slide.typed} reached={state.play.reached} />
    </>
  );
}

/** What the terminal showed when the exercise was recorded: its last lines are always in sight. */
function Recorded({ lab, slide, children }: { lab: DeckLab; slide: SlideOf<"lab">; children?: ReactNode }) {
  return (
    <>
      <div className="slide-lab-machine slide-lab-recorded">
        {children}
        <div className="slide-lab-screen">
          <pre>{screenBy(lab, slide.typed)}</pre>
        </div>
        {lab.ran && <p className="slide-lab-ran">{lab.ran}: a recorded run.</p>}
      </div>
      <Cues lab={lab} typed={slide.typed} reached={reachedBy(lab, slide.typed)} />
    </>
  );
}

/** The command that was typed, those that come, and the goals. */
function Cues({ lab, typed, reached }: { lab: DeckLab; typed: number; reached: readonly string[] }) {
  const { exercise, steps } = lab;
  const from = Math.max(0, Math.min(typed - 1, steps.length - 3));
  return (
    <div className="slide-lab-cues">
      <ol className="slide-lab-commands" aria-label="Prepared commands">
        {steps.slice(from, from + 3).map((step, i) => {
          const number = from + i + 1;
          return (
            <li
              key={number}
              data-typed={number <= typed || undefined}
              aria-current={number === typed ? "step" : undefined}
            >
              <span className="slide-lab-number">{number}</span>
              <code>{step.typed}</code>
            </li>
          );
        })}
      </ol>
      <ol className="slide-lab-ticks" aria-label="Goals">
        {exercise.goals.map(({ id, goal }, index) => (
          <li key={id} data-reached={reached.includes(id) || undefined}>
            <span className="slide-lab-badge">{reached.includes(id) ? <MarkIcon right /> : index + 1}</span>
            <span>
              {goal}
              {reached.includes(id) && <span className="sr-only">, reached</span>}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
