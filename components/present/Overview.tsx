"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Preview } from "./Preview";
import { Sheet } from "./Sheet";
import type { Presenter } from "./usePresenter";

/** All slides in small: arrow keys and Enter, or a click, go to one. */
export function Overview({
  presenter,
  charts,
}: {
  presenter: Presenter;
  charts: Readonly<Record<string, ReactNode>>;
}) {
  const { deck, index, shared, diagrams, move, close } = presenter;
  const list = useRef<HTMLOListElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];

  useEffect(() => {
    const now = list.current?.querySelector<HTMLButtonElement>("[aria-current]");
    now?.focus({ preventScroll: true });
    now?.scrollIntoView({ block: "center" });
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.findIndex((button) => button.matches(":focus"));
    const rows = all.map((button) => Math.round(button.getBoundingClientRect().top));
    const columns = Math.max(1, rows.filter((row) => row === rows[0]).length);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns }[
      event.key
    ];
    const target = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : to;
    if (target === undefined) return;
    event.preventDefault();
    all[target]?.focus();
  };

  return (
    <Sheet title="Overview" full onClose={close}>
      <ol ref={list} className="overview" onKeyDown={onKeyDown}>
        {deck.slides.map((slide, i) => (
          <li key={slide.id} className="overview-slide">
            <Preview
              deck={deck}
              slide={slide}
              diagrams={diagrams}
              values={"diagram" in slide ? shared.values[slide.diagram]?.value : undefined}
              charts={charts}
              screen={shared.screen.value}
              still
            />
            <button
              type="button"
              aria-current={i === index ? "true" : undefined}
              onClick={() => {
                move({ type: "seek", index: i });
                close();
              }}
              className="overview-name"
            >
              <span className="sr-only">Slide </span>
              <span className="text-muted tabular-nums">{i + 1}</span>
              <span className="sr-only">:</span> {slide.title}
            </button>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
