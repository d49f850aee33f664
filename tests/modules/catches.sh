#!/usr/bin/env bash
# catches.sh NODE: the check of the modules passes on a small tree that is right, and fails once each thing that it looks for is wrong.
set -euo pipefail
node=$1
script=$(dirname "${BASH_SOURCE[0]}")/modules.mjs
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# base <- middle <- top; top sees base only because a header of middle passes it on
tree() {
  rm -rf "$work/app"
  mkdir -p "$work/app/base" "$work/app/middle" "$work/app/top"
  echo '#include "base/a.hpp"' >"$work/app/base/a.cpp"
  echo '#include <string>' >"$work/app/base/a.hpp"
  echo '#include "base/a.hpp"' >"$work/app/middle/b.hpp"
  echo '#include "middle/b.hpp"' >"$work/app/top/c.cpp"
  printf 'lw_module(base)\nlw_module(middle DEPENDS base)\nlw_module(top DEPENDS base middle)\n' >"$work/app/CMakeLists.txt"
  {
    printf '| module | job | may include | library |\n|---|---|---|---|\n'
    printf '| base | x | - | - |\n| middle | x | base | - |\n| top | x | base middle | - |\n\n'
    "$node" "$script" picture "$work"
  } >"$work/app/README.md"
}
change() { sed -i "$1" "$work/app/$2"; }
add() { echo "$1" >>"$work/app/$2"; }
picture() { # the picture as it is now, so that only the fault itself is left to be found
  sed -i '/^```mermaid/,$d' "$work/app/README.md"
  "$node" "$script" picture "$work" >>"$work/app/README.md"
}
expect() { # expect WORDS: the check fails, and says so
  picture
  if "$node" "$script" check "$work" >"$work/out" 2>&1; then echo "FAILED: not found: $1"; exit 1; fi
  grep -q "$1" "$work/out" || { echo "FAILED: said something else than: $1"; cat "$work/out"; exit 1; }
}

tree
"$node" "$script" check "$work" || { echo "FAILED: a tree without faults"; exit 1; }

tree; change 's/| base middle |/| middle |/' README.md; expect "top may not include base"
tree; change 's/| x | - |/| x | middle |/' README.md; expect "base does not include middle"
tree; add '#include "middle/b.hpp"' base/a.cpp; expect "base may not include middle"
tree; add '#include "middle/b.hpp"' base/a.cpp; expect "a circle: base, middle"
tree; change 's/DEPENDS base middle/DEPENDS middle/' CMakeLists.txt; expect 'top is linked to "middle"'
tree; add '#include "base/d.hpp"' base/a.cpp; add '#include "base/a.hpp"' base/d.hpp; expect "a circle: base/a, base/d"
tree; add '#include <SDL.h>' base/a.hpp; expect "top/c.cpp sees <SDL.h>, which belongs to platform"
tree; mkdir "$work/app/more"; add '' more/e.cpp; expect "more has no row"
tree; change '/| top/d' README.md; expect "top has no row"

tree; change 's/middle --> base/base --> middle/' README.md
if "$node" "$script" check "$work" >"$work/out" 2>&1; then echo "FAILED: an old picture"; exit 1; fi
grep -q "the picture of the modules" "$work/out"
