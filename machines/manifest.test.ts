import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import packageJson from "../package.json";
import { listFiles } from "./manifest";
import { target } from "./paths";
import { manifestSchema } from "./schema";

const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(target, "manifest.json"), "utf8")));

describe("public/machines", () => {
  test("holds the files of the manifest, byte for byte, and no others", () => {
    expect(listFiles(target)).toEqual(manifest.files);
  });

  test("stays under 70 MB, and a shell under 11 MB to download", () => {
    const total = Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeLessThan(70e6);
    expect(manifest.files["shell/state.bin.zst"]?.bytes).toBeLessThan(11e6);
  });

  test("has snapshots of the emulator that is installed", () => {
    const installed = createRequire(import.meta.url)("v86/package.json").version;
    expect(packageJson.dependencies.v86).toBe(manifest.v86);
    expect(installed.split("+")[0]).toBe(manifest.v86);
  });

  test.each(Object.entries(manifest.machines))("has all that %s starts from", (name) => {
    expect(Object.keys(manifest.files)).toEqual(
      expect.arrayContaining([
        "vmlinuz",
        "bios.bin",
        "vgabios-stdvga.bin",
        `${name}/state.bin.zst`,
        `${name}/initramfs.cpio.zst`,
      ]),
    );
  });

  test("names version and source of everything in it", () => {
    expect(manifest.packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["linux-source-6.1", "busybox-static", "bash", "crun", "libc6"]),
    );
    const notice = readFileSync(join(target, "NOTICE.txt"), "utf8");
    for (const { name, version, source } of manifest.packages) {
      expect(notice).toContain(`${name} ${version}\n  ${source}`);
    }
  });
});
