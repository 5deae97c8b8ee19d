/** What a picture of a machine is drawn from: what its kernel says of itself at one moment. */

export const namespaceKinds = ["pid", "uts", "mnt", "net", "ipc", "user", "cgroup"] as const;
export type NamespaceKind = (typeof namespaceKinds)[number];

export interface WatchedProcess {
  /** Its number in the outermost PID namespace. */
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
  /** As in /proc/PID/stat: R, S, D, T, Z. */
  readonly state: string;
  /** Its numbers in the PID namespaces within, outermost first; empty if it is in none. */
  readonly inner: readonly number[];
  /** Each of its namespaces, by the lowest number of a process that is in it. */
  readonly namespaces: Readonly<Partial<Record<NamespaceKind, string>>>;
  /** Path of its control group, from `/`. */
  readonly group: string;
}

export interface WatchedGroup {
  /** From `/`, as in /proc/PID/cgroup. */
  readonly path: string;
  /** Bytes: now, the most so far, and the limit; `max` is missing where there is none. */
  readonly memory?: {
    readonly current: number;
    readonly peak?: number;
    readonly max?: number;
    readonly kills: number;
  };
  readonly pids?: { readonly current: number; readonly max?: number; readonly refused: number };
  /** Share of one processor that it may have, 0.1 for 10 %; missing where there is no limit. */
  readonly cpu?: { readonly share?: number; readonly periods: number; readonly throttled: number };
  readonly frozen: boolean;
}

export interface WatchedOverlay {
  readonly mount: string;
  /** Uppermost first. */
  readonly lower: readonly string[];
  readonly upper?: string;
  /** A process that sees these paths. */
  readonly seenBy: number;
}

export interface World {
  readonly processes: readonly WatchedProcess[];
  readonly groups: readonly WatchedGroup[];
  readonly overlays: readonly WatchedOverlay[];
}

export interface WatchedDevice {
  readonly index: number;
  readonly name: string;
  /** Index of the other end of a veth pair. */
  readonly peer?: number;
  readonly up: boolean;
  readonly address?: string;
}

export interface WatchedFile {
  readonly name: string;
  readonly kind: "file" | "folder" | "whiteout" | "other";
}

/** A container as Podman keeps it in its list. */
export interface WatchedContainer {
  readonly id: string;
  readonly name: string;
  /** Id of its own layer, which is in the path of its overlay. */
  readonly layer: string;
}

/** What takes a process of its own to find out, so it is asked less often. */
export interface Details {
  /** By UTS namespace. */
  readonly hosts: Readonly<Record<string, string>>;
  /** By network namespace. */
  readonly devices: Readonly<Record<string, readonly WatchedDevice[]>>;
  /** By path of the layer. */
  readonly files: Readonly<Record<string, readonly WatchedFile[]>>;
  readonly containers: readonly WatchedContainer[];
}

export const noDetails: Details = { hosts: {}, devices: {}, files: {}, containers: [] };
