"use client";

import { domMin, LazyMotion, MotionConfig, type Transition } from "framer-motion";
import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

/** The four durations of the course in seconds, and its two easings; app/tokens.css has the same (a test compares). */
export const durations = { quick: 0.12, brisk: 0.24, calm: 0.48, slow: 0.9 } as const;
export const easings = { out: [0.2, 0.7, 0.2, 1], inOut: [0.6, 0, 0.3, 1] } as const;

const query = "(prefers-reduced-motion: reduce)";

/** Whether the reader asked for less motion, watched live. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Gives the actors of a scene their motion: calm by default, none where `still` or where the reader wants none. */
export function Motion({ children, still = false }: { children: ReactNode; still?: boolean }) {
  const none = useReducedMotion() || still;
  return (
    <LazyMotion features={domMin} strict>
      <MotionConfig transition={none ? atOnce : calm}>
        <Motionless value={none}>{children}</Motionless>
      </MotionConfig>
    </LazyMotion>
  );
}

const calm: Transition = { duration: durations.calm, ease: [...easings.out] };
const atOnce: Transition = { duration: 0 };
const Motionless = createContext(false);

/** The transition of an actor that waits its turn, or that of all others; nobody waits where nothing moves. */
export function useTransition(delay = 0): Transition {
  if (useContext(Motionless)) return atOnce;
  return delay > 0 ? { ...calm, delay } : calm;
}
