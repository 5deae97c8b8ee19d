/** Saves a machine at its prompt, in as few bytes as it takes. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Guest } from "./guest";

// What is free in the guest's memory holds rubbish, and rubbish does not compress: it is filled with zeros once, down to
// what the kernel otherwise keeps for hard times.
const zero = `
rm -f /root/.bash_history
sync
echo 3 > /proc/sys/vm/drop_caches
cd /proc/sys/vm
reserve=$(cat min_free_kbytes)
ratio=$(cat lowmem_reserve_ratio)
echo 64 > min_free_kbytes
echo 0 0 0 > lowmem_reserve_ratio
free=$(sed -n 's/^MemFree: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo)
mount -t tmpfs -o size=100% zero /mnt/page
dd if=/dev/zero of=/mnt/page/zero bs=1k count=$((free - 1024)) 2> /dev/null
umount /mnt/page
echo $reserve > min_free_kbytes
echo $ratio > lowmem_reserve_ratio
date -u -s @1767225600 > /dev/null
free -k`;

/** Writes the state to `file` and, compressed, to `file`.zst; returns what `free` said last. */
export async function snapshot(guest: Guest, file: string): Promise<string> {
  const { output } = await guest.run(zero, 300);
  guest.terminal = "";
  guest.type("\x0c");
  await guest.shows("# ");
  await guest.run("true");
  await pause(2000);
  writeFileSync(file, await guest.save());
  execFileSync("zstd", ["-19", "--long=26", "--quiet", "--force", file, "-o", `${file}.zst`]);
  return output;
}
