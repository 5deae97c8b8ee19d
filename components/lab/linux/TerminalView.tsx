"use client";

import { useEffect, useRef, useState } from "react";
import type { LabController } from "./controller";
import { type LabTerminal, openTerminal } from "./terminal";

interface TerminalViewProps {
  lab: LabController;
  /** Height of the letters, in CSS pixels. */
  letters: number;
  /** Whether the keyboard goes to it at once. */
  focused?: boolean;
  /** What Escape does: Tab leaves after it, or it leaves by itself. */
  onEscape?: "offer" | "leave";
}

/** The terminal and, below it, how to get out of it again. */
export function TerminalView({ lab, letters, focused = false, onEscape = "offer" }: TerminalViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const terminal = useRef<LabTerminal>(undefined);
  const first = useRef({ letters, focused, onEscape });
  const [leaving, setLeaving] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    const opened = openTerminal(place.current, first.current.letters, {
      onInput: lab.type,
      onResize: lab.resize,
      onLeaving(now) {
        if (now && first.current.onEscape === "leave") opened.blur();
        else setLeaving(now);
      },
    });
    terminal.current = opened;
    const stop = lab.onOutput((bytes) => opened.write(bytes));
    if (first.current.focused) opened.focus();
    return () => {
      stop();
      opened.dispose();
    };
  }, [lab]);

  useEffect(() => terminal.current?.resizeLetters(letters), [letters]);

  return (
    <div className="lab-terminal">
      <div ref={place} className="lab-screen" />
      <p className="lab-keys" role="status">
        {leaving
          ? "Tab or Shift+Tab now leaves the terminal."
          : "Escape, then Tab, leaves the terminal. Ctrl+C stops a command; select to copy, Ctrl+V pastes."}
      </p>
    </div>
  );
}
