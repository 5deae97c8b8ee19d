/** What a machine is made of: files that machines/ builds and public/machines/manifest.json lists. */

export interface MachineFile {
  /** Address relative to the folder of the manifest. */
  readonly path: string;
  readonly bytes: number;
  /** How many bytes come over the line where they are fewer: hosts compress programs with gzip, or better. */
  readonly transfer?: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export type MachineName = "shell" | "engine";

/** The parts that a start needs, by what they are for. */
export type MachinePart = "wasm" | "bios" | "vgaBios" | "snapshot" | "kernel" | "initrd";

export interface MachineImage {
  readonly name: MachineName;
  /** Guest memory in bytes. A snapshot only restores into exactly this. */
  readonly memory: number;
  readonly vgaMemory: number;
  /** The kernel's command line, for a cold boot. */
  readonly cmdline: string;
  readonly files: Readonly<Record<MachinePart, MachineFile>>;
  /** Bytes that come over the line for the emulator's script, which is loaded before the files. */
  readonly script: number;
}

/** What is downloaded before a machine answers: the snapshot, or kernel and initial file system in its place. */
export const neededParts = (cold: boolean): readonly MachinePart[] =>
  cold ? ["wasm", "bios", "vgaBios", "kernel", "initrd"] : ["wasm", "bios", "vgaBios", "snapshot"];

/** Bytes that come over the line for these parts and the emulator's script. */
export const transferBytes = (image: MachineImage, parts: readonly MachinePart[]): number =>
  parts.reduce((sum, part) => sum + transferOf(image.files[part]), image.script);

/** Of one file, `loaded` of whose bytes have come: how many of them came over the line. */
export const transferOf = ({ bytes, transfer = bytes }: MachineFile, loaded = bytes): number =>
  Math.round((loaded / bytes) * transfer);

/** Bytes to download for a start from the snapshot. */
export const downloadBytes = (image: MachineImage): number => transferBytes(image, neededParts(false));
