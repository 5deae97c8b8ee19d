import { namespaceKinds, type World } from "./world";

/** Files of a control group with one line, and those of which some lines are wanted. */
const single = [
  "memory.current",
  "memory.peak",
  "memory.max",
  "pids.current",
  "pids.max",
  "cpu.max",
  "cgroup.freeze",
];
const several = ["memory.events", "pids.events", "cpu.stat"];

/** Whose namespace of this kind a process is in: that of one seen before, or one of its own. */
const sameAs = (kind: string) => `own=$n
for q in $${kind}; do [ $p/ns/${kind} -ef /proc/$q/ns/${kind} ] && own=$q && break; done
[ $own = $n ] && ${kind}="$${kind} $n"
spaces="$spaces $own"`;

/**
 * Everything that moves quickly. Starting a program costs the machine a hundred times what a word of its shell costs, so
 * there is no program in it, and threads of the kernel, which have no executable, are not asked. Namespaces are told
 * apart by comparing links (`-ef`); each goes by the number of a process that is in it.
 */
export const worldScript = `exec 2>/dev/null
echo "== line $$"
${namespaceKinds.map((kind) => `${kind}=`).join(" ")}
for p in /proc/[0-9]*; do
[ -e $p/exe ] || continue
n=\${p#/proc/} inner= spaces=
[ $n = $$ ] && continue
while read -r key value; do
case $key in
Name:) name=$value;;
State:) state=$value;;
PPid:) parent=$value;;
NSpid:) inner=$value; break;;
esac
done <$p/status
[ "$inner" ] || continue
[ $parent = $$ ] && continue
read -r group <$p/cgroup || continue
${namespaceKinds.map(sameAs).join("\n")}
echo "process $n|$parent|$state|$inner|$spaces|$group|$name"
done
for g in /sys/fs/cgroup/*/ /sys/fs/cgroup/*/*/ /sys/fs/cgroup/*/*/*/; do
[ -d "$g" ] || continue
echo "group $g"
for f in ${single.join(" ")}; do read -r value <"$g$f" && echo "$f $value"; done
for f in ${several.join(" ")}; do
while read -r key value; do case $key in oom_kill|max|nr_periods|nr_throttled) echo "$f $key $value";; esac; done <"$g$f"
done
done
:`;

/**
 * Asks for overlay mounts: once in each mount namespace, and by a program, since the shell reads byte by byte and these
 * files are long. They change only by commands, so this is asked only after one.
 */
export const mountsScript = ({ processes }: Pick<World, "processes">): string =>
  `grep -sH ' - overlay ' ${[...new Set(processes.flatMap(({ namespaces }) => namespaces.mnt ?? []))].map((pid) => `/proc/${pid}/mountinfo`).join(" ")} /dev/null; :`;

/** The devices of a network namespace; the program that knows all about them is only asked when there are any. */
const devicesOf = (pid: string, enter: string) => `echo "== net ${pid}"; more=
while read -r name rest; do case $name in Inter*|face*|lo:*|tunl*|sit*) ;; *) more=1;; esac; done </proc/${pid}/net/dev
if [ "$more" ]; then ${enter}ip addr; else echo '1: lo: <LOOPBACK>'; fi`;

/** The files of a layer. In a layer a character device is nothing but a whiteout. */
const filesOf = (path: string, pid: number) => `echo "== files ${path}"
for f in /proc/${pid}/root${path}/* /proc/${pid}/root${path}/.[!.]*; do
kind=
if [ -h "$f" ]; then kind=other; elif [ -c "$f" ]; then kind=whiteout; elif [ -d "$f" ]; then kind=folder
elif [ -f "$f" ]; then kind=file; elif [ -e "$f" ]; then kind=other; fi
[ "$kind" ] && echo "$kind \${f##*/}"
done`;

/** The list that Podman keeps of its containers, one to a line. */
const containersOf = `echo "== containers"
sed 's/},{"id"/},\\n{"id"/g' /var/lib/containers/storage/overlay-containers/containers.json; echo`;

/** Asks for names, devices and files of what this world holds. */
export function detailsScript({ processes, groups, overlays }: World): string {
  const init = processes[0]?.namespaces;
  const kept = (kind: "uts" | "net") => [
    ...new Set(
      processes.flatMap(({ namespaces, state }) => (state === "Z" ? [] : [namespaces[kind] ?? []].flat())),
    ),
  ];
  const layers = new Map(
    overlays.flatMap(({ upper, lower, seenBy }) =>
      [...(upper ? [upper] : []), ...lower].map((path) => [path, seenBy] as const),
    ),
  );
  return [
    "exec 2>/dev/null",
    ...kept("uts").map(
      (pid) =>
        `echo "== host ${pid}"; ${pid === init?.uts ? "read h </proc/sys/kernel/hostname; echo $h" : `nsenter -t ${pid} -u hostname`}`,
    ),
    ...kept("net").map((pid) => devicesOf(pid, pid === init?.net ? "" : `nsenter -t ${pid} -n `)),
    ...(groups.some(({ path }) => path.includes("/libpod-")) ? [containersOf] : []),
    ...[...layers].filter(([path]) => /^[\w./-]+$/.test(path)).map(([path, pid]) => filesOf(path, pid)),
    ":",
  ].join("\n");
}
