"use client";

import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { type Deck, type Role, slideIndex } from "@/lib/present";
import { type PlayerEvent, player, startPlayer } from "@/lib/steps";
import { openChannel } from "./channel";
import { createPresentation, type PresentationStore } from "./store";
import { useDiagrams, useLiveDeck } from "./useDiagrams";

/** A window of the presentation: what all windows share, and the one player that goes through the deck. */
export function usePresentation(lessonDeck: Deck, role: Role) {
  const { lesson } = lessonDeck;
  const first = lessonDeck.slides[0]?.id ?? "";
  const [store] = useState<PresentationStore>(() =>
    createPresentation({ lesson, role, first, open: openChannel }),
  );
  const [before] = useState(store.get);
  const replica = useSyncExternalStore(store.subscribe, store.get, () => before);
  const { shared } = replica;

  // Before the first paint, so that a link to a slide opens with it.
  useLayoutEffect(() => {
    const named = new URLSearchParams(window.location.search).get("slide");
    if (named) store.place(named);
  }, [store]);
  useEffect(() => store.connect(), [store]);

  const loading = useDiagrams();
  const [diagrams] = loading;
  const deck = useLiveDeck(lessonDeck, diagrams, shared.values);
  const index = slideIndex(deck, shared.slide.value);
  const slide = deck.slides[index];

  const address = shared.slide.value;
  useEffect(() => {
    // On opening, the store may have moved on from what was drawn first: the link's own slide must stay.
    if (store.get().shared.slide.value !== address) return;
    const url = new URL(window.location.href);
    if ((url.searchParams.get("slide") ?? first) === address) return;
    url.searchParams.set("slide", address);
    window.history.replaceState(window.history.state, "", url);
  }, [address, first, store]);

  const move = (event: PlayerEvent) => {
    const next = deck.slides[player(startPlayer(deck.slides.length, index), event).index];
    // Whoever goes on wants to be seen: a move ends the blank screen.
    if (next)
      store.change({
        ...(next.id !== shared.slide.value && { slide: next.id }),
        ...(shared.blank.value !== "none" && { blank: "none" as const }),
      });
  };

  return { store, replica, shared, deck, index, slide, move, loading };
}
