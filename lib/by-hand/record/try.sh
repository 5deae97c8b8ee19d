# As root on Debian 13: bash try.sh WALL… makes one container of these walls by hand and prints what its process reaches.
# Needs /crate (busybox, setpriv with its libraries, probe and filter.bpf), a dummy interface sea0, a process "ledger",
# a shared memory segment made by shm, and the profile loaded. Debian sources as in the lesson.
W="$*"; export W LEDGER=$(pgrep -f '^ledger')
has(){ case " $W " in *" $1 "*) return 0;; esac; return 1; }
echo harbour >/proc/sys/kernel/hostname; umount /mnt 2>/dev/null
set --
has mount && set -- "$@" --mount; has pid && set -- "$@" --pid --fork; has uts && set -- "$@" --uts; has ipc && set -- "$@" --ipc; has net && set -- "$@" --net
has user && set -- "$@" --user --map-users 0:100000:65536 --map-groups 0:100000:65536 --setuid 0 --setgid 0
printf '[%s]' "$W"
( if has cgroup; then mkdir -p /sys/fs/cgroup/crate; echo 32 >/sys/fs/cgroup/crate/pids.max; echo 64M >/sys/fs/cgroup/crate/memory.max; sh -c 'echo $PPID' >/sys/fs/cgroup/crate/cgroup.procs; fi
 if has user; then chown -R 100000:100000 /crate; else chown -R 0:0 /crate; fi
 if [ $# = 0 ]; then /srv/bash /srv/inner.sh; else unshare "$@" /srv/bash /srv/inner.sh; fi )
umount /crate 2>/dev/null
echo "   host: name=$(hostname) mnt=$(mountpoint -q /mnt && echo covered || echo untouched)"
