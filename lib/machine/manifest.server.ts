import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MachineFile, MachineImage, MachineName } from "./image";

/** The machines as they lie in public/machines, built by machines/; undefined where one has not been built. */
export function machineImage(name: MachineName, folder = "public/machines"): MachineImage | undefined {
  const known = images.get(name);
  if (known) return known;
  const file = (file: string): MachineFile => described(file, readFileSync(path.join(folder, file)));
  const parts = {
    bios: "bios.bin",
    vgaBios: "vgabios-stdvga.bin",
    kernel: "vmlinuz",
    snapshot: `${name}/state.bin.zst`,
    initrd: `${name}/initramfs.cpio.zst`,
  };
  if (!Object.values(parts).every((one) => existsSync(path.join(folder, one)))) return undefined;
  const image: MachineImage = {
    ...options[name],
    name,
    cmdline:
      "console=ttyS0 tsc=reliable mitigations=off random.trust_cpu=on quiet fb_tunnels=none dummy.numdummies=0",
    files: {
      wasm: described("v86.wasm", readEmulator("v86.wasm")),
      bios: file(parts.bios),
      vgaBios: file(parts.vgaBios),
      kernel: file(parts.kernel),
      snapshot: file(parts.snapshot),
      initrd: file(parts.initrd),
    },
  };
  images.set(name, image);
  return image;
}

const images = new Map<MachineName, MachineImage>();

const MIB = 2 ** 20;
/** A snapshot only restores into exactly these (machines/README.md). */
const options: Record<MachineName, { memory: number; vgaMemory: number }> = {
  shell: { memory: 96 * MIB, vgaMemory: 2 * MIB },
  engine: { memory: 256 * MIB, vgaMemory: 2 * MIB },
};

/** The emulator's own files; the site serves them beside the machines (app/machines/[file]/route.ts). */
export const EMULATOR = ["v86.wasm", "libv86.mjs"] as const;
export const readEmulator = (file: (typeof EMULATOR)[number]): Buffer =>
  readFileSync(path.join(process.cwd(), "node_modules/v86/build", file));

const described = (file: string, bytes: Buffer): MachineFile => ({
  path: file,
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
