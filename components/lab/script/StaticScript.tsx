import { InlineText } from "@/components/ui/InlineText";
import type { ScriptExercise } from "@/lib/exercise";
import { FileText, StaticFrame } from "../StaticFrame";

/** The same exercise on paper, and for readers without JavaScript: the script, and the solution when asked for. */
export function StaticScript({ exercise }: { exercise: ScriptExercise }) {
  const { commands, script, solution } = exercise;
  return (
    <StaticFrame
      exercise={exercise}
      solution={
        <>
          <FileText text={solution.join("\n")} />
          <ul className="mt-3 list-disc space-y-2 ps-6">
            {commands.map(({ id, does, why }) => (
              <li key={id}>
                <InlineText>{does}</InlineText>: <InlineText>{why}</InlineText>
              </li>
            ))}
          </ul>
        </>
      }
    >
      <FileText text={script.join("\n")} />
      <p className="mt-3 font-display font-medium text-sm">What the script must do, in no particular order</p>
      <ul className="mt-1 list-disc space-y-1 ps-6 text-sm">
        {commands.map(({ id, does }) => (
          <li key={id}>
            <InlineText>{does}</InlineText>
          </li>
        ))}
      </ul>
    </StaticFrame>
  );
}
