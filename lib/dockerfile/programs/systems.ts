/** apt-get and apk: what they leave in the file system, and what they say. */
import { alpinePackages, aptLists, debianPackages, type Package } from "../catalogue";
import { blob } from "../shell";
import { type Call, options, type Program } from "./program";

const lists = "/var/lib/apt/lists";

function installAll(
  call: Call,
  wanted: readonly string[],
  known: Readonly<Record<string, Package>>,
  recommends: boolean,
  into: string,
): { names: string[]; size: number; download: number } {
  const { machine } = call.process;
  const names: string[] = [];
  const add = (name: string) => {
    const each = Object.hasOwn(known, name) ? known[name] : undefined;
    if (names.includes(name) || !each || machine.find("/", `${into}/${name}.list`)) return;
    names.push(name);
    for (const need of [...(each.needs ?? []), ...(recommends ? (each.recommends ?? []) : [])]) add(need);
  };
  for (const name of wanted) add(name);
  let size = 0;
  let download = 0;
  for (const name of names) {
    const each = known[name];
    if (!each) continue;
    size += each.size;
    download += each.download;
    let rest = each.size;
    for (const [index, path] of each.programs.entries()) {
      const bytes = index === 0 ? Math.round(each.size * 0.4) : 1000;
      rest -= bytes;
      machine.mkdirs("/", path.replace(/\/[^/]+$/, ""));
      machine.write("/", path, blob(bytes, `${name} ${path}`), 0o755);
    }
    machine.mkdirs("/", `/usr/share/doc/${name}`);
    machine.mkdirs("/", `/usr/lib/${name}`);
    machine.write("/", `/usr/lib/${name}/files`, blob(Math.max(0, rest - 2000), name));
    machine.write("/", `/usr/share/doc/${name}/copyright`, blob(2000, `copyright ${name}`));
    machine.mkdirs("/", into);
    machine.write("/", `${into}/${name}.list`, `${each.programs.join("\n")}\n`);
  }
  call.world.downloaded(download);
  return { names, size, download };
}

/** The status that a program ends with where there is no network; undefined where there is one. */
export const offline = (call: Call, text: string, status: number): number | undefined => {
  if (call.world.online) return undefined;
  call.error(text);
  return status;
};

const human = (bytes: number): string =>
  bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;

const aptGet: Program = (call) => {
  const { has, rest } = options(call.args, ["o", "t"]);
  const { machine } = call.process;
  const [command = "", ...names] = rest;
  if (machine.person.uid !== 0) {
    call.error(
      "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?\n",
    );
    return 100;
  }
  const update = (): number => {
    const stop = offline(
      call,
      "Err:1 http://deb.debian.org/debian bookworm InRelease\n  Temporary failure resolving 'deb.debian.org'\n",
      0,
    );
    if (stop !== undefined) return stop;
    machine.mkdirs("/", `${lists}/partial`);
    machine.mkdirs("/", `${lists}/auxfiles`);
    machine.write("/", `${lists}/lock`, "", 0o640);
    for (const { name, size } of aptLists) machine.write("/", `${lists}/${name}`, blob(size, name));
    call.world.downloaded(9_300_000);
    call.out("Get:1 http://deb.debian.org/debian bookworm InRelease\nReading package lists...\n");
    return 0;
  };
  switch (command) {
    case "update":
      return update();
    case "install": {
      if (has("update")) update();
      const haveLists = machine.files
        .list(machine.resolve("/", lists))
        .some((name) => name.includes("Packages"));
      const asked = names.map((name) => name.replace(/[=/].*$/, ""));
      const missing = asked.find((name) => !haveLists || !Object.hasOwn(debianPackages, name));
      call.out("Reading package lists...\nBuilding dependency tree...\nReading state information...\n");
      if (missing !== undefined) {
        call.error(`E: Unable to locate package ${missing}\n`);
        if (haveLists) call.error(`   (this simulation knows: ${Object.keys(debianPackages).join(" ")})\n`);
        return 100;
      }
      if (!has("y", "yes", "assume-yes", "q", "qq") && asked.length > 0) {
        call.out("Do you want to continue? [Y/n] Abort.\n");
        return 1;
      }
      const stop = offline(
        call,
        "E: Failed to fetch http://deb.debian.org/debian  Temporary failure resolving 'deb.debian.org'\n",
        100,
      );
      if (stop !== undefined) return stop;
      const done = installAll(
        call,
        asked,
        debianPackages,
        !has("no-install-recommends"),
        "/var/lib/dpkg/info",
      );
      if (done.names.length > 0) {
        const status = machine.read("/", "/var/lib/dpkg/status");
        machine.write(
          "/",
          "/var/lib/dpkg/status",
          status + done.names.map((name) => `Package: ${name}\nStatus: install ok installed\n\n`).join(""),
        );
        machine.write("/", "/var/log/dpkg.log", done.names.map((name) => `install ${name}\n`).join(""));
        if (!machine.find("/", "/etc/apt/apt.conf.d/docker-clean"))
          for (const name of done.names)
            machine.write(
              "/",
              `/var/cache/apt/archives/${name}.deb`,
              blob(debianPackages[name]?.download ?? 0, `${name}.deb`),
            );
      }
      call.out(
        `0 upgraded, ${done.names.length} newly installed, 0 to remove and 0 not upgraded.\nNeed to get ${human(done.download)} of archives.\nAfter this operation, ${human(done.size)} of additional disk space will be used.\n`,
      );
      for (const name of done.names) call.out(`Setting up ${name} ...\n`);
      return 0;
    }
    case "remove":
    case "purge": {
      for (const name of names) {
        const each = Object.hasOwn(debianPackages, name) ? debianPackages[name] : undefined;
        for (const path of [
          ...(each?.programs ?? []),
          `/usr/lib/${name}`,
          `/usr/share/doc/${name}`,
          `/var/lib/dpkg/info/${name}.list`,
        ])
          if (machine.find("/", path)) machine.remove("/", path);
      }
      return 0;
    }
    case "clean":
    case "dist-clean":
      for (const path of [...(command === "clean" ? [] : [lists]), "/var/cache/apt/archives"])
        for (const name of machine.find("/", path) ? machine.files.list(machine.resolve("/", path)) : [])
          machine.remove("/", `${path}/${name}`);
      return 0;
    case "upgrade":
    case "dist-upgrade":
    case "full-upgrade":
    case "autoremove":
    case "autoclean":
      return 0;
    default:
      call.error(`E: Invalid operation ${command}\n`);
      return 100;
  }
};

const apk: Program = (call) => {
  const { has, rest } = options(call.args, ["t", "virtual", "X", "repository"]);
  const { machine } = call.process;
  const [command = "", ...names] = rest;
  if (machine.person.uid !== 0) {
    call.error("ERROR: Unable to lock database: Permission denied\n");
    return 99;
  }
  const index = "/var/cache/apk/APKINDEX.tar.gz";
  const stop = offline(
    call,
    "WARNING: fetching https://dl-cdn.alpinelinux.org/alpine/v3.24/main: temporary error (try again later)\n",
    1,
  );
  if (stop !== undefined && command !== "del") return stop;
  if (command === "update" || has("U", "update-cache")) {
    machine.write("/", index, blob(2_400_000, "index of packages"));
    call.world.downloaded(2_400_000);
    if (command === "update") return 0;
  }
  if (command === "del") {
    for (const name of names)
      if (machine.find("/", `/lib/apk/db/${name}.list`)) machine.remove("/", `/usr/lib/${name}`);
    return 0;
  }
  if (command !== "add") return 0;
  const asked = names.map((name) => name.replace(/[=<>~].*$/, ""));
  const known = has("no-cache", "U", "update-cache") || machine.find("/", index) !== undefined;
  const missing = asked.find((name) => !known || !Object.hasOwn(alpinePackages, name));
  if (missing !== undefined) {
    call.error(
      `ERROR: unable to select packages:\n  ${missing} (no such package):\n    required by: world[${missing}]\n`,
    );
    if (known) call.error(`  (this simulation knows: ${Object.keys(alpinePackages).join(" ")})\n`);
    return 1;
  }
  const done = installAll(call, asked, alpinePackages, false, "/lib/apk/db");
  machine.write(
    "/",
    "/lib/apk/db/installed",
    machine.read("/", "/lib/apk/db/installed") + done.names.map((name) => `P:${name}\n\n`).join(""),
  );
  for (const [at, name] of done.names.entries())
    call.out(`(${at + 1}/${done.names.length}) Installing ${name}\n`);
  call.out("OK\n");
  return 0;
};

export const systemPrograms: Readonly<Record<string, Program>> = {
  "apt-get": aptGet,
  apt: aptGet,
  "apt-mark": () => 0,
  apk,
  "update-ca-certificates": () => 0,
};
