import {
  type Details,
  type NamespaceKind,
  namespaceKinds,
  type WatchedDevice,
  type WatchedFile,
  type WatchedGroup,
  type WatchedOverlay,
  type WatchedProcess,
  type World,
} from "./world";

interface Section {
  name: string;
  lines: string[];
}

function sections(output: string): Section[] {
  const all: Section[] = [];
  for (const line of output.split("\n")) {
    const [, name] = /^== (.*)$/.exec(line) ?? [];
    if (name !== undefined) all.push({ name, lines: [] });
    else if (line !== "") all.at(-1)?.lines.push(line);
  }
  return all;
}

const linesOf = (all: readonly Section[], name: string): readonly string[] =>
  all.find((section) => section.name === name)?.lines ?? [];

/** Reads what {@link worldScript} printed. The course's own shell, its children and the kernel's threads are left out. */
export function parseWorld(output: string): World {
  const all = sections(output);
  const line = all.find(({ name }) => name.startsWith("line "));
  const own = Number(line?.name.slice(5));
  const namespaces = parseNamespaces(linesOf(all, "namespaces"));

  const fields = new Map<number, Map<string, string>>();
  const groups = new Map<number, string>();
  const overlays = new Map<string, WatchedOverlay>();
  const groupLines: string[] = [];
  for (const text of line?.lines ?? []) {
    if (text.startsWith("/sys/")) groupLines.push(text);
    const [, number = "", file, rest = ""] = /^\/proc\/(\d+)\/(\w+):(.*)$/.exec(text) ?? [];
    const pid = Number(number);
    if (file === "cgroup") groups.set(pid, rest.slice(rest.indexOf("::") + 2));
    else if (file === "mountinfo") {
      const overlay = parseOverlay(rest, pid);
      if (overlay && !overlays.has(overlay.mount)) overlays.set(overlay.mount, overlay);
    } else if (file === "status") {
      const colon = rest.indexOf(":");
      const known = fields.get(pid) ?? new Map<string, string>();
      known.set(rest.slice(0, colon), rest.slice(colon + 1).trim());
      fields.set(pid, known);
    }
  }

  const parents = new Map([...fields].map(([pid, status]) => [pid, Number(status.get("PPid"))]));
  const under = (pid: number, ancestor: number): boolean => {
    for (let at: number | undefined = pid, steps = 0; at && steps < 100; at = parents.get(at), steps++)
      if (at === ancestor) return true;
    return false;
  };
  const processes = [...fields].flatMap(([pid, status]): WatchedProcess[] => {
    if (under(pid, own) || under(pid, 2)) return [];
    return [
      {
        pid,
        parent: parents.get(pid) ?? 0,
        name: status.get("Name") ?? "?",
        state: (status.get("State") ?? "?").slice(0, 1),
        inner: (status.get("NSpid") ?? "").split(/\s+/).slice(1).map(Number),
        namespaces: namespaces.get(pid) ?? {},
        group: groups.get(pid) ?? "/",
      },
    ];
  });
  processes.sort((a, b) => a.pid - b.pid);
  const shown = new Set(processes.map(({ pid }) => pid));
  return {
    processes,
    groups: parseGroups(groupLines),
    overlays: [...overlays.values()].filter(({ seenBy }) => shown.has(seenBy)),
  };
}

function parseNamespaces(lines: readonly string[]): Map<number, Partial<Record<NamespaceKind, string>>> {
  const found = new Map<number, Partial<Record<NamespaceKind, string>>>();
  for (const line of lines) {
    const [, pid, name, inode] = /\/proc\/(\d+)\/ns\/(\w+)\W.*\[(\d+)\]/.exec(line) ?? [];
    const kind = namespaceKinds.find((one) => one === name);
    if (!pid || !kind || !inode) continue;
    found.set(Number(pid), { ...found.get(Number(pid)), [kind]: inode });
  }
  return found;
}

/** A line of /proc/PID/mountinfo (proc(5)): `26 1 0:24 / /merged rw - overlay overlay rw,lowerdir=…,upperdir=…`. */
function parseOverlay(line: string, seenBy: number): WatchedOverlay | undefined {
  const [before = "", after = ""] = line.split(" - overlay ");
  const mount = before.split(" ")[4];
  const option = (name: string) => new RegExp(`(?:^|[ ,])${name}=([^, ]+)`).exec(after)?.[1];
  const lower = option("lowerdir")?.split(":");
  return mount && lower ? { mount, lower, upper: option("upperdir"), seenBy } : undefined;
}

function parseGroups(lines: readonly string[]): WatchedGroup[] {
  const files = new Map<string, Map<string, string[]>>();
  for (const line of lines) {
    const [, path, file, text] = /^\/sys\/fs\/cgroup(\/.+)\/([\w.]+):(.*)$/.exec(line) ?? [];
    if (!path || !file || text === undefined) continue;
    const group = files.get(path) ?? new Map<string, string[]>();
    group.set(file, [...(group.get(file) ?? []), text]);
    files.set(path, group);
  }
  return [...files]
    .map(([path, group]): WatchedGroup => {
      const number = (file: string) => {
        const value = Number(group.get(file)?.[0]);
        return Number.isFinite(value) ? value : undefined;
      };
      const entry = (file: string, key: string) =>
        Number(
          group
            .get(file)
            ?.find((text) => text.startsWith(`${key} `))
            ?.split(" ")[1] ?? 0,
        );
      const memory = number("memory.current");
      const pids = number("pids.current");
      const [quota, period] = group.get("cpu.max")?.[0]?.split(" ").map(Number) ?? [];
      return {
        path,
        memory:
          memory === undefined
            ? undefined
            : { current: memory, max: number("memory.max"), kills: entry("memory.events", "oom_kill") },
        pids:
          pids === undefined
            ? undefined
            : { current: pids, max: number("pids.max"), refused: entry("pids.events", "max") },
        cpu: group.has("cpu.max")
          ? {
              share: quota && period ? quota / period : undefined,
              periods: entry("cpu.stat", "nr_periods"),
              throttled: entry("cpu.stat", "nr_throttled"),
            }
          : undefined,
        frozen: group.get("cgroup.freeze")?.[0] === "1",
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Reads what {@link detailsScript} printed. */
export function parseDetails(output: string): Details {
  const hosts: Record<string, string> = {};
  const devices: Record<string, WatchedDevice[]> = {};
  const files: Record<string, WatchedFile[]> = {};
  for (const { name, lines } of sections(output)) {
    const [kind, key = ""] = name.split(" ");
    if (kind === "host" && lines[0]) hosts[key] = lines[0];
    if (kind === "net") devices[key] = parseDevices(lines);
    if (kind === "files") files[key] = lines.flatMap(parseFile);
  }
  return { hosts, devices, files };
}

/** `ip addr`: `4: v1@if5: <BROADCAST,UP> …`, and below it lines such as `    inet 10.0.0.2/24 …`. */
function parseDevices(lines: readonly string[]): WatchedDevice[] {
  const devices: (WatchedDevice & { far?: string })[] = [];
  for (const line of lines) {
    const [, index, name, near, far, flags = ""] =
      /^(\d+): ([^:@\s]+)(?:@(?:if(\d+)|([^:\s]+)))?: <([^>]*)>/.exec(line) ?? [];
    if (index && name)
      devices.push({
        index: Number(index),
        name,
        ...(near ? { peer: Number(near) } : {}),
        ...(far ? { far } : {}),
        up: flags.split(",").includes("UP"),
      });
    const [, address] = /^\s+inet (\S+)/.exec(line) ?? [];
    const last = devices.at(-1);
    if (address && last) devices[devices.length - 1] = { ...last, address };
  }
  // Both ends in one namespace: the other one is named, not numbered.
  return devices.map(({ far, ...device }) => {
    const peer = far && devices.find(({ name }) => name === far)?.index;
    return peer ? { ...device, peer } : device;
  });
}

/** A line of `ls -lA`. A whiteout is a character device 0, 0 (https://docs.kernel.org/filesystems/overlayfs.html). */
function parseFile(line: string): WatchedFile[] {
  const type = line[0];
  const name = line
    .trim()
    .split(/\s+/)
    .slice(type === "c" || type === "b" ? 9 : 8)
    .join(" ");
  if (!name || line.startsWith("total")) return [];
  if (type === "c" && /\s0,\s+0\s/.test(line)) return [{ name, kind: "whiteout" }];
  return [{ name, kind: type === "-" ? "file" : type === "d" ? "folder" : "other" }];
}
