#!/usr/bin/env bash
# run_to_end.sh PROGRAM SESSION PERSON: a headless run must reach its end, and the log must say so in order.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
session=$2 person=$3

"$lullwater" run "$session" --headless --speed max --simulate "$person" --as-run "$work/log" ||
  { tail -n 5 "$work/log" >&2; fail "$session with the $person person did not end"; }
grep -q '"event":"session-ended"' "$work/log" || fail "the log has no end"
[ "$person" != caller ] || grep -q '"event":"call-cleared"' "$work/log" || fail "no call was placed and cleared"
[ "$person" != careful ] || grep -q '"event":"answered"' "$work/log" || fail "nothing was answered"
awk -F'[:,]' '$2 + 0 < last {exit 1} {last = $2 + 0}' "$work/log" || fail "the log runs backwards"
"$lullwater" records verify --record "$work/state/lullwater/headless" || fail "the record's chain is broken"
