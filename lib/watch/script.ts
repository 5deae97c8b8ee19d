import { namespaceKinds, type World } from "./world";

const groupFiles = [
  "memory.current",
  "memory.max",
  "memory.events",
  "pids.current",
  "pids.max",
  "pids.events",
  "cpu.max",
  "cpu.stat",
  "cgroup.freeze",
];

/** What is wanted of status, cgroup and mountinfo of a process, and of the files of a control group. */
const wanted = [
  "^(Name|State|PPid|NSpid):",
  "^[0-9]+::",
  "- overlay ",
  "^(max|[0-9]+)( [0-9]+)?$",
  "^(oom_kill|max|nr_periods|nr_throttled) ",
].join("|");

/**
 * Everything that moves quickly, by two programs: a grep over /proc and /sys/fs/cgroup, and the links of the namespaces.
 * Each costs the machine some milliseconds, so threads of the kernel, which have no program, are not asked.
 */
export const worldScript = [
  'echo "== line $$"',
  "status= links=",
  "for p in /proc/[0-9]*; do",
  "[ -e $p/exe ] || continue",
  'status="$status $p/status $p/cgroup $p/mountinfo"',
  `links="$links ${namespaceKinds.map((kind) => `$p/ns/${kind}`).join(" ")}"`,
  "done",
  "for g in /sys/fs/cgroup/*/ /sys/fs/cgroup/*/*/ /sys/fs/cgroup/*/*/*/; do",
  `[ -d "$g" ] && status="$status ${groupFiles.map((file) => `"$g"${file}`).join(" ")}"`,
  "done",
  `grep -sHE '${wanted}' $status`,
  'echo "== namespaces"',
  "stat -c %N $links 2>/dev/null",
  ":",
].join("\n");

/** Asks for names, devices and files of what this world holds. */
export function detailsScript({ processes, overlays }: World): string {
  const init = processes[0]?.namespaces;
  const first = (kind: "uts" | "net") =>
    new Map(
      [...processes].reverse().flatMap((one) => {
        const inode = one.namespaces[kind];
        return inode && one.state !== "Z" ? [[inode, one.pid] as const] : [];
      }),
    );
  const layers = new Map(
    overlays.flatMap(({ upper, lower, seenBy }) =>
      [...(upper ? [upper] : []), ...lower].map((path) => [path, seenBy] as const),
    ),
  );
  return [
    ...[...first("uts")].map(
      ([inode, pid]) =>
        `echo "== host ${inode}"; ${inode === init?.uts ? "read h </proc/sys/kernel/hostname; echo $h" : `nsenter -t ${pid} -u hostname`}`,
    ),
    ...[...first("net")].map(
      ([inode, pid]) =>
        `echo "== net ${inode}"; ${inode === init?.net ? "" : `nsenter -t ${pid} -n `}ip addr`,
    ),
    ...[...layers]
      .filter(([path]) => /^[\w./-]+$/.test(path))
      .map(([path, pid]) => `echo "== files ${path}"; ls -lA /proc/${pid}/root${path}/ 2>/dev/null`),
    ":",
  ].join("\n");
}
