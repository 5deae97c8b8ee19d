/** The eight kinds of namespace in the words of the kernel: the names of their links in /proc/PID/ns. */
export const kinds = ["pid", "mnt", "uts", "net", "ipc", "user", "cgroup", "time"] as const;

export type Kind = (typeof kinds)[number];

/** The namespaces that a process has for itself. All others it shares with the host. */
export type Own = ReadonlySet<Kind>;

export const isKind = (word: string): word is Kind => (kinds as readonly string[]).includes(word);

/**
 * What `docker run` gives each container: all but a user namespace. The cgroup namespace is private on version 2 of
 * control groups, the time namespace since Engine 29.5 (moby, daemon/pkg/oci/defaults.go).
 */
export const dockers: Own = new Set<Kind>(["pid", "mnt", "uts", "net", "ipc", "cgroup", "time"]);
