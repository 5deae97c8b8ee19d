"use client";
import { useRef, useState } from "react";
import type { SortExercise as Exercise } from "@/lib/exercise";
import { type SortPlayEvent, sortPlay, startSort, viewSort } from "@/lib/exercise/sort-play";
import { ExerciseFrame } from "../ExerciseFrame";
import type { ExerciseViewProps } from "../view";
import { BudgetMeter } from "./BudgetMeter";
import { SortItemRow } from "./SortItemRow";
import { verdictOf } from "./words";

export function SortExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const { bins, items, budget } = exercise;
  const [play, setPlay] = useState(startSort);
  const rows = useRef<HTMLDivElement>(null);
  const view = viewSort(exercise, play);
  const { now, result, solved } = view;

  const send = (event: SortPlayEvent) => setPlay(sortPlay(play, event));

  const verdictFor = (item: string) => {
    const verdict = result?.placed.find((one) => one.item === item);
    return verdict?.bin === play.placement[item] ? verdict : undefined;
  };
  const toChange = items.find((item) => verdictFor(item.id)?.right === false || !play.placement[item.id]);
  const goTo = (item: string) => {
    const inputs = rows.current?.querySelectorAll<HTMLInputElement>(`[data-item="${item}"] input`) ?? [];
    (Array.from(inputs).find((input) => input.checked) ?? inputs[0])?.focus();
  };

  return (
    <ExerciseFrame
      exercise={exercise}
      actions={[
        { label: "Check", first: true, onPress: () => send({ type: "check" }) },
        { label: "Start over", onPress: () => send({ type: "start-over" }) },
        play.tries > 0 &&
          !solved &&
          !play.shown && {
            label: "Show the solution",
            onPress: () => send({ type: "show-solution", solution: exercise.solution }),
          },
        result !== undefined &&
          toChange !== undefined && {
            label: "Go to the first to change",
            onPress: () => goTo(toChange.id),
          },
      ]}
      verdict={verdictOf(exercise, view, play.shown)}
      solved={solved}
      explain={solved || play.shown}
      onDone={onDone}
    >
      <div ref={rows}>
        {items.map((item) => (
          <SortItemRow
            key={item.id}
            item={item}
            bins={bins}
            unit={budget?.unit}
            bin={play.placement[item.id]}
            verdict={verdictFor(item.id)}
            onPlace={(bin) => send({ type: "place", item: item.id, bin })}
          />
        ))}
      </div>
      {budget && (
        <div className="sticky bottom-0 border-line-strong border-t bg-surface px-4 py-2.5 @lg:px-5">
          <BudgetMeter budget={budget} total={now.total ?? 0} />
        </div>
      )}
    </ExerciseFrame>
  );
}
