/**
 * Watching a kernel: a script that asks a Linux machine what it holds at this moment (/proc, /sys/fs/cgroup), a parser of
 * what it prints, and the plan of a picture of it. proc(5), https://docs.kernel.org/admin-guide/cgroup-v2.html
 *
 * Simplifications: threads are left out, control groups are looked for three levels deep, a mount is known by its path
 * alone, and what is quicker than half a second is not seen.
 */
export { eventsBetween, type WatchedEvent } from "./events";
export { parseDetails, parseWorld } from "./parse";
export {
  type Cable,
  type Disc,
  type GroupCard,
  groupLines,
  type Lens,
  type Link,
  type OverlayCard,
  type Plan,
  plan,
} from "./plan";
export { detailsScript, mountsScript, worldScript } from "./script";
export * from "./world";
