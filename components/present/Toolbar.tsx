"use client";

import { Icon } from "@/diagrams/kit/player/Controls";
import { type Command, keyList, shownKeys } from "@/lib/present";
import { site } from "@/lib/site";
import { icons, leaveIcon } from "./icons";
import type { Presenter } from "./usePresenter";

interface PressProps {
  command: Command;
  presenter: Presenter;
  /** Where the name depends on the state: Pause the timer. */
  name?: string;
  pressed?: boolean;
  /** Shown only where there is room; the list of keys has it always. */
  spare?: boolean;
  off?: boolean;
}

/** A button for what a key does; its hint names the key. */
export function Press({ command, presenter, name, pressed, spare = false, off = false }: PressProps) {
  const key = keyList.find((one) => one.command === command);
  const label = name ?? key?.name ?? command;
  return (
    <button
      type="button"
      aria-label={label}
      title={key ? `${label} (${shownKeys(key)[0]})` : label}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      onClick={() => !off && presenter.run(command)}
      className={`bar-button ${spare ? "bar-spare" : ""}`}
    >
      <Icon d={icons[command]} solid={command === "next" || command === "back"} />
    </button>
  );
}

/** Over the title block: there when the pointer moves, when the keyboard comes to it, and always on touch screens. */
export function Toolbar({ presenter }: { presenter: Presenter }) {
  const { deck, index, slide, shared, pointer, open, strokes, diagrams } = presenter;
  const diagram = slide && "diagram" in slide ? diagrams[slide.diagram] : undefined;
  const changeable = typeof diagram === "object" && (diagram.controls?.length ?? 0) > 0;
  const running = shared.timer.value.startedAt !== null;
  return (
    <div role="toolbar" aria-label="Presenter" className="bar">
      <Press command="back" presenter={presenter} off={index === 0} />
      <Press command="next" presenter={presenter} off={index === deck.slides.length - 1} />
      <Press command="overview" presenter={presenter} pressed={open === "overview"} />
      {changeable && <Press command="values" presenter={presenter} pressed={open === "values"} />}
      <Press command="laser" presenter={presenter} pressed={pointer === "laser"} spare />
      <Press command="draw" presenter={presenter} pressed={pointer === "draw"} />
      {(pointer === "draw" || strokes.length > 0) && (
        <>
          <Press command="undo" presenter={presenter} off={strokes.length === 0} />
          <Press command="clear" presenter={presenter} off={strokes.length === 0} spare />
        </>
      )}
      <Press command="black" presenter={presenter} pressed={shared.blank.value === "black"} spare />
      <Press command="white" presenter={presenter} pressed={shared.blank.value === "white"} spare />
      <Press
        command="timer"
        presenter={presenter}
        name={running ? "Pause the timer" : "Start the timer"}
        spare
      />
      <Press command="fullscreen" presenter={presenter} />
      <Press command="window" presenter={presenter} spare />
      <Press command="keys" presenter={presenter} pressed={open === "keys"} />
      <a
        href={`${site.basePath}/learn/${deck.lesson}/`}
        aria-label="Leave: back to the lesson"
        title="Back to the lesson"
        className="bar-button"
      >
        <Icon d={leaveIcon} />
      </a>
    </div>
  );
}
