"use client";

import { type RefObject, useEffect, useState } from "react";

/**
 * Loads a module once the element is about a screen away from being seen, and gives it when it is there.
 * What a page has far below costs nothing until then.
 */
export function useNear<Module>(
  target: RefObject<HTMLElement | null>,
  load: () => Promise<Module>,
): Module | undefined {
  const [module, setModule] = useState<Module>();
  useEffect(() => {
    if (!target.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        load().then(setModule, () => undefined);
      },
      { rootMargin: "800px 0px" },
    );
    observer.observe(target.current);
    return () => observer.disconnect();
  }, [target, load]);
  return module;
}
