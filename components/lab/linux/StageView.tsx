"use client";

import { useSyncExternalStore } from "react";
import type { LabController } from "./controller";
import { Picture } from "./Picture";
import { Status } from "./Status";
import { TerminalView } from "./TerminalView";
import "./lab.css";

interface StageViewProps {
  controller: LabController;
  onStart: () => void;
  /** Height of the terminal's letters, in CSS pixels. */
  letters: number;
}

/** Terminal and picture for a class: no bar and no buttons while it runs. */
export function StageView({ controller, onStart, letters }: StageViewProps) {
  const state = useSyncExternalStore(controller.subscribe, controller.state, controller.state);
  if (state.phase !== "ready") return <Status lab={controller} state={state} onStart={onStart} />;
  return (
    <div className="lab-stage">
      <TerminalView lab={controller} letters={letters} onEscape="leave" />
      <Picture world={state.world} details={state.details} event={state.event} />
    </div>
  );
}
