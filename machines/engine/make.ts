/** The engine machine: its root is a disk that is fetched part by part; the initramfs only mounts it. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest";
import { cold, hardware, sizeOf } from "../machines";
import { disk, initramfs } from "../pack";
import { here, target, unpacked, work } from "../paths";
import { makeRoot } from "../rootfs";
import { snapshot } from "../snapshot";

/** What `aws ecr get-login-password` of this machine prints; the registry checks it. */
const password = "this-is-a-stand-in-for-the-token-of-aws";

export async function makeEngine(): Promise<void> {
  const root = join(work, "engine-root");
  const image = join(work, "engine.img");
  const cpio = join(work, "engine.cpio");
  const folder = join(target, "engine");
  fs.mkdirSync(folder, { recursive: true });
  makeRoot(
    unpacked,
    join(here, "engine/files.txt"),
    [join(here, "common/root"), join(here, "engine/root")],
    root,
  );
  fs.symlinkSync("podman", join(root, "usr/bin/docker"));
  // netavark wants to see both, whatever it uses.
  for (const name of ["iptables", "ip6tables"])
    fs.symlinkSync("xtables-legacy-multi", join(root, "usr/sbin", name));
  fs.writeFileSync(
    join(root, "etc/docker/registry/htpasswd"),
    execFileSync("chroot", [unpacked, "htpasswd", "-nbBC", "5", "AWS", password]),
  );
  disk(root, image, folder);
  initramfs(makeFirstRoot(), cpio, join(folder, "initramfs.cpio.zst"));

  const guest = new Guest({
    ...hardware("engine", sizeOf(image)),
    ...cold("engine", 0),
    // Not compressed, or the emulator would leave what it decompressed in its video memory, and so in the snapshot.
    initrd: { url: cpio },
  });
  await guest.listens(300);
  await guest.shows("root@lab");
  for (const script of ["fill.sh", "warm.sh"]) {
    const { output, status, seconds } = await guest.run(
      fs.readFileSync(join(here, "engine", script), "utf8"),
      3600,
    );
    console.log(`${output}${script}: ${seconds.toFixed(0)} s`);
    if (status !== 0) throw new Error(`${script} ended with ${status}`);
  }
  console.log(await snapshot(guest, join(work, "engine-state.bin"), true));
  await guest.stop();
  fs.copyFileSync(join(work, "engine-state.bin.zst"), join(folder, "state.bin.zst"));
}

/** BusyBox and a script: enough to mount the disk. */
function makeFirstRoot(): string {
  const root = join(work, "engine-first-root");
  fs.rmSync(root, { recursive: true, force: true });
  for (const directory of ["bin", "dev"]) fs.mkdirSync(join(root, directory), { recursive: true });
  fs.copyFileSync(join(unpacked, "usr/bin/busybox"), join(root, "bin/busybox"));
  fs.copyFileSync(join(here, "engine/initramfs/init"), join(root, "init"));
  return root;
}
