#!/usr/bin/env bash
# live_faults_check.sh PROGRAM: runs that are ended from outside, in a window and without, and a sound device that isn't one. What
# happened must be in the record, and nothing half done may stay.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
unset XDG_RUNTIME_DIR

# Begins a run with the rest of the arguments and ends it once a line of its log holds $1; leaves its status in $status.
run_until() {
  local line=$1
  shift
  rm -rf "$work/record" "$work/log"
  mkfifo "$work/log"
  "$lullwater" run first-look --record "$work/record" --as-run "$work/log" "$@" >"$work/told" 2>&1 &
  local run=$!
  exec 3<"$work/log"
  grep -m 1 "$line" <&3 >"$work/seen" || fail "no '$line' in the log: $(cat "$work/told")"
  kill -TERM "$run"
  cat <&3 >"$work/rest"
  exec 3<&-
  status=0
  wait "$run" || status=$?
}
broken_off() {
  grep -q '"event":"broken-off"' "$work/rest" || fail "$1: the log does not say that it was broken off"
  "$lullwater" records list --record "$work/record" | grep -q broken-off || fail "$1: the list does not say so"
  "$lullwater" records verify --record "$work/record" >/dev/null || fail "$1: the record is not whole"
}

run_until session-started --headless --speed 8 --simulate careful --wav "$work/sound.wav"
[ "$status" = 1 ] || fail "without a window: status $status"
grep -q 'no sound was written' "$work/told" || fail "nothing tells that there is no sound"
[ -z "$(find "$work" -name '*sound.wav*')" ] || fail "half a sound file stays"
broken_off "without a window"

SDL_VIDEODRIVER=dummy SDL_AUDIODRIVER=dummy run_until 'sound device lost' --windowed --size 1280x800 --screen-mm 340
[ "$status" = 0 ] || fail "in a window: status $status: $(cat "$work/told")"
grep -q 'goes nowhere' "$work/seen" || fail "a device that nobody hears is not told"
broken_off "in a window"

status=0
"$lullwater" run first-look --headless --speed max --simulate silent --record "$work/record" --as-run /dev/full \
  >"$work/told" 2>&1 || status=$?
[ "$status" = 1 ] || fail "a log that can't be written: status $status"
grep -q 'log /dev/full is not whole' "$work/told" || fail "nothing tells that the log is not whole"
