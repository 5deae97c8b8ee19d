/** What a base image is, and the skeletons of files that the catalogue makes its images of. */
import { directory, type FileEntry, type Layer } from "@/lib/overlay";
import { emptyConfig, type ImageConfig } from "../plan";
import { sizeOf } from "../shell";

export interface BaseImage {
  /** As in FROM, with its tag. */
  name: string;
  aliases: readonly string[];
  /**
   * Where the name stands for one image, as one that was built or imported here does, the platform of that image.
   * Absent where it stands for a list with an image for each platform, as Docker's official ones do.
   */
  platform?: string;
  /** Everything about it that a build depends on is under this name. */
  digest: string;
  config: ImageConfig;
  layers: readonly Layer[];
  history: readonly { createdBy: string; layer: number | undefined }[];
  /** In bytes. */
  onDisk: number;
  compressed: number;
  source: string;
  checked: string;
  estimated?: "onDisk" | "compressed" | "both";
}

const busyboxNames =
  "[ ash awk base64 basename cat chgrp chmod chown cmp cp cut date dd df diff dirname du echo egrep env expr false fgrep find grep gunzip gzip head hostname id install kill ln ls md5sum mkdir mktemp mv nproc printf ps pwd readlink realpath rev rm rmdir sed seq sh sha1sum sha256sum sha512sum sleep sort stat sync tac tail tar tee test touch tr true truncate uname uniq unlink unzip vi wc wget which whoami xargs yes";
const coreNames =
  "[ base64 basename cat chgrp chmod chown cp cut date dd df dirname du echo env expr false head hostname id install ln ls md5sum mkdir mktemp mv nproc printf pwd readlink realpath rm rmdir seq sha1sum sha256sum sha512sum sleep sort stat sync tac tail tee test touch tr true truncate uname uniq unlink wc whoami yes find xargs grep egrep fgrep sed awk tar gzip gunzip diff cmp which";

type Entries = Record<string, FileEntry | typeof directory>;

export const file = (content: string, mode = 0o644): FileEntry => ({
  kind: "file",
  size: sizeOf(content),
  content,
  mode,
});
const bytes = (size: number, name: string, mode = 0o644): FileEntry =>
  file(`\u0001blob ${Math.max(0, Math.round(size))} ${name}`, mode);
const link = (target: string): FileEntry => ({
  kind: "file",
  size: 0,
  content: target,
  mode: 0o777,
  link: true,
});
export const program = (size: number, name: string): FileEntry => bytes(size, name, 0o755);

export function common(users: string): Entries {
  return {
    "etc/passwd": file(
      `root:x:0:0:root:/root:/bin/sh\n${users}nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n`,
    ),
    "etc/group": file("root:x:0:\nnogroup:x:65534:\n"),
    "etc/shadow": file("root:*::0:::::\n", 0o640),
    dev: directory,
    proc: directory,
    sys: directory,
    root: { kind: "directory", mode: 0o700 },
    tmp: { kind: "directory", mode: 0o1777 },
    home: directory,
    opt: directory,
    srv: directory,
    run: directory,
    mnt: directory,
    media: directory,
    "var/log": directory,
    "var/cache": directory,
    "var/lib": directory,
    "var/tmp": { kind: "directory", mode: 0o1777 },
    "usr/local/bin": directory,
    "usr/local/lib": directory,
    "usr/share": directory,
    "usr/sbin": directory,
  };
}

export function debianFiles(release: string): Entries {
  const entries: Entries = {
    ...common("www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin\n"),
    "etc/os-release": file(`PRETTY_NAME="${release}"\nID=debian\n`),
    "etc/debian_version": file("12\n"),
    "etc/apt/sources.list.d/debian.sources": file("Types: deb\nURIs: http://deb.debian.org/debian\n"),
    "etc/apt/apt.conf.d/docker-clean": file("# removes archives after each installation\n"),
    "var/lib/dpkg/status": file("Package: base-files\nStatus: install ok installed\n\n"),
    "var/lib/apt/lists": directory,
    "var/cache/apt/archives": directory,
    bin: link("usr/bin"),
    sbin: link("usr/sbin"),
    lib: link("usr/lib"),
    "usr/bin/dash": program(125_688, "dash"),
    "usr/bin/sh": link("dash"),
    "usr/bin/bash": program(1_265_648, "bash"),
    "usr/bin/apt-get": program(51_560, "apt-get"),
    "usr/bin/apt": program(18_752, "apt"),
    "usr/bin/dpkg": program(318_176, "dpkg"),
    "usr/bin/apt-mark": program(51_000, "apt-mark"),
  };
  for (const name of coreNames.split(" ")) entries[`usr/bin/${name}`] = program(40_000, name);
  for (const name of ["useradd", "groupadd", "usermod", "adduser", "addgroup", "chpasswd"])
    entries[`usr/sbin/${name}`] = program(100_000, name);
  return entries;
}

export function busyboxFiles(size: number): Entries {
  const entries: Entries = { "bin/busybox": program(size, "busybox") };
  for (const name of busyboxNames.split(" ")) entries[`bin/${name}`] = link("/bin/busybox");
  return entries;
}

export function alpineFiles(): Entries {
  const entries: Entries = {
    ...common(""),
    ...busyboxFiles(813_000),
    "etc/alpine-release": file("3.24.2\n"),
    "etc/hosts": file("127.0.0.1\tlocalhost localhost.localdomain\n"),
    "etc/apk/repositories": file("https://dl-cdn.alpinelinux.org/alpine/v3.24/main\n"),
    "lib/apk/db/installed": file("P:alpine-baselayout\n\n"),
    "var/cache/apk": directory,
    "sbin/apk": program(114_688, "apk"),
    "usr/sbin/adduser": link("/bin/busybox"),
    "usr/sbin/addgroup": link("/bin/busybox"),
  };
  return entries;
}

/** Directories first, and what is missing of the image's size in one file. */
function layer(entries: Entries, total: number, rest: string): Layer {
  const all: Entries = { ...entries };
  const known = Object.values(all).reduce((sum, entry) => sum + (entry.kind === "file" ? entry.size : 0), 0);
  if (total > known) all[rest] = bytes(total - known, "everything else in this layer");
  const names = new Map<string, FileEntry | typeof directory>();
  for (const [path, entry] of Object.entries(all)) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = parts.slice(0, depth).join("/");
      if (!names.has(parent)) names.set(parent, { kind: "directory", mode: 0o755 });
    }
    names.set(path, entry);
  }
  return new Map([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Draft {
  name: string;
  aliases?: readonly string[];
  system: Entries;
  systemSize: number;
  own?: Entries;
  total: number;
  compressed: number;
  config: Partial<ImageConfig>;
  checked: string;
  file: string;
  estimated?: "onDisk" | "compressed" | "both";
}

export function base(draft: Draft): BaseImage {
  const [system, own] = [layer(draft.system, draft.systemSize, "usr/share/rest-of-the-system"), draft.own];
  const layers = own
    ? [system, layer(own, draft.total - draft.systemSize, "usr/local/share/rest")]
    : [system];
  return {
    name: draft.name,
    aliases: draft.aliases ?? [],
    digest: `${draft.name}@${draft.checked}`,
    config: {
      ...emptyConfig,
      env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      ...draft.config,
    },
    layers,
    history: layers.map((_, index) => ({
      createdBy:
        index === 0 ? "RUN # the system, as published" : "RUN # the language or server, as published",
      layer: index,
    })),
    onDisk: draft.total,
    compressed: draft.compressed,
    source: `https://github.com/docker-library/repo-info/blob/master/repos/${draft.file}`,
    checked: draft.checked,
    ...(draft.estimated ? { estimated: draft.estimated } : {}),
  };
}

export const sh = ["/bin/sh"];
export const MB = 1_000_000;
export const debianSlim = 74.83 * MB;
/** Estimated from what is fetched, 41.6 MB. */
export const ubuntu = 110 * MB;
export const node: Entries = {
  "usr/local/bin/node": program(120 * MB, "node"),
  "usr/local/bin/npm": program(2_000, "npm"),
  "usr/local/bin/npx": program(2_000, "npx"),
  "usr/local/bin/yarn": program(2_000, "yarn"),
  "usr/local/bin/docker-entrypoint.sh": file('#!/bin/sh\nexec "$@"\n', 0o755),
};
export const nodeConfig = {
  cmd: ["node"],
  entrypoint: ["docker-entrypoint.sh"],
  env: [
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "NODE_VERSION=24.21.0",
    "YARN_VERSION=1.22.22",
  ],
};
export const withNode = (entries: Entries): Entries => ({
  ...entries,
  "etc/passwd": passwdWith(entries, "node:x:1000:1000::/home/node:/bin/sh"),
  "etc/group": file("root:x:0:\nnogroup:x:65534:\nnode:x:1000:\n"),
  "home/node": { kind: "directory", mode: 0o755, owner: "1000:1000" },
});
function passwdWith(entries: Entries, line: string): FileEntry {
  const old = entries["etc/passwd"];
  return file(`${old?.kind === "file" ? old.content : ""}${line}\n`);
}
export const python: Entries = {
  "usr/local/bin/python3": program(14_400, "python3"),
  "usr/local/bin/python": link("python3"),
  "usr/local/bin/pip": program(235, "pip"),
  "usr/local/bin/pip3": program(235, "pip3"),
  "usr/local/lib/python3.14/site-packages": directory,
};
export const go: Entries = {
  "usr/local/go/bin/go": program(14 * MB, "go"),
  "usr/local/go/bin/gofmt": program(3 * MB, "gofmt"),
  "go/src": { kind: "directory", mode: 0o1777 },
  "go/bin": { kind: "directory", mode: 0o1777 },
};
export const goConfig = {
  env: [
    "PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "GOLANG_VERSION=1.27.1",
    "GOTOOLCHAIN=local",
    "GOPATH=/go",
  ],
  workingDir: "/go",
};
const java = "opt/java/openjdk";
export const jre: Entries = {
  [`${java}/bin/java`]: program(12_000, "java"),
  [`${java}/bin/keytool`]: program(12_000, "keytool"),
  "__cacert_entrypoint.sh": file('#!/bin/sh\nexec "$@"\n', 0o755),
};
export const jdk: Entries = {
  ...jre,
  [`${java}/bin/javac`]: program(12_000, "javac"),
  [`${java}/bin/jar`]: program(12_000, "jar"),
  [`${java}/bin/jshell`]: program(12_000, "jshell"),
};
export const maven: Entries = {
  ...jdk,
  "usr/share/maven/bin/mvn": program(6_000, "mvn"),
  "usr/bin/mvn": link("/usr/share/maven/bin/mvn"),
  "usr/local/bin/mvn-entrypoint.sh": file('#!/bin/sh\nexec "$@"\n', 0o755),
};
export const javaConfig = {
  entrypoint: ["/__cacert_entrypoint.sh"],
  env: [
    `PATH=/${java}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    `JAVA_HOME=/${java}`,
    "LANG=en_US.UTF-8",
    "LANGUAGE=en_US:en",
    "LC_ALL=en_US.UTF-8",
    "JAVA_VERSION=jdk-25.0.4+7",
  ],
};
export const tools: Entries = Object.fromEntries(
  ["git", "gcc", "g++", "make", "curl", "wget"].map((name) => [`usr/bin/${name}`, program(300_000, name)]),
);
