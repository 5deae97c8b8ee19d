/** /etc/passwd and /etc/group, and the programs that write them. */
import { FileFault, type Machine } from "../shell";
import { type Call, options, type Program } from "./program";

interface Account {
  name: string;
  uid: number;
  gid: number;
  home: string;
  shell: string;
}

function lines(machine: Machine, path: string): string[][] {
  const entry = machine.find("/", path);
  return entry?.kind === "file"
    ? entry.content
        .split("\n")
        .filter(Boolean)
        .map((line) => line.split(":"))
    : [];
}

const accounts = (machine: Machine): Account[] =>
  lines(machine, "/etc/passwd").map(([name = "", , uid = "0", gid = "0", , home = "/", shell = ""]) => ({
    name,
    uid: Number(uid),
    gid: Number(gid),
    home,
    shell,
  }));

const groups = (machine: Machine): { name: string; gid: number }[] =>
  lines(machine, "/etc/group").map(([name = "", , gid = "0"]) => ({ name, gid: Number(gid) }));

/** `app`, `1000`, `app:staff`, `:0` as numbers; what is left out stays as it was. The builder's message otherwise. */
export function idsOf(machine: Machine, written: string, old = "0:0"): readonly [number, number] | string {
  const [user = "", group] = written.split(/[:.]/);
  const [oldUid = 0, oldGid = 0] = old.split(":").map(Number);
  const account = accounts(machine).find((each) => each.name === user);
  const uid = user === "" ? oldUid : /^\d+$/.test(user) ? Number(user) : account?.uid;
  if (uid === undefined) return `unknown user ${user}`;
  if (group === undefined || group === "")
    return [uid, written.includes(":") ? (account?.gid ?? oldGid) : oldGid];
  const gid = /^\d+$/.test(group) ? Number(group) : groups(machine).find((each) => each.name === group)?.gid;
  return gid === undefined ? `unknown group ${group}` : [uid, gid];
}

/** Who a USER line means, or undefined where there is no such user. */
export function personOf(
  machine: Machine,
  written: string,
): { uid: number; gid: number; home: string } | undefined {
  if (written === "") return { uid: 0, gid: 0, home: "/root" };
  const [user = "", group] = written.split(":");
  const numeric = /^\d+$/.test(user);
  const account = accounts(machine).find((each) =>
    numeric ? each.uid === Number(user) : each.name === user,
  );
  if (!account && !numeric) return undefined;
  const gid =
    group === undefined
      ? (account?.gid ?? 0)
      : /^\d+$/.test(group)
        ? Number(group)
        : groups(machine).find((each) => each.name === group)?.gid;
  if (gid === undefined) return undefined;
  return { uid: account?.uid ?? Number(user), gid, home: account?.home ?? "/" };
}

function append(machine: Machine, path: string, line: string): void {
  const old = machine.find("/", path)?.kind === "file" ? machine.read("/", path) : "";
  machine.write("/", path, `${old}${old === "" || old.endsWith("\n") ? "" : "\n"}${line}\n`);
}

function free(taken: readonly number[], system: boolean): number {
  if (!system) {
    for (let id = 1000; ; id++) if (!taken.includes(id)) return id;
  }
  for (let id = 999; ; id--) if (!taken.includes(id)) return id;
}

function addGroup(call: Call, name: string, wanted: string | undefined, system: boolean): number {
  const { machine } = call.process;
  const known = groups(machine);
  if (known.some((each) => each.name === name)) {
    call.error(
      call.name === "addgroup"
        ? `addgroup: group '${name}' in use\n`
        : `${call.name}: group '${name}' already exists\n`,
    );
    return call.name === "addgroup" ? 1 : 9;
  }
  const gid =
    wanted === undefined
      ? free(
          known.map((each) => each.gid),
          system,
        )
      : Number(wanted);
  append(machine, "/etc/group", `${name}:x:${gid}:`);
  if (machine.find("/", "/etc/gshadow")) append(machine, "/etc/gshadow", `${name}:!::`);
  return 0;
}

const groupadd: Program = (call) => {
  const { has, value, rest } = options(call.args, ["g", "gid"]);
  return addGroup(call, rest[0] ?? "", value("g", "gid"), has("r", "S", "system"));
};

function addUser(
  call: Call,
  user: {
    name: string;
    uid?: string;
    group?: string;
    home?: string;
    shell: string;
    system: boolean;
    makeHome: boolean;
  },
): number {
  const { machine } = call.process;
  const known = accounts(machine);
  if (machine.person.uid !== 0) {
    call.error(`${call.name}: Permission denied.\n`);
    return 1;
  }
  if (known.some((each) => each.name === user.name)) {
    call.error(
      call.name === "adduser"
        ? `adduser: user '${user.name}' in use\n`
        : `useradd: user '${user.name}' already exists\n`,
    );
    return call.name === "adduser" ? 1 : 9;
  }
  const uid =
    user.uid === undefined
      ? free(
          known.map((each) => each.uid),
          user.system,
        )
      : Number(user.uid);
  let gid: number | undefined;
  if (user.group === undefined) {
    const own = groups(machine).find((each) => each.name === user.name);
    if (!own) addGroup(call, user.name, user.uid, user.system);
    gid = groups(machine).find((each) => each.name === user.name)?.gid;
  } else
    gid = /^\d+$/.test(user.group)
      ? Number(user.group)
      : groups(machine).find((each) => each.name === user.group)?.gid;
  if (gid === undefined) {
    call.error(`${call.name}: group '${user.group}' does not exist\n`);
    return 6;
  }
  const home = user.home ?? `/home/${user.name}`;
  append(machine, "/etc/passwd", `${user.name}:x:${uid}:${gid}::${home}:${user.shell}`);
  if (machine.find("/", "/etc/shadow")) append(machine, "/etc/shadow", `${user.name}:!:20000:0:99999:7:::`);
  if (user.makeHome && !machine.find("/", home)) {
    machine.mkdirs("/", home);
    machine.change("/", home, { owner: `${uid}:${gid}`, mode: 0o700 });
  }
  return 0;
}

const useradd: Program = (call) => {
  const { has, value, rest } = options(call.args, [
    "u",
    "g",
    "G",
    "d",
    "s",
    "c",
    "b",
    "uid",
    "gid",
    "groups",
    "home-dir",
    "shell",
    "comment",
  ]);
  return addUser(call, {
    name: rest[0] ?? "",
    uid: value("u", "uid"),
    group: value("g", "gid"),
    home: value("d", "home-dir"),
    shell: value("s", "shell") ?? "/bin/sh",
    system: has("r", "system"),
    makeHome: has("m", "create-home"),
  });
};

const adduser: Program = (call) => {
  const { has, value, rest } = options(call.args, [
    "u",
    "G",
    "h",
    "s",
    "g",
    "uid",
    "ingroup",
    "gid",
    "home",
    "shell",
    "gecos",
  ]);
  const gecos = has("gecos");
  const [name = "", group] = rest;
  if (group !== undefined && !has("u", "uid")) return addToGroup(call, name, group);
  return addUser(call, {
    name,
    uid: value("u", "uid"),
    group: value("G", "ingroup", "gid"),
    home: value("h", "home"),
    shell: value("s", "shell") ?? (has("S", "system") ? "/sbin/nologin" : "/bin/sh"),
    system: has("S", "system"),
    makeHome: !has("H", "no-create-home") || gecos,
  });
};

function addToGroup(call: Call, user: string, group: string): number {
  const { machine } = call.process;
  const text = machine.read("/", "/etc/group");
  if (!groups(machine).some((each) => each.name === group)) {
    call.error(`${call.name}: unknown group ${group}\n`);
    return 1;
  }
  const next = text
    .split("\n")
    .map((line) => (line.startsWith(`${group}:`) ? `${line}${line.endsWith(":") ? "" : ","}${user}` : line));
  machine.write("/", "/etc/group", next.join("\n"));
  return 0;
}

const usermod: Program = (call) => {
  const { value, rest } = options(call.args, ["a", "G", "g", "s", "d", "u"]);
  const group = value("G");
  return group === undefined ? 0 : addToGroup(call, rest[0] ?? "", group);
};

const id: Program = (call) => {
  const { has, rest } = options(call.args);
  const { machine } = call.process;
  const account = rest[0] === undefined ? undefined : accounts(machine).find((each) => each.name === rest[0]);
  if (rest[0] !== undefined && !account) {
    call.error(`id: '${rest[0]}': no such user\n`);
    return 1;
  }
  const { uid, gid } = account ?? machine.person;
  const user = accounts(machine).find((each) => each.uid === uid)?.name;
  const group = groups(machine).find((each) => each.gid === gid)?.name;
  if (has("u")) call.out(`${has("n") ? (user ?? uid) : uid}\n`);
  else if (has("g")) call.out(`${has("n") ? (group ?? gid) : gid}\n`);
  else call.out(`uid=${uid}${user ? `(${user})` : ""} gid=${gid}${group ? `(${group})` : ""}\n`);
  return 0;
};

const whoami: Program = (call) => {
  const user = accounts(call.process.machine).find(
    (each) => each.uid === call.process.machine.person.uid,
  )?.name;
  if (user === undefined) {
    call.error(`whoami: unknown uid ${call.process.machine.person.uid}\n`);
    return 1;
  }
  call.out(`${user}\n`);
  return 0;
};

const withFaults =
  (program: Program): Program =>
  (call) => {
    try {
      return program(call);
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      call.error(`${call.name}: ${error.message}\n`);
      return 1;
    }
  };

export const userPrograms: Readonly<Record<string, Program>> = {
  groupadd: withFaults(groupadd),
  addgroup: withFaults(groupadd),
  useradd: withFaults(useradd),
  adduser: withFaults(adduser),
  usermod: withFaults(usermod),
  passwd: () => 0,
  chpasswd: () => 0,
  id,
  whoami,
};
