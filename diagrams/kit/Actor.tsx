"use client";

import { AnimatePresence, m } from "framer-motion";
import type { ReactNode } from "react";
import { useTransition } from "./motion";

/**
 * The things of a scene that come, move and go. Every Actor is a direct child of Actors with a `key` that
 * stays the same from step to step: the same key moves, a new one appears, a missing one fades.
 */
export function Actors({ children }: { children: ReactNode }) {
  return <AnimatePresence initial={false}>{children}</AnimatePresence>;
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

export function Actor({ at: [x, y], from: [dx, dy] = [0, 0], dim = false, delay, children }: ActorProps) {
  const transition = useTransition(delay);
  return (
    <m.g
      initial={{ opacity: 0, x: x + dx, y: y + dy }}
      animate={{ opacity: dim ? 0.4 : 1, x, y, transition }}
      exit={{ opacity: 0 }}
    >
      {children}
    </m.g>
  );
}
