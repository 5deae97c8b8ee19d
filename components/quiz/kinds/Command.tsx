import type { KeyboardEvent } from "react";
import type { AnswerOf, QuestionOf } from "@/lib/quiz";
import { Hint } from "../Hint";
import { TypedParts } from "./Typed";
import type { KindViewProps } from "./view";

/**
 * A command line to type. It is a text area, so that a pasted command keeps its line ends; Enter checks, as it would
 * run the command in a shell, unless the line is continued with a backslash.
 */
export function Command({
  question,
  answer,
  onAnswer,
  parts,
  labelledBy,
}: KindViewProps<QuestionOf<"command">, AnswerOf<"command">>) {
  if (parts) return <TypedParts parts={parts} />;

  const submitOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget;
    const continued = field.value.slice(0, field.selectionStart).endsWith("\\");
    if (event.key !== "Enter" || event.shiftKey || continued || event.nativeEvent.isComposing) return;
    event.preventDefault();
    field.form?.requestSubmit();
  };

  return (
    <>
      <div className="relative font-mono text-base leading-normal">
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-2.5 left-3.5 text-muted select-none"
        >
          $
        </span>
        <textarea
          rows={1}
          value={answer}
          onChange={(event) => onAnswer(event.target.value)}
          onKeyDown={submitOnEnter}
          aria-labelledby={labelledBy}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="done"
          className="field-sizing-content block min-h-11 w-full resize-none rounded-md border border-line-strong bg-surface-2 py-2.5 pr-3.5 pl-8 text-text"
        />
      </div>
      {question.hint !== undefined && <Hint>{question.hint}</Hint>}
    </>
  );
}
