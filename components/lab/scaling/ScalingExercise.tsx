"use client";
import { useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { ScalingExercise as Exercise } from "@/lib/exercise";
import {
  checkScaling,
  goalText,
  type Measure,
  type ScalingCheck,
  type ScalingSettings,
  scalingBounds,
  settingsText,
  valueText,
} from "@/lib/exercise/scaling";
import { ExerciseFrame } from "../ExerciseFrame";
import { VerdictIcon } from "../VerdictIcon";
import type { ExerciseViewProps } from "../view";

const fields = [
  { id: "min", label: "Instances, at least", max: scalingBounds.instances },
  { id: "max", label: "Instances, at most", max: scalingBounds.instances },
  { id: "concurrency", label: "Requests at a time", max: scalingBounds.concurrency },
] as const;

const columns: Record<Measure, string> = { p95: "95 %", refused: "Refused", minutes: "Minutes" };

interface Try extends ScalingCheck {
  number: number;
  /** Chosen by the person, and not shown. */
  own: boolean;
}

/** Three sliders and a simulated load: each check is a row of the table, so that tries can be compared. */
export function ScalingExercise({ exercise, onDone }: ExerciseViewProps<Exercise>) {
  const [settings, setSettings] = useState<ScalingSettings>(exercise.start);
  const [tries, setTries] = useState<readonly Try[]>([]);
  const [shown, setShown] = useState(false);
  const last = tries.at(-1);

  const set = (id: keyof ScalingSettings, value: number) => {
    const next = { ...settings, [id]: value };
    // Neither bound passes the other: the one that was not moved follows.
    if (id === "min") next.max = Math.max(next.max, value);
    if (id === "max") next.min = Math.min(next.min, value);
    setSettings(next);
    setShown(false);
  };
  const check = (tried: ScalingSettings, own: boolean) => {
    const result = checkScaling(exercise, tried);
    setTries([...tries, { ...result, own, number: (last?.number ?? 0) + 1 }].slice(-8));
    setShown(!own);
  };

  return (
    <ExerciseFrame
      exercise={exercise}
      actions={[
        { label: "Simulate", first: true, onPress: () => check(settings, !shown) },
        tries.length > 1 &&
          !last?.done && {
            label: "Show a solution",
            onPress: () => {
              setSettings(exercise.solution);
              check(exercise.solution, false);
            },
          },
      ]}
      verdict={
        !last
          ? ""
          : shown
            ? "This is one solution. Others are as good."
            : last.done
              ? "All goals are met."
              : `${last.goals.filter((goal) => goal.met).length} of ${last.goals.length} goals are met with ${settingsText(last.settings)}.`
      }
      solved={last?.done === true && last.own}
      explain={last?.done === true}
      after={tries.length > 1 && <Tries tries={tries} />}
      onDone={onDone}
    >
      <div className="grid gap-x-6 border-line border-t px-4 py-3 font-display text-sm @lg:px-5">
        {fields.map(({ id, label, max }) => (
          <label key={id} className="flex min-h-11 flex-wrap items-center gap-x-3">
            <span className="w-48 font-semibold">{label}</span>
            <input
              type="range"
              min={1}
              max={max}
              value={settings[id]}
              onChange={(event) => set(id, event.target.valueAsNumber)}
              className="min-w-32 flex-1 accent-(--accent)"
            />
            <output className="w-8 text-end tabular-nums">{settings[id]}</output>
          </label>
        ))}
      </div>
      <ul className="list-none border-line border-t px-4 py-3 @lg:px-5">
        {exercise.goals.map((goal, index) => {
          const result = last?.goals[index];
          return (
            <li key={goal.measure} className="flex gap-2 py-1">
              {result ? (
                <VerdictIcon right={result.met} />
              ) : (
                <span className="w-5 shrink-0 text-center">·</span>
              )}
              <div>
                {goalText(goal)}
                {result && <strong className="font-semibold">: {valueText(result)}</strong>}
                {result && !result.met && (
                  <p className="text-muted text-sm">
                    <InlineText>{goal.missed}</InlineText>
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </ExerciseFrame>
  );
}

function Tries({ tries }: { tries: readonly Try[] }) {
  return (
    <table className="mt-4 w-full font-display text-xs tabular-nums @md:text-sm">
      <caption className="pb-1 text-start font-medium">
        Your last tries: instances, and requests at a time for each
      </caption>
      <thead>
        <tr className="border-line-strong border-b text-start">
          {["Tried", ...(tries[0]?.goals ?? []).map((goal) => columns[goal.measure])].map((name) => (
            <th key={name} scope="col" className="py-1 pe-2 text-start font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tries.map(({ number, settings, goals }) => (
          <tr key={number} className="border-line border-b">
            <td className="py-1 pe-2">
              {settings.min}–{settings.max}, {settings.concurrency}
            </td>
            {goals.map((goal) => (
              <td key={goal.measure} className={`pe-2 whitespace-nowrap ${goal.met ? "" : "text-wrong"}`}>
                {valueText(goal)}
                {goal.met ? "" : " ✗"}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
