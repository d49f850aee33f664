#!/usr/bin/env bash
# kill_check.sh PROGRAM: kills a headless run (SIGKILL) after so many lines of its log; every answer that the log confirmed must be in
# the store, and the store must be whole.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# Lines in which answers stand: what was wanted has a line of its own beside what came of it.
for lines in 20 30 45 60 90 120; do
  rm -rf "$work/record"
  mkfifo "$work/log.$lines"
  "$lullwater" run first-look --headless --speed max --simulate careful --record "$work/record" --as-run "$work/log.$lines" \
    >/dev/null 2>&1 &
  run=$!
  head -n "$lines" "$work/log.$lines" >"$work/seen"
  kill -9 "$run" 2>/dev/null || true
  wait "$run" 2>/dev/null || true
  code=$("$lullwater" records list --record "$work/record" | awk 'NR == 2 {print $1}')
  "$lullwater" records show "$code" --private --record "$work/record" >"$work/kept"
  "$lullwater" records verify --record "$work/record" >/dev/null || fail "after $lines lines the store is not whole"
  confirmed=$(grep -c '"event":"answered"' "$work/seen" || true)
  kept=$(grep -c ' answered ' "$work/kept" || true)
  echo "killed after $lines lines: $confirmed answers confirmed, $kept kept"
  [ "$confirmed" -gt 0 ] || fail "nothing was confirmed after $lines lines: this proves nothing"
  [ "$kept" -ge "$confirmed" ] || fail "an answer that was confirmed is lost"
done
