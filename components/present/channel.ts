import { site } from "@/lib/site";

/** How the windows of one presentation reach one another. Small, so that another way can take its place. */
export interface Channel {
  send(message: unknown): void;
  close(): void;
}

/** Opens the way to all other windows of this lesson's presentation, in this browser, from this copy of the site. */
export type OpenChannel = (lesson: string, onMessage: (message: unknown) => void) => Channel;

const nameOf = (lesson: string): string => `shipshape:present:${site.basePath}:${lesson}`;

export const openChannel: OpenChannel = (lesson, onMessage) =>
  typeof BroadcastChannel === "undefined"
    ? overStorage(nameOf(lesson), onMessage)
    : overBroadcast(nameOf(lesson), onMessage);

function overBroadcast(name: string, onMessage: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event) => onMessage(event.data);
  return {
    send: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

/** Writing to the storage is heard in all other windows; what was written is removed at once. */
function overStorage(name: string, onMessage: (message: unknown) => void): Channel {
  const listen = ({ key, newValue }: StorageEvent) => {
    if (key !== name || newValue === null) return;
    try {
      onMessage(JSON.parse(newValue));
    } catch {
      // Not ours, or cut short: the next hello brings it again.
    }
  };
  window.addEventListener("storage", listen);
  return {
    send: (message) => {
      try {
        localStorage.setItem(name, JSON.stringify(message));
        localStorage.removeItem(name);
      } catch {
        // Storage is full or forbidden: each window goes on alone.
      }
    },
    close: () => window.removeEventListener("storage", listen),
  };
}
