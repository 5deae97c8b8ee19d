import { type ComponentProps, useId } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { PartVerdict } from "@/lib/quiz";
import { edge, Reason } from "../Reason";

interface ChoicesProps {
  type: "radio" | "checkbox";
  options: readonly { text: string }[];
  order: readonly number[];
  isChosen(index: number): boolean;
  onToggle(index: number, chosen: boolean): void;
  parts?: readonly PartVerdict[];
  labelledBy: string;
}

/** Options as native radio buttons or checkboxes, each with its reason once marked. */
export function Choices({ type, options, order, isChosen, onToggle, parts, labelledBy }: ChoicesProps) {
  const name = useId();
  return (
    <fieldset aria-labelledby={labelledBy} disabled={parts !== undefined} className="grid min-w-0 gap-2">
      {order.map((index) => {
        const part = parts?.[index];
        const inputId = `${name}-${index}`;
        const reasonId = part && `${inputId}-why`;
        return (
          <div
            key={index}
            className={`rounded-md border bg-surface ${part ? edge(part) : "border-line has-checked:border-accent has-enabled:hover:border-line-strong"}`}
          >
            <label
              htmlFor={inputId}
              className={`flex gap-3 px-3.5 py-2.5 leading-normal ${part ? "pb-1" : "cursor-pointer"}`}
            >
              <ChoiceInput
                id={inputId}
                type={type}
                name={name}
                checked={isChosen(index)}
                onChange={(event) => onToggle(index, event.target.checked)}
                aria-describedby={reasonId}
                part={part}
              />
              <span className="min-w-0">
                <InlineText>{options[index]?.text ?? ""}</InlineText>
              </span>
            </label>
            {part && (
              <div className="pr-3.5 pb-2.5 pl-[2.725rem]">
                <Reason part={part} id={reasonId} />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

// Drawn by us, because a browser greys out disabled inputs, and the reader's own choice must stay plain to see.
function ChoiceInput({ part, ...rest }: Omit<ComponentProps<"input">, "part"> & { part?: PartVerdict }) {
  const radio = rest.type === "radio";
  const colour = !part?.chosen ? "text-accent" : part.right ? "text-correct" : "text-wrong";
  return (
    <span className={`relative mt-[0.2em] size-[1.1rem] shrink-0 ${colour}`}>
      <input
        {...rest}
        className={`peer absolute inset-0 size-full cursor-[inherit] appearance-none border border-line-strong checked:border-current ${radio ? "rounded-full" : "rounded"}`}
      />
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 hidden size-full peer-checked:block"
      >
        {radio ? (
          <circle cx="8" cy="8" r="4.2" fill="currentColor" />
        ) : (
          <path d="m4 8.3 2.8 2.9L12 5.2" fill="none" stroke="currentColor" strokeWidth="2.2" />
        )}
      </svg>
    </span>
  );
}
