import { InlineText } from "@/components/ui/InlineText";
import type { ScalingExercise } from "@/lib/exercise";
import { checkScaling, goalText, settingsText, valueText } from "@/lib/exercise/scaling";

/** The same exercise on paper, and for readers without JavaScript: load and goals, and a solution when asked for. */
export function StaticScaling({ exercise }: { exercise: ScalingExercise }) {
  const { goals, start, wrong, solution } = exercise;
  return (
    <div className="rounded-md border border-line-strong p-4">
      <p className="font-display font-semibold text-lg leading-snug">{exercise.title}</p>
      <p className="mt-1">
        <InlineText>{exercise.task}</InlineText>
      </p>
      <ul className="mt-3 list-disc ps-6">
        {goals.map((goal) => (
          <li key={goal.measure}>{goalText(goal)}</li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="min-h-11 py-2 font-display font-medium">Solution</summary>
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
        <p className="mt-3">
          <InlineText>{exercise.done}</InlineText>
        </p>
      </details>
    </div>
  );
}
