import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { MachineFile, MachineImage, MachineName } from "./image";

/** What a start needs of public/machines/manifest.json, which machines/ writes. */
const manifestSchema = z.object({
  machines: z.record(z.string(), z.object({ memory: z.number() })),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

const MIB = 2 ** 20;

/** The machines as they lie in public/machines, built by machines/; undefined where one has not been built. */
export function machineImage(name: MachineName, folder = "public/machines"): MachineImage | undefined {
  const list = path.join(folder, "manifest.json");
  if (!existsSync(list)) return undefined;
  const { machines, files } = manifestSchema.parse(JSON.parse(readFileSync(list, "utf8")));
  const machine = machines[name];
  if (!machine) return undefined;
  const file = (one: string): MachineFile => {
    const known = files[one];
    if (!known) throw new Error(`${list} does not list ${one}: npm run machines`);
    return { path: one, bytes: known.bytes, sha256: known.sha256 };
  };
  return {
    name,
    memory: machine.memory * MIB,
    vgaMemory: 2 * MIB,
    cmdline:
      "console=ttyS0 tsc=reliable mitigations=off random.trust_cpu=on quiet fb_tunnels=none dummy.numdummies=0",
    files: {
      wasm: described("v86.wasm", readEmulator("v86.wasm")),
      bios: file("bios.bin"),
      vgaBios: file("vgabios-stdvga.bin"),
      kernel: file("vmlinuz"),
      snapshot: file(`${name}/state.bin.zst`),
      initrd: file(`${name}/initramfs.cpio.zst`),
    },
    script: gzipSync(readEmulator("libv86.mjs")).length,
  };
}

/** The emulator's own files; the site serves them beside the machines (app/machines/[file]/route.ts). */
export const EMULATOR = ["v86.wasm", "libv86.mjs"] as const;
export const readEmulator = (file: (typeof EMULATOR)[number]): Buffer =>
  readFileSync(path.join(process.cwd(), "node_modules/v86/build", file));

const described = (file: string, bytes: Buffer): MachineFile => ({
  path: file,
  bytes: bytes.length,
  transfer: gzipSync(bytes).length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});
