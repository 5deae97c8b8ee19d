/**
 * The limit on the number of tasks, `pids.max`, and a fork bomb that meets it.
 * https://docs.kernel.org/admin-guide/cgroup-v2.html (PID interface files)
 *
 * Every process and every thread of the group counts as a task. When a fork would make one too many, it fails with
 * EAGAIN; `pids.events` counts it. Nothing is killed, and what runs goes on.
 *
 * Simplifications: time goes in rounds; in each, every task forks once, and all at the same moment. Real forks come
 * one after another in an order nobody can foretell. The children neither end nor start threads.
 */

export interface PidsRound {
  /** Tasks in the group after the round: `pids.current`. */
  current: number;
  /** Forks of this round that succeeded. */
  forked: number;
  /** Forks of this round that failed with EAGAIN. */
  failed: number;
  /** Failed forks so far: the line `max` of `pids.events`. */
  events: number;
}

/**
 * Plays a fork bomb of one task for this many rounds; the first entry is the start.
 * @param max tasks that the group may hold; `null` is the file's `max`: no limit. The first task counts.
 */
export function runForkBomb(max: number | null, rounds: number): readonly PidsRound[] {
  const limit = max ?? Number.POSITIVE_INFINITY;
  if (!(limit >= 1)) throw new RangeError(`pids.max ${max} has no room for the first task`);
  let now: PidsRound = { current: 1, forked: 0, failed: 0, events: 0 };
  const played = [now];
  for (let round = 0; round < rounds; round++) {
    const forked = Math.min(now.current, limit - now.current);
    const failed = now.current - forked;
    now = { current: now.current + forked, forked, failed, events: now.events + failed };
    played.push(now);
  }
  return played;
}
