/**
 * A memory limit, as a charge meets it: `memory.high` and `memory.max` of one group with one process.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html (memory interface files), mm/memcontrol.c
 *
 * The group is charged for what the process allocates and touches (anonymous memory) and for the copies of file
 * contents that the kernel keeps because it read them (page cache).
 * - A charge that would pass `max` makes the kernel reclaim first. If that does not make enough room, the OOM killer
 *   ends a process of this group with SIGKILL, and its memory is free again.
 * - A charge that passes `high` succeeds. The kernel then reclaims from the group, and makes the process wait if the
 *   group is still above. `high` alone never kills.
 *
 * Simplifications: memory comes in whole MiB instead of pages, and one request is one charge, so the counters stay
 * small where a real kernel counts every batch of pages. All page cache is clean and can be dropped; there is no
 * swap, and no memory of the kernel itself. A process above `high` waits a fixed time for each request; a real one
 * waits longer the further it is above, up to 2 s at a time. Killing is immediate, and the first process is the one.
 */

/** MiB; `null` is the file's `max`: no limit. */
export interface MemoryLimits {
  high: number | null;
  max: number | null;
}

/** What the process does next: use more memory, or read a file, which fills the page cache. */
export interface MemoryRequest {
  kind: "allocate" | "read";
  mib: number;
}

/** The lines of `memory.events` that this model moves. */
export interface MemoryEvents {
  high: number;
  max: number;
  oom: number;
  oom_kill: number;
}

export interface MemoryFrame {
  request: MemoryRequest;
  /** Memory of the process after the request, MiB. */
  anon: number;
  /** File contents kept in memory after the request, MiB. */
  cache: number;
  /** Page cache that the kernel dropped for this request, MiB. */
  reclaimed: number;
  /** What became of it: served, served and made to wait, or killed. */
  outcome: "served" | "slowed" | "killed";
  /** `memory.events` after the request. */
  events: MemoryEvents;
}

/** Exit status of a process killed by signal 9, as a shell and Docker report it: 128 + 9. */
export const exitKilled = 137;

/** Plays the requests until they end or the process is killed. Throws a RangeError for a negative size. */
export function runMemory(requests: readonly MemoryRequest[], limits: MemoryLimits): readonly MemoryFrame[] {
  const high = limits.high ?? Number.POSITIVE_INFINITY;
  const max = limits.max ?? Number.POSITIVE_INFINITY;
  if (high < 0 || max < 0) throw new RangeError("a limit below 0");
  const frames: MemoryFrame[] = [];
  let anon = 0;
  let cache = 0;
  let events: MemoryEvents = { high: 0, max: 0, oom: 0, oom_kill: 0 };
  for (const request of requests) {
    const { kind, mib } = request;
    if (!(mib >= 0)) throw new RangeError(`${mib} MiB`);
    let reclaimed = 0;
    const reclaim = (wanted: number) => {
      const dropped = Math.min(cache, Math.max(wanted, 0));
      cache -= dropped;
      reclaimed += dropped;
    };
    if (anon + cache + mib > max) {
      events = { ...events, max: events.max + 1 };
      reclaim(anon + cache + mib - max);
    }
    if (anon + cache + mib > max) {
      events = { ...events, oom: events.oom + 1, oom_kill: events.oom_kill + 1 };
      frames.push({ request, anon: 0, cache, reclaimed, outcome: "killed", events });
      return frames;
    }
    if (kind === "read") cache += mib;
    else anon += mib;
    let outcome: MemoryFrame["outcome"] = "served";
    if (anon + cache > high) {
      events = { ...events, high: events.high + 1 };
      reclaim(anon + cache - high);
      if (anon + cache > high) outcome = "slowed";
    }
    frames.push({ request, anon, cache, reclaimed, outcome, events });
  }
  return frames;
}

/** What `cat memory.current` would show, in MiB. */
export const memoryCurrent = ({ anon, cache }: Pick<MemoryFrame, "anon" | "cache">): number => anon + cache;
