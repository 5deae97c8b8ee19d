#!/bin/bash
# Runs one combination of namespaces on a real kernel and prints what real programs say, inside and on the host.
# Called by record-namespaces.ts; by hand: scripts/record-namespaces.sh pid mnt
#
# As root on Debian with util-linux, procps, iproute2 and hostname. The "host" is itself put together fresh each
# time: a PID 1, a host name, one network card, one message queue, four mounts and a clock, in namespaces of their
# own on the machine that runs this. So nothing on that machine changes, and its own processes do not show.
set -eu
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin

kinds="pid mnt uts net ipc user cgroup time"
declare -A long=([pid]=pid [mnt]=mount [uts]=uts [net]=net [ipc]=ipc [user]=user [cgroup]=cgroup [time]=time)

if [[ ${1-} != --host ]]; then
  work=$(mktemp -d /var/tmp/namespaces.XXXXXX)
  tree=$(findmnt -n -o TARGET -t cgroup2 | tail -n 1)
  home=$(sed -n 's/^0:://p' /proc/self/cgroup)
  group=$tree/namespaces-$$
  trap 'echo $$ > "$tree$home/cgroup.procs"; rmdir "$group/web" "$group"; rm -r "$work"' EXIT
  chmod 755 "$work"
  mkdir "$work/root"
  mkfifo "$work/ready" "$work/go"
  cp /bin/sleep "$work/web"
  cp /bin/sleep "$work/db"
  mkdir -p "$group/web"
  # 7: where a process enters the group /web, 8: where it leaves it; both outlive the change of root.
  exec 7> "$group/web/cgroup.procs" 8> "$group/cgroup.procs"
  echo $$ >&8
  up=$(cut -d. -f1 /proc/uptime)
  unshare --mount --uts --ipc --net --pid --cgroup --time --boottime $((20 * 86400 - up)) --fork \
    "$0" --host "$work" "$up" "$@"
  exit
fi

# From here on this is PID 1 of the host.
work=$2 up=$3
shift 3
on=" $* "
mount --bind / "$work/root"
mount -t devtmpfs devtmpfs "$work/root/dev"
mount -t proc proc "$work/root/proc"
cd "$work/root"
pivot_root . .
umount -l .
cd /
printf init > /proc/self/comm
hostname harbour
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6 2> /dev/null || true
ip link set lo up
ip link add eth0 type dummy 2> /dev/null || ip link add eth0 type ifb
ip addr add 192.0.2.10/24 dev eth0
ip link set eth0 up state up
ipcmk -Q > /dev/null
echo 640 > /proc/sys/kernel/ns_last_pid
"$work/db" inf &
until [[ $(cat /proc/641/comm) == db ]]; do sleep 0.01; done

# web: born into its group, then into its namespaces.
flags=(--fork)
enter=(-t 812)
for kind in $kinds; do
  [[ $on == *" $kind "* ]] || continue
  flags+=("--${long[$kind]}")
  enter+=("--${long[$kind]}")
done
# Its clock starts at nothing; a /proc of its own needs both a PID and a mount namespace.
[[ $on == *" time "* ]] && flags+=(--boottime "-$up")
[[ $on == *" pid "* && $on == *" mnt "* ]] && flags+=(--mount-proc)
become=()
if [[ $on == *" user "* ]]; then
  flags+=(--keep-caps)
  become=(setpriv --reuid 0 --regid 0 --clear-groups)
fi
echo 810 > /proc/sys/kernel/ns_last_pid
# shellcheck disable=SC2016
(
  echo 0 >&7
  exec unshare "${flags[@]}" sh -c 'echo > "$0/ready"; read -r _ < "$0/go"; exec "$@" "$0/web" inf' "$work" "${become[@]}"
) &
disown
read -r _ < "$work/ready"
if [[ $on == *" user "* ]]; then
  echo '0 100000 65536' > /proc/812/uid_map
  echo '0 100000 65536' > /proc/812/gid_map
fi
echo > "$work/go"
until [[ $(cat /proc/812/comm) == web ]]; do sleep 0.01; done
# unshare itself has done its work; without it, web is a child of PID 1.
kill -9 811
while [[ -e /proc/811 ]]; do sleep 0.01; done

# shellcheck disable=SC2317
inside() {
  echo 0 >&7
  exec nsenter "${enter[@]}" -- "$@"
}
run() { # name, then the command: prints the name, its output and errors, and an end mark
  local name=$1
  shift
  echo "=== $name"
  ("$@" 2>&1) || true
}

# What web does, then what is seen from there, then what is seen from here.
run act.hostname inside hostname box
run act.findmnt inside mount -t tmpfs tmpfs /mnt
run act.ip inside ip link add cable type bridge
run act.ipcs inside ipcmk -Q
# ps looks for its own number in /proc. Where that is still the host's, some process there usually has this number
# (kernel threads take the low ones); so let it get 641, and not one that is free on this small host.
if [[ $on == *" pid "* && $on != *" mnt "* ]]; then
  (inside sh -c 'echo 640 > /proc/sys/kernel/ns_last_pid')
fi
for side in inside host; do
  as=()
  [[ $side == inside ]] && as=(inside)
  run $side.ps "${as[@]}" ps -eo pid,user,comm
  run $side.hostname "${as[@]}" hostname
  run $side.ip "${as[@]}" ip -br addr
  run $side.findmnt "${as[@]}" findmnt -lno TARGET,FSTYPE
  run $side.id "${as[@]}" id
  run $side.map "${as[@]}" cat /proc/self/uid_map
  run $side.ipcs "${as[@]}" ipcs -q
  run $side.uptime "${as[@]}" uptime -p
  run $side.nproc "${as[@]}" nproc
done
run inside.cgroup inside cat /proc/self/cgroup
run host.cgroup cat /proc/812/cgroup
run host.NSpid grep NSpid /proc/812/status
run host.owner ps -o uid,comm -p 812
for kind in $kinds; do
  run "link.$kind" readlink "/proc/1/ns/$kind" "/proc/812/ns/$kind"
done
echo "=== end"
