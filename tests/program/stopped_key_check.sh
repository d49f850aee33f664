#!/usr/bin/env bash
# stopped_key_check.sh PROGRAM: in a real window on a display in memory, the call's key is pressed for a tenth of a second while the
# program stands still. It calls all the same, five times of five.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
for tool in Xvfb xdotool; do
  command -v "$tool" >/dev/null || { echo "$tool is missing"; exit 77; }
done
unset XDG_RUNTIME_DIR

coproc display { Xvfb -displayfd 1 -screen 0 1280x800x24 2>/dev/null; }
read -r number <&"${display[0]}"
export DISPLAY=:$number SDL_AUDIODRIVER=dummy
trap 'kill "$display_PID" 2>/dev/null; rm -rf "$work"' EXIT

# shown: waits until the window is there, and gives it the keyboard.
shown() {
  for ((i = 0; i < 300; i++)); do
    if window=$(xdotool search --name Lullwater 2>/dev/null | tail -n 1) && [ -n "$window" ]; then
      xdotool windowfocus --sync "$window"
      return
    fi
    sleep 0.1
  done
  fail "no window came up: $(cat "$work/told")"
}

# called LOG: a call is told there within 10 s.
called() {
  for ((i = 0; i < 100; i++)); do
    grep -q '"event":"call-placed"' "$1" && return
    sleep 0.1
  done
  fail "the press is lost"
}

for time in 1 2 3 4 5; do
  "$lullwater" run first-look --windowed --size 1280x800 --screen-mm 340 --record "$work/$time" --as-run "$work/log" \
    >"$work/told" 2>&1 &
  run=$!
  shown
  sleep 1
  kill -STOP "$run"
  xdotool keydown F1
  sleep 0.1
  xdotool keyup F1
  kill -CONT "$run"
  called "$work/log"
  kill -TERM "$run"
  wait "$run" || fail "it ends badly: $(cat "$work/told")"
done
