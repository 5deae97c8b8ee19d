import {
  change,
  hello,
  parseMessage,
  place,
  type Replica,
  type Role,
  receive,
  startReplica,
} from "@/lib/present";
import type { OpenChannel } from "./channel";

export type Wish = Parameters<typeof change>[1];

export interface PresentationStore {
  get(): Replica;
  subscribe(listener: () => void): () => void;
  change(wish: Wish): void;
  /** Goes into touch with the other windows; gives the way out. */
  connect(): () => void;
  /** Begins at this slide, unless another window knows better. */
  place(slide: string): void;
}

/** How often a window asks who is there, in milliseconds; it also heals whatever messages were lost. */
const askEvery = 2000;

interface Parts {
  lesson: string;
  role: Role;
  first: string;
  open: OpenChannel;
}

/** One window's replica of the presentation, with the channel that keeps it in step. */
export function createPresentation({ lesson, role, first, open }: Parts): PresentationStore {
  let replica = startReplica(Math.random().toString(36).slice(2), role, first);
  let send: ((message: unknown) => void) | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Replica) => {
    replica = next;
    for (const listener of listeners) listener();
  };

  return {
    get: () => replica,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (wish) => {
      const changed = change(replica, wish);
      set(changed.replica);
      send?.(changed.message);
    },
    place: (slide) => set(place(replica, slide)),
    connect: () => {
      const channel = open(lesson, (input) => {
        const message = parseMessage(input);
        if (!message) return;
        const received = receive(replica, message, Date.now());
        set(received.replica);
        if (received.answer) channel.send(received.answer);
      });
      send = channel.send;
      const ask = () => channel.send(hello(replica));
      const leave = () => channel.send({ kind: "bye", from: replica.id, role });
      ask();
      const timer = setInterval(ask, askEvery);
      window.addEventListener("pagehide", leave);
      window.addEventListener("pageshow", ask);
      return () => {
        clearInterval(timer);
        window.removeEventListener("pagehide", leave);
        window.removeEventListener("pageshow", ask);
        leave();
        channel.close();
        send = undefined;
      };
    },
  };
}
