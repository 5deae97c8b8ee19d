"use client";

import type { ReactNode } from "react";
import { ReaderControls } from "@/diagrams/kit/player/ReaderControls";
import { defaultValues, type Values } from "@/lib/steps";
import { plainInline } from "@/lib/text/inline";
import { KeysDialog } from "./KeysDialog";
import { Overview } from "./Overview";
import type { Presenter } from "./usePresenter";

/** What both windows show over everything else: dialogs, the panel of values, and short notices. */
export function Extras({
  presenter,
  charts,
}: {
  presenter: Presenter;
  charts: Readonly<Record<string, ReactNode>>;
}) {
  const { open, notice } = presenter;
  return (
    <>
      {open === "overview" && <Overview presenter={presenter} charts={charts} />}
      {open === "keys" && <KeysDialog presenter={presenter} />}
      {open === "values" && <ValuesPanel presenter={presenter} />}
      <p role="status" className={notice === "" ? "sr-only" : "notice"}>
        {notice}
      </p>
    </>
  );
}

/** The diagram's own controls; what is changed here changes in every window. */
function ValuesPanel({ presenter: { slide, diagrams, shared, store } }: { presenter: Presenter }) {
  const slug = slide && "diagram" in slide ? slide.diagram : undefined;
  const diagram = slug === undefined ? undefined : diagrams[slug];
  if (slug === undefined || typeof diagram !== "object" || !diagram.controls) return null;
  const change = (values: Values, acted: boolean) => {
    // What is done in a diagram adds a step to it, and that is what everyone wants to see now.
    const made = acted ? diagram.steps(values).at(-1) : undefined;
    store.change({ values: { diagram: slug, values }, ...(made && { slide: `${slug}.${made.id}` }) });
  };
  return (
    <section aria-label="Change the diagram" className="values-panel">
      <ReaderControls
        controls={diagram.controls}
        values={{ ...defaultValues(diagram.controls), ...shared.values[slug]?.value }}
        onChange={change}
      />
    </section>
  );
}

/** Reads the slide out once the presentation has moved; a page that has just opened stays silent. */
export function Announcement({ presenter: { deck, index, slide, shared } }: { presenter: Presenter }) {
  const moved = shared.slide.stamp.counter > 0;
  return (
    <p role="status" className="sr-only">
      {moved && slide
        ? `Slide ${index + 1} of ${deck.slides.length}. ${slide.title}. ${plainInline(slide.say)}`
        : ""}
    </p>
  );
}
