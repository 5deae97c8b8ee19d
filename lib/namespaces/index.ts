/**
 * Namespaces of Linux: what ordinary programs print inside and on the host, for every set of namespaces that one
 * of two processes has for itself. It computes what each side can see by the rules of namespaces(7), then prints
 * that; tests compare all 256 sets with recordings of the real programs (scripts/record-namespaces.ts).
 *
 * Simplifications: one level of nesting; all namespaces are made at once, so a user namespace owns the others;
 * the host is small (three processes, three mounts, a network card, a message queue). Columns are divided by
 * one space; of `ipcs` the random key and the counters are left out, of `ps` its own line, of
 * /proc/PID/cgroup the lines of version 1.
 * `ps` looks for its own number in /proc. Where that belongs to another PID namespace and nobody there has this
 * number, the procps of Debian 12 stops with an error; here somebody has it, as on most machines.
 *
 * @see https://man7.org/linux/man-pages/man7/namespaces.7.html
 */
export { dockers, isKind, type Kind, kinds, type Own } from "./kinds";
export { acted, looked, type Printed, type Program, programs, type Row, type Side } from "./programs";
export { type Act, type Device, type Mount, type View, type World, world } from "./view";
