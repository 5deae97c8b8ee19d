"use client";

import { type ReactNode, useId, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import type { PropsOf } from "@/lib/content";

/** A guess before the answer: choosing shows it. It is not marked or kept; it is there to make one think. */
export function Predict({
  question,
  options,
  answer,
  children,
}: PropsOf<"Predict"> & { children: ReactNode }) {
  const [chosen, setChosen] = useState<number>();
  const name = useId();
  return (
    <aside className="rounded-md border border-line p-4 sm:px-5">
      <fieldset className="js-only">
        <legend className="float-start mb-2 w-full">
          <span className="block font-display text-[0.85rem] font-semibold text-accent">
            What do you expect?
          </span>
          <strong className="font-semibold">
            <InlineText>{question}</InlineText>
          </strong>
        </legend>
        <div className="clear-both space-y-1">
          {options.map((option, i) => (
            <label key={option} className="flex min-h-10 items-baseline gap-2.5 py-1">
              <input
                type="radio"
                name={name}
                checked={chosen === i}
                onChange={() => setChosen(i)}
                className="accent-[var(--accent)]"
              />
              <span className={chosen !== undefined && i === answer ? "font-semibold text-correct" : ""}>
                <InlineText>{option}</InlineText>
                {chosen !== undefined && i === answer && " — what happens"}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div role="status" className="js-only">
        {chosen !== undefined && (
          <div className="flow mt-2 border-t border-line pt-3">
            <p className={`font-display font-semibold ${chosen === answer ? "text-correct" : "text-wrong"}`}>
              {chosen === answer ? "As you expected." : "Not what you expected."}
            </p>
            {children}
          </div>
        )}
      </div>
      <noscript>
        <p className="font-semibold">{question}</p>
        <ul className="mb-2 list-disc ps-6">
          {options.map((option) => (
            <li key={option}>{option}</li>
          ))}
        </ul>
        <details>
          <summary>What happens</summary>
          <p className="font-semibold">{options[answer]}</p>
          {children}
        </details>
      </noscript>
    </aside>
  );
}
