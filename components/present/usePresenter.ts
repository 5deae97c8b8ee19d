"use client";

import { useState } from "react";
import {
  type Blank,
  type Command,
  type Deck,
  elapsedAt,
  pauseTimer,
  type Role,
  startTimer,
  undoStroke,
} from "@/lib/present";
import { site } from "@/lib/site";
import type { Pointer } from "./Overlay";
import { useNearDiagrams } from "./useDiagrams";
import { usePresentation } from "./usePresentation";
import { usePresenterKeys } from "./usePresenterKeys";

/** What is open over the slide. */
export type Open = "none" | "overview" | "keys" | "values";

/** Everything that both windows can do, by key and by button. */
export function usePresenter(lessonDeck: Deck, role: Role) {
  const presentation = usePresentation(lessonDeck, role);
  const { store, shared, deck, index, slide, move, loading } = presentation;
  const [diagrams, retry] = loading;
  const [pointer, setPointer] = useState<Pointer>("none");
  const [open, setOpen] = useState<Open>("none");
  const [notice, setNotice] = useState("");
  useNearDiagrams(deck, index, open === "overview", loading);
  const strokes = (slide && shared.strokes[slide.id]?.value) ?? [];
  const now = () => Date.now();

  const point = (wanted: Pointer) => {
    setPointer(pointer === wanted ? "none" : wanted);
    if (pointer === "laser" || wanted === "laser") store.change({ laser: null });
  };
  const toggle = (wanted: Open) => setOpen(open === wanted ? "none" : wanted);
  const blank = (wanted: Blank) => store.change({ blank: shared.blank.value === wanted ? "none" : wanted });
  const draw = (next: typeof strokes) =>
    slide && store.change({ strokes: { slide: slide.id, strokes: next } });

  const leave = () => {
    setNotice("");
    if (open !== "none") setOpen("none");
    else if (shared.blank.value !== "none") blank("none");
    else if (pointer !== "none") point(pointer);
  };

  const run = (command: Command) => {
    switch (command) {
      case "next":
      case "back":
      case "first":
      case "last":
        return move({ type: command });
      case "reveal":
        return slide?.kind === "ask" || (slide?.kind === "question" && !slide.revealed)
          ? move({ type: "next" })
          : undefined;
      case "past": {
        const after = deck.slides.findIndex((one, i) => i > index && one.kind !== "lab");
        return slide?.kind === "lab"
          ? move({ type: "seek", index: after })
          : setNotice("This slide is not part of a lab");
      }
      case "overview":
      case "keys":
        return toggle(command);
      case "values": {
        if (open === "values") return setOpen("none");
        const diagram = slide && "diagram" in slide ? (diagrams[slide.diagram] ?? "on its way") : undefined;
        const has = typeof diagram === "object" && (diagram.controls?.length ?? 0) > 0;
        if (has || diagram === "on its way") return setOpen("values");
        return setNotice("There is nothing to change on this slide");
      }
      case "black":
      case "white":
        return blank(command);
      case "fullscreen":
        return toggleFullScreen();
      case "laser":
      case "draw":
        return point(command);
      case "undo":
        return draw(undoStroke(strokes));
      case "clear":
        return draw([]);
      case "timer":
        return store.change({
          timer:
            shared.timer.value.startedAt === null
              ? startTimer(shared.timer.value, now())
              : pauseTimer(shared.timer.value, now()),
        });
      case "reset":
        return store.change({
          timer: { startedAt: shared.timer.value.startedAt === null ? null : now(), elapsed: 0 },
        });
      case "window":
        return openOther(deck.lesson, role, slide?.id ?? "", setNotice);
      case "escape":
        return leave();
    }
  };

  const goTo = (number: number) => {
    if (number >= 1 && number <= deck.slides.length) move({ type: "seek", index: number - 1 });
    else setNotice(`There is no slide ${number}: the last is ${deck.slides.length}`);
  };
  const typed = usePresenterKeys((command) => {
    setNotice("");
    run(command);
  }, goTo);

  return {
    ...presentation,
    role,
    diagrams,
    retry,
    pointer,
    open,
    close: () => setOpen("none"),
    run,
    strokes,
    draw,
    point: (laser: typeof shared.laser.value) => store.change({ laser }),
    notice: typed === "" ? notice : `Slide ${typed}, then Enter`,
    elapsed: (at: number) => elapsedAt(shared.timer.value, at),
  };
}

export type Presenter = ReturnType<typeof usePresenter>;

function toggleFullScreen() {
  if (document.fullscreenElement) void document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => undefined);
}

/** Opens the other window at this slide; one that is open already comes to the front. */
function openOther(lesson: string, role: Role, slide: string, say: (words: string) => void) {
  const query = `?slide=${encodeURIComponent(slide)}`;
  const address = `${site.basePath}/present/${lesson}/${role === "audience" ? "speaker/" : ""}${query}`;
  const other = role === "audience" ? "speaker" : "audience";
  const shape = role === "audience" ? "popup,width=1180,height=800" : "popup,width=1280,height=720";
  const opened = window.open(address, `shipshape-${other}-${lesson}`, shape);
  if (!opened) say("The browser blocked the new window. Allow pop-ups for this site, and try again.");
}
