#!/usr/bin/env bash
# scan_folders_check.sh PROGRAM: whatever lies in a folder of music, `scan` goes through all of it, says what it could not look
# into, and writes JSON that can be read.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export XDG_CACHE_HOME=$work/cache
music=$work/music
mkdir -p "$music/below"

# fair FILE: a tenth of a second of silence at 48 kHz
fair() {
  {
    printf 'RIFF\x24\x4b\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x80\xbb\0\0\0\xee\x02\0\x04\0\x10\0data\0\x4b\0\0'
    head -c 19200 /dev/zero
  } >"$1"
}
fair "$music/below/fair.wav"
fair "$music/$(printf 'end of\nline \033[31m \xff "quoted".wav')"
ln -s loop.flac "$music/loop.flac"
ln -s nowhere "$music/dangling.mp3"
ln -s .. "$music/below/up.wav"
mkfifo "$music/pipe.ogg"
mkdir "$music/folder.wav"
echo x >"$music/old.wma"
long=$(printf 'x%.0s' {1..300}).wav

scan() {
  local expected=$1 got=0
  shift
  "$lullwater" scan "$@" >"$work/out" 2>"$work/said" || got=$?
  [ "$got" = "$expected" ] || fail "scan $*: exit code $got, not $expected: $(cat "$work/said")"
}
said() { grep -q -- "$1" "$work/said" || fail "no '$1' in: $(cat -v "$work/said")"; }

scan 1 "$music" "$long"
for file in loop.flac dangling.mp3 pipe.ogg old.wma "$long"; do said "$file: error"; done
grep -q 'below/fair.wav' "$work/out" || fail "the rest was not measured"
! grep -q $'\033' "$work/out" || fail "a file's name commands the terminal"
[ "$(wc -l <"$work/out")" = 5 ] || fail "expected a heading and two lines each for two files, got: $(cat -v "$work/out")"

scan 1 --json "$music"
node -e 'const r = JSON.parse(require("fs").readFileSync(0, "utf8"));
  if (r.files.length != 2 || r.unreadable.length != 4) process.exit(1)' <"$work/out" || fail "the JSON: $(cat -v "$work/out")"

rm "$music/below/up.wav" # it leads up: all above would belong to it
mkdir "$work/empty"
scan 0 "$work/empty"
said 'no sound files'

scan 0 "$music/below"
# music that lies elsewhere is found through its link, once, also where links lead in circles
shelf=$work/shelf
mkdir -p "$shelf/a"
ln -s "$music/below" "$shelf/linked"
ln -s "$shelf" "$shelf/a/round"
ln -s "$shelf/linked" "$shelf/again"
scan 0 "$shelf"
[ "$(grep -c 'fair.wav' "$work/out")" = 1 ] || fail "a linked folder: $(cat -v "$work/out")"

if "$lullwater" scan "$music/below" >/dev/full 2>"$work/said"; then fail "a table that nobody got was a success"; fi
said "can't write"

# on a terminal, no line of the progress is wider than that: it would stay
wide=$work/wide
mkdir "$wide"
for i in 1 2 3; do fair "$wide/$i$(printf 'x%.0s' {1..100}).wav"; done
script -qec "stty cols 40; $lullwater scan $wide 2>&1 >/dev/null" /dev/null </dev/null >"$work/said"
said measuring
tr '\r' '\n' <"$work/said" | sed 's/\x1b\[K//' | awk 'length > 40 {exit 1}' || fail "progress: $(cat -v "$work/said")"

if [ "$(id -u)" != 0 ]; then # nothing keeps root out
  mkdir -m 0 "$music/closed"
  scan 1 "$music"
  said 'closed: error'
fi

# a playlist of such a folder leaves out what it can't name
library=$work/library
mkdir -p "$library/config/sessions" "$library/playlists" "$work/evening"
for name in calm $'L\xe4mmer'; do # as Windows writes it
  {
    printf 'RIFF\x24\xdc\5\0WAVEfmt \x10\0\0\0\x01\0\x02\0\x80\xbb\0\0\0\xee\x02\0\x04\0\x10\0data\0\xdc\5\0'
    head -c 384000 /dev/urandom
  } >"$work/evening/$name.wav"
done
LULLWATER_ROOT=$library "$lullwater" new playlist evening -y --from "$work/evening" >"$work/out" 2>"$work/said" ||
  fail "new playlist: $(cat -v "$work/said")"
said 'left out: its name is not UTF-8'
grep -q 'calm.wav' "$library/playlists/evening.toml" || fail 'the other piece is not in the playlist'

echo x >"$work/no-folder"
XDG_CACHE_HOME=$work/no-folder scan 0 "$music/below"
said 'could not be kept'
