/**
 * A container by hand: twelve walls around one process, and what an attacker in it reaches through them.
 *
 * Simplifications. The process is user 0 in the process tree of a shell. Each wall is the one that the command in
 * walls.ts builds: all capabilities dropped (Docker keeps fourteen), a filter that refuses a list of system calls
 * (Docker's allows a list), an AppArmor profile that grants no capability and no mount and denies writing to
 * /proc/sys, /sys and /proc/sysrq-trigger. A runtime also mounts those paths read-only, which is left out here, as
 * are device rules and Landlock. Bugs in the kernel are one thing to reach, though they differ.
 *
 * Rules from the manual pages namespaces(7), mount_namespaces(7), pid_namespaces(7), user_namespaces(7),
 * capabilities(7), seccomp(2), proc(5), core(5) at https://man7.org/linux/man-pages/ and
 * https://docs.kernel.org/admin-guide/sysrq.html. recordings.json holds what a program found that tried these
 * things on a real kernel, behind the same walls; record/ holds that program.
 */
export { type Goal, goals, type Reach, reach, type State, tally } from "./reach";
export { type Wall, type WallId, type Walls, wallIds, walls } from "./walls";
