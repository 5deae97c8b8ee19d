/** Makes what a kernel starts from: an initramfs, or a disk in parts. */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { part } from "./machines";

/** Packs `root` into `cpio` and, compressed, into `to`. */
export function initramfs(root: string, cpio: string, to: string): void {
  shell(
    `[ -e dev/console ] || mknod -m 600 dev/console c 5 1
    [ -e dev/null ] || mknod -m 666 dev/null c 1 3
    find . -print0 | LC_ALL=C sort -z | cpio --null --quiet --reproducible -o -H newc > "$1"
    zstd -19 --quiet --force "$1" -o "$2"`,
    root,
    [cpio, to],
  );
}

/** Packs `root` into the squashfs `image` and cuts it into plain files that any web server can serve. */
export function disk(root: string, image: string, directory: string): void {
  fs.rmSync(image, { force: true });
  shell(
    `mksquashfs . "$1" -comp zstd -Xcompression-level 19 -b 128K -all-root -noappend -no-progress -quiet \\
      -p '/home/student m 755 1000 1000'`,
    root,
    [image],
  );
  const bytes = fs.readFileSync(image);
  for (const name of fs.readdirSync(directory))
    if (name.startsWith("disk-")) fs.rmSync(join(directory, name));
  for (let start = 0; start < bytes.length; start += part) {
    const whole = Buffer.alloc(part);
    bytes.copy(whole, 0, start, start + part);
    fs.writeFileSync(join(directory, `disk-${start}-${start + part}.img`), whole);
  }
  fs.truncateSync(image, Math.ceil(bytes.length / part) * part);
}

/** Runs a shell script in a directory. */
export function shell(script: string, cwd: string, args: readonly string[] = []): void {
  execFileSync("sh", ["-euc", script, "sh", ...args], { cwd, stdio: "inherit" });
}
