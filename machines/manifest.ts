/** Writes down what was built: manifest.json for programs, NOTICE.txt and copyright.txt for people. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join, relative } from "node:path";
import packageJson from "../package.json";
import { memory } from "./machines";
import { here, target, unpacked, work } from "./paths";
import { type Manifest, manifestSchema } from "./schema";

type Package = Manifest["packages"][number];

export function writeManifest(): void {
  const packages = usedPackages();
  fs.writeFileSync(join(target, "copyright.txt"), copyrights(packages));
  fs.writeFileSync(join(target, "NOTICE.txt"), notice(packages));
  const manifest: Manifest = {
    v86: packageJson.dependencies.v86,
    machines: Object.fromEntries(
      Object.entries(memory).map(([name, mebibytes]) => {
        const initramfs = fs.statSync(join(work, `${name}.cpio`)).size;
        return [name, { memory: mebibytes, initramfs }];
      }),
    ),
    files: listFiles(target),
    packages,
  };
  fs.writeFileSync(
    join(target, "manifest.json"),
    `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`,
  );

  for (const { name, version } of packages) console.log(`${name} ${version}`);
  const folders = new Map<string, number>();
  for (const [path, { bytes }] of Object.entries(manifest.files)) {
    folders.set(path, bytes);
  }
  for (const [group, bytes] of folders) console.log(`${(bytes / 1e6).toFixed(2).padStart(7)} MB  ${group}`);
  console.log(
    `${([...folders.values()].reduce((a, b) => a + b, 0) / 1e6).toFixed(2).padStart(7)} MB  in all`,
  );
}

/** Every file under a directory, but the manifest itself. */
export function listFiles(directory: string): Manifest["files"] {
  const paths = fs
    .readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .filter((path) => path !== "manifest.json")
    .sort();
  return Object.fromEntries(
    paths.map((path) => {
      const content = fs.readFileSync(join(directory, path));
      return [path, { bytes: content.length, sha256: createHash("sha256").update(content).digest("hex") }];
    }),
  );
}

/** The packages that something was taken from. */
function usedPackages(): Package[] {
  const used = new Map<string, string[]>([
    ["linux-source-6.1", ["kernel"]],
    ["seabios", ["bios"]],
  ]);
  const archives = join(work, "apt/cache/archives");
  const debs = fs.readdirSync(archives).filter((name) => name.endsWith(".deb"));
  const roots = Object.keys(memory).map((name) => [name, join(work, `${name}-root`)] as const);
  return debs.flatMap((deb) => {
    const file = join(archives, deb);
    const name = field(file, "Package");
    const by =
      used.get(name) ??
      roots.filter(([, root]) => contents(file).some((path) => isIn(root, path))).map(([by]) => by);
    return by.length === 0 ? [] : [describePackage(file, name, by)];
  });
}

function describePackage(file: string, name: string, usedBy: string[]): Package {
  const version = field(file, "Version");
  const [, source = name, sourceVersion = version] =
    /^(\S+)(?: \((.*)\))?$/.exec(field(file, "Source")) ?? [];
  const found = [...copyright(name).matchAll(/^License: *(\S.*)$/gm)].map(([, licence = ""]) =>
    licence.trim(),
  );
  return {
    name,
    version,
    licences: found.length > 0 ? [...new Set(found)].sort() : ["see copyright.txt"],
    source: `https://snapshot.debian.org/package/${source}/${encodeURIComponent(sourceVersion)}/`,
    usedBy,
  };
}

/** Programs and libraries of a package; documentation and the like are never taken. */
function contents(file: string): string[] {
  return execFileSync("dpkg-deb", ["--contents", file], { encoding: "utf8", maxBuffer: 1 << 28 })
    .split("\n")
    .filter((line) => line.startsWith("-"))
    .map((line) => line.replace(/^.*? \.\//, "").replace(/ link to .*/, ""))
    .map((path) => path.replace(/^(bin|sbin|lib)\//, "usr/$1/"));
}

/** Whether a root file system has this file, the same as in the package. */
function isIn(root: string, path: string): boolean {
  const file = join(root, path);
  const original = join(unpacked, path);
  return (
    fs.existsSync(file) &&
    fs.existsSync(original) &&
    fs.statSync(file).isFile() &&
    fs.readFileSync(file).equals(fs.readFileSync(original))
  );
}

function field(file: string, name: string): string {
  return execFileSync("dpkg-deb", ["--field", file, name], { encoding: "utf8" }).trim();
}

function copyright(name: string): string {
  const file = join(unpacked, "usr/share/doc", name, "copyright");
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
}

function copyrights(packages: readonly Package[]): string {
  const texts = new Map<string, string[]>();
  for (const { name } of packages) {
    const text = copyright(name).trim();
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  const licences = ["GPL-2", "GPL-3", "LGPL-2.1", "Apache-2.0"].map(
    (name) =>
      `=== ${name}\n\n${fs.readFileSync(join(unpacked, "usr/share/common-licenses", name), "utf8").trim()}`,
  );
  return `${[...[...texts].map(([text, names]) => `=== ${names.join(", ")}\n\n${text}`), ...licences].join("\n\n\n")}\n`;
}

function notice(packages: readonly Package[]): string {
  const rows = packages.map(({ name, version, source }) => `${name} ${version}\n  ${source}`);
  return `${fs.readFileSync(join(here, "notice.txt"), "utf8")}\n${rows.join("\n")}\n`;
}
