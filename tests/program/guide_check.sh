#!/usr/bin/env bash
# guide_check.sh PROGRAM: the snippets of config/README.md, in their order, in a copy of the library. A TOML snippet is added to the file
# that its first line names, and what stands in that file then must pass `check`; commands must succeed.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
root=$work/library
mkdir "$root"
cp -r "$source/config" "$source/playlists" "$root"
ln -s "$source/assets" "$root/assets"
export LULLWATER_ROOT=$root
cd "$root"

# one file a snippet: NN.toml or NN.sh
awk -v out="$work" '
  /^```(toml|sh)$/ { kind = substr($0, 4); file = sprintf("%s/%02d.%s", out, ++count, kind); next }
  /^```$/ { if (kind) close(file); kind = ""; next }
  kind { print > file }
' "$source/config/README.md"

toml=0 commands=0
for snippet in "$work"/[0-9][0-9].*; do
  case $snippet in
    *.toml)
      file=$(sed -n '1s/^# //p' "$snippet")
      { sed 1d "$snippet"; echo; } >>"$file"
      "$lullwater" check "$file" >"$work/out" 2>&1 || { cat "$work/out" "$file" >&2; fail "$(basename "$snippet"): $file has a mistake"; }
      grep -q ' 0 errors, 0 warnings\| 0 warnings' "$work/out" || grep -q 'voice-missing' "$work/out" || { cat "$work/out" >&2; fail "$file is warned of"; }
      toml=$((toml + 1))
      ;;
    *.sh)
      while read -r name arguments; do
        [ "$name" = lullwater ] || fail "a command that is not ours: $name"
        # shellcheck disable=SC2086
        "$lullwater" $arguments >"$work/out" 2>&1 || { cat "$work/out" >&2; fail "lullwater $arguments"; }
        commands=$((commands + 1))
      done <"$snippet"
      ;;
  esac
done
[ "$toml" -ge 8 ] && [ "$commands" -ge 6 ] || fail "only $toml snippets and $commands commands were found"
