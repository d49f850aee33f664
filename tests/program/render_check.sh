#!/usr/bin/env bash
# render_check.sh PROGRAM SESSION TARGET: renders a session and lets ffmpeg judge it: programme within 1 LU of its target, true peak
# below -3 dBTP, no silence of more than 2 s inside the phases.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
session=$2 target=$3

"$lullwater" render "$session" -o "$work/out.flac" >/dev/null
ffmpeg -hide_banner -nostats -i "$work/out.flac" -af "ebur128=peak=true,silencedetect=noise=-60dB:d=2" -f null - 2>"$work/judge"
seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/out.flac")
loudness=$(awk '/Integrated loudness:/ {on = 1} on && $1 == "I:" {print $2; exit}' "$work/judge")
peak=$(awk '/True peak:/ {on = 1} on && $1 == "Peak:" {print $2; exit}' "$work/judge")
# silence that starts in the last 30 s is the end
silences=$(awk -v last="$seconds" '/silence_start/ {if ($NF < last - 30 && $NF > 3) n++} END {print n + 0}' "$work/judge")
echo "$session: $loudness LUFS (target $target), true peak $peak dBTP, $silences silences, $seconds s"
awk -v i="$loudness" -v t="$target" 'BEGIN {exit !(i - t <= 1 && t - i <= 1)}' || fail "the programme is more than 1 LU from its target"
awk -v p="$peak" 'BEGIN {exit !(p < -3)}' || fail "the true peak is not below -3 dBTP"
[ "$silences" -eq 0 ] || { grep silence_ "$work/judge" >&2; fail "silence inside the phases"; }
