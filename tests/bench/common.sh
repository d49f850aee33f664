# What the scripts here share; they source it. Rows all have the same columns, so that `run` can make one table of them.
# Needs a built release preset.
set -euo pipefail
export LC_ALL=C
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build/release
lullwater=$build/lullwater
tool=$build/bench_tool
[ -x "$lullwater" ] || { echo "build first: tests/run or app/run" >&2; exit 1; }
[ -n "${BENCH_BUILT:-}" ] || ninja -C "$build" bench_tool >/dev/null
shelf=${XDG_CACHE_HOME:-$HOME/.cache}/lullwater-bench
mkdir -p "$shelf"
work=$(TMPDIR=$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}") mktemp -d)   # in memory: disks are not measured
leave() { rm -rf "$work"; }   # a script with more to tidy up sets it anew
trap 'leave' EXIT
repeats=${BENCH_REPEATS:-2}

# ended PID…: asks them to end and sees to it that they do, within 5 s
ended() {
  local pid
  for pid in "$@"; do kill "$pid" 2>/dev/null || true; done
  for _ in {1..50}; do
    kill -0 "$@" 2>/dev/null || break   # fails once none of them is left
    sleep 0.1
  done
  for pid in "$@"; do kill -KILL "$pid" 2>/dev/null || true; done
  wait "$@" 2>/dev/null || true
}

header() {
  [ -n "${BENCH_BUILT:-}" ] && return
  echo '| what | wall s | CPU s | MB | result | target |'
  echo '|---|---|---|---|---|---|'
}
# row WHAT WALL CPU MB RESULT TARGET
row() { printf '| %s | %s | %s | %s | %s | %s |\n' "$@"; }
# ratio A B [DIGITS]
ratio() { awk -v a="$1" -v b="$2" -v d="${3:-2}" 'BEGIN {if (b == 0) print "?"; else printf "%.*f", d, a / b}'; }
# atMost VALUE LIMIT, atLeast VALUE LIMIT: the cell that says whether it holds
atMost() { awk -v v="$1" -v l="$2" 'BEGIN {printf "at most %s: %s", l, (v != "?" && v + 0 <= l + 0 ? "PASS" : "missed")}'; }
atLeast() { awk -v v="$1" -v l="$2" 'BEGIN {printf "at least %s: %s", l, (v != "?" && v + 0 >= l + 0 ? "PASS" : "missed")}'; }

# measured COMMAND…: sets wall and cpu (s, the least of $repeats runs) and peak (MB, the most); what it said is in $work/out, $work/err
measured() {
  local w user system kb
  wall='' cpu='' peak=0
  for ((run = 0; run < repeats; ++run)); do
    rm -f "$work"/*.wav   # to throw away what was written before is nobody's work
    /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" || { tail -n 3 "$work/err" >&2; return 1; }
    read -r w user system kb < <(tail -n 1 "$work/time")
    read -r wall cpu peak < <(awk -v w="$w" -v c="$user" -v s="$system" -v m="$kb" -v lw="${wall:-9999}" -v lc="${cpu:-9999}" -v lm="$peak" \
      'BEGIN {c += s; m = int(m / 1024); printf "%.2f %.2f %d\n", (w < lw ? w : lw), (c < lc ? c : lc), (m > lm ? m : lm)}')
  done
}

# Free music of four games in Debian's archive, once, into the user's cache: Vorbis at 44.1 kHz, Opus.
fetch_music() {
  mkdir -p "$shelf/debs" "$shelf/unpacked"
  [ -z "$(ls "$shelf/unpacked")" ] || return 0
  (cd "$shelf/debs" && apt-get download -qq wesnoth-1.16-music warzone2100-music supertux-data naev-data) >&2 ||
    { echo "no music of others: Debian's archive can't be reached" >&2; return 0; }
  for package in "$shelf"/debs/*.deb; do dpkg -x "$package" "$work/packages"; done
  find "$work/packages" \( -name '*.ogg' -o -name '*.opus' \) -size +700k -exec cp -n {} "$shelf/unpacked/" \;
  rm -rf "$work/packages" "$shelf/debs"
}

# seconds_of FILE: whole seconds, kept for the next time
seconds_of() {
  local known
  known=$(awk -F'\t' -v f="$1" '$2 == f {print $1; exit}' "$shelf/lengths" 2>/dev/null || true)
  if [ -z "$known" ]; then
    known=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$1")
    known=${known%.*}
    printf '%s\t%s\n' "$known" "$1" >>"$shelf/lengths"
  fi
  echo "$known"
}

# longer_than SECONDS FILE…: those that are, in the order given
longer_than() {
  local least=$1 file
  shift
  for file in "$@"; do [ "$(seconds_of "$file")" -gt "$least" ] && echo "$file"; done || true
}
own_music() { ls "$root"/assets/music/*.opus 2>/dev/null || true; }
