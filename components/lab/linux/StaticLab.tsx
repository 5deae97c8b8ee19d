import { InlineText } from "@/components/ui/InlineText";
import type { MachineExercise } from "@/lib/exercise";
import { commandsOf } from "@/lib/exercise/machine-steps";
import { type RecordedRun, runText } from "@/lib/exercise/run";

/** The exercise as text: what to reach and how, without JavaScript; and on paper, with what it came to. */
export function StaticLab({ exercise, run }: { exercise: MachineExercise; run?: RecordedRun }) {
  return (
    <>
      <noscript>
        <div className="no-print rounded-md border border-line p-4">
          <p>The machine needs JavaScript. On a Linux machine of your own, as root, you can do the same:</p>
          <LabGoals exercise={exercise} />
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
      <section aria-label={exercise.title} className="print-only">
        <p className="font-display font-semibold">Linux lab: {exercise.title}</p>
        <p>
          <InlineText>{exercise.task}</InlineText>
        </p>
        <LabGoals exercise={exercise} />
        {run && <RunText run={run} />}
      </section>
    </>
  );
}

/** What to reach. */
export function LabGoals({ exercise }: { exercise: MachineExercise }) {
  return (
    <ol className="mt-3 list-decimal space-y-1 ps-6">
      {exercise.goals.map(({ id, goal, text }) => (
        <li key={id}>
          <strong>{goal}.</strong> <InlineText>{text}</InlineText>
        </li>
      ))}
    </ol>
  );
}

/** What the terminal printed when the exercise was done, and where. */
export function RunText({ run }: { run: RecordedRun }) {
  return (
    <>
      <pre className="lab-run-text">{runText(run)}</pre>
      <p className="text-[0.85em] text-muted">One way to do it. {run.ran}.</p>
    </>
  );
}
