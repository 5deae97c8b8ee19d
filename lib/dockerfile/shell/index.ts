/**
 * A POSIX shell for RUN, over a file system in memory. What it reads and what it leaves out: read.ts. There is no
 * clock, no dice, no network and no second process: pipes run one command after the other.
 */
export { type ArchiveEntry, archive, blob, entriesOf, isText, sizeOf } from "./contents";
export { FileFault, Machine, type Person, TooMuch } from "./machine";
export { Exit, type Process, type RunProgram, type Streams } from "./process";
export { Shell } from "./shell";
