"use client";

import { type RefObject, useLayoutEffect } from "react";

/** Letters never go below this, in CSS pixels; where even that is too much, the slide scrolls. */
const smallest = 15;

/**
 * Sets `--fit` (1 or less) on an element so that what it holds fits into it: a long question still stands on one
 * slide. `content` is whatever the size depends on.
 */
export function useFit(target: RefObject<HTMLElement | null>, content: unknown) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `content` is measured, not read
  useLayoutEffect(() => {
    const element = target.current;
    if (!element) return;
    const fits = (scale: number) => {
      element.style.setProperty("--fit", String(scale));
      return element.scrollHeight <= element.clientHeight + 1;
    };
    const shrink = () => {
      if (fits(1)) return;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      let [low, high] = [Math.min(1, Math.max(0.5, smallest / size)), 1];
      for (let i = 0; i < 6; i++) {
        const middle = (low + high) / 2;
        if (fits(middle)) low = middle;
        else high = middle;
      }
      fits(low);
    };
    shrink();
    // The content is watched too, for fonts and styles that arrive late. That is one more round and not a loop: the
    // same content in the same box comes out at the same size.
    const observer = new ResizeObserver(shrink);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [target, content]);
}
