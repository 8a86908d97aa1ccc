#!/bin/sh
# A terminal that stays, in the documents folder, where cppcc is found: what cppcc.desktop opens.
program=$(cd "$(dirname "$0")" && pwd -P) || exit 1
PATH=$(dirname "$program"):$PATH
export PATH
documents=$(xdg-user-dir DOCUMENTS 2>/dev/null)
[ -d "$documents" ] || documents=$HOME
cd "$documents" || exit 1
cat "$program/welcome.txt"
exec "${SHELL:-/bin/sh}"
