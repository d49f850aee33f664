#!/usr/bin/env bash
# pin_check.sh PROGRAM: `lullwater pin` prints what room.toml takes, and refuses PINs that anybody would guess.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

room=$work/room.toml
printf 'format = 1\n\n' >"$room"
echo 2580 | "$lullwater" pin Ada --room "$room" >"$work/ada" 2>"$work/err" || { cat "$work/err" >&2; fail "no table"; }
! grep -q 2580 "$work/ada" "$work/err" || fail "the PIN itself is shown"
cat "$work/ada" >>"$room"
echo 0852 | "$lullwater" pin Sam --lead --room "$room" >>"$room" 2>/dev/null || fail "no table for a lead"
"$lullwater" check "$room" >"$work/out" 2>&1 || { cat "$work/out" >&2; fail "check refuses what pin prints"; }
for pin in 0000 7777 1234 8765 123 123456789 12a4 ''; do
  ! echo "$pin" | "$lullwater" pin Eve --room "$room" >"$work/eve" 2>/dev/null || fail "the PIN '$pin' is taken"
  [ ! -s "$work/eve" ] || fail "something is printed for the PIN '$pin'"
done
! echo 9753 | "$lullwater" pin Ada --room "$room" >/dev/null 2>"$work/err" || fail "two people are called Ada"
grep -q "'Ada' already" "$work/err" || fail "nobody is told that there is an Ada"
! echo 2580 | "$lullwater" pin Eve --room "$room" >/dev/null 2>"$work/err" || fail "two people have one PIN"
# at a terminal nothing of what is typed is shown
if command -v script >/dev/null; then
  mkfifo "$work/keys"
  script -qec "$lullwater pin Eve --room $room" /dev/null <"$work/keys" >"$work/typed" 2>&1 &
  exec 3>"$work/keys"
  asked() { for _ in $(seq 100); do grep -q "$1" "$work/typed" && return; sleep 0.1; done; fail "nobody asks: $1"; }
  asked 'PIN for Eve' && echo 2468 >&3
  asked 'once more' && echo 2468 >&3
  asked 'staff.person'
  exec 3>&-
  wait
  ! grep -q 2468 "$work/typed" || fail "the PIN is echoed"
fi
