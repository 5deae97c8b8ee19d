import type { Ref } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { missed, resultByObjective, type Session } from "@/lib/quiz";
import { Button } from "./Button";
import { MarkIcon } from "./Reason";
import type { Objective } from "./types";

interface QuizResultProps {
  session: Session;
  objectives: readonly Objective[];
  headingRef: Ref<HTMLHeadingElement>;
  onRetry(): void;
  onStartOver(): void;
}

/** How it went: by objective, each with the way back to its section, and what was missed. */
export function QuizResult({ session, objectives, headingRef, onRetry, onStartOver }: QuizResultProps) {
  const left = missed(session);
  const of = session.questions.length;
  const results = resultByObjective(session, objectives);
  return (
    <div className="rounded-md border border-line bg-surface p-4 sm:p-6">
      <p className="m-0! font-display text-[0.8rem] font-medium text-muted">Result</p>
      <h3
        ref={headingRef}
        tabIndex={-1}
        className="mt-1! mb-3! scroll-mt-24 font-display text-[1.35rem]! font-semibold! outline-none"
      >
        {left.length === 0 ? `All ${of} right` : `${of - left.length} of ${of} right`}
      </h3>
      <ul className="m-0! list-none border-b border-line p-0" aria-label="Result by objective">
        {results.map(({ objective, right, of }) => {
          const about = objectives.find(({ id }) => id === objective);
          const full = right === of;
          return (
            <li
              key={objective}
              className="flex items-baseline gap-3 border-t border-line py-2.5 leading-snug"
            >
              <a href={`#${about?.section}`} className="link min-w-0 flex-1">
                <InlineText>{capital(about?.can ?? objective)}</InlineText>
              </a>
              <span
                className={`shrink-0 font-display text-[0.88rem] font-semibold whitespace-nowrap tabular-nums ${full ? "text-correct" : "text-wrong"}`}
              >
                <MarkIcon right={full} />
                {right} of {of}
              </span>
            </li>
          );
        })}
      </ul>
      {left.length > 0 && (
        <>
          <h4 className="mt-5! mb-1.5! text-[0.94rem] font-semibold">Missed</h4>
          <ul className="m-0! grid list-disc gap-1.5 pl-5 text-[0.94rem] leading-snug text-muted">
            {left.map(({ id, prompt }) => (
              <li key={id}>
                <InlineText>{prompt}</InlineText>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="mt-5 flex flex-wrap gap-3">
        {left.length > 0 && <Button onClick={onRetry}>Try the missed again</Button>}
        <Button look="secondary" onClick={onStartOver}>
          Start over
        </Button>
      </div>
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
