#!/usr/bin/env bash
# command_line_check.sh PROGRAM: exit codes and words of the command line: 0, 1 (mistakes in files, or it failed), 2 (wrong use).
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# expect CODE PATTERN ARGUMENTS…
expect() {
  local code=$1 pattern=$2 got=0
  shift 2
  "$lullwater" "$@" >"$work/out" 2>&1 </dev/null || got=$?
  [ "$got" -eq "$code" ] || { cat "$work/out" >&2; fail "lullwater $*: exit code $got, not $code"; }
  [ -z "$pattern" ] || grep -q -- "$pattern" "$work/out" || { cat "$work/out" >&2; fail "lullwater $*: no '$pattern' in what it says"; }
}

expect 0 'Example: lullwater check' check --help
expect 0 'lullwater [0-9]' --version
expect 2 'subcommand' # nothing at all
expect 2 "no command 'dance'" dance
expect 2 'careful, slow, silent, caller' run first-look --headless --simulate polite
expect 2 'size such as 1280x800' run first-look --headless --size big
expect 2 'max' run first-look --headless --speed -4
expect 1 "can't read" check "$work/none.toml"
expect 1 'nothing starts with a mistake' run "$work/none.toml" --headless
mkdir "$work/sessions"
printf 'format = 1\ntitel = "x"\n' >"$work/sessions/bad.toml"
expect 1 "did you mean 'title'" check "$work/sessions/bad.toml"
expect 1 'there is no store' records list --record "$work/nowhere"
expect 2 'must end in .wav, .flac or .opus' render first-look -o "$work/out.xyz"
[ ! -e "$work/out.xyz" ] || fail "a file of an unknown kind was left"
expect 1 'is not a sound file\|error' scan "$work/sessions/bad.toml"
LULLWATER_ROOT=$work expect 1 'config/sessions' check
expect 2 'must end in .svg, .png, .pdf, .json or .txt' plan first-look -o "$work"
mkdir "$work/folder.svg"
expect 1 'folder.svg' plan first-look -o "$work/folder.svg"
expect 1 'none/plan.svg' plan first-look -o "$work/none/plan.svg"
for kind in svg png pdf json txt; do
  expect 0 '' plan first-look -o "$work/plan.$kind"
  [ -s "$work/plan.$kind" ] || fail "no plan.$kind"
done
expect 0 '"format": 1' plan first-look --json
expect 2 'must end in .html' rehearse first-look -o "$work/page.txt"
expect 0 'pictures in' preview first-look --shots "$work/shots" --size 1280x760
[ "$(find "$work/shots" -name '*.png' | wc -l)" -ge 5 ] || fail "too few pictures of the preview"
expect 1 'there is no' preview "$work/none.toml"

# every command has --help with an example
commands() { "$lullwater" "$@" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }
count=0
for command in $(commands); do
  expect 0 "Example: lullwater $command" "$command" --help
  count=$((count + 1))
  for sub in $(commands "$command"); do expect 0 "Example: lullwater $command $sub" "$command" "$sub" --help; done
done
[ "$count" -ge 12 ] || fail "only $count commands have help"

# formats of check, for other programs; exit codes stay
expect 1 '"code": "unknown-key"' check --format json "$work/sessions/bad.toml"
node -e 'JSON.parse(require("fs").readFileSync(0, "utf8"))' <"$work/out" || fail 'check --format json is no JSON'
expect 1 '^::error file=.*line=2.*title=unknown-key::' check --format github "$work/sessions/bad.toml"
expect 2 'format' check --format yaml "$work/sessions/bad.toml"
"$lullwater" check "$work/sessions/bad.toml" >"$work/out" && fail 'a mistake, and exit code 0'
grep -q $'\033' "$work/out" && fail 'colour in a file'
if command -v script >/dev/null; then
  TERM=xterm script -qc "$lullwater check $work/sessions/bad.toml" /dev/null >"$work/out"
  grep -q $'\033' "$work/out" || fail 'no colour on a terminal'
  NO_COLOR=1 TERM=xterm script -qc "$lullwater check $work/sessions/bad.toml" /dev/null >"$work/out"
  grep -q $'\033' "$work/out" && fail 'colour in spite of NO_COLOR'
fi
expect 0 'nobody takes minutes for seconds' explain bad-length
expect 0 'unknown-key' explain
expect 2 'there is no code' explain no-such-thing

# new files, in a library of their own
root=$work/library
mkdir -p "$root/playlists" "$root/config/sessions"
cp -r "$(dirname "${BASH_SOURCE[0]}")"/../../config/{forms,breath.toml,schema} "$root/config"
mkdir "$root/sounds"
sox -n -r 48000 -c 2 "$root/sounds/tone.wav" synth 3 sine 300 gain -20
printf 'format = 1\ntitle = "Bed"\n[[track]]\nfile = "../sounds/tone.wav"\n' >"$root/playlists/bed.toml"
export LULLWATER_ROOT=$root
expect 0 'sessions/quiet-hour.toml' new session quiet-hour --yes
expect 1 'already there' new session quiet-hour --yes
expect 2 'small letters' new session 'Quiet Hour' --yes
expect 0 'forms/evening.toml' new form evening
expect 0 'playlists/evening.toml' new playlist evening --from "$root/sounds"
expect 1 'no sound file' new playlist none --from "$root/config"
for file in "$root"/config/sessions/quiet-hour.toml "$root"/config/forms/evening.toml "$root"/playlists/evening.toml; do
  expect 0 ' 0 errors' check "$file"
done

# playlists of other programs
expect 0 '1 piece' convert evening -o "$root/playlists/other.m3u8"
grep -q '^\.\./sounds/tone.wav$' "$root/playlists/other.m3u8" || fail 'no relative path in the M3U'
expect 0 '1 piece' convert "$root/playlists/other.m3u8" -o "$root/playlists/third.xspf"
expect 0 '0 errors' check "$root/playlists/other.m3u8" "$root/playlists/third.xspf"
sed '/^order /s/"listed"/"fit"/' "$root/playlists/evening.toml" >"$root/playlists/fitted.toml"
expect 0 'no place for: order' convert fitted -o "$root/playlists/fitted.xspf"
expect 1 'already there' convert evening -o "$root/playlists/other.m3u8"
expect 2 'must end in' convert evening -o "$root/playlists/other.pls"

# format 1 is the first
printf '# first\nformat = 0   # none\ntitle = "T"\nsetting = "clinic"\nroute = "none"\n\n[[phase]]  # one\nname = "one"\nlength = "5 min"\n' \
  >"$root/config/sessions/old.toml"
cp "$root/config/sessions/old.toml" "$work/before.toml"
expect 1 'unknown-format' check "$root/config/sessions/old.toml"
expect 1 'there is no format 0' upgrade "$root/config/sessions/old.toml"
cmp -s "$root/config/sessions/old.toml" "$work/before.toml" || fail 'a file of no format was rewritten'
sed -i 's/^format = 0/format = 1/' "$root/config/sessions/old.toml"
expect 0 'format 1 already' upgrade "$root/config/sessions/old.toml"
expect 0 ' 0 errors' check "$root/config/sessions/old.toml"

# files that are none, or too much
mkfifo "$root/config/forms/pipe.toml"
expect 1 'not a regular file' check "$root/config/forms/pipe.toml"
rm "$root/config/forms/pipe.toml"
ln -s /dev/zero "$root/config/forms/zero.toml"
expect 1 'not a regular file' check "$root/config/forms/zero.toml"
rm "$root/config/forms/zero.toml"
ln -s loop.toml "$root/config/forms/loop.toml"
expect 1 "can't read" check "$root/config/forms/loop.toml"
rm "$root/config/forms/loop.toml"
truncate -s 100M "$root/config/forms/large.toml"
expect 1 'larger than 16 MB' check "$root/config/forms/large.toml"
rm "$root/config/forms/large.toml"
