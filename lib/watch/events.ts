import type { World } from "./world";

/** What the kernel did between two looks, of what is over too quickly to be seen in either. */
export interface WatchedEvent {
  readonly kind: "killed" | "refused";
  /** Path of the control group whose limit it was. */
  readonly group: string;
  /** How many processes. */
  readonly count: number;
  /** The limit: bytes where it killed, processes where it refused one. */
  readonly limit?: number;
}

/** Processes killed at a group's memory limit, and the first that was refused at its limit of processes. */
export function eventsBetween(before: World | undefined, after: World): WatchedEvent[] {
  if (!before) return [];
  return after.groups.flatMap(({ path, memory, pids }): WatchedEvent[] => {
    const earlier = before.groups.find((group) => group.path === path);
    const kills = (memory?.kills ?? 0) - (earlier?.memory?.kills ?? 0);
    const refused = (pids?.refused ?? 0) - (earlier?.pids?.refused ?? 0);
    return [
      ...(kills > 0 ? [{ kind: "killed", group: path, count: kills, limit: memory?.max } as const] : []),
      ...(refused > 0 && !earlier?.pids?.refused
        ? [{ kind: "refused", group: path, count: refused, limit: pids?.max } as const]
        : []),
    ];
  });
}
