#!/bin/sh
# build.sh WORK: builds WORK/vmlinuz from Debian's linux-source-6.1, `make tinyconfig` and lab.config.
# About 10 minutes on two cores. COMPILE says how make is called for it.
set -eu
work=$1
fragment=$(dirname "$(realpath "$0")")/lab.config
rm -rf "$work/kernel"
mkdir -p "$work/kernel"
dpkg-deb --fsys-tarfile "$work"/apt/cache/archives/linux-source-6.1_*_all.deb | tar -x -C "$work/kernel"
tar -x -C "$work/kernel" -f "$work/kernel/usr/src/linux-source-6.1.tar.xz"
cd "$work/kernel/linux-source-6.1"

# The same source gives the same bytes, whoever builds it and when.
KBUILD_BUILD_TIMESTAMP=$(date -u -d "@$(stat -c %Y Makefile)")
export KBUILD_BUILD_TIMESTAMP KBUILD_BUILD_USER=shipshape KBUILD_BUILD_HOST=debian ARCH=i386
make -s tinyconfig
scripts/kconfig/merge_config.sh -m .config "$fragment" > /dev/null
make -s olddefconfig
# A line of the fragment that did not survive has lost something that it depends on.
grep -E '^CONFIG_[^=]*=[^n]' "$fragment" | while read -r line; do
  grep -qxF "$line" .config || echo "lab.config: $line has no effect"
done
${COMPILE:-make -j2} -s bzImage
cp arch/x86/boot/bzImage "$work/vmlinuz"
cp .config "$work/kernel-full.config"
