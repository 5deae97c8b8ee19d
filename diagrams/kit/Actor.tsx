"use client";

import { AnimatePresence, usePresence } from "framer-motion";
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";

/**
 * The things of a scene that come, move and go. Every Actor is a direct child of Actors with a `key` that
 * stays the same from step to step: the same key moves, a new one appears, a missing one fades.
 */
export function Actors({ children }: { children: ReactNode }) {
  // What is there at first was there before: only later arrivals make an entrance.
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(true), []);
  return (
    <g className={open ? "stage-open" : undefined}>
      <AnimatePresence initial={false}>{children}</AnimatePresence>
    </g>
  );
}

interface ActorProps {
  /** Where it stands, in the drawing's units: everything inside is drawn from (0, 0). */
  at: readonly [x: number, y: number];
  /** Where it comes from, relative to `at`: [0, -24] drops in from above. */
  from?: readonly [dx: number, dy: number];
  /** Present but not what this step is about. */
  dim?: boolean;
  /** Seconds to wait, so that things made in one step come one after another. */
  delay?: number;
  children: ReactNode;
}

/** The browser moves it (app/globals.css): off the main thread, and at once for those who want no motion. */
export function Actor({ at: [x, y], from: [dx, dy] = [0, 0], dim = false, delay, children }: ActorProps) {
  const element = useRef<SVGGElement>(null);
  const [present, remove] = usePresence();

  useEffect(() => {
    if (present) return;
    // The style that fades it is in force by now; without any motion there is nothing to wait for.
    const fading = element.current?.getAnimations() ?? [];
    Promise.allSettled(fading.map((animation) => animation.finished)).then(remove);
  }, [present, remove]);

  const style: CSSProperties & Record<`--${string}`, string> = {
    transform: `translate(${x}px, ${y}px)`,
    opacity: present ? (dim ? 0.55 : 1) : 0,
    transitionDelay: present && delay ? `${delay}s` : undefined,
    "--from": `translate(${x + dx}px, ${y + dy}px)`,
  };
  return (
    <g ref={element} className="actor" style={style}>
      {children}
    </g>
  );
}
