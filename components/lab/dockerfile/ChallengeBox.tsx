import { useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { Challenge } from "@/lib/dockerfile-challenges";
import { small } from "../styles";

interface ChallengeBoxProps {
  challenge: Challenge;
  reached: readonly string[];
  /** Whether something was built since it began. */
  tried: boolean;
  onSolution(): void;
}

/** What a challenge wants, what is reached, and help in steps. */
export function ChallengeBox({ challenge, reached, tried, onSolution }: ChallengeBoxProps) {
  const [hints, setHints] = useState(0);
  const { title, task, goals } = challenge;
  const done = goals.every(({ id }) => reached.includes(id));
  return (
    <section aria-label={`Challenge: ${title}`} className="dfl-challenge">
      <p className="font-display font-semibold">{title}</p>
      <p>
        <InlineText>{task}</InlineText>
      </p>
      <ul className="mt-1">
        {goals.map(({ id, text }) => {
          const is = reached.includes(id);
          return (
            <li key={id} className={is ? "text-correct" : undefined}>
              <span aria-hidden="true">{is ? "✓" : "○"}</span> <InlineText>{text}</InlineText>
              <span className="sr-only">{is ? ": reached" : ": not yet"}</span>
            </li>
          );
        })}
      </ul>
      <p role="status">
        {done
          ? "All goals reached. The engine built it and checked."
          : tried
            ? `${reached.length} of ${goals.length} goals reached.`
            : "Build to have the goals checked."}
      </p>
      <ol className="ms-5 list-decimal">
        {challenge.hints.slice(0, hints).map((hint) => (
          <li key={hint}>
            <InlineText>{hint}</InlineText>
          </li>
        ))}
      </ol>
      {!done && (
        <p className="mt-2 flex flex-wrap gap-2">
          {hints < challenge.hints.length ? (
            <button type="button" className={small} onClick={() => setHints(hints + 1)}>
              Hint {hints + 1} of {challenge.hints.length}
            </button>
          ) : (
            <button type="button" className={small} onClick={onSolution}>
              Show a solution
            </button>
          )}
        </p>
      )}
    </section>
  );
}
