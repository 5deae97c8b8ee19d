import { InlineText } from "@/components/ui/InlineText";
import type { DockerExercise } from "@/lib/exercise";
import { StaticFrame } from "../StaticFrame";

/** The same exercise on paper, and for readers without JavaScript: the goals, and the commands when asked for. */
export function StaticDocker({ exercise }: { exercise: DockerExercise }) {
  return (
    <StaticFrame
      exercise={exercise}
      hints={exercise.hints}
      solution={
        <ol className="list-decimal space-y-1 ps-6">
          {exercise.solution.map((line) => (
            <li key={line}>
              <code>{line}</code>
            </li>
          ))}
        </ol>
      }
    >
      <ul className="mt-3 list-disc space-y-1 ps-6">
        {exercise.goals.map((goal) => (
          <li key={goal.id}>
            <InlineText>{goal.text}</InlineText>
          </li>
        ))}
      </ul>
    </StaticFrame>
  );
}
