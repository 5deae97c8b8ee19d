"use client";
import { useId, useRef, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { SortExercise as Exercise } from "@/lib/exercise";
import { type SortPlayEvent, sortPlay, startSort, viewSort } from "@/lib/exercise/sort-play";
import type { ExerciseViewProps } from "../view";
import { BudgetMeter } from "./BudgetMeter";
import { SortItemRow, VerdictIcon } from "./SortItemRow";
import { verdictOf } from "./words";

const secondary = "min-h-11 rounded border border-line-strong px-4";

export function SortExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const { bins, items, budget } = exercise;
  const [play, setPlay] = useState(startSort);
  const reported = useRef(false);
  const rows = useRef<HTMLDivElement>(null);
  const title = useId();
  const view = viewSort(exercise, play);
  const { now, result, solved } = view;

  const send = (event: SortPlayEvent) => {
    const next = sortPlay(play, event);
    setPlay(next);
    if (reported.current || !viewSort(exercise, next).solved) return;
    reported.current = true;
    onDone();
  };

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
    <section aria-labelledby={title} className="@container rounded-md border border-line-strong bg-surface">
      <div className="p-4 @lg:px-5">
        <p id={title} className="font-display font-semibold text-lg leading-snug">
          {exercise.title}
        </p>
        <p className="mt-1">
          <InlineText>{exercise.task}</InlineText>
        </p>
      </div>
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
      <div className="rounded-b-md border-line-strong border-t bg-surface p-4 @lg:px-5">
        <div className="flex flex-wrap gap-3 font-display font-medium text-sm">
          <button
            type="button"
            className="min-h-11 rounded bg-ink px-5 text-on-ink"
            onClick={() => send({ type: "check" })}
          >
            Check
          </button>
          <button type="button" className={secondary} onClick={() => send({ type: "start-over" })}>
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
          {result && toChange && (
            <button type="button" className={secondary} onClick={() => goTo(toChange.id)}>
              Go to the first to change
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
