import { InlineText } from "@/components/ui/InlineText";

/** The goals, each with a mark and a word for whether it holds now. */
export function GoalList({
  goals,
  held,
}: {
  goals: readonly { id: string; text: string }[];
  held: readonly boolean[];
}) {
  return (
    <ul aria-label="Goals" className="mt-3 space-y-1.5">
      {goals.map((goal, index) => (
        <li key={goal.id} className="flex gap-2.5">
          <Mark held={held[index] === true} />
          <span>
            <span className="sr-only">{held[index] ? "Reached: " : "Not yet: "}</span>
            <InlineText>{goal.text}</InlineText>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Mark({ held }: { held: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      className={`mt-1 size-4 shrink-0 ${held ? "text-correct" : "text-muted"}`}
    >
      {held ? <path d="M2.5 8.5 6.5 12.5 13.5 3.5" /> : <circle cx="8" cy="8" r="5.5" />}
    </svg>
  );
}
