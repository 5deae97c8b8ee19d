"use client";

import { useEffect, useMemo, useState } from "react";
import { InlineText } from "@/components/ui/InlineText";
import { defaultValues } from "@/lib/steps";
import type { Presenter } from "./usePresenter";

const sizes = [0.9, 1, 1.15, 1.3, 1.5, 1.75, 2] as const;
const usual = 2;
const key = "shipshape.notes-size";

/** What to say, in letters as large as the speaker likes. */
export function Notes({ presenter: { slide, diagrams, shared } }: { presenter: Presenter }) {
  const [size, setSize] = useNotesSize();
  // With other values a diagram says other things; its live words count.
  const live = useMemo(() => {
    if (slide?.kind !== "step") return undefined;
    const diagram = diagrams[slide.diagram];
    if (typeof diagram !== "object") return undefined;
    const values = { ...defaultValues(diagram.controls), ...shared.values[slide.diagram]?.value };
    return diagram.steps(values)[slide.index];
  }, [slide, diagrams, shared.values]);
  if (!slide) return null;
  return (
    <section aria-label="Notes" className="speaker-notes">
      <div className="flex items-center gap-1 border-b border-line">
        <h2 className="title-block-name me-auto">Notes</h2>
        <button
          type="button"
          aria-label="A− Smaller notes"
          title="Smaller notes"
          aria-disabled={size === 0}
          onClick={() => setSize(size - 1)}
          className="bar-button font-display text-sm font-semibold"
        >
          A−
        </button>
        <button
          type="button"
          aria-label="A+ Larger notes"
          title="Larger notes"
          aria-disabled={size === sizes.length - 1}
          onClick={() => setSize(size + 1)}
          className="bar-button font-display text-lg font-semibold"
        >
          A+
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long notes scroll, by keyboard too */}
      <div className="speaker-words-box" tabIndex={0} style={{ fontSize: `${sizes[size] ?? 1}rem` }}>
        <h3 className="font-semibold">{live?.title ?? slide.title}</h3>
        <p>
          <InlineText>{live?.caption ?? slide.say}</InlineText>
        </p>
        {slide.notes.map((note) => (
          <p key={note} className="speaker-note">
            <InlineText>{note}</InlineText>
          </p>
        ))}
      </div>
    </section>
  );
}

/** The chosen size, kept for the next talk where the browser allows it. */
function useNotesSize(): [number, (size: number) => void] {
  const [size, setSize] = useState<number>(usual);
  useEffect(() => {
    try {
      const kept = Number.parseInt(localStorage.getItem(key) ?? "", 10);
      if (sizes[kept] !== undefined) setSize(kept);
    } catch {
      // No storage: the usual size.
    }
  }, []);
  const choose = (wanted: number) => {
    if (sizes[wanted] === undefined) return;
    setSize(wanted);
    try {
      localStorage.setItem(key, String(wanted));
    } catch {
      // Full or forbidden: it holds for this talk.
    }
  };
  return [size, choose];
}
