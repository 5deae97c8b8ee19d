"use client";
import { useState } from "react";
import type { DockerfileExercise as Exercise } from "@/lib/exercise";
import { type DockerfilePlayEvent, dockerfilePlay, startDockerfile } from "@/lib/exercise/dockerfile-play";
import { ExerciseFrame } from "../ExerciseFrame";
import { GoalList } from "../GoalList";
import type { ExerciseViewProps } from "../view";
import { Bench } from "./Bench";
import { useBuilder } from "./use-builder";
import { WorkButtons } from "./WorkButtons";
import "./dockerfile-lab.css";

/** A Dockerfile to repair or to write, with the lab's editor and builder; each build is checked. */
export function DockerfileExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const { goals, start, hints, solution } = exercise;
  const builder = useBuilder(goals, start);
  const [play, setPlay] = useState(startDockerfile);
  const { history, shown, busy, say } = builder;
  const send = (event: DockerfilePlayEvent) => setPlay(dockerfilePlay(play, event));

  const held = goals.map(({ id }) => shown.reached.includes(id));
  const reached = held.filter(Boolean).length;
  const solved = reached === goals.length;
  const startOver = () => {
    send("start-over");
    builder.open(start);
    say("As it was at the start. Undo brings your work back.");
  };
  const show = () => {
    send("show-solution");
    builder.change(() => solution);
    say("This is one way. Build it to have it checked.");
  };

  return (
    <ExerciseFrame
      exercise={exercise}
      about={<GoalList goals={goals} held={held} />}
      actions={[
        play.hints < hints.length &&
          !solved && { label: play.hints === 0 ? "Hint" : "Next hint", onPress: () => send("hint") },
        { label: "Start over", onPress: startOver },
        play.hints === hints.length &&
          !solved &&
          !play.shown && { label: "Show the solution", onPress: show },
      ]}
      hints={hints.slice(0, play.hints)}
      verdict={
        builder.stopped ||
        (shown.view ? `${reached} of ${goals.length} goals reached.` : "Build to have the goals checked.")
      }
      solved={solved && !play.shown}
      explain={solved}
      onDone={onDone}
    >
      <div className="dfl-inline">
        <Bench
          key={play.round}
          builder={builder}
          between={
            <div className="dfl-bar">
              <WorkButtons
                busy={busy}
                canUndo={(history?.past.length ?? 0) > 0}
                canRedo={(history?.future.length ?? 0) > 0}
                onBuild={builder.build}
                onUndo={builder.undo}
                onRedo={builder.redo}
              />
              <p role="status" className="dfl-told">
                {busy ? "Building…" : builder.said}
              </p>
            </div>
          }
        />
      </div>
    </ExerciseFrame>
  );
}
