/** What happened, in order, as data: diagrams draw it, the command line prints it. Nothing here is prose. */
import type { Digest } from "@/lib/oci";
import type { Signal } from "./signals";

export type Effect =
  /* The store. */
  | { did: "tagged"; name: string; image: Digest; from?: Digest }
  | { did: "untagged"; name: string }
  | { did: "image-added"; image: Digest; newLayers: Digest[] }
  | { did: "image-deleted"; image: Digest }
  | { did: "layer-deleted"; digest: Digest; bytes: number }
  /* Pull: what travelled, and what was there. */
  | { did: "manifest-read"; name: string; digest: Digest }
  | { did: "layer-pulled"; digest: Digest; bytes: number }
  | { did: "layer-kept"; digest: Digest }
  | { did: "pulled"; name: string; digest: Digest; newer: boolean }
  /* Push. */
  | { did: "layer-pushed"; digest: Digest; bytes: number }
  | { did: "layer-exists"; digest: Digest }
  | { did: "layer-mounted"; digest: Digest; from: string }
  | { did: "manifest-pushed"; name: string; tag: string; digest: Digest; size: number; was?: Digest }
  /* Registry. */
  | { did: "manifest-deleted"; repository: string; digest: Digest; tags: string[] }
  | { did: "tag-deleted"; repository: string; tag: string }
  | { did: "blob-collected"; digest: Digest; bytes: number }
  /* Containers. */
  | { did: "created"; container: string }
  | { did: "started"; container: string; pid: number }
  /** `delivered` false: nobody has a handler for it, and PID 1 has no defaults. */
  | { did: "signalled"; container: string; signal: Signal; delivered: boolean }
  | { did: "exited"; container: string; code: number; oom: boolean }
  | { did: "restart-planned"; container: string; at: number }
  | { did: "paused" | "unpaused" | "removed"; container: string }
  | { did: "renamed"; container: string; name: string }
  | {
      did: "executed";
      container: string;
      code: number;
      lines: { stream: "stdout" | "stderr"; text: string }[];
    }
  | { did: "writable-deleted"; container: string; bytes: number }
  /* Volumes and networks. */
  | { did: "volume-created" | "volume-removed"; volume: string }
  | { did: "network-created" | "network-removed"; network: string };
