/** What is to be seen: who is where, what each of them holds, and what goes over the lines. */
import type { Wire } from "./messages";

/** Where the daemon is. */
export const hosts = ["linux", "desktop", "remote"] as const;
export type Host = (typeof hosts)[number];

/** The parts of the image `hello:1`; `name` is the tag with its manifest. */
export const parts = ["name", "config", "app", "base"] as const;
export type Part = (typeof parts)[number];

export const who = ["client", "dockerd", "containerd", "registry"] as const;
export type Who = (typeof who)[number];

export interface Scene {
  host: Host;
  typed?: string;
  answer?: string;
  wire: Wire;
  /** What went over the lines before this step: what was said last stays to be read. */
  said: Wire;
  /** Files of the build context: with the client, or with BuildKit too. */
  context?: "client" | "sent";
  /** What the engine has of the image, and what the registry has. */
  local: readonly Part[];
  stored: readonly Part[];
  container?: "created" | "runs" | "ended";
  /** Whether BuildKit is at work. */
  building?: boolean;
  /** Who this step is about; all where it is absent. */
  about?: readonly Who[];
}
