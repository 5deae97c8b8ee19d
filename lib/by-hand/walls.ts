/** What a kernel can put around a process, one wall for each command, in the order in which the course explains them. */
import type { Concept } from "@/lib/concepts";

export const wallIds = [
  "mount",
  "root",
  "pid",
  "uts",
  "ipc",
  "net",
  "cgroup",
  "caps",
  "nnp",
  "seccomp",
  "lsm",
  "user",
] as const;

export type WallId = (typeof wallIds)[number];

/** The walls that stand. */
export type Walls = ReadonlySet<WallId>;

export interface Wall {
  id: WallId;
  /** What it is called where there is little room. */
  name: string;
  /** The commands that build it, as root on Debian 13 (util-linux 2.41), cut into pieces that fit a narrow line. */
  command: readonly string[];
  /** Which kind of thing builds it: a namespace, files, a control group, or checks in the kernel. */
  concept: Concept;
}

/**
 * unshare(1), pivot_root(8), setpriv(1). In a real session the user namespace comes first, together with the others,
 * because they have to belong to it (user_namespaces(7)); here it stands last, as the wall that Docker leaves out
 * unless it is asked.
 */
export const walls: readonly Wall[] = [
  { id: "mount", name: "mounts", command: ["unshare --mount sh"], concept: "namespace" },
  {
    id: "root",
    name: "own root",
    command: ["cd /crate; pivot_root . old;", "umount -l /old"],
    concept: "layer",
  },
  {
    id: "pid",
    name: "PIDs",
    command: ["unshare --pid --fork sh;", "mount -t proc proc /proc"],
    concept: "namespace",
  },
  { id: "uts", name: "host name", command: ["unshare --uts sh;", "hostname crate"], concept: "namespace" },
  { id: "ipc", name: "IPC", command: ["unshare --ipc sh"], concept: "namespace" },
  { id: "net", name: "network", command: ["unshare --net sh"], concept: "namespace" },
  {
    id: "cgroup",
    name: "cgroup",
    command: ["echo 64M > memory.max;", "echo 32 > pids.max"],
    concept: "cgroup",
  },
  {
    id: "caps",
    name: "capabilities",
    command: ["setpriv --bounding-set=-all", "--inh-caps=-all sh"],
    concept: "host",
  },
  { id: "nnp", name: "no_new_privs", command: ["setpriv --no-new-privs sh"], concept: "host" },
  { id: "seccomp", name: "seccomp", command: ["setpriv --seccomp-filter", "deny.bpf sh"], concept: "host" },
  { id: "lsm", name: "LSM", command: ["setpriv --apparmor-profile", "by-hand sh"], concept: "host" },
  {
    id: "user",
    name: "users",
    command: ["unshare --user --map-users", "0:100000:65536 sh"],
    concept: "namespace",
  },
];
