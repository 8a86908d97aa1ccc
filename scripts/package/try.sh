#!/bin/bash
# npm run package:try — the folders of packages/, each on a machine that has no Node, npm or network (docs/packages.md). As
# root, on Debian with debootstrap and qemu-user-static; the machines are made once, in $TRY (/var/tmp/cppcc-try).
set -euo pipefail
cd "$(dirname "$0")/../.."
machines=${TRY:-/var/tmp/cppcc-try}
version=$(node -p 'require("./package.json").version')
mkdir -p "$machines"

machine() { # NAME SUITE [more of debootstrap]: a Debian with nothing in it
  local name=$1 suite=$2
  shift 2
  [ -e "$machines/$name/etc/debian_version" ] || debootstrap --variant=minbase "$@" "$suite" "$machines/$name" ${MIRROR:-}
  rm -rf "$machines/$name/opt/"* "$machines/$name/desk"
  mkdir -p "$machines/$name/opt" "$machines/$name/desk"
}

within() { # MACHINE COMMAND…: without network and variables
  local root=$machines/$1
  shift
  unshare --net chroot "$root" /usr/bin/env -i HOME=/desk PATH=/usr/bin:/bin LANG=C.UTF-8 WINEDEBUG=-all XDG_RUNTIME_DIR=/tmp ${CPPCC_SQLITE:+CPPCC_SQLITE=$CPPCC_SQLITE} "$@"
}

machine x64 bullseye
tar -xJf "packages/cppcc-$version-linux-x64.tar.xz" -C "$machines/x64/opt"
x64() { within x64 "/opt/cppcc-$version-linux-x64/cppcc" "$@"; }

# Its programs are never run, but for Node, by the emulator: so the second half of debootstrap is left out.
machine arm64 bullseye --foreign --arch=arm64
tar -xJf "packages/cppcc-$version-linux-arm64.tar.xz" -C "$machines/arm64/opt"
cp "$(command -v qemu-aarch64-static)" "$machines/arm64/opt/qemu"
arm64() {
  local program=/opt/cppcc-$version-linux-arm64/program
  unshare --net chroot "$machines/arm64" /opt/qemu -E HOME=/desk -E LANG=C.UTF-8 -E "CPPCC_SQLITE=${CPPCC_SQLITE:-}" \
    "$program/runtime/node" "$program/bin/cppcc.js" "$@"
}

machine windows trixie
[ -e "$machines/windows/usr/bin/wine" ] || chroot "$machines/windows" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends wine wine64 python3'
cp "packages/cppcc-$version-win-x64.zip" "$machines/windows/opt/a.zip"
mountpoint -q "$machines/windows/proc" || mount -t proc proc "$machines/windows/proc"
trap 'umount "$machines/windows/proc"' EXIT
within windows python3 -m zipfile -e /opt/a.zip /opt
# Node under Wine makes no stream of a pipe (process.stdout throws): what is said goes by files.
windows() {
  local program=/opt/cppcc-$version-win-x64/program said=$machines/windows/opt/said status=0
  within windows wine "$program/runtime/node.exe" "$program/bin/cppcc.js" "$@" > "$said" 2> "$said.err" || status=$?
  cat "$said"
  grep -v '^wine: ' "$said.err" >&2 || true
  return $status
}

goes() { # MACHINE FOLDER: a year through all of it
  echo "== $1"
  local fixtures=/opt/cppcc-$version-$2/program/fixtures/year-2025
  "$1" --version
  "$1" --db /desk/a.db init --office 政协某某县委员会 --term 10 --starts 2022-01
  "$1" --db /desk/a.db import roster "$fixtures/委员名册.xlsx" --yes | tail -1
  "$1" demo /desk/demo | tail -1
  "$1" --db /desk/demo/cppcc.db score --year 2025 | tail -1
  "$1" --db /desk/demo/cppcc.db export all --year 2025 -o /desk/out/ | tail -1
}
goes x64 linux-x64
goes arm64 linux-arm64
goes windows win-x64

echo "== where better-sqlite3 does not load, and where it does"
if CPPCC_SQLITE=better x64 --db /desk/a.db log; then echo "better-sqlite3 loads on Debian 11: nothing was tried"; exit 1; fi
CPPCC_SQLITE=better windows --db /desk/a.db log >/dev/null

echo "== a double click"
printf 'cppcc --version\r\n' | within windows wine cmd /c "Z:\\opt\\cppcc-$version-win-x64\\cppcc.cmd"

echo "== by stick from one to the other, and back"
declare -A newcomer=([x64]=周一平 [arm64]=吴二宁 [windows]=郑三安)
at=x64
for next in arm64 windows x64; do
  "$at" --db /desk/a.db member add "${newcomer[$at]}" --sex 女 --sector 教育界 --from 2025-03-01 --basis 测试 | tail -1
  "$at" --db /desk/a.db log --json >"$machines/before.json"
  cp "$machines/$at/desk/a.db" "$machines/stick.db"
  cp "$machines/stick.db" "$machines/$next/desk/a.db"
  "$next" --db /desk/a.db log --json >"$machines/after.json"
  cmp "$machines/before.json" "$machines/after.json"
  at=$next
done
x64 --db /desk/a.db undo
x64 --db /desk/a.db log
