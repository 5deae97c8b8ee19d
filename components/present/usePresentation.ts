"use client";

import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Deck, Role } from "@/lib/present";
import { type PlayerEvent, player, startPlayer } from "@/lib/steps";
import { openChannel } from "./channel";
import { createPresentation, type PresentationStore } from "./store";

/** A window of the presentation: what all windows share, and the one player that goes through the deck. */
export function usePresentation(deck: Deck, role: Role) {
  const { slides, lesson } = deck;
  const first = slides[0]?.id ?? "";
  const [store] = useState<PresentationStore>(() =>
    createPresentation({ lesson, role, first, open: openChannel }),
  );
  const [before] = useState(store.get);
  const replica = useSyncExternalStore(store.subscribe, store.get, () => before);
  const { shared } = replica;

  // Before the first paint, so that a link to a slide opens with it.
  useLayoutEffect(() => {
    const named = new URLSearchParams(window.location.search).get("slide");
    if (named !== null && slides.some(({ id }) => id === named)) store.place(named);
  }, [slides, store]);
  useEffect(() => store.connect(), [store]);

  // A slide that this window's deck does not have (another version of the site) counts as the first.
  const index = Math.max(
    0,
    slides.findIndex(({ id }) => id === shared.slide.value),
  );
  const slide = slides[index];

  useEffect(() => {
    if (!slide) return;
    const address = new URL(window.location.href);
    if ((address.searchParams.get("slide") ?? first) === slide.id) return;
    address.searchParams.set("slide", slide.id);
    window.history.replaceState(window.history.state, "", address);
  }, [slide, first]);

  const move = useMemo(
    () => (event: PlayerEvent) => {
      const { slide, blank } = store.get().shared;
      const at = slides.findIndex(({ id }) => id === slide.value);
      const next = slides[player(startPlayer(slides.length, at), event).index];
      // Whoever goes on wants to be seen: a move ends the blank screen.
      if (next)
        store.change({
          ...(next.id !== slide.value && { slide: next.id }),
          ...(blank.value !== "none" && { blank: "none" as const }),
        });
    },
    [slides, store],
  );

  return { store, replica, shared, index, slide, move };
}

export type Presentation = ReturnType<typeof usePresentation>;
