"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { small } from "../styles";
import type { LabController, LabState } from "./controller";
import { megabytes, seconds } from "./words";

/** A press on a command in the lesson's text; each counts as a new one. */
export interface CameFrom {
  button: HTMLElement;
  count: number;
}

interface BarProps {
  title: string;
  id: string;
  lab: LabController;
  state: LabState;
  place: RefObject<HTMLElement | null>;
  /** The button in the lesson's text whose command was typed last, for the way back to it. */
  from?: CameFrom;
  onBack?: () => void;
}

const came = {
  snapshot: "ready in",
  kept: "picked up in",
  boot: "booted in",
} as const;

/** What is running, and what can be done with the whole machine. */
export function Bar({ title, id, lab, state, place, from, onBack }: BarProps) {
  const [menu, setMenu] = useState(false);
  const ready = state.phase === "ready";
  const full = () =>
    document.fullscreenElement ? document.exitFullscreen() : place.current?.requestFullscreen?.();
  return (
    <div className="lab-bar">
      <p id={id} className="lab-title">
        {title}
      </p>
      <p className="flex-[1_1_15rem] text-[0.85rem] leading-snug text-muted">
        A real kernel in this tab · {Math.round(lab.image.memory / 2 ** 20)} MB
        {ready && state.from && state.startedIn !== undefined && (
          <>
            {" "}
            · {came[state.from]} {seconds(state.startedIn)}
          </>
        )}
      </p>
      {ready && (
        <div className="flex flex-wrap gap-2">
          {from && <BackToText key={from.count} from={from} place={place} onBack={onBack} />}
          <button type="button" className={small} disabled={state.resetting} onClick={() => lab.reset()}>
            {state.resetting ? "Resetting" : "Reset machine"}
          </button>
          <button type="button" className={small} aria-expanded={menu} onClick={() => setMenu(!menu)}>
            Keep
          </button>
          <button type="button" className={small} onClick={full}>
            Full screen
          </button>
          <button type="button" className={small} onClick={() => lab.stop()}>
            Stop
          </button>
        </div>
      )}
      {menu && ready && (
        <div className="flex basis-full flex-wrap items-center gap-3 text-[0.9rem]">
          <p>Keep the machine as it is now in this browser, and pick it up another day.</p>
          <button
            type="button"
            className={small}
            disabled={state.keeping === "busy"}
            onClick={() => lab.keep()}
          >
            {state.kept ? "Keep this in its place" : "Keep it"}
          </button>
          {state.kept && (
            <button type="button" className={small} onClick={() => lab.forget()}>
              Delete what is kept ({megabytes(state.kept.bytes)})
            </button>
          )}
          <p role="status">
            {state.keeping === "busy" && "Keeping it"}
            {state.keeping === "full" && "There is no room for it in this browser: nothing was kept."}
            {state.keeping === "done" && state.kept && `Kept: ${megabytes(state.kept.bytes)}`}
          </p>
        </div>
      )}
    </div>
  );
}

/** A command of the text was typed: here is what it printed, and the way back. */
function BackToText({
  from,
  place,
  onBack,
}: Required<Pick<BarProps, "from" | "place">> & Pick<BarProps, "onBack">) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: "start" });
    button.current?.focus({ preventScroll: true });
  }, [place]);
  const back = () => {
    onBack?.();
    from.button.scrollIntoView({ block: "center" });
    from.button.focus({ preventScroll: true });
  };
  return (
    <button ref={button} type="button" className={small} onClick={back}>
      Back to the text
    </button>
  );
}
