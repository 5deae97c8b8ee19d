"use client";
import { useId, useRef, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { DockerExercise as Exercise } from "@/lib/exercise";
import { type DockerPlayEvent, dockerPlay, startDocker, viewDocker } from "@/lib/exercise/docker-play";
import { VerdictIcon } from "../sort/SortItemRow";
import type { ExerciseViewProps } from "../view";
import { GoalList } from "./GoalList";
import { SimulatedTerminal } from "./SimulatedTerminal";

const secondary = "min-h-11 rounded border border-line-strong px-4";

export function DockerExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const [play, setPlay] = useState(() => startDocker(exercise));
  const reported = useRef(false);
  const title = useId();
  const { held, solved } = viewDocker(exercise, play);
  const reached = held.filter(Boolean).length;

  const send = (event: DockerPlayEvent) => {
    const next = dockerPlay(exercise, play, event);
    setPlay(next);
    if (reported.current || next.shown || !viewDocker(exercise, next).solved) return;
    reported.current = true;
    onDone();
  };

  return (
    <section aria-labelledby={title} className="@container rounded-md border border-line-strong bg-surface">
      <div className="p-4 @lg:px-5">
        <p id={title} className="font-display font-semibold text-lg leading-snug">
          {exercise.title}
        </p>
        <p className="mt-1">
          <InlineText>{exercise.task}</InlineText>
        </p>
        <GoalList goals={exercise.goals} held={held} />
      </div>
      <SimulatedTerminal
        typed={play.typed}
        onType={(line) => send(line === "clear" ? { type: "clear" } : { type: "type", line })}
      />
      <div className="border-line-strong border-t p-4 @lg:px-5">
        <div className="flex flex-wrap gap-3 font-display font-medium text-sm">
          {play.hints < exercise.hints.length && !solved && (
            <button type="button" className={secondary} onClick={() => send({ type: "hint" })}>
              {play.hints === 0 ? "Hint" : "Next hint"}
            </button>
          )}
          <button type="button" className={secondary} onClick={() => send({ type: "start-over" })}>
            Start over
          </button>
          {play.hints === exercise.hints.length && !solved && !play.shown && (
            <button type="button" className={secondary} onClick={() => send({ type: "show-solution" })}>
              Show the solution
            </button>
          )}
        </div>
        {play.hints > 0 && (
          <ol aria-label="Hints" aria-live="polite" className="mt-3 list-decimal space-y-1 ps-6">
            {exercise.hints.slice(0, play.hints).map((hint) => (
              <li key={hint}>
                <InlineText>{hint}</InlineText>
              </li>
            ))}
          </ol>
        )}
        {play.shown && <SolutionLines lines={exercise.solution} />}
        <div role="status" className="mt-3 min-h-[1.65em]">
          <p className="font-display font-medium">
            {reached} of {held.length} goals reached.
          </p>
          {solved && (
            <div className="mt-2 flex gap-2">
              <VerdictIcon right />
              <p>
                <InlineText>{exercise.done}</InlineText>
              </p>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function SolutionLines({ lines }: { lines: readonly string[] }) {
  return (
    <div className="mt-3">
      <p className="font-display font-medium">One way to do it; type it yourself:</p>
      <ol className="mt-1 list-decimal space-y-1 ps-6">
        {lines.map((line) => (
          <li key={line}>
            <code className="break-words">{line}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}
