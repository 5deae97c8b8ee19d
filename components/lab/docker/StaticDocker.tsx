import { InlineText } from "@/components/ui/InlineText";
import type { DockerExercise } from "@/lib/exercise";

/** The same exercise on paper, and for readers without JavaScript: the goals, and the commands when asked for. */
export function StaticDocker({ exercise }: { exercise: DockerExercise }) {
  return (
    <div className="rounded-md border border-line-strong p-4">
      <p className="font-display font-semibold text-lg leading-snug">{exercise.title}</p>
      <p className="mt-1">
        <InlineText>{exercise.task}</InlineText>
      </p>
      <ul className="mt-3 list-disc space-y-1 ps-6">
        {exercise.goals.map((goal) => (
          <li key={goal.id}>
            <InlineText>{goal.text}</InlineText>
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="min-h-11 py-2 font-display font-medium">Hints</summary>
        <ol className="list-decimal space-y-1 ps-6">
          {exercise.hints.map((hint) => (
            <li key={hint}>
              <InlineText>{hint}</InlineText>
            </li>
          ))}
        </ol>
      </details>
      <details className="mt-2">
        <summary className="min-h-11 py-2 font-display font-medium">Solution</summary>
        <ol className="list-decimal space-y-1 ps-6">
          {exercise.solution.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ol>
        <p className="mt-3">
          <InlineText>{exercise.done}</InlineText>
        </p>
      </details>
    </div>
  );
}
