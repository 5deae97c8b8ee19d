"use client";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { Typed } from "@/lib/exercise/docker-play";
import { runsOf } from "./runs";

interface SimulatedTerminalProps {
  typed: readonly Typed[];
  onType(line: string): void;
  /** What most lines begin with. */
  placeholder: string;
}

/** Longer lines are no rows of a table, and wrap as in a real terminal. */
const WIDEST = 200;

function wrapping({ stream, lines }: ReturnType<typeof runsOf>[number]): string {
  if (lines.some(({ length }) => length > WIDEST)) return "whitespace-pre-wrap break-all";
  return stream === "stderr" ? "whitespace-pre-wrap break-words" : "whitespace-pre";
}

/** A line to type commands into, and above it what was typed and printed. Arrow up and down bring earlier lines back. */
export function SimulatedTerminal({ typed, onType, placeholder }: SimulatedTerminalProps) {
  const [line, setLine] = useState("");
  const [back, setBack] = useState(0);
  const screen = useRef<HTMLDivElement>(null);
  const input = useId();
  const note = useId();
  const shown = typed.length;

  // The newest line in view, with the beginning of what it printed. The page itself does not move.
  useEffect(() => {
    const newest = screen.current?.lastElementChild;
    if (shown === 0 || !screen.current || !newest) return;
    const { top } = screen.current.getBoundingClientRect();
    screen.current.scrollBy({ top: newest.getBoundingClientRect().top - top });
  }, [shown]);

  const recall = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const next = Math.min(Math.max(back + (event.key === "ArrowUp" ? 1 : -1), 0), typed.length);
    setBack(next);
    setLine(next === 0 ? "" : (typed[typed.length - next]?.line ?? ""));
  };

  return (
    <div className="border-line-strong border-t bg-surface-2">
      <p id={note} className="px-4 pt-3 font-display text-muted text-sm @lg:px-5">
        A simulation of Docker: nothing is run, and nothing can break. It knows the commands of this lesson.
      </p>
      <div
        ref={screen}
        role="log"
        aria-label="Terminal"
        tabIndex={0}
        className="mt-2 max-h-80 min-h-24 overflow-auto px-4 py-2 font-mono text-[0.85rem] leading-normal @lg:px-5"
      >
        {typed.map((one, index) => (
          <div key={index} className="pb-1.5">
            <p className="break-words font-semibold">
              <span aria-hidden="true" className="select-none text-muted">
                ${" "}
              </span>
              {one.line}
            </p>
            {runsOf(one.printed).map((run, at) => (
              <pre key={at} className={`bg-transparent p-0 ${wrapping(run)}`}>
                {run.lines.join("\n")}
              </pre>
            ))}
            {one.attached !== undefined && (
              <p className="font-display text-muted">
                A real terminal would stay attached to {one.attached} here. Go on as in a second one.
              </p>
            )}
          </div>
        ))}
      </div>
      <form
        className="flex items-center gap-2 border-line border-t px-4 py-2 @lg:px-5"
        onSubmit={(event) => {
          event.preventDefault();
          onType(line);
          setLine("");
          setBack(0);
        }}
      >
        <label htmlFor={input} className="select-none font-mono text-muted">
          <span aria-hidden="true">$</span>
          <span className="sr-only">Command</span>
        </label>
        <input
          id={input}
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={recall}
          aria-describedby={note}
          autoCapitalize="none"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          spellCheck={false}
          placeholder={placeholder}
          className="min-h-11 min-w-0 flex-1 bg-transparent font-mono text-base"
        />
        <button
          type="submit"
          className="min-h-11 rounded bg-ink px-4 font-display font-medium text-on-ink text-sm"
        >
          Run
        </button>
      </form>
    </div>
  );
}
