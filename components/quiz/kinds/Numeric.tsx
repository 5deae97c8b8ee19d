import { useId } from "react";
import type { AnswerOf, QuestionOf } from "@/lib/quiz";
import { TypedParts } from "./Typed";
import type { KindViewProps } from "./view";

/** A number to type, with its unit beside it. */
export function Numeric({
  question,
  answer,
  onAnswer,
  parts,
  labelledBy,
}: KindViewProps<QuestionOf<"numeric">, AnswerOf<"numeric">>) {
  const unitId = useId();
  if (parts) return <TypedParts parts={parts} />;
  return (
    <div className="flex items-center gap-2.5">
      <input
        type="text"
        inputMode="decimal"
        value={answer}
        onChange={(event) => onAnswer(event.target.value)}
        aria-labelledby={labelledBy}
        aria-describedby={question.unit === undefined ? undefined : unitId}
        autoComplete="off"
        className="min-h-11 w-36 rounded-md border border-line-strong bg-surface px-3.5 text-base text-text tabular-nums"
      />
      {question.unit !== undefined && <span id={unitId}>{question.unit}</span>}
    </div>
  );
}
