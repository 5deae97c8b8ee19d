import { useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { type AnswerOf, matchChoices, type PartVerdict, type QuestionOf } from "@/lib/quiz";
import { plainInline } from "@/lib/text/inline";
import { Reason } from "../Reason";
import type { KindViewProps } from "./view";

/** A native list of choices for each thing on the left: works with every keyboard, reader and phone. */
export function Match({
  question,
  order,
  answer,
  onAnswer,
  parts,
  labelledBy,
}: KindViewProps<QuestionOf<"match">, AnswerOf<"match">>) {
  const id = useId();
  const choices = matchChoices(question);
  return (
    <fieldset aria-labelledby={labelledBy} disabled={parts !== undefined} className="grid min-w-0">
      {question.pairs.map(({ left, right }, pair) => {
        const about = parts?.filter((part) => part.index === pair) ?? [];
        const wrong = about.some((part) => part.chosen && !part.right);
        return (
          <div
            key={left}
            className="grid min-w-0 items-center gap-x-4 gap-y-1.5 border-t border-line py-2.5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]"
          >
            <label htmlFor={`${id}-${pair}`} className="leading-normal font-semibold">
              <InlineText>{left}</InlineText>
            </label>
            <span className="relative min-w-0">
              <select
                id={`${id}-${pair}`}
                value={answer[pair] ?? ""}
                onChange={({ target }) =>
                  onAnswer(
                    question.pairs.map((_, other) =>
                      other !== pair
                        ? (answer[other] ?? null)
                        : target.value === ""
                          ? null
                          : Number(target.value),
                    ),
                  )
                }
                aria-describedby={about.length > 0 ? `${id}-${pair}-why` : undefined}
                className={`min-h-11 w-full appearance-none truncate rounded-md border bg-surface py-1.5 pr-9 pl-3 text-text opacity-100 ${
                  about.length === 0
                    ? "border-line-strong hover:border-text"
                    : wrong
                      ? "border-wrong"
                      : "border-correct"
                }`}
              >
                <option value="">Choose…</option>
                {order.map((choice) => (
                  <option key={choice} value={choice}>
                    {plainInline(choices[choice] ?? "")}
                  </option>
                ))}
              </select>
              <svg
                viewBox="0 0 16 16"
                aria-hidden="true"
                className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
              >
                <path d="m3.5 6 4.5 4.5L12.5 6" />
              </svg>
            </span>
            {about.length > 0 && (
              <div id={`${id}-${pair}-why`} className="grid gap-1 sm:col-start-2">
                {about.map((part) => (
                  <PairReason key={`${part.chosen}`} part={part} right={right} />
                ))}
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** The right choice is named here, because the list still shows the reader's own. */
function PairReason({ part, right }: { part: PartVerdict; right: string }) {
  if (!part.chosen && part.right)
    return <Reason part={{ ...part, why: `**${plainInline(right)}.** ${part.why}` }} />;
  return <Reason part={part} note="It belongs elsewhere." />;
}
