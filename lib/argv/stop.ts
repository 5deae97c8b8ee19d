/** What `docker stop` does: SIGTERM to PID 1, a wait, SIGKILL to what is left. */
import type { Task } from "./start";

/** Whether the program has a handler for SIGTERM, one that ends it with exit code 0. */
export type OnTerm = "handles" | "default";

export interface Stopped {
  /** Until the container has ended. */
  readonly seconds: number;
  readonly exit: number;
  /** Whether the program was told to end, rather than ended by SIGKILL. */
  readonly told: boolean;
}

const killed = 128 + 9;
const terminated = 128 + 15;

/**
 * Stops a running container. PID 1 is special: the kernel drops a signal that it has no handler for. When PID 1 ends,
 * the kernel kills everything else in the container.
 *
 * @param grace Seconds between SIGTERM and SIGKILL; `docker stop` waits 10 unless told otherwise.
 */
export function stop(tasks: readonly Task[], onTerm: OnTerm, grace = 10): Stopped {
  const [first, second] = tasks;
  // An init program passes SIGTERM on to its child, and ends with the child's exit code.
  const addressee = first?.role === "init" ? second : first;
  const told = addressee?.role === "program";
  if (told && onTerm === "handles") return { seconds: 0, exit: 0, told };
  if (addressee?.pid === 1) return { seconds: grace, exit: killed, told: false };
  return { seconds: 0, exit: terminated, told };
}
