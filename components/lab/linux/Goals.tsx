"use client";

import { InlineText } from "@/components/ui/InlineText";
import type { MachineExercise } from "@/lib/exercise";
import type { MachinePlay, MachineView } from "@/lib/exercise/machine-play";
import { commandsOf } from "@/lib/exercise/machine-steps";
import { small } from "../styles";
import type { LabController } from "./controller";
import { TypeIt } from "./TypeIt";

interface GoalsProps {
  lab: LabController;
  exercise: MachineExercise;
  play: MachinePlay;
  view: MachineView;
}

/** What to reach, ticked as the machine reaches it. */
export function Goals({ lab, exercise, play, view }: GoalsProps) {
  const reached = view.goals.filter((one) => one.reached).length;
  const last = exercise.goals.find(({ id }) => id === play.reached.at(-1));
  return (
    <div className="lab-goals-box">
      <ol className="lab-goals" aria-label="Goals">
        {view.goals.map(({ goal, reached: isReached, current, hints, moreHints }, index) => (
          <li key={goal.id} aria-current={current ? "step" : undefined} data-reached={isReached || undefined}>
            <Tick index={index} reached={isReached} current={current} />
            <p className="mt-2 font-display font-semibold leading-snug">{goal.goal}</p>
            <p className="mt-1 text-[0.93rem] text-muted">
              <InlineText>{isReached ? goal.shows : goal.text}</InlineText>
            </p>
            {!isReached && hints.length > 0 && (
              <ul className="mt-2 space-y-2">
                {hints.map((hint) => (
                  <li key={hint} className="border-s-2 border-line-strong ps-3 text-[0.93rem]">
                    <InlineText>{hint}</InlineText>
                    <TypeIt text={hint} lab={lab} />
                  </li>
                ))}
              </ul>
            )}
            {!isReached && moreHints && (
              <button
                type="button"
                className={`mt-2 ${small}`}
                onClick={() => lab.send({ type: "hint", goal: goal.id })}
              >
                {hints.length === 0 ? "Hint" : "Another hint"}
                <span className="sr-only"> for “{goal.goal}”</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <div className="lab-remarks" aria-live="polite">
        {view.remarks.map((remark) => (
          <p key={remark} className="lab-remark">
            <InlineText>{remark}</InlineText>
          </p>
        ))}
        {view.done ? (
          <p>
            <strong className="font-semibold text-correct">All {view.goals.length} reached.</strong>{" "}
            <InlineText>{exercise.done}</InlineText>
          </p>
        ) : (
          <p className="text-[0.93rem] text-muted">
            {reached} of {view.goals.length} reached.
            {last && <span className="sr-only"> Reached: {last.goal}</span>}
          </p>
        )}
      </div>
      <details className="lab-solution" onToggle={() => lab.send({ type: "show-solution" })}>
        <summary className="min-h-11 py-2 font-display text-sm font-medium">Solution</summary>
        <ol className="space-y-2">
          {commandsOf(exercise.solution).map((command) => (
            <li key={command} className="flex flex-wrap items-start gap-2">
              <code className="lab-command">{command}</code>
              <button type="button" className={small} onClick={() => lab.typeLine(command)}>
                Type it for me
              </button>
            </li>
          ))}
        </ol>
      </details>
    </div>
  );
}

function Tick({ index, reached, current }: { index: number; reached: boolean; current: boolean }) {
  return (
    <span className="lab-tick" data-reached={reached || undefined} data-current={current || undefined}>
      {reached ? (
        <svg viewBox="0 0 16 16" role="img" aria-label="Reached" className="h-4 w-4">
          <path
            d="M3.5 8.5l3 3 6-6.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeLinecap="round"
          />
        </svg>
      ) : (
        index + 1
      )}
    </span>
  );
}
