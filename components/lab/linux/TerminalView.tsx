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
    let [stop, opened]: [() => void, LabTerminal | undefined] = [() => {}, undefined];
    // In a task of its own: with everything else that appears now the page would stand still for too long.
    const timer = setTimeout(() => {
      if (!place.current) return;
      const { focused, onEscape } = first.current;
      const made = openTerminal(place.current, first.current.letters, {
        onInput: lab.type,
        onResize: lab.resize,
        onLeaving(now) {
          if (now && onEscape === "leave") made.blur();
          else setLeaving(now);
        },
      });
      opened = terminal.current = made;
      stop = lab.onOutput((bytes) => made.write(bytes));
      if (focused) made.focus();
    });
    return () => {
      clearTimeout(timer);
      stop();
      opened?.dispose();
      terminal.current = undefined;
    };
  }, [lab]);

  useEffect(() => {
    first.current.letters = letters;
    terminal.current?.resizeLetters(letters);
  }, [letters]);

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
