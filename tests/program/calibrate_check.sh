#!/usr/bin/env bash
# calibrate_check.sh PROGRAM: the noise goes to a device (SDL's disk driver stands in for one), the reading is asked for, and room.toml
# gets the calibration and keeps the rest.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
export SDL_AUDIODRIVER=disk SDL_DISKAUDIOFILE=$work/device.raw SDL_DISKAUDIODELAY=2
room=$work/room.toml
printf 'format = 1\n\n[sound]\n# calibration    = 62          # measured\nvolume = -12   # ours\n' >"$room"

printf 'loud\n900\n36\n62,5\n' | "$lullwater" calibrate --room "$room" --write >"$work/said" || fail "calibrate failed: $(cat "$work/said")"
cp "$work/device.raw" "$work/first.raw"
grep -q 'A number from' "$work/said" || fail "a reading that can't be was taken"
grep -q '^volume = -12   # ours$' "$room" || fail "the room's file was not kept: $(cat "$room")"
value=$(sed -n 's/^calibration *= \([0-9.]*\) .*# measured$/\1/p' "$room")
# pink noise at -20 dBFS RMS measures -18.5 to -16.5 LUFS, so -23 LUFS are about 5 dB below the reading
awk -v v="$value" 'BEGIN {exit !(v > 55 && v < 59)}' || fail "a calibration of '$value' can't be"
grep -q "65.0 dB(A)\|dB and no further" "$work/said" || fail "the limit was not told"

printf '60\n' | "$lullwater" calibrate --room "$room" --device '' >"$work/said" || fail "without --write it failed"
grep -q '^calibration = ' "$work/said" || fail "the lines to write were not printed"
printf '\n' | "$lullwater" calibrate --room "$room" --write >/dev/null && fail "nobody gave a reading, and it was taken"
[ "$(sed -n 's/^calibration *= \([0-9.]*\) .*/\1/p' "$room")" = "$value" ] || fail "a calibration that was stopped was kept"
"$lullwater" check "$room" >/dev/null || fail "what was written can't be read"

# the noise comes up slowly: its second second is far below its tenth
level() { awk -v s="$1" '$1 != 0 && !first {first = NR}
  first && NR >= first + s * 48000 && NR < first + (s + 1) * 48000 {sum += $1 * $1; n++}
  END {printf "%d\n", n ? 10 * log(sum / n + 1e-12) / log(10) : -99}'; }
od -An -v -tf4 -w8 "$work/first.raw" >"$work/samples"
early=$(level 1 <"$work/samples") late=$(level 9 <"$work/samples")
[ "$early" -lt -45 ] || fail "the noise began with $early dBFS"
[ "$late" -ge -21 ] && [ "$late" -le -19 ] || fail "the noise came up to $late dBFS"

# a file that is written in another way stays as it is, and the lines are shown
for way in 'sound = { volume = -12 }' 'sound.volume = -12' '[ sound ]' 'room = """\n[sound]\n"""'; do
  printf "format = 1\n$way\n" >"$room"
  cp "$room" "$work/before"
  printf '60\n' | "$lullwater" calibrate --room "$room" --write >"$work/said" 2>&1 && fail "it was written into '$way'"
  cmp -s "$room" "$work/before" || fail "'$way' was changed: $(cat "$room")"
  grep -q '^calibration = ' "$work/said" || fail "'$way': the lines were not printed"
done

# a link to a file that lies elsewhere stays one
printf 'format = 1\n' >"$work/elsewhere.toml"
ln -sf elsewhere.toml "$room"
printf '60\n' | "$lullwater" calibrate --room "$room" --write >"$work/said" || fail "through a link: $(cat "$work/said")"
[ -L "$room" ] && grep -q '^calibration = ' "$work/elsewhere.toml" || fail "the link was replaced"

# Ctrl-C: the noise fades, and its file goes
mkdir "$work/temporary" && mkfifo "$work/keys"
TMPDIR=$work/temporary "$lullwater" calibrate --room "$room" <"$work/keys" >"$work/said" 2>/dev/null &
calibrating=$!
exec 3>"$work/keys"
until grep -q 'The meter reads' "$work/said" || ! kill -0 "$calibrating" 2>/dev/null; do read -rt 0.1 <> <(:) || true; done
kill -INT "$calibrating"
wait "$calibrating" && fail "a calibration that was broken off was a success"
exec 3>&-
grep -q 'Nothing was changed' "$work/said" || fail "Ctrl-C: $(cat "$work/said")"
[ -z "$(ls -A "$work/temporary")" ] || fail "Ctrl-C left $(ls -A "$work/temporary")"
tail -c 3840 "$work/device.raw" | od -An -v -tf4 -w8 >"$work/samples"
awk '$1 > 1e-4 || $1 < -1e-4 {exit 1}' "$work/samples" || fail "Ctrl-C cut the noise off"

unset SDL_DISKAUDIOFILE
SDL_AUDIODRIVER=dummy "$lullwater" calibrate --room "$room" </dev/null 2>"$work/said" && fail "calibrate ran without a device"
grep -q 'no sound device' "$work/said" || fail "it was not said that there is no device: $(cat "$work/said")"
echo "calibration $value"
