/**
 * What one more program costs on either side: memory, disk and start time.
 *
 * A model, not a measurement. It counts what each program adds (count × per guest, against shared once + count × own);
 * the hypervisor, the host's own system and the runtime's helper beside each container are left out. The figures are
 * Firecracker's documented ones, because a microVM is about the least that a virtual machine can cost, and the
 * published layer sizes of one real image; only the memory of a program is assumed.
 */

/** Memory that Firecracker gives a guest by default, MiB. https://github.com/firecracker-microvm/firecracker README.md */
export const guestMemory = 128;
/** At most what Firecracker itself needs for such a guest, MiB. Its SPECIFICATION.md */
export const monitorMemory = 5;
/** At most from starting the machine until the guest's init runs, ms, with a minimal kernel. Its SPECIFICATION.md */
export const guestBoot = 125;
/** Assumed memory of one of our programs, MiB, the same on both sides. */
export const programMemory = 50;
/**
 * Compressed layers of `httpd:2.4` (2.4.68, amd64, September 2026), MB: its Debian base, and what lies on top of it.
 * https://github.com/docker-library/repo-info/blob/master/repos/httpd/remote/2.4.md
 */
export const baseLayer = 29.8;
export const ownLayers = 15.5;

/** The most programs a reader can ask for; the bars are drawn to the scale of so many. */
export const mostPrograms = 6;

export type Quantity = "memory" | "disk" | "start";

/** A part of a bar: what it stands for, and how long it is in the quantity's unit. */
export interface Piece {
  of: "guest" | "program" | "base";
  size: number;
  /** A word to write into it where there is room. */
  word?: string;
}

/** One bar: what is counted and how, the figure, and its pieces on a bar that is `full` long. */
export interface Reading {
  counted: string;
  amount: string;
  full: number;
  pieces: readonly Piece[];
}

const repeat = (count: number, pieces: readonly Piece[]): Piece[] =>
  Array.from({ length: count }, () => pieces).flat();

/** Memory of one virtual machine with its monitor, MiB. */
const machineMemory = guestMemory + monitorMemory;

/** What `count` programs add on either side. */
export function reading(quantity: Quantity, count: number): { left: Reading; right: Reading } {
  switch (quantity) {
    case "memory": {
      const full = mostPrograms * machineMemory;
      const program: Piece = { of: "program", size: programMemory };
      const guest: Piece = { of: "guest", size: machineMemory - programMemory, word: "OS" };
      return {
        left: {
          counted: `Memory: ${count} × ${machineMemory} MiB`,
          amount: `${count * machineMemory} MiB`,
          full,
          pieces: repeat(count, [guest, program]),
        },
        right: {
          counted: `Memory: ${count} × ${programMemory} MiB`,
          amount: `${count * programMemory} MiB`,
          full,
          pieces: repeat(count, [program]),
        },
      };
    }
    case "disk": {
      const full = mostPrograms * (baseLayer + ownLayers);
      const base: Piece = { of: "base", size: baseLayer, word: "base" };
      const own: Piece = { of: "program", size: ownLayers };
      return {
        left: {
          counted: `Disk: ${count} × ${megabytes(baseLayer + ownLayers)}`,
          amount: `${megabytes(count * (baseLayer + ownLayers))} + ${count === 1 ? "kernel" : `${count} kernels`}`,
          full,
          pieces: repeat(count, [base, own]),
        },
        right: {
          counted: `Disk: ${baseLayer} + ${count} × ${ownLayers} MB`,
          amount: megabytes(baseLayer + count * ownLayers),
          full,
          pieces: [base, ...repeat(count, [own])],
        },
      };
    }
    case "start": {
      // How long a program takes to start is not known, but it is the same on both sides: the piece is a token.
      const program: Piece = { of: "program", size: 40, word: "program" };
      const full = guestBoot + program.size;
      const boot: Piece = { of: "guest", size: guestBoot, word: "guest boots" };
      return {
        left: {
          counted: "Start of each program",
          amount: `≤ ${guestBoot} ms + program`,
          full,
          pieces: [boot, program],
        },
        right: { counted: "Start of each program", amount: "program only", full, pieces: [program] },
      };
    }
  }
}

/** As text, to a tenth: 135.9 MB. */
const megabytes = (amount: number): string => `${amount.toFixed(1)} MB`;
