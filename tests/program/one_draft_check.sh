#!/usr/bin/env bash
# one_draft_check.sh PROGRAM: what runs needs only what it names. A half-typed draft, a title that no voice can speak and a
# session in another language keep no other session from being checked, listed and spoken; what needs no session works
# beside them. And nothing of a file's words reaches the terminal as an escape.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

cp -r "$source_root/config" "$source_root/playlists" "$work/"
mkdir "$work/assets"
for part in music cues voice; do ln -s "$source_root/assets/$part" "$work/assets/$part"; done
export LULLWATER_ROOT=$work
sessions=$work/config/sessions
printf 'format = 1\ntitle = "half\n' >"$sessions/draft.toml"
sed '0,/^title = "Welcome\./s//title = "ברוכים הבאים."/' "$sessions/first-look.toml" >"$sessions/hebrew.toml"
grep -q 'ברוכים' "$sessions/hebrew.toml" || fail "the title in Hebrew is not there"
cat >"$sessions/spanish.toml" <<'SESSION'
format   = 1
title    = "Un rato tranquilo"
language = "es"
setting  = "clinic"
route    = "none"

[[phase]]
name     = "calma"
title    = "Calma"
length   = "8 min"
playlist = "arriving"

  [[phase.voice]]
  at  = "20 s"
  say = "Puedes descansar aquí."
SESSION

"$lullwater" voice --lines first-look >"$work/lines" || fail "the lines of first-look can't be listed beside a draft"
grep -q 'Welcome' "$work/lines" || fail "first-look has no lines"
grep -q 'You called' "$work/lines" || fail "what the program says of a call is not among the lines"
"$lullwater" voice --lines >"$work/all" 2>"$work/said" || fail "one draft keeps all lines from being listed"
grep -q 'draft.toml has mistakes; the other sessions go on' "$work/said" || { cat "$work/said" >&2; fail "nobody says that the draft was left out"; }
# a key is a file's name, whatever the title is written in
cut -f1 "$work/all" | grep -vqE '^[A-Za-z0-9][A-Za-z0-9._-]*$' && fail "a key that no file can have: $(cut -f1 "$work/all" | grep -vE '^[A-Za-z0-9][A-Za-z0-9._-]*$' | head -1)"
"$lullwater" voice --lines spanish >"$work/spanish" || fail "the lines of a Spanish session can't be listed"
! grep -q 'Puedes' "$work/spanish" || fail "the English voice is to read Spanish: $(head -1 "$work/spanish")"

# a line that can't be spoken keeps no other from it (a stand-in for the voice: what is tested is the list)
mkdir "$work/speak"
cp "$source_root/assets/voice/build" "$work/speak/build"
printf '#!/bin/sh\ncp "$1" "$2"\n' >"$work/speak/speak"
chmod +x "$work/speak/speak"
printf -- '-45aeae09\tברוכים הבאים.\nwelcome-1\tWelcome.\n' >"$work/two.tsv"
XDG_CACHE_HOME=$work/cache "$work/speak/build" "$work/two.tsv" "$work/speak/out" >/dev/null 2>&1 && fail "a line was passed over, and nobody is told"
[ -s "$work/speak/out/welcome-1.opus" ] || fail "one bad key keeps the other line from being spoken"

# nothing but the program
"$lullwater" explain bad-length >/dev/null || fail "explain needs more than the program"
"$lullwater" explain >/dev/null || fail "explain needs more than the program"
printf '4711\n4711\n' | "$lullwater" pin 'Ada' >/dev/null 2>&1 || fail "pin needs more than the program"

# words of a file
printf 'format = 1\ntitle = "x\\u001b]0;owned\\u0007"\nbogus = "\\u202e"\n' >"$sessions/draft.toml"
mv "$sessions/draft.toml" "$sessions/$(printf 'esc\033[31m').toml"
"$lullwater" check "$sessions/$(printf 'esc\033[31m').toml" >"$work/out" 2>&1 && fail "a session with a wrong key passes"
LC_ALL=C grep -q "$(printf '\033')" "$work/out" && fail "an escape reaches the terminal"
exit 0
