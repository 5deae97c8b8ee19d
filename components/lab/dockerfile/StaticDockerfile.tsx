import { InlineText } from "@/components/ui/InlineText";
import type { DockerfileExercise } from "@/lib/exercise";
import { FileText, StaticFrame } from "../StaticFrame";

/** The same exercise on paper, and for readers without JavaScript: files and goals, and the solution when asked for. */
export function StaticDockerfile({ exercise }: { exercise: DockerfileExercise }) {
  const { start, goals, hints, solution } = exercise;
  const changed = solution.files.filter(
    ({ path, content }) => !start.files.some((file) => file.path === path && file.content === content),
  );
  return (
    <StaticFrame
      exercise={exercise}
      hints={hints}
      solution={
        <>
          <FileText name="Dockerfile" text={solution.dockerfile.trimEnd()} />
          {changed.map(({ path, content = "" }) => (
            <FileText key={path} name={path} text={content.trimEnd()} />
          ))}
        </>
      }
    >
      <FileText name="Dockerfile" text={start.dockerfile.trimEnd()} />
      {start.files.length > 0 && (
        <p className="mt-3 text-sm">
          Beside it: <span className="font-mono">{start.files.map(({ path }) => path).join(", ")}</span>
        </p>
      )}
      <ul className="mt-3 list-disc space-y-1 ps-6">
        {goals.map(({ id, text }) => (
          <li key={id}>
            <InlineText>{text}</InlineText>
          </li>
        ))}
      </ul>
    </StaticFrame>
  );
}
