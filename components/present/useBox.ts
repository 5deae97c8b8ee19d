"use client";

import { type RefObject, useLayoutEffect, useState } from "react";

/** The element's inner size in CSS pixels, watched; undefined before it is measured. Transforms don't count. */
export function useBox(target: RefObject<HTMLElement | null>): { width: number; height: number } | undefined {
  const [box, setBox] = useState<{ width: number; height: number }>();
  useLayoutEffect(() => {
    const element = target.current;
    if (!element) return;
    const measure = () => setBox({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return box;
}
