"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { AnyDiagram } from "@/diagrams/kit";
import { isDiagram, registry } from "@/diagrams/registry";
import { type Deck, withLiveSteps } from "@/lib/present";
import { defaultValues, type Values } from "@/lib/steps";

export type Diagrams = Readonly<Record<string, AnyDiagram | "failed" | undefined>>;

/** The drawing code of diagrams, as it arrives. */
export function useDiagrams(): [Diagrams, (slug: string) => void] {
  const [diagrams, setDiagrams] = useState<Diagrams>({});
  const load = useCallback((slug: string) => {
    const settle = (diagram: AnyDiagram | "failed") =>
      setDiagrams((known) => ({ ...known, [slug]: diagram }));
    if (!isDiagram(slug)) return settle("failed");
    registry[slug]().then(
      (module) => settle(module.default),
      () => settle("failed"),
    );
  }, []);
  return [diagrams, load];
}

/** So many slides before a diagram's first one, its code is fetched. */
const ahead = 4;

/** Fetches the diagrams of the slides that are near, or of all for the overview. */
export function useNearDiagrams(
  deck: Deck,
  index: number,
  all: boolean,
  [diagrams, load]: ReturnType<typeof useDiagrams>,
) {
  const near = all ? deck.slides : deck.slides.slice(Math.max(0, index - ahead), index + ahead + 1);
  const wanted = [...new Set(near.flatMap((slide) => ("diagram" in slide ? [slide.diagram] : [])))];
  const missing = wanted.filter((slug) => diagrams[slug] === undefined).join(" ");
  useEffect(() => {
    for (const slug of missing.split(" ").filter(Boolean)) load(slug);
  }, [missing, load]);
}

/** The deck with the steps that the presenter's own actions have added to diagrams. */
export function useLiveDeck(
  deck: Deck,
  diagrams: Diagrams,
  values: Readonly<Record<string, { value: Values }>>,
): Deck {
  return useMemo(() => {
    const changed = Object.entries(values).flatMap(([slug, { value }]) => {
      const diagram = diagrams[slug];
      return typeof diagram === "object"
        ? [[slug, diagram.steps({ ...defaultValues(diagram.controls), ...value })] as const]
        : [];
    });
    return withLiveSteps(deck, Object.fromEntries(changed));
  }, [deck, diagrams, values]);
}
