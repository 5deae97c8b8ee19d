/** Makes what a kernel starts from: an initramfs. */
import { execFileSync } from "node:child_process";

/** Packs `root` into `cpio` and, compressed, into `to`. */
export function initramfs(root: string, cpio: string, to: string): void {
  shell(
    `[ -e dev/console ] || mknod -m 600 dev/console c 5 1
    [ -e dev/null ] || mknod -m 666 dev/null c 1 3
    find . -print0 | LC_ALL=C sort -z | cpio --null --quiet --reproducible -o -H newc > "$1"
    zstd -19 --long=26 --quiet --force "$1" -o "$2"`,
    root,
    [cpio, to],
  );
}

/** Runs a shell script in a directory. */
function shell(script: string, cwd: string, args: readonly string[] = []): void {
  execFileSync("sh", ["-euc", script, "sh", ...args], { cwd, stdio: "inherit" });
}
