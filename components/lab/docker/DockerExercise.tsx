"use client";
import { useState } from "react";
import type { DockerExercise as Exercise } from "@/lib/exercise";
import { type DockerPlayEvent, dockerPlay, startDocker, viewDocker } from "@/lib/exercise/docker-play";
import { ExerciseFrame } from "../ExerciseFrame";
import { GoalList } from "../GoalList";
import type { ExerciseViewProps } from "../view";
import { SimulatedTerminal } from "./SimulatedTerminal";

export function DockerExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const [play, setPlay] = useState(() => startDocker(exercise));
  const { held, solved } = viewDocker(exercise, play);
  const reached = held.filter(Boolean).length;

  const send = (event: DockerPlayEvent) => setPlay(dockerPlay(exercise, play, event));

  return (
    <ExerciseFrame
      exercise={exercise}
      about={<GoalList goals={exercise.goals} held={held} />}
      actions={[
        play.hints < exercise.hints.length &&
          !solved && {
            label: play.hints === 0 ? "Hint" : "Next hint",
            onPress: () => send({ type: "hint" }),
          },
        { label: "Start over", onPress: () => send({ type: "start-over" }) },
        play.hints === exercise.hints.length &&
          !solved &&
          !play.shown && { label: "Show the solution", onPress: () => send({ type: "show-solution" }) },
      ]}
      hints={exercise.hints.slice(0, play.hints)}
      solution={play.shown && <SolutionLines lines={exercise.solution} />}
      verdict={`${reached} of ${held.length} goals reached.`}
      solved={solved && !play.shown}
      explain={solved}
      onDone={onDone}
    >
      <SimulatedTerminal
        typed={play.typed}
        placeholder={`${/^[^\s/]+\/?/.exec(exercise.solution[0] ?? "")?.[0] ?? ""}…`}
        onType={(line) => send(line === "clear" ? { type: "clear" } : { type: "type", line })}
      />
    </ExerciseFrame>
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
