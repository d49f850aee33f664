#!/usr/bin/env bash
# scan_check.sh LULLWATER FOLDER: every hostile file gets its message, from `scan` and from `check`.
set -euo pipefail
lullwater=$1 folder=$2
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
"$root/tests/hostile/make" "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache
failed=0
complain() { echo "$*" >&2; failed=1; }

# file, what is said about it
expected=()
while IFS=$'\t' read -r file words; do
  expected+=("$file"$'\t'"$words")
done <<'LIST'
silence-then-full-scale.flac	0:10: gets louder by
clicks.wav	a click or knock
dc.wav	a constant (DC)
dc-jump.wav	0:10: gets louder by
dc-jump.wav	a constant (DC)
ten-hours.wav	9:59:00: gets louder by
scream.flac	0:20: gets louder by
drums.flac	0:15: gets louder by
louder-half.flac	0:20: gets louder by 20 LU
not-a-number.wav	no numbers
tags-lie.flac	its tags say -43.0 LUFS
tags-lie.opus	its tags say -48.0 LUFS
tags-lie.mp3	its tags say -43.0 LUFS
wrong-ending.mp3	is flac inside
half.flac	part of the file is missing
half.ogg	part of the file is missing
half.mp3	part of the file is missing
half.wav	part of the file is missing
half.m4a	its table of contents is missing
zero-bytes.flac	it is empty
broken-header.flac	can't be decoded
broken-header.wav	its header is damaged
picture.mp3	it is a picture
no-sound.m4a	there is no sound in it
words.ogg	it is a text
LIST
fine=(mono-8k.wav rate-192k.flac bits-24.wav six-channels.flac)

status=0
"$lullwater" scan "$folder" >"$work/table" 2>"$work/errors" || status=$?
[ "$status" = 1 ] || complain "scan: exit code $status, expected 1"
cat "$work/table" "$work/errors" >"$work/all"
# What is said about a file: its lines under its row, or its line of error.
said() {
  awk -v name="/$1" '
    /^ *[0-9]+:[0-9][0-9](:[0-9][0-9])? +-?[0-9.]+ / || /: error: / { on = index($0, name) > 0 }
    on' "$work/all"
}
for entry in "${expected[@]}"; do
  file=${entry%%$'\t'*} words=${entry#*$'\t'}
  said "$file" | grep -qF -- "$words" || complain "scan: $file: expected '$words', got: $(said "$file")"
done
for file in "${fine[@]}"; do
  [ "$(said "$file" | wc -l)" = 1 ] || complain "scan: $file: expected no remark, got: $(said "$file")"
done

# A library whose first session plays them all.
library=$work/library
mkdir "$library"
cp -r "$root/config" "$root/playlists" "$library/"
ln -s "$root/assets" "$library/assets"
{
  printf 'format = 1\ntitle = "Hostile"\norder = "listed"\n'
  for entry in "${expected[@]}"; do
    printf '\n[[track]]\nfile = "%s/%s"\ntitle = "x"\nintensity = 1\n' "$folder" "${entry%%$'\t'*}"
  done
} >"$library/playlists/first-look.toml"
LULLWATER_ROOT=$library "$lullwater" check "$library/config/sessions/first-look.toml" >"$work/checked" 2>&1 || true
for entry in "${expected[@]}"; do
  file=${entry%%$'\t'*} words=${entry#*$'\t'}
  grep -F -- "$file" "$work/checked" | grep -qF -- "$words" ||
    complain "check: $file: expected '$words', got: $(grep -F -- "$file" "$work/checked" | head -n 4)"
done

# A scan that is broken off leaves a good cache, and the next call goes on.
rm -rf "$XDG_CACHE_HOME"
"$lullwater" scan --threads 1 "$folder" >/dev/null 2>&1 &
scanning=$!
until ls "$XDG_CACHE_HOME"/lullwater/measures/*-* >/dev/null 2>&1 || ! kill -0 "$scanning" 2>/dev/null; do read -rt 0.02 <> <(:) || true; done
kill -INT "$scanning" 2>/dev/null || true
wait "$scanning" || true
"$lullwater" scan "$folder" >"$work/again" 2>/dev/null || true
cmp "$work/again" "$work/table" || complain "scan: after a break the table is another one"
exit "$failed"
