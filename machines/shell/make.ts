/** The shell machine: everything in an initramfs. */
import * as fs from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest";
import { cold, hardware } from "../machines";
import { initramfs } from "../pack";
import { here, target, unpacked, work } from "../paths";
import { addRootFileSystem, makeRoot } from "../rootfs";
import { snapshot } from "../snapshot";

export async function makeShell(): Promise<void> {
  const root = join(work, "shell-root");
  const cpio = join(work, "shell.cpio");
  const folder = join(target, "shell");
  fs.mkdirSync(folder, { recursive: true });
  makeRoot(
    unpacked,
    join(here, "shell/files.txt"),
    [join(here, "common/root"), join(here, "shell/root")],
    root,
  );
  addRootFileSystem(root, join(root, "srv/rootfs"));
  fs.chownSync(join(root, "home/student"), 1000, 1000);
  initramfs(root, cpio, join(folder, "initramfs.cpio.zst"));

  const guest = new Guest({
    ...hardware("shell"),
    ...cold("shell", 0),
    // Not compressed, or the emulator would leave what it decompressed in its video memory, and so in the snapshot.
    initrd: { url: cpio },
  });
  await guest.listens();
  await guest.shows("root@lab");
  console.log(await snapshot(guest, join(work, "shell-state.bin")));
  await guest.stop();
  fs.copyFileSync(join(work, "shell-state.bin.zst"), join(folder, "state.bin.zst"));
}
