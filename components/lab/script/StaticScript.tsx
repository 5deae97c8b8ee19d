import { InlineText } from "@/components/ui/InlineText";
import type { ScriptExercise } from "@/lib/exercise";

/** The same exercise on paper, and for readers without JavaScript: the script, and the solution when asked for. */
export function StaticScript({ exercise }: { exercise: ScriptExercise }) {
  const { commands, script, solution } = exercise;
  return (
    <div className="rounded-md border border-line-strong p-4">
      <p className="font-display font-semibold text-lg leading-snug">{exercise.title}</p>
      <p className="mt-1">
        <InlineText>{exercise.task}</InlineText>
      </p>
      <Rows rows={script} />
      <p className="mt-3 font-display font-medium text-sm">What the script must do, in no particular order</p>
      <ul className="mt-1 list-disc space-y-1 ps-6 text-sm">
        {commands.map(({ id, does }) => (
          <li key={id}>
            <InlineText>{does}</InlineText>
          </li>
        ))}
      </ul>
      <details className="mt-4">
        <summary className="min-h-11 py-2 font-display font-medium">Solution</summary>
        <Rows rows={solution} />
        <ul className="mt-3 list-disc space-y-2 ps-6">
          {commands.map(({ id, does, why }) => (
            <li key={id}>
              <InlineText>{does}</InlineText>: <InlineText>{why}</InlineText>
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

function Rows({ rows }: { rows: readonly string[] }) {
  return (
    <pre className="mt-3 overflow-x-auto rounded border border-line bg-surface-2 p-3 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
      {rows.join("\n")}
    </pre>
  );
}
