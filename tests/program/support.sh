# Sourced by the tests of the whole program. $1 = the program. Everything is written below $work, which goes away.
set -euo pipefail
lullwater=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_STATE_HOME=$work/state

fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
