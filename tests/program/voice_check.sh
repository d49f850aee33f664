#!/usr/bin/env bash
# voice_check.sh PROGRAM: lines are listed, spoken and recorded. SDL's disk driver stands in for microphone and loudspeaker, a fifo for
# the person at the terminal.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export LULLWATER_ROOT=$work/root XDG_CACHE_HOME=$work/cache TMPDIR=$work/tmp
mkdir -p "$TMPDIR" "$LULLWATER_ROOT/assets/voice"
cp -r "$root/config" "$root/playlists" "$LULLWATER_ROOT"
cp "$root/assets/voice/speak" "$LULLWATER_ROOT/assets/voice"
voices=$LULLWATER_ROOT/assets/voice

"$lullwater" voice first-look >"$work/lines" 2>"$work/missing"
key=$(cut -f 1 "$work/lines" | sed -n 3p)
[ "$(cut -f 2 "$work/lines" | sort -u)" = "nothing yet" ] || fail "what speaks the lines: $(head -3 "$work/lines")"
grep -q 'have no voice yet' "$work/missing" || fail "it was not said that voices are missing"

# said by whatever assets/voice/build is: here it only notes what it is asked for
cat >"$voices/build" <<'BUILD'
#!/bin/sh
while IFS="$(printf '\t')" read -r key text; do echo "$text" >"$2/$key.opus"; done <"$1"
BUILD
chmod +x "$voices/build"
"$lullwater" voice first-look --say || fail "--say failed"
[ "$("$lullwater" voice first-look | cut -f 2 | sort -u)" = built ] || fail "not all lines were said"
[ "$("$lullwater" voice first-look --say)" = "Nothing to say: every line has its voice." ] || fail "it was said again"
rm "$voices/$key.opus"; printf '#!/bin/sh\nexit 3\n' >"$voices/build"
"$lullwater" voice first-look --say && fail "a build that failed was not told"
rm "$voices/build"
"$lullwater" voice first-look --say 2>"$work/said" && fail "without assets/voice/build it went well"
grep -q "can't run .*assets/voice/build" "$work/said" || fail "no word about the build: $(cat "$work/said")"

said() { "$lullwater" voice "$@" 2>&1 </dev/null || true; }
[[ $(said first-look --record "${key/-/_}") == "lullwater: no line has the key"*"did you mean '$key'?" ]] || fail "$(said first-look --record "${key/-/_}")"
[[ $(said first-look --record xx) == *'lists them'* ]] || fail "$(said first-look --record xx)"
[[ $(said first-look --record "$key") == *'needs a terminal'* ]] || fail "it recorded without a terminal"
[[ $(said first-look --record "$key" --say) == *excludes* ]] || fail "--say and --record went together"
[ -z "$(ls "$voices"/*.wav 2>/dev/null)" ] || fail "something was written"

# --- a person at a terminal
mkfifo "$work/keys"
# person INPUT-DEVICE [ENVIRONMENT…]: the program runs beside us; what it shows goes to $work/shown
person() {
  : >"$work/shown"
  script -qefc "env SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILEIN=$1 SDL_DISKAUDIOFILE=$work/heard.raw SDL_DISKAUDIODELAY=3 ${*:2} $lullwater voice first-look --record $key" \
    /dev/null <"$work/keys" >"$work/shown" 2>&1 &
  program=$!
  exec 8>"$work/keys"
}
# shows TEXT: waits for it
shows() {
  local tries=0
  until grep -qa -- "$1" "$work/shown"; do
    tries=$((tries + 1))
    [ $tries -lt 1200 ] || fail "never shown: $1; but: $(tr '\r' '\n' <"$work/shown" | tail -5)"
    sleep 0.05
  done
}
types() { printf '%s\n' "$1" >&8; }
# leaves CODE: it ends with that
leaves() {
  local code=0
  wait "$program" || code=$?
  exec 8>&-
  [ "$code" = "$1" ] || fail "it ended with $code, not $1: $(tr '\r' '\n' <"$work/shown")"
}

# leaf PID: the last of its children's children
leaf() { local child; read -r child _ <"/proc/$1/task/$1/children" && leaf "$child" || echo "$1"; }

sox -n -r 48000 -c 1 -e floating-point -b 32 -t raw "$work/quiet" synth 2 whitenoise gain -80
sox -n -r 48000 -c 1 -e floating-point -b 32 -t raw "$work/tone" synth 4 square 220 tremolo 3 90 gain -20
cat "$work/quiet" "$work/tone" "$work/quiet" "$work/quiet" >"$work/spoken"

person "$work/spoken"
shows 'Enter begins'; types ''
shows '0:0[89]  \['; types ''
shows 'keep, listen'; grep -qa 'of voice with its silence; levelled by' "$work/shown" || fail "nothing was told about the take"
grep -qa '0:0[0-9]  \[####*.*good' "$work/shown" || fail "the meter did not move: $(tr '\r' '\n' <"$work/shown" | head -30)"
[ ! -e "$voices/$key.wav" ] || fail "it was written before anybody said keep"
types k; shows 'Kept as'
leaves 0
[ "$("$lullwater" voice first-look | grep "^$key" | cut -f 2)" = recording ] || fail "the recording does not win"
seconds=$(soxi -D "$voices/$key.wav")
awk -v s="$seconds" 'BEGIN {exit !(s > 4.3 && s < 4.8)}' || fail "the take lasts $seconds s"
[ "$(soxi -c "$voices/$key.wav") $(soxi -r "$voices/$key.wav") $(soxi -b "$voices/$key.wav")" = "1 48000 24" ] || fail "not mono, 48 kHz, 24 bit"
loud=$(ffmpeg -nostdin -hide_banner -i "$voices/$key.wav" -af ebur128 -f null - 2>&1 | sed -n 's/^ *I: *\(-[0-9.]*\) LUFS$/\1/p' | tail -1)
awk -v l="$loud" 'BEGIN {exit !(l > -20.6 && l < -19.4)}' || fail "the take is at $loud LUFS"
before=$(sha256sum <"$voices/$key.wav")

# never replaced without asking; refused, discarded, stopped or cut off, it stays
person "$work/spoken"; shows 'There is a recording of this line'; types n; leaves 1
person "$work/spoken"; shows 'There is a recording'; types y; shows 'Enter begins'; types q; leaves 1
person "$work/spoken"; shows 'There is a recording'; types y; shows 'Enter begins'; types ''; shows '0:0[6-9]  \['; types ''; shows 'keep, listen'
types l; shows 'Playing it.*'; types ''; types d; shows 'Nothing was changed'; leaves 1
person "$work/spoken"; shows 'There is a recording'; types y; shows 'Enter begins'; types ''; shows '0:0[6-9]  \['; types ''; shows 'keep, listen'
kill -9 "$(leaf "$program")"; leaves 137
[ "$(sha256sum <"$voices/$key.wav")" = "$before" ] || fail "the recording was touched"

# silence, a disk that is full, a microphone that is not there
rm "$voices/$key.wav"
person "$work/quiet"; shows 'Enter begins'; types ''; shows '0:0[4-9]  \['; types ''; shows 'No voice was heard'; shows 'again, or stop'; types d; leaves 1
person "$work/spoken"; shows 'Enter begins'; types ''; shows '0:0[7-9]  \['; types ''; shows 'keep, listen'
mv "$voices" "$voices.away"; types k; shows 'It could not be written'; mv "$voices.away" "$voices"; types k; shows 'Kept as'; leaves 0
person "$work/none" 2>/dev/null; shows "can't listen to a microphone"; leaves 1
person "$work/none" SDL_AUDIODRIVER=dummy; shows "there is no sound device here"; leaves 1
[ -z "$(ls "$voices" | grep -v "opus$\|^$key.wav$\|^speak$")" ] || fail "left behind: $(ls "$voices")"
[ -z "$(ls "$TMPDIR")" ] || fail "left behind: $(ls "$TMPDIR")"
echo "$key: $seconds s, $loud LUFS"
