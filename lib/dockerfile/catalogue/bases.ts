/**
 * Base images: where their sizes come from and when, their config, and enough of their files for programs to be found.
 * The rest of an image's bytes is one file, `usr/lib/…`, so that sums are right while trees stay small. Sizes on disk
 * are those of https://github.com/docker-library/repo-info (`repos/NAME/local/TAG.md`), compressed sizes of
 * `repos/NAME/remote/TAG.md`; `estimated` names what we found no source for.
 */
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

const file = (content: string, mode = 0o644): FileEntry => ({
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
const program = (size: number, name: string): FileEntry => bytes(size, name, 0o755);

function common(users: string): Entries {
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

function debianFiles(release: string): Entries {
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

function busyboxFiles(size: number): Entries {
  const entries: Entries = { "bin/busybox": program(size, "busybox") };
  for (const name of busyboxNames.split(" ")) entries[`bin/${name}`] = link("/bin/busybox");
  return entries;
}

function alpineFiles(): Entries {
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

function base(draft: Draft): BaseImage {
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

const sh = ["/bin/sh"];
const MB = 1_000_000;
const debianSlim = 74.83 * MB;
const node: Entries = {
  "usr/local/bin/node": program(120 * MB, "node"),
  "usr/local/bin/npm": program(2_000, "npm"),
  "usr/local/bin/npx": program(2_000, "npx"),
  "usr/local/bin/yarn": program(2_000, "yarn"),
  "usr/local/bin/docker-entrypoint.sh": file('#!/bin/sh\nexec "$@"\n', 0o755),
};
const nodeConfig = {
  cmd: ["node"],
  entrypoint: ["docker-entrypoint.sh"],
  env: [
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "NODE_VERSION=24.21.0",
    "YARN_VERSION=1.22.22",
  ],
};
const withNode = (entries: Entries): Entries => ({
  ...entries,
  "etc/passwd": passwdWith(entries, "node:x:1000:1000::/home/node:/bin/sh"),
  "etc/group": file("root:x:0:\nnogroup:x:65534:\nnode:x:1000:\n"),
  "home/node": { kind: "directory", mode: 0o755, owner: "1000:1000" },
});
function passwdWith(entries: Entries, line: string): FileEntry {
  const old = entries["etc/passwd"];
  return file(`${old?.kind === "file" ? old.content : ""}${line}\n`);
}
const python: Entries = {
  "usr/local/bin/python3": program(14_400, "python3"),
  "usr/local/bin/python": link("python3"),
  "usr/local/bin/pip": program(235, "pip"),
  "usr/local/bin/pip3": program(235, "pip3"),
  "usr/local/lib/python3.14/site-packages": directory,
};
const go: Entries = {
  "usr/local/go/bin/go": program(14 * MB, "go"),
  "usr/local/go/bin/gofmt": program(3 * MB, "gofmt"),
  "go/src": { kind: "directory", mode: 0o1777 },
  "go/bin": { kind: "directory", mode: 0o1777 },
};
const goConfig = {
  env: [
    "PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "GOLANG_VERSION=1.27.1",
    "GOTOOLCHAIN=local",
    "GOPATH=/go",
  ],
  workingDir: "/go",
};
const tools: Entries = Object.fromEntries(
  ["git", "gcc", "g++", "make", "curl", "wget"].map((name) => [`usr/bin/${name}`, program(300_000, name)]),
);

/** Made anew on each call, for nobody to change another's. */
export function catalogue(): readonly BaseImage[] {
  made ??= [
    base({
      name: "busybox:1.37",
      aliases: ["busybox:latest"],
      system: { ...common(""), ...busyboxFiles(4.2 * MB) },
      systemSize: 4.3 * MB,
      total: 4.3 * MB,
      compressed: 2.2 * MB,
      config: { cmd: ["sh"] },
      checked: "2026-11-27",
      file: "busybox",
      estimated: "both",
    }),
    base({
      name: "alpine:3.24",
      aliases: ["alpine:3", "alpine:latest", "alpine:3.24.2"],
      system: alpineFiles(),
      systemSize: 8.42 * MB,
      total: 8.42 * MB,
      compressed: 3.8 * MB,
      config: { cmd: sh },
      checked: "2026-09-17",
      file: "alpine/local/3.24.2.md",
      estimated: "compressed",
    }),
    base({
      name: "debian:12-slim",
      aliases: ["debian:bookworm-slim"],
      system: debianFiles("Debian GNU/Linux 12 (bookworm)"),
      systemSize: debianSlim,
      total: debianSlim,
      compressed: 28_232_590,
      config: { cmd: ["bash"] },
      checked: "2026-09-18",
      file: "debian/local/bookworm-slim.md",
    }),
    base({
      name: "debian:12",
      aliases: ["debian:bookworm"],
      system: debianFiles("Debian GNU/Linux 12 (bookworm)"),
      systemSize: 117 * MB,
      total: 117 * MB,
      compressed: 48.5 * MB,
      config: { cmd: ["bash"] },
      checked: "2026-11-27",
      file: "debian",
      estimated: "both",
    }),
    base({
      name: "debian:13-slim",
      aliases: ["debian:trixie-slim", "debian:stable-slim"],
      system: debianFiles("Debian GNU/Linux 13 (trixie)"),
      systemSize: 78.6 * MB,
      total: 78.6 * MB,
      compressed: 29_780_765,
      config: { cmd: ["bash"] },
      checked: "2026-08-04",
      file: "python/remote/3.14-slim.md",
      estimated: "onDisk",
    }),
    base({
      name: "debian:13",
      aliases: ["debian:trixie", "debian:latest"],
      system: debianFiles("Debian GNU/Linux 13 (trixie)"),
      systemSize: 120 * MB,
      total: 120 * MB,
      compressed: 49_337_828,
      config: { cmd: ["bash"] },
      checked: "2026-08-24",
      file: "golang/remote/1.27.md",
      estimated: "onDisk",
    }),
    base({
      name: "ubuntu:24.04",
      aliases: ["ubuntu:noble"],
      system: debianFiles("Ubuntu 24.04 LTS"),
      systemSize: 78.16 * MB,
      total: 78.16 * MB,
      compressed: 29.7 * MB,
      config: { cmd: ["/bin/bash"], labels: { "org.opencontainers.image.version": "24.04" } },
      checked: "2026-08-17",
      file: "ubuntu/local/24.04.md",
      estimated: "compressed",
    }),
    base({
      name: "ubuntu:26.04",
      aliases: ["ubuntu:latest"],
      system: debianFiles("Ubuntu 26.04 LTS"),
      systemSize: 80 * MB,
      total: 80 * MB,
      compressed: 30 * MB,
      config: { cmd: ["/bin/bash"] },
      checked: "2026-11-27",
      file: "ubuntu",
      estimated: "both",
    }),
    base({
      name: "python:3.14-slim",
      aliases: ["python:3-slim", "python:slim"],
      system: debianFiles("Debian GNU/Linux 13 (trixie)"),
      systemSize: 78.6 * MB,
      own: python,
      total: 119.46 * MB,
      compressed: 43_437_809,
      config: {
        cmd: ["python3"],
        env: [
          "PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "PYTHON_VERSION=3.14.7",
        ],
      },
      checked: "2026-08-05",
      file: "python/local/3.14-slim.md",
    }),
    base({
      name: "python:3.14",
      aliases: ["python:3", "python:latest"],
      system: { ...debianFiles("Debian GNU/Linux 13 (trixie)"), ...tools },
      systemSize: 1000 * MB,
      own: python,
      total: 1120 * MB,
      compressed: 410 * MB,
      config: {
        cmd: ["python3"],
        env: [
          "PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "PYTHON_VERSION=3.14.7",
        ],
      },
      checked: "2026-11-27",
      file: "python",
      estimated: "both",
    }),
    base({
      name: "node:24-slim",
      aliases: ["node:24-trixie-slim", "node:lts-slim"],
      system: withNode(debianFiles("Debian GNU/Linux 13 (trixie)")),
      systemSize: 78.6 * MB,
      own: node,
      total: 234.17 * MB,
      compressed: 76 * MB,
      config: nodeConfig,
      checked: "2026-09-19",
      file: "node/local/24-trixie-slim.md",
      estimated: "compressed",
    }),
    base({
      name: "node:24",
      aliases: ["node:24-trixie", "node:lts"],
      system: { ...withNode(debianFiles("Debian GNU/Linux 13 (trixie)")), ...tools },
      systemSize: 1070 * MB,
      own: node,
      total: 1230 * MB,
      compressed: 410 * MB,
      config: nodeConfig,
      checked: "2026-09-09",
      file: "node/local/24-trixie.md",
      estimated: "compressed",
    }),
    base({
      name: "node:24-alpine",
      aliases: ["node:24-alpine3.24", "node:lts-alpine"],
      system: withNode(alpineFiles()),
      systemSize: 8.42 * MB,
      own: node,
      total: 166.85 * MB,
      compressed: 55 * MB,
      config: nodeConfig,
      checked: "2026-08-03",
      file: "node/local/24-alpine3.24.md",
      estimated: "compressed",
    }),
    base({
      name: "golang:1.27",
      aliases: ["golang:1.27-trixie", "golang:1", "golang:latest"],
      system: { ...debianFiles("Debian GNU/Linux 13 (trixie)"), ...tools },
      systemSize: 640 * MB,
      own: go,
      total: 885.24 * MB,
      compressed: 316_194_729,
      config: { cmd: ["bash"], ...goConfig },
      checked: "2026-09-01",
      file: "golang/local/1.27.1.md",
    }),
    base({
      name: "golang:1.27-alpine",
      aliases: ["golang:1.27-alpine3.24", "golang:alpine"],
      system: alpineFiles(),
      systemSize: 8.42 * MB,
      own: go,
      total: 252.74 * MB,
      compressed: 75 * MB,
      config: { cmd: sh, ...goConfig },
      checked: "2026-08-19",
      file: "golang/local/1.27-alpine.md",
      estimated: "compressed",
    }),
    base({
      name: "nginx:1.31-alpine",
      aliases: ["nginx:alpine", "nginx:mainline-alpine"],
      system: alpineFiles(),
      systemSize: 8.42 * MB,
      own: {
        "usr/sbin/nginx": program(1.3 * MB, "nginx"),
        "etc/nginx/nginx.conf": file("events {}\n"),
        "usr/share/nginx/html/index.html": file("<h1>Welcome to nginx!</h1>\n"),
        "docker-entrypoint.sh": file('#!/bin/sh\nexec "$@"\n', 0o755),
      },
      total: 62.94 * MB,
      compressed: 25 * MB,
      config: {
        cmd: ["nginx", "-g", "daemon off;"],
        entrypoint: ["/docker-entrypoint.sh"],
        exposedPorts: ["80/tcp"],
        stopSignal: "SIGQUIT",
        env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "NGINX_VERSION=1.31.6"],
      },
      checked: "2026-09-22",
      file: "nginx/local/1.31-alpine3.24.md",
      estimated: "compressed",
    }),
    base({
      name: "httpd:2.4",
      aliases: ["httpd:latest", "httpd:2.4.68"],
      system: debianFiles("Debian GNU/Linux 13 (trixie)"),
      systemSize: 78.6 * MB,
      own: {
        "usr/local/apache2/bin/httpd": program(2 * MB, "httpd"),
        "usr/local/apache2/htdocs/index.html": file("<html><body><h1>It works!</h1></body></html>\n"),
        "usr/local/bin/httpd-foreground": file('#!/bin/sh\nexec httpd -DFOREGROUND "$@"\n', 0o755),
      },
      total: 118 * MB,
      compressed: 45_292_773,
      config: {
        cmd: ["httpd-foreground"],
        stopSignal: "SIGWINCH",
        exposedPorts: ["80/tcp"],
        workingDir: "/usr/local/apache2",
        env: [
          "HTTPD_PREFIX=/usr/local/apache2",
          "PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "HTTPD_VERSION=2.4.68",
        ],
      },
      checked: "2026-09-19",
      file: "httpd/remote/2.4.md",
      estimated: "onDisk",
    }),
  ];
  return made;
}

let made: readonly BaseImage[] | undefined;

/** `busybox` means `docker.io/library/busybox:latest`. */
export function plainName(name: string): string {
  const short = name.replace(/^(docker\.io\/)?(library\/)?/, "").replace(/@sha256:.*$/, "");
  return /:[^/]+$/.test(short) ? short : `${short}:latest`;
}

export function findBase(name: string, more: readonly BaseImage[] = []): BaseImage | undefined {
  const wanted = plainName(name);
  return [...more, ...catalogue()].find(
    (each) => plainName(each.name) === wanted || each.aliases.some((alias) => plainName(alias) === wanted),
  );
}
