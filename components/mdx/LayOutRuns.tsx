"use client";

import { useEffect } from "react";

/**
 * Has the runs of text that the browser has left out so far (`.prose > .html`) laid out one by one while it has nothing
 * else to do, so that from then on the page has its true length; and all at once before a link leads into the page,
 * which would else miss its place by what the heights were guessed wrong.
 */
export function LayOutRuns() {
  useEffect(() => {
    const all = document.querySelectorAll<HTMLElement>(".prose > .html");
    const runs = [...all];
    let waiting = 0;
    const show = (run: HTMLElement) => {
      run.style.contentVisibility = "visible";
    };
    const goOn = () => {
      const run = runs.shift();
      // What is above stays left out until it is scrolled to: a new height there would move what is being read.
      if (run && run.getBoundingClientRect().top >= 0) show(run);
      if (runs.length > 0) waiting = whenIdle(goOn);
    };
    const onClick = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href*='#']")) all.forEach(show);
    };
    waiting = whenIdle(goOn);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      cancelIdle(waiting);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, []);
  return null;
}

// Safari has no idle callbacks. Asked for in the browser only: there is no window while the site is built.
const canIdle = () => typeof window.requestIdleCallback === "function";
const whenIdle = (action: () => void): number =>
  canIdle() ? window.requestIdleCallback(action) : window.setTimeout(action, 50);
const cancelIdle = (waiting: number): void =>
  canIdle() ? window.cancelIdleCallback(waiting) : window.clearTimeout(waiting);
