#!/usr/bin/env bash
# The tools that translators use take the catalogue: gettext's own check of its format, and a translation made from it.
set -euo pipefail
command -v msgfmt >/dev/null && command -v msginit >/dev/null || exit 77
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
msgfmt --check-format --check-domain -o /dev/null config/languages/lullwater.pot
msginit --no-translator --locale=pl -i config/languages/lullwater.pot -o "$work/pl.po" 2>"$work/said" || { cat "$work/said"; exit 1; }
msgfmt --check -o /dev/null "$work/pl.po"
grep -q 'nplurals=3' "$work/pl.po"
for translation in config/languages/*.po; do
  [ -e "$translation" ] || continue
  msgfmt --check -o /dev/null "$translation"
done
