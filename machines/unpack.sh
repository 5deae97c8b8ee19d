#!/bin/sh
# unpack.sh WORK: lays the downloaded packages out in WORK/unpacked, with /bin, /sbin and /lib merged into /usr as Debian
# installs them. No package's own scripts are run.
set -eu
cd "$1"
rm -rf unpacked
mkdir -p unpacked/usr/bin unpacked/usr/sbin unpacked/usr/lib
for directory in bin sbin lib; do ln -s usr/$directory unpacked/$directory; done
for package in apt/cache/archives/*.deb; do
  case $package in *linux-source*) continue ;; esac
  dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C unpacked
done
