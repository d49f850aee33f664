#!/usr/bin/env bash
# full_disk_check.sh PROGRAM: in the middle of a headless run no file may grow any more, as on a full disk (the limit of the process is
# lowered; no root is needed). The run goes on to its end and ends with an error that says where the rest lies, and the next
# start takes that into the record. Where the disk is well again in time, nothing is missing and nothing is said.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
command -v prlimit >/dev/null || { echo "prlimit is missing"; exit 77; }

printf 'format = 1\n[record]\nspare = "%s"\n' "$work/spare" >"$work/room.toml"

# begin NAME: a run in the background whose log is read up to its 110th line of about 175; from there on no file of it grows beyond
# the store's, so that the spare place, which begins anew, has room for the rest.
begin() {
  mkfifo "$work/$1.log"
  (trap '' XFSZ; exec "$lullwater" run first-look --headless --speed 60 --simulate careful --room "$work/room.toml" \
    --record "$work/$1" --as-run "$work/$1.log") >"$work/$1.out" 2>"$work/$1.err" &
  run=$!
  exec 3<"$work/$1.log"
  for ((i = 0; i < 110; i++)); do read -r _ <&3 || fail "the run ended early: $(cat "$work/$1.err")"; done
  size=$(stat -c %s "$work/$1/record.db-wal")
  prlimit --pid "$run" --fsize="$size:"
  timeout 120 cat <&3 >"$work/$1.seen" &
}

# holds NAME: the record of that folder is whole, and tells the session to its end.
holds() {
  "$lullwater" records verify --record "$work/$1" >/dev/null || fail "$1: the record's chain is broken"
  code=$("$lullwater" records list --record "$work/$1" | awk 'NR == 2 {print $1}')
  "$lullwater" records show "$code" --record "$work/$1" >"$work/$1.shown"
  grep -q 'session-ended' "$work/$1.shown" || fail "$1: the end of the session is missing"
}

begin full
if wait "$run"; then fail "a run whose end could not be kept ends well"; fi
grep -q 'is added to the record at the next start' "$work/full.err" || fail "it does not say where the rest lies: $(cat "$work/full.err")"
ls "$work"/spare/*.spare >/dev/null || fail "nothing lies in the spare folder"
"$lullwater" run first-look --headless --speed max --simulate careful --room "$work/room.toml" --record "$work/full" >/dev/null
holds full
[ -z "$(ls -A "$work/spare")" ] || fail "what was taken in still lies in the spare folder"

begin again
sleep 0.5
prlimit --pid "$run" --fsize=unlimited:
wait "$run" || fail "the disk was well again, and the run ends badly: $(cat "$work/again.err")"
holds again
