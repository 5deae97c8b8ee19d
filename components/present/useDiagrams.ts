"use client";

import { useCallback, useEffect, useState } from "react";
import type { AnyDiagram } from "@/diagrams/kit";
import { isDiagram, registry } from "@/diagrams/registry";
import type { Deck } from "@/lib/present";

export type Diagrams = Readonly<Record<string, AnyDiagram | "failed" | undefined>>;

/** So many slides before a diagram's first one, its code is fetched. */
const ahead = 4;

/** The drawing code of the diagrams that are near (or of all, for the overview), as it arrives. */
export function useDiagrams(
  deck: Deck,
  index: number,
  all: boolean,
): { diagrams: Diagrams; retry: (slug: string) => void } {
  const [diagrams, setDiagrams] = useState<Diagrams>({});
  const near = all ? deck.slides : deck.slides.slice(Math.max(0, index - ahead), index + ahead + 1);
  const wanted = [...new Set(near.flatMap((slide) => ("diagram" in slide ? [slide.diagram] : [])))];
  const missing = wanted.filter((slug) => diagrams[slug] === undefined).join(" ");

  const load = useCallback((slug: string) => {
    const settle = (diagram: AnyDiagram | "failed" | undefined) =>
      setDiagrams((known) => ({ ...known, [slug]: diagram }));
    if (!isDiagram(slug)) return settle("failed");
    registry[slug]().then(
      (module) => settle(module.default),
      () => settle("failed"),
    );
  }, []);

  useEffect(() => {
    for (const slug of missing.split(" ").filter(Boolean)) load(slug);
  }, [missing, load]);

  return { diagrams, retry: load };
}
