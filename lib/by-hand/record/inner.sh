# Run by try.sh inside the new namespaces: builds the walls in $W that need it, then becomes the probe.
has(){ case " $W " in *" $1 "*) return 0;; esac; return 1; }
B=/crate/bin/busybox; F=/crate/filter.bpf; S=/crate/bin/setpriv; P=/crate/probe
if has root; then $B mount --bind /crate /crate; has pid || $B mount --rbind /proc /crate/proc; cd /crate; pivot_root . old; B=/bin/busybox; F=/filter.bpf; S=/bin/setpriv; P=/probe
 has pid && $B mount -t proc proc /proc; $B umount -l /old
elif has pid; then $B mount -t proc proc /proc; fi
set --
has caps && set -- "$@" --bounding-set=-all --inh-caps=-all
has nnp && set -- "$@" --no-new-privs
has seccomp && set -- "$@" --seccomp-filter $F
[ $# = 0 ] || set -- $S "$@"
has lsm && set -- "$@" $B sh -c "echo exec by-hand > /proc/self/attr/exec; exec $P" || set -- "$@" $P
exec "$@"
