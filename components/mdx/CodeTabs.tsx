"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

/** Variants of one thing under tabs. Without JavaScript and in print they stand one under the other. */
export function CodeTabs({ tabs }: { tabs: readonly { title: string; panel: ReactNode }[] }) {
  const [open, setOpen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tabs.length - 1;
    const to = {
      ArrowRight: open === last ? 0 : open + 1,
      ArrowLeft: open === 0 ? last : open - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setOpen(to);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  return (
    <div className="code-tabs">
      <div
        ref={list}
        role="tablist"
        aria-label="Variants"
        onKeyDown={onKeyDown}
        className="js-only no-print flex flex-wrap gap-1"
      >
        {tabs.map(({ title }, i) => (
          <button
            key={title}
            type="button"
            role="tab"
            id={`${id}-tab-${i}`}
            aria-selected={i === open}
            aria-controls={`${id}-panel-${i}`}
            tabIndex={i === open ? 0 : -1}
            onClick={() => setOpen(i)}
            className="min-h-10 border-b-2 border-transparent px-3 font-display text-sm font-semibold text-muted aria-selected:border-accent aria-selected:text-text"
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ title, panel }, i) => (
        <div
          key={title}
          role="tabpanel"
          id={`${id}-panel-${i}`}
          aria-labelledby={`${id}-tab-${i}`}
          data-open={i === open}
          className="code-tab"
        >
          {panel}
        </div>
      ))}
    </div>
  );
}
