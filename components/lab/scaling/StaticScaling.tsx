import type { ScalingExercise } from "@/lib/exercise";
import { checkScaling, goalText, settingsText, valueText } from "@/lib/exercise/scaling";
import { StaticFrame } from "../StaticFrame";

/** The same exercise on paper, and for readers without JavaScript: load and goals, and a solution when asked for. */
export function StaticScaling({ exercise }: { exercise: ScalingExercise }) {
  const { goals, start, wrong, solution } = exercise;
  return (
    <StaticFrame
      exercise={exercise}
      solution={
        <ul className="list-disc space-y-2 ps-6">
          {[start, ...wrong, solution].map((settings) => (
            <li key={settingsText(settings)}>
              {settingsText(settings)}:{" "}
              {checkScaling(exercise, settings)
                .goals.map((goal) => `${valueText(goal)}${goal.met ? "" : " (missed)"}`)
                .join(", ")}
            </li>
          ))}
        </ul>
      }
    >
      <ul className="mt-3 list-disc ps-6">
        {goals.map((goal) => (
          <li key={goal.measure}>{goalText(goal)}</li>
        ))}
      </ul>
    </StaticFrame>
  );
}
