#!/bin/sh
# apt for i386 packages of Debian bookworm in a state folder of its own, so that the system it runs on is not touched:
# apt.sh WORK update | apt.sh WORK install --download-only PACKAGE…
# bookworm (Debian 12) is the last release with a whole 32-bit archive. Only its point releases are used, so that a build
# gives the same tomorrow: nothing in these machines reaches a network.
set -eu
work=$1/apt
shift
mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
: > "$work/status"
cat > "$work/sources.list" <<EOF
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main
EOF
exec apt-get -q -y \
  -o APT::Architecture=i386 -o APT::Architectures=i386 -o APT::Install-Recommends=false -o APT::Sandbox::User=root \
  -o Dir::State::Lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
  -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null "$@"
