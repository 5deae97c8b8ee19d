/** The engine machine: as the shell machine everything in an initramfs, so that nothing is fetched once it runs. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { Guest } from "../guest";
import { cold, hardware } from "../machines";
import { initramfs } from "../pack";
import { here, target, unpacked, work } from "../paths";
import { makeRoot } from "../rootfs";
import { snapshot } from "../snapshot";
import { fillRegistry } from "./registry";

/** What `aws ecr get-login-password` of this machine prints; the registry checks it. */
const password = "this-is-a-stand-in-for-the-token-of-aws";

export async function makeEngine(): Promise<void> {
  const root = join(work, "engine-root");
  const cpio = join(work, "engine.cpio");
  const folder = join(target, "engine");
  fs.mkdirSync(folder, { recursive: true });
  makeRoot(
    unpacked,
    join(here, "engine/files.txt"),
    [join(here, "common/root"), join(here, "engine/root")],
    root,
  );
  fs.mkdirSync(join(root, "home/student"), { recursive: true });
  fs.chownSync(join(root, "home/student"), 1000, 1000);
  fs.symlinkSync("podman", join(root, "usr/bin/docker"));
  // netavark wants to see both, whatever it uses.
  for (const name of ["iptables", "ip6tables"])
    fs.symlinkSync("xtables-legacy-multi", join(root, "usr/sbin", name));
  fs.writeFileSync(
    join(root, "etc/docker/registry/htpasswd"),
    execFileSync("chroot", [unpacked, "htpasswd", "-nbBC", "4", "AWS", password]),
  );
  fillRegistry(root, work);
  initramfs(root, cpio, join(folder, "initramfs.cpio.zst"));

  const guest = new Guest({
    ...hardware("engine"),
    ...cold("engine", 0),
    // Not compressed, or the emulator would leave what it decompressed in its video memory, and so in the snapshot.
    initrd: { url: cpio },
  });
  await guest.listens(300);
  await guest.shows("root@lab", 300);
  const { output, status, seconds } = await guest.run(
    fs.readFileSync(join(here, "engine/fill.sh"), "utf8"),
    1200,
  );
  console.log(`${output}fill.sh: ${seconds.toFixed(0)} s`);
  if (status !== 0) throw new Error(`fill.sh ended with ${status}`);
  console.log(await snapshot(guest, join(work, "engine-state.bin")));
  await guest.stop();
  fs.copyFileSync(join(work, "engine-state.bin.zst"), join(folder, "state.bin.zst"));
}
