#!/usr/bin/env bash
# new_session_check.sh PROGRAM: whatever is answered, `new session` writes a file that `check` accepts; what may not be is refused.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

command -v script >/dev/null || exit 77 # questions are asked only on a terminal

# asked SETTING ROUTE NAME: answers the questions
asked() { printf '\n%s\n%s\n' "$1" "$2" | script -qec "'$lullwater' new session $3" /dev/null >"$work/out" 2>&1; }

cp -r "$source_root/config" "$source_root/playlists" "$work/"
ln -s "$source_root/assets" "$work/assets"
export LULLWATER_ROOT=$work
for setting in clinic home; do
  for route in infusion intramuscular nasal lozenge none; do
    name=$setting-$route
    if [ "$name" = home-nasal ]; then # the spray stays in the clinic
      asked $setting $route $name && fail "a spray at home is written"
      [ ! -e "$work/config/sessions/$name.toml" ] || fail "$name is refused, and there"
      continue
    fi
    asked $setting $route $name || { cat "$work/out" >&2; fail "new session: $setting, $route"; }
    "$lullwater" check "$work/config/sessions/$name.toml" >"$work/out" 2>&1 || { cat "$work/out" >&2; fail "$name: check finds mistakes in it"; }
    grep -q ' 0 errors' "$work/out" || { cat "$work/out" >&2; fail "$name: no '0 errors'"; }
    [ "$route" = none ] || grep -q 'waits-for *= *"medicine-given"' "$work/config/sessions/$name.toml" || fail "$name waits for no medicine"
  done
done
