#!/usr/bin/env bash
# rehearse_check.sh PROGRAM SESSION: everybody comes to the end, every phase is measured, and the page stands by itself.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
session=$2

got=0
"$lullwater" rehearse "$session" -o "$work/page.html" >"$work/out" 2>"$work/err" || got=$?
[ "$got" -le 1 ] || { cat "$work/err" >&2; fail "exit code $got"; }
for person in careful slow silent caller random:1 'busy staff'; do
  grep -q "^$person: " "$work/out" || { cat "$work/out" >&2; fail "nobody called $person was there"; }
done
if grep -q 'could not be left\|did not end\|no music for\|Nothing is heard' "$work/out"; then
  cat "$work/out" >&2
  fail "somebody did not get through"
fi
grep -q 'loudness, measured on the samples' "$work/out" || fail "nothing was measured"
[ "$got" -eq 0 ] || grep -q 'WRONG:' "$work/out" || fail "exit code 1 without a word on what is wrong"
grep -q '<svg ' "$work/page.html" || fail "no picture in the page"
if grep -q '<script\|src=\|href="http' "$work/page.html"; then fail "the page needs something else"; fi
