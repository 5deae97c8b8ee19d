import { useSyncExternalStore } from "react";
import type { ProgressEvent } from "@/lib/progress";
import { createProgressStore, type ProgressSnapshot, type ProgressStore, STORAGE_KEY } from "./create-store";

let store: ProgressStore | undefined;

/** This page's store. Only for the browser: call it in effects and event handlers. */
export function progressStore(): ProgressStore {
  store ??= createProgressStore({
    storage: browserStorage(),
    now: Date.now,
    later: (action) => setTimeout(action, 100 + 200 * Math.random()),
    subscribe(onChange) {
      const changed = ({ key }: StorageEvent) => {
        if (key === STORAGE_KEY || key === null) onChange();
      };
      window.addEventListener("storage", changed);
      window.addEventListener("pageshow", onChange); // a page out of the back-forward cache has missed events
      return () => {
        window.removeEventListener("storage", changed);
        window.removeEventListener("pageshow", onChange);
      };
    },
  });
  return store;
}

/** Records what the person did. In effects and event handlers only. */
export const record = (event: ProgressEvent): void => progressStore().record(event);

const waiting: ProgressEvent[] = [];

/**
 * Records what comes often, such as steps of a diagram, when the browser has nothing better to do: writing and what
 * shows it must not hold up the step. Nothing is lost when the page is left before that.
 */
export function recordSoon(event: ProgressEvent): void {
  waiting.push(event);
  if (waiting.length > 1) return;
  window.addEventListener("pagehide", recordWaiting, { once: true });
  if ("requestIdleCallback" in window) window.requestIdleCallback(recordWaiting, { timeout: 1000 });
  else setTimeout(recordWaiting);
}

function recordWaiting(): void {
  for (const event of waiting.splice(0)) record(event);
}

/** What is known of this person, and whether it is being stored; null on the server and while hydrating. */
export function useProgress(): ProgressSnapshot | null {
  return useSyncExternalStore<ProgressSnapshot | null>(subscribe, snapshot, nothing);
}

const subscribe = (listener: () => void) => progressStore().subscribe(listener);
const snapshot = () => progressStore().getSnapshot();
const nothing = () => null;

function browserStorage(): Storage | undefined {
  try {
    return window.localStorage; // reading the property throws where cookies are blocked
  } catch {
    return undefined;
  }
}
