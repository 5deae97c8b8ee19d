import {
  type Details,
  namespaceKinds,
  type WatchedContainer,
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

/** Reads what {@link mountsScript} printed: `/proc/1/mountinfo:26 1 …`. */
function parseMounts(output: string): WatchedOverlay[] {
  const overlays = new Map<string, WatchedOverlay>();
  for (const line of output.split("\n")) {
    const [, pid, rest = ""] = /^\/proc\/(\d+)\/mountinfo:(.*)$/.exec(line) ?? [];
    const overlay = pid && parseOverlay(rest, Number(pid));
    if (!overlay || overlays.has(overlay.mount)) continue;
    // A container sees as its root what the host sees somewhere else: the same upper layer is the same overlay.
    const seen = overlay.upper && [...overlays.values()].some(({ upper }) => upper === overlay.upper);
    if (!seen) overlays.set(overlay.mount, overlay);
  }
  return [...overlays.values()];
}

/**
 * Reads what {@link worldScript} and {@link mountsScript} printed. The course's own shell, its children and the kernel's
 * threads are left out.
 */
export function parseWorld(output: string, mounts = ""): World {
  const line = sections(output).find(({ name }) => name.startsWith("line "));
  const own = Number(line?.name.slice(5));
  const all: WatchedProcess[] = [];
  const groups = new Map<string, Map<string, string[]>>();
  let group: Map<string, string[]> | undefined;
  for (const text of line?.lines ?? []) {
    const [, kind = "", rest = ""] = /^(\S+) (.*)$/.exec(text) ?? [];
    if (kind === "process") all.push(...parseProcess(rest));
    else if (kind === "group") {
      group = new Map();
      groups.set(rest.replace(/^\/sys\/fs\/cgroup/, "").replace(/\/$/, ""), group);
    } else group?.set(kind, [...(group.get(kind) ?? []), rest]);
  }

  const parents = new Map(all.map(({ pid, parent }) => [pid, parent]));
  const under = (pid: number, ancestor: number): boolean => {
    for (let at: number | undefined = pid, steps = 0; at && steps < 100; at = parents.get(at), steps++)
      if (at === ancestor) return true;
    return false;
  };
  const processes = all.filter(({ pid }) => !under(pid, own) && !under(pid, 2));
  processes.sort((a, b) => a.pid - b.pid);
  const shown = new Set(processes.map(({ pid }) => pid));
  return {
    processes: withLowest(processes),
    groups: parseGroups(groups),
    overlays: parseMounts(mounts).filter(({ seenBy }) => shown.has(seenBy)),
  };
}

/** `82|1|S (sleeping)|82 1|1 82 …|0::/box|sleep`: a name may hold anything, so it comes last. */
function parseProcess(text: string): WatchedProcess[] {
  const [pid = "", parent, state = "?", inner = "", spaces = "", group = "", ...name] = text.split("|");
  if (!/^\d+$/.test(pid)) return [];
  const owners = spaces.trim().split(" ");
  return [
    {
      pid: Number(pid),
      parent: Number(parent),
      name: name.join("|") || "?",
      state: state.slice(0, 1),
      inner: inner.trim().split(/\s+/).slice(1).map(Number),
      namespaces: Object.fromEntries(
        namespaceKinds.flatMap((kind, i) => (owners[i] ? [[kind, owners[i]]] : [])),
      ),
      group: group.slice(group.indexOf("::") + 2),
    },
  ];
}

/** Names each namespace after the lowest number in it, which stays while others come and go. */
function withLowest(processes: readonly WatchedProcess[]): WatchedProcess[] {
  const lowest = new Map<string, string>();
  for (const { pid, namespaces } of processes)
    for (const kind of namespaceKinds) {
      const key = `${kind} ${namespaces[kind]}`;
      if (!lowest.has(key)) lowest.set(key, String(pid));
    }
  return processes.map((process) => ({
    ...process,
    namespaces: Object.fromEntries(
      namespaceKinds.flatMap((kind) => {
        const name = process.namespaces[kind] && lowest.get(`${kind} ${process.namespaces[kind]}`);
        return name ? [[kind, name]] : [];
      }),
    ),
  }));
}

/** A line of /proc/PID/mountinfo (proc(5)): `26 1 0:24 / /merged rw - overlay overlay rw,lowerdir=…,upperdir=…`. */
function parseOverlay(line: string, seenBy: number): WatchedOverlay | undefined {
  const [before = "", after = ""] = line.split(" - overlay ");
  const mount = before.split(" ")[4];
  const option = (name: string) => new RegExp(`(?:^|[ ,])${name}=([^, ]+)`).exec(after)?.[1];
  const lower = option("lowerdir")?.split(":");
  return mount && lower ? { mount, lower, upper: option("upperdir"), seenBy } : undefined;
}

function parseGroups(files: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>): WatchedGroup[] {
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
            : {
                current: memory,
                peak: number("memory.peak"),
                max: number("memory.max"),
                kills: entry("memory.events", "oom_kill"),
              },
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
  let containers: WatchedContainer[] = [];
  for (const { name, lines } of sections(output)) {
    const [kind, key = ""] = name.split(" ");
    if (kind === "host" && lines[0]) hosts[key] = lines[0];
    if (kind === "net") devices[key] = parseDevices(lines);
    if (kind === "files") files[key] = lines.flatMap(parseFile);
    if (kind === "containers") containers = lines.flatMap(parseContainer);
  }
  return { hosts, devices, files, containers };
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

/** `{"id":"3f…","names":["web"],"image":"…","layer":"a0…",…}` */
function parseContainer(line: string): WatchedContainer[] {
  const [, id] = /"id":"(\w+)"/.exec(line) ?? [];
  const [, name] = /"names":\["([^"]+)"/.exec(line) ?? [];
  const [, layer] = /"layer":"(\w+)"/.exec(line) ?? [];
  return id && name && layer ? [{ id, name, layer }] : [];
}

/** `whiteout name`. */
function parseFile(line: string): WatchedFile[] {
  const [, word, name] = /^(\w+) (.+)$/.exec(line) ?? [];
  const kind = fileKinds.find((one) => one === word);
  return kind && name ? [{ name, kind }] : [];
}

const fileKinds = ["file", "folder", "whiteout", "other"] as const satisfies readonly WatchedFile["kind"][];
