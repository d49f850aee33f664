#!/usr/bin/env bash
# replay_check.sh PROGRAM: an as-run log plays the same session again, sample by sample, calls and staff included; a log that was
# changed is told from it; a log that is no log is refused.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

"$lullwater" run first-look --headless --speed max --simulate caller --as-run "$work/log" --wav "$work/first.wav" --log names \
  >"$work/out" 2>"$work/told" || fail "the run did not end"
grep -q ' track-started$' "$work/told" || fail "--log names told no track"
grep -q '"values"' "$work/told" && fail "--log names told values"
[ "$(grep -cE '^[0-9]+ [a-z-]+$' "$work/told")" -eq "$(wc -l <"$work/log")" ] || fail "--log names left a row out"

"$lullwater" replay first-look "$work/log" -o "$work/again.wav" >"$work/out" || { cat "$work/out" >&2; fail "it went otherwise"; }
grep -q '"event":"intended"' "$work/log" || fail "the log holds no intents"
# the first is longer by its last turn, and the first kilobyte holds the header with that length
size=$(stat -c %s "$work/again.wav")
cmp -i 1024 -n $((size - 1024)) "$work/first.wav" "$work/again.wav" || fail "the sound is not the same"

sed '0,/"event":"phase-started"/s/"phase":"[a-z]*"/"phase":"elsewhere"/' "$work/log" >"$work/changed"
! cmp -s "$work/log" "$work/changed" || fail "nothing was changed"
status=0
"$lullwater" replay first-look "$work/changed" >"$work/out" || status=$?
[ "$status" -eq 1 ] && grep -q '^was .*elsewhere' "$work/out" || fail "a changed log was not told"

echo 'no log' >"$work/none"
status=0
"$lullwater" replay first-look "$work/none" 2>"$work/told" || status=$?
[ "$status" -eq 1 ] && grep -q 'line 1' "$work/told" || { cat "$work/told" >&2; fail "what is no log was not refused"; }

"$lullwater" sounds first-look >"$work/sounds"
grep -q "^there	.*/first-light.opus$" "$work/sounds" || fail "sounds does not tell first-light"
grep -q "under-the-reeds" "$work/sounds" && fail "sounds tells what first-look does not play"
exit 0
