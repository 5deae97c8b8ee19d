"use client";
import { useEffect, useRef, useState } from "react";
import type { ScriptExercise as Exercise } from "@/lib/exercise";
import { type ScriptPlayEvent, scriptPlay, startScript, viewScript } from "@/lib/exercise/script-play";
import { ExerciseFrame, secondary } from "../ExerciseFrame";
import type { ExerciseViewProps } from "../view";
import { CommandList } from "./CommandList";
import { ScriptRow } from "./ScriptRow";
import { verdictOf } from "./words";

/** A script to repair: each row can be edited, moved and removed, and the check says what is right and why not. */
export function ScriptExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const [play, setPlay] = useState(() => startScript(exercise));
  const fields = useRef(new Map<number, HTMLTextAreaElement>());
  /** The row that is to have the focus once it is there. */
  const [wanted, setWanted] = useState<number>();
  const [moved, setMoved] = useState("");
  const view = viewScript(exercise, play);
  const { result, said, solved } = view;

  useEffect(() => {
    if (wanted === undefined) return;
    fields.current.get(wanted)?.focus();
    setWanted(undefined);
  }, [wanted]);

  const send = (event: ScriptPlayEvent) => {
    const next = scriptPlay(play, event);
    setPlay(next);
    if (event.type === "add") setWanted(play.next);
  };

  const remove = (index: number) => {
    const row = play.rows[index];
    if (!row) return;
    send({ type: "remove", key: row.key });
    setWanted((play.rows[index + 1] ?? play.rows[index - 1])?.key);
    setMoved(`Row ${index + 1} removed.`);
  };

  const move = (index: number, by: -1 | 1) => {
    const row = play.rows[index];
    const to = index + by;
    if (!row || to < 0 || to >= play.rows.length) return;
    send({ type: "move", key: row.key, by });
    setMoved(`Now row ${to + 1} of ${play.rows.length}.`);
  };

  return (
    <ExerciseFrame
      exercise={exercise}
      actions={[
        { label: "Check", first: true, onPress: () => send({ type: "check" }) },
        { label: "Start over", onPress: () => send({ type: "start-over", script: exercise.script }) },
        play.tries > 0 &&
          !solved &&
          !play.shown && {
            label: "Show the solution",
            onPress: () => send({ type: "show-solution", solution: exercise.solution }),
          },
      ]}
      verdict={verdictOf(exercise, view, play.shown)}
      solved={solved}
      explain={solved || play.shown}
      onDone={onDone}
    >
      <ol aria-label="The script" className="m-0 list-none border-line border-t p-0 py-2">
        {play.rows.map((row, index) => (
          <ScriptRow
            key={row.key}
            text={row.text}
            number={index + 1}
            of={play.rows.length}
            verdict={said.get(row.key)}
            field={(element) => {
              if (element) fields.current.set(row.key, element);
              else fields.current.delete(row.key);
            }}
            onEdit={(text) => send({ type: "edit", key: row.key, text })}
            onMove={(by) => move(index, by)}
            onRemove={() => remove(index)}
            onAdd={() => send({ type: "add", key: row.key })}
          />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-4 @lg:px-5">
        <button
          type="button"
          className={`${secondary} font-display font-medium text-sm`}
          onClick={() => send({ type: "add" })}
        >
          Add a row
        </button>
        <span className="hidden text-muted text-sm pointer-fine:inline">
          Enter begins a new row; Alt and an arrow key move one.
        </span>
        <p role="status" className="sr-only">
          {moved}
        </p>
      </div>
      <CommandList
        exercise={exercise}
        result={result}
        hints={play.hints}
        onHint={(command) => send({ type: "hint", command })}
      />
    </ExerciseFrame>
  );
}
