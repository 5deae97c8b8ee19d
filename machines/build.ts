/**
 * Builds the machines of the Linux lab from Debian's packages. As root, on Debian 12 or newer:
 *   npm run machines                     everything
 *   npm run machines -- shell manifest   only some of: packages, kernel, shell, engine, manifest
 * What is downloaded stays in .cache/machines, so that a second run needs no network.
 */
import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { join } from "node:path";
import { makeEngine } from "./engine/make";
import { lines } from "./lines";
import { writeManifest } from "./manifest";
import { here, target, unpacked, work } from "./paths";
import { makeShell } from "./shell/make";

const tools = ["bc", "bison", "cpio", "flex", "gcc", "libc6-dev", "libelf-dev", "make", "xz-utils", "zstd"];

const parts = {
  packages() {
    const missing = tools.filter((tool) => !installed(tool));
    if (missing.length > 0) run("apt-get", ["install", "-y", "--no-install-recommends", ...missing]);
    const wanted = ["kernel", "shell", "engine"].flatMap((name) => lines(join(here, name, "packages.txt")));
    run(join(here, "apt.sh"), [work, "update"]);
    run(join(here, "apt.sh"), [work, "install", "--download-only", ...wanted]);
    run(join(here, "unpack.sh"), [work]);
  },
  kernel() {
    run(join(here, "kernel/build.sh"), [work]);
    fs.copyFileSync(join(work, "vmlinuz"), join(target, "vmlinuz"));
    for (const bios of ["bios.bin", "vgabios-stdvga.bin"])
      fs.copyFileSync(join(unpacked, "usr/share/seabios", bios), join(target, bios));
  },
  shell: makeShell,
  engine: makeEngine,
  manifest: writeManifest,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined)
  throw new Error(`there is no part "${unknown}", only ${Object.keys(parts).join(", ")}`);
fs.mkdirSync(target, { recursive: true });
for (const [name, make] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n== ${name}`);
  await make();
}
process.exit(0);

function run(program: string, args: readonly string[]): void {
  execFileSync(program, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function installed(name: string): boolean {
  return spawnSync("dpkg", ["--status", name]).status === 0;
}
