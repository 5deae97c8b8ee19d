"use client";

import { Terminal } from "@xterm/xterm";
import { useEffect, useRef, useState } from "react";
import { isRun, type RecordedRun, runText, timeline } from "@/lib/exercise/run";
import { site } from "@/lib/site";
import { small } from "../styles";
import { terminalOptions } from "./terminal";
import "./lab.css";

/** A recorded run: the same exercise, done on the same machine by a script, for where no machine can run. */
export function RunPlayer({ name }: { name: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [run, setRun] = useState<RecordedRun | "missing">();
  const [round, setRound] = useState(0);
  const [ended, setEnded] = useState(false);

  useEffect(() => {
    fetch(`${site.basePath}/lab/runs/${name}.json`)
      .then((response) => response.json())
      .then((value: unknown) => setRun(isRun(value) ? value : "missing"))
      .catch(() => setRun("missing"));
  }, [name]);

  useEffect(() => {
    if (!place.current || !run || run === "missing") return;
    setEnded(false);
    const terminal = new Terminal({
      ...terminalOptions(place.current, 13),
      cols: run.columns,
      rows: run.rows,
      disableStdin: true,
      // The round only makes it begin again.
      tabStopWidth: round >= 0 ? 8 : 4,
    });
    terminal.open(place.current);
    const events = timeline(run);
    const timers = events.map(({ at, kind, text }) =>
      setTimeout(() => {
        if (kind === "out") terminal.write(text);
      }, at),
    );
    timers.push(setTimeout(() => setEnded(true), (events.at(-1)?.at ?? 0) + 100));
    return () => {
      for (const timer of timers) clearTimeout(timer);
      terminal.dispose();
    };
  }, [run, round]);

  if (run === "missing") return <p className="p-4">The recorded run could not be loaded.</p>;
  return (
    <div className="lab-run">
      <div ref={place} className="lab-run-screen" />
      <div className="flex flex-wrap items-center gap-3 p-3">
        <button type="button" className={small} onClick={() => setRound(round + 1)}>
          {ended ? "Play again" : "From the start"}
        </button>
        {run && <p className="text-[0.85rem] text-muted">{run.ran}</p>}
      </div>
      {run && (
        <details className="px-4 pb-3">
          <summary className="min-h-11 py-2 font-display text-sm font-medium">As text</summary>
          <pre className="overflow-x-auto text-[0.8rem]">{runText(run)}</pre>
        </details>
      )}
    </div>
  );
}
