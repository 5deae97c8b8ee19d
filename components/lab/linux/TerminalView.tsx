"use client";

import { useEffect, useRef, useState } from "react";
import type { LabController } from "./controller";
import { type LabTerminal, openTerminal } from "./terminal";

/** The terminal and, below it, how to get out of it again. */
export function TerminalView({ lab, big }: { lab: LabController; big: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const [leaving, setLeaving] = useState(false);

  useEffect(() => {
    if (!place.current) return;
    const terminal: LabTerminal = openTerminal(place.current, big ? 22 : 14, {
      onInput: lab.type,
      onResize: lab.resize,
      onLeaving: setLeaving,
    });
    const stop = lab.onOutput((bytes) => terminal.write(bytes));
    terminal.focus();
    return () => {
      stop();
      terminal.dispose();
    };
  }, [lab, big]);

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
