"use client";

import { type ReactNode, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { viewMachine } from "@/lib/exercise/machine-play";
import { Bar, type CameFrom } from "./Bar";
import { LabController } from "./controller";
import { Goals } from "./Goals";
import { offerCommands } from "./lesson-commands";
import { Picture } from "./Picture";
import type { LinuxLabProps } from "./props";
import { Status } from "./Status";
import { TerminalView } from "./TerminalView";
import "./lab.css";

interface LabPanelProps extends LinuxLabProps {
  pickUp: boolean;
  /** Shows the recorded run in its place. */
  onWatch?: () => void;
  children?: ReactNode;
}

/** The lab from Start on: bar, terminal, the picture of the kernel, goals. */
export function LabPanel({ name, image, exercise, pickUp, onDone, onWatch, children }: LabPanelProps) {
  const lab = useMemo(() => new LabController(image, exercise, name), [image, exercise, name]);
  const state = useSyncExternalStore(lab.subscribe, lab.state, lab.state);
  const place = useRef<HTMLElement>(null);
  const title = useId();
  const [big, setBig] = useState(false);
  const reported = useRef(false);

  useEffect(() => {
    const timer = setTimeout(async () => {
      await lab.look();
      await lab.start(pickUp);
    });
    return () => {
      clearTimeout(timer);
      lab.stop();
    };
  }, [lab, pickUp]);

  const view = exercise && viewMachine(exercise, state.play);
  const done = view?.done ?? false;
  useEffect(() => {
    if (!done || reported.current) return;
    reported.current = true;
    onDone?.();
  }, [done, onDone]);

  useEffect(() => {
    const onChange = () => setBig(document.fullscreenElement === place.current);
    document.addEventListener("fullscreenchange", onChange);
    return () => document.removeEventListener("fullscreenchange", onChange);
  }, []);

  const running = state.phase === "ready";
  const [from, setFrom] = useState<CameFrom>();
  useEffect(() => {
    if (!running) return;
    const takeBack = offerCommands((command, button) => {
      lab.typeLine(command);
      setFrom((last) => ({ button, count: (last?.count ?? 0) + 1 }));
    });
    return () => {
      setFrom(undefined);
      takeBack();
    };
  }, [running, lab]);
  return (
    <section ref={place} aria-labelledby={title} className="lab lab-open" data-big={big || undefined}>
      <Bar
        title={exercise?.title ?? "A machine to play with"}
        id={title}
        lab={lab}
        state={state}
        place={place}
        from={from}
        onBack={() => setFrom(undefined)}
      />
      {running ? (
        <div className="lab-split">
          <TerminalView lab={lab} letters={big ? 22 : 14} focused />
          <Picture world={state.world} details={state.details} event={state.event} />
        </div>
      ) : (
        <Status lab={lab} state={state} onWatch={onWatch} />
      )}
      {running && exercise && view && <Goals lab={lab} exercise={exercise} play={state.play} view={view} />}
      {children}
    </section>
  );
}
