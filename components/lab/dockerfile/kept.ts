import { type LabState, readState, writeState } from "@/lib/dockerfile-lab";

/**
 * The work, kept in this browser from visit to visit. Text that is not ours is put aside before it is replaced; what a
 * later version of the site wrote is never replaced. A browser that stores nothing is no reason to stop.
 */
const KEY = "shipshape.dockerfile";
const ASIDE = "shipshape.dockerfile.damaged";

const isNewer = (text: string): boolean => /"format":"shipshape\.dockerfile\.(?!1")/.test(text.slice(0, 80));

export function readKept(): LabState | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text === null ? undefined : readState(text);
  } catch {
    return undefined;
  }
}

/** What was stored last: it need not be read again to know that it is ours. */
let stored: string | undefined;

/** @returns whether it is stored */
export function keep(state: LabState): boolean {
  try {
    const before = localStorage.getItem(KEY);
    if (before !== null && before !== stored && !readState(before)) {
      if (isNewer(before)) return false;
      localStorage.setItem(ASIDE, before);
    }
    const text = writeState(state);
    localStorage.setItem(KEY, text);
    stored = text;
    return true;
  } catch {
    return false;
  }
}
