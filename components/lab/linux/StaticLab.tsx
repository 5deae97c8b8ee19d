import { InlineText } from "@/components/ui/InlineText";
import type { MachineExercise } from "@/lib/exercise";
import { commandsOf } from "@/lib/exercise/machine-steps";

/** The exercise as text: what to reach and how, on paper and without JavaScript. */
export function StaticLab({ exercise }: { exercise: MachineExercise }) {
  return (
    <noscript>
      <div className="rounded-md border border-line p-4">
        <p>The machine needs JavaScript. On a Linux machine of your own, as root, you can do the same:</p>
        <ol className="mt-3 list-decimal space-y-2 ps-6">
          {exercise.goals.map(({ id, goal, text }) => (
            <li key={id}>
              <strong>{goal}.</strong> <InlineText>{text}</InlineText>
            </li>
          ))}
        </ol>
        <details className="mt-3">
          <summary>Solution</summary>
          <pre className="mt-2 whitespace-pre-wrap text-[0.83rem]">
            {commandsOf(exercise.solution).join("\n")}
          </pre>
          <p className="mt-2">
            <InlineText>{exercise.done}</InlineText>
          </p>
        </details>
      </div>
    </noscript>
  );
}
