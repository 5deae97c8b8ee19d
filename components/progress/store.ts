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
