#!/bin/sh
# A terminal that stays, in the documents folder, where cppcc is found: what cppcc.desktop opens.
program=$(cd "$(dirname "$0")" && pwd -P) || exit 1
PATH=$(dirname "$program"):$PATH
export PATH
documents=$(xdg-user-dir DOCUMENTS 2>/dev/null)
# Where nobody has set one, xdg-user-dir names the home folder.
if [ ! -d "$documents" ] || [ "$documents" = "$HOME" ]; then
  for documents in "$HOME/Documents" "$HOME/文档" "$HOME"; do
    [ ! -d "$documents" ] || break
  done
fi
cd "$documents" || exit 1
cat "$program/welcome.txt"
exec "${SHELL:-/bin/sh}"
