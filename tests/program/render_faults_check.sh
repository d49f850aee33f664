#!/usr/bin/env bash
# render_faults_check.sh PROGRAM: whatever goes wrong, no half file bears the final name, and what went wrong is said.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
out=$work/out
mkdir "$out"
nothing() { [ -z "$(ls -A "$out")" ] || fail "$1 left $(ls -A "$out")"; }

for name in hour.mp3 hour missing/hour.flac; do
  if "$lullwater" render first-look -o "$out/$name" 2>"$work/said"; then fail "$name was taken"; fi
  grep -q "can't write" "$work/said" || fail "$name: $(cat "$work/said")"
  nothing "$name"
done

# a disk that is full after 1 MB (the limit comes as a signal that is not to be caught)
if (trap '' XFSZ; ulimit -f 1024; exec "$lullwater" render first-look -o "$out/look.wav") 2>"$work/said"; then
  fail "a full disk was not seen"
fi
grep -q "can't write" "$work/said" || fail "a full disk: $(cat "$work/said")"
nothing "a full disk"

"$lullwater" render infusion-60 -o "$out/hour.flac" 2>"$work/said" &
player=$!
for _ in $(seq 200); do
  [ -n "$(find "$out" -name '*.part' -size +64k)" ] && break
  sleep 0.1
done
kill -INT $player
if wait $player; then fail "a render that was stopped said it was done"; fi
grep -q stopped "$work/said" || fail "stopped: $(cat "$work/said")"
nothing "a stopped render"
