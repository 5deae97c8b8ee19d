/** The nouns: everything that docker's commands act on, as plain data. Nothing here is ever changed in place. */
import type { Digest } from "@/lib/oci";
import type { Signal } from "./signals";

/** A layer: what one instruction changed. Stored once, whoever uses it. */
export interface Layer {
  digest: Digest;
  /** Bytes on disk, unpacked. */
  size: number;
  /** Bytes on the wire and in a registry, compressed. */
  compressed: number;
}

export interface ImageConfig {
  user: string;
  env: string[];
  entrypoint: string[];
  cmd: string[];
  workdir: string;
  stopSignal?: Signal;
  exposes: string[];
  volumes: string[];
  labels: Record<string, string>;
}

/** One line of `docker history`, the oldest first. `size` 0 and no layer: metadata only. */
export interface HistoryEntry {
  createdBy: string;
  size: number;
  comment: string;
  createdAt: number;
}

/** A program that an image brings. */
export type Program =
  /** One of BusyBox's applets; what it does is in ./programs. */
  | { kind: "applet" }
  /** Runs until it is told to stop. */
  | {
      kind: "server";
      says: string[];
      /** Signals it has a handler for: when it is gone after one, in ms, and its exit code. */
      handles: Partial<Record<Signal, { after: number; code: number }>>;
      /** Bytes of memory it takes. */
      memory: number;
    };

/** What is in an image's file system, as far as anything here looks at it. */
export interface Content {
  /** By name, found through $PATH in /bin. */
  programs: Record<string, Program>;
  directories: string[];
  /** Path → text; not executable. */
  files: Record<string, string>;
}

export interface Image {
  /** The digest of its config. */
  id: Digest;
  /** The digest of its manifest: what a registry knows it by. */
  manifest: Digest;
  config: ImageConfig;
  /** The base first. */
  layers: Digest[];
  history: HistoryEntry[];
  createdAt: number;
  content: Content;
}

/** The daemon's own store. A registry is elsewhere. */
export interface Store {
  images: Record<Digest, Image>;
  layers: Record<Digest, Layer>;
  /** `app:1` → image. A name that moves on leaves an image behind: dangling, if it was the last. */
  tags: Record<string, Digest>;
  /** `localhost:5000/app@sha256:…` → image: how it is known in registries. */
  digests: Record<string, Digest>;
  /** Layer → repositories it came from or went to, as `localhost:5000/app`: what a push can mount from. */
  sources: Record<Digest, string[]>;
}

/** A manifest in a registry, with what it names. */
export interface Manifest {
  digest: Digest;
  /** Bytes of the document itself. */
  size: number;
  image: Image;
  layers: Layer[];
}

export interface Repository {
  tags: Record<string, Digest>;
  manifests: Record<Digest, Manifest>;
  /** Layers that can be pulled through this repository. */
  blobs: Digest[];
}

export interface Registry {
  repositories: Record<string, Repository>;
  /** Every blob once, whatever repository knows it: digest → bytes. */
  blobs: Record<Digest, number>;
}

export type Status = "created" | "running" | "paused" | "restarting" | "exited" | "removing" | "dead";

export type RestartPolicy =
  | { name: "no" | "always" | "unless-stopped" }
  /** `max` 0: as often as it takes. */
  | { name: "on-failure"; max: number };

export interface LogLine {
  /** ms. A line of the future has not been printed yet. */
  at: number;
  stream: "stdout" | "stderr";
  text: string;
}

/** PID 1 of a running container. */
export interface Process {
  pid: number;
  argv: string[];
  startedAt: number;
  /** When it ends by itself, and how; null: never. */
  ends: { at: number; code: number } | null;
  /** Signals with a handler; `code` null: it takes notice and goes on. */
  handles: Partial<Record<Signal, { after: number; code: number | null; says?: string[] }>>;
  /** A small init is PID 1 and passes signals on to a process that has the defaults. */
  init: boolean;
  memory: number;
  /** Signals that arrived while it was paused. */
  pending: Signal[];
  /** Set once a handler or the kernel has decided its end; `signal` where a signal ended it. */
  ending?: { at: number; code: number };
}

export interface Mount {
  target: string;
  volume: string;
  anonymous: boolean;
  readOnly: boolean;
}

export interface Port {
  host: number;
  container: number;
  protocol: "tcp" | "udp";
  ip: string;
}

export interface ContainerOptions {
  env: string[];
  ports: Port[];
  mounts: Mount[];
  network: string;
  restart: RestartPolicy;
  autoRemove: boolean;
  init: boolean;
  user: string;
  workdir: string;
  hostname: string;
  /** Bytes; 0: no limit. */
  memory: number;
  stopSignal: Signal;
  /** Seconds between the stop signal and SIGKILL; -1: for ever. */
  stopTimeout: number;
  labels: Record<string, string>;
}

export interface Container {
  id: string;
  name: string;
  image: Digest;
  /** As it was typed. */
  imageName: string;
  argv: string[];
  options: ContainerOptions;
  status: Status;
  process: Process | null;
  /** `docker stop` is waiting: SIGKILL comes at `killAt`, or never (null). */
  stopping: { since: number; killAt: number | null } | null;
  /** The restart that is due. */
  restartAt: number | null;
  restartCount: number;
  /** Stopped or killed by a command: the restart policy holds its peace. */
  manuallyStopped: boolean;
  exitCode: number;
  oomKilled: boolean;
  /** Why it did not start. */
  error: string;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  logs: LogLine[];
  /** The writable layer: path → text, or null for what is deleted. */
  files: Record<string, string | null>;
  /** Bytes in the writable layer. */
  writable: number;
}

export interface Volume {
  name: string;
  anonymous: boolean;
  createdAt: number;
  files: Record<string, string>;
}

export interface Network {
  id: string;
  name: string;
  driver: "bridge" | "host" | "null";
  builtIn: boolean;
}

/** Everything, at a moment. */
export interface World {
  /** ms since 1970. */
  now: number;
  /** How many ids have been given out. */
  count: number;
  store: Store;
  containers: Container[];
  volumes: Volume[];
  networks: Network[];
  /** By host: `docker.io`, `localhost:5000`. */
  registries: Record<string, Registry>;
}
