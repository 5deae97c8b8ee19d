/** The two machines, and how v86 is told about them: a snapshot restores only into exactly these options. */
import { join } from "node:path";
import type { V86Options } from "v86";
import { target } from "./paths";

export const memory = { shell: 96, engine: 256 } as const;

export type Name = keyof typeof memory;

/** What is the same whether a machine starts from its snapshot or from nothing. */
export function hardware(name: Name): V86Options {
  return {
    memory_size: memory[name] * 1024 * 1024,
    vga_memory_size: 2 * 1024 * 1024,
    bios: { url: join(target, "bios.bin") },
    vga_bios: { url: join(target, "vgabios-stdvga.bin") },
    disable_keyboard: true,
    disable_mouse: true,
    disable_speaker: true,
    filesystem: {},
    uart1: true,
    autostart: true,
  };
}

/** From kernel and initramfs, in some seconds. `cpio` is what the emulator unpacks initramfs.cpio.zst to, in bytes. */
export function cold(name: Name, cpio: number): V86Options {
  return {
    bzimage: { url: join(target, "vmlinuz") },
    initrd: { url: join(target, name, "initramfs.cpio.zst"), size: cpio },
    cmdline:
      "console=ttyS0 tsc=reliable mitigations=off random.trust_cpu=on quiet fb_tunnels=none dummy.numdummies=0",
  };
}

/** From the snapshot. */
export function warm(name: Name): V86Options {
  return { initial_state: { url: join(target, name, "state.bin.zst") } };
}
