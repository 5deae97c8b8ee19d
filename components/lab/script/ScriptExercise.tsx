"use client";
import { useEffect, useId, useRef, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { ScriptExercise as Exercise } from "@/lib/exercise";
import { type ScriptPlayEvent, scriptPlay, startScript, viewScript } from "@/lib/exercise/script-play";
import { VerdictIcon } from "../sort/SortItemRow";
import type { ExerciseViewProps } from "../view";
import { CommandList } from "./CommandList";
import { ScriptRow } from "./ScriptRow";
import { verdictOf } from "./words";

const secondary = "min-h-11 rounded border border-line-strong px-4";

/** A script to repair: each row can be edited, moved and removed, and the check says what is right and why not. */
export function ScriptExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const [play, setPlay] = useState(() => startScript(exercise));
  const reported = useRef(false);
  const fields = useRef(new Map<number, HTMLTextAreaElement>());
  /** The row that is to have the focus once it is there. */
  const [wanted, setWanted] = useState<number>();
  const [moved, setMoved] = useState("");
  const title = useId();
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
    if (reported.current || !viewScript(exercise, next).solved) return;
    reported.current = true;
    onDone();
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
    <section aria-labelledby={title} className="@container rounded-md border border-line-strong bg-surface">
      <div className="p-4 @lg:px-5">
        <p id={title} className="font-display font-semibold text-lg leading-snug">
          {exercise.title}
        </p>
        <p className="mt-1">
          <InlineText>{exercise.task}</InlineText>
        </p>
      </div>
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
      <div className="rounded-b-md border-line-strong border-t bg-surface p-4 @lg:px-5">
        <div className="flex flex-wrap gap-3 font-display font-medium text-sm">
          <button
            type="button"
            className="min-h-11 rounded bg-ink px-5 text-on-ink"
            onClick={() => send({ type: "check" })}
          >
            Check
          </button>
          <button
            type="button"
            className={secondary}
            onClick={() => send({ type: "start-over", script: exercise.script })}
          >
            Start over
          </button>
          {play.tries > 0 && !solved && !play.shown && (
            <button
              type="button"
              className={secondary}
              onClick={() => send({ type: "show-solution", solution: exercise.solution })}
            >
              Show the solution
            </button>
          )}
        </div>
        <div aria-live="polite" className="mt-3 min-h-[1.65em]">
          <p className="font-display font-medium">{verdictOf(exercise, view, play.shown)}</p>
          {(solved || play.shown) && (
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
