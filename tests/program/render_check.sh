#!/usr/bin/env bash
# render_check.sh PROGRAM SESSION TARGET: renders a session and lets ffmpeg judge it: the program's own figures agree with it within
# 0.2 LU, programme and every phase within 1 LU of the target, true peak below -3 dBTP, no silence of more than 2 s inside the phases.
# render_check.sh PROGRAM all TARGET: every session that ships, one after the other.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
sessions=$2 target=$3
[ "$sessions" = all ] && sessions="first-look infusion-60 nasal-120 lozenge-home-90"

# judge FILTER ARGUMENT… : what ffmpeg says of the render, in $work/judge
judge() { local filter=$1; shift; ffmpeg -nostdin -hide_banner -nostats "$@" -i "$work/out.flac" -af "$filter" -f null - 2>"$work/judge"; }
loudness() { awk '/Integrated loudness:/ {on = 1} on && $1 == "I:" {print $2; exit}' "$work/judge"; }
near() { awk -v a="$1" -v b="$2" -v d="$3" 'BEGIN {exit !(a - b <= d && b - a <= d)}'; }

off=
for session in $sessions; do
  "$lullwater" render "$session" --cue -o "$work/out.flac" >"$work/said" || fail "$session: $(cat "$work/said")"
  judge "ebur128=peak=true,silencedetect=noise=-60dB:d=2"
  seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$work/out.flac")
  whole=$(loudness)
  peak=$(awk '/True peak:/ {on = 1} on && $1 == "Peak:" {print $2; exit}' "$work/judge")
  # silence that starts in the last 30 s is the end
  silences=$(awk -v last="$seconds" '/silence_start/ {if ($NF < last - 30 && $NF > 3) n++} END {print n + 0}' "$work/judge")
  own=$(awk '$1 == "loudness" {print $2}' "$work/said") ownPeak=$(awk '$1 == "true" {print $3}' "$work/said")
  echo "$session: $whole LUFS (own $own, target $target), true peak $peak dBTP (own $ownPeak), $silences silences, $seconds s"
  near "$whole" "$target" 1 || fail "the programme is more than 1 LU from its target"
  near "$whole" "$own" 0.2 || fail "the program measures $own LUFS, ffmpeg $whole"
  near "$peak" "$ownPeak" 0.2 || fail "the program measures $ownPeak dBTP, ffmpeg $peak"
  awk -v p="$peak" 'BEGIN {exit !(p < -3)}' || fail "the true peak is not below -3 dBTP"
  [ "$silences" -eq 0 ] || { grep silence_ "$work/judge" >&2; fail "silence inside the phases"; }

  # every phase by itself, between its chapter's begin and the next one's
  ffprobe -v error -show_entries chapter=start_time -of csv=p=0 "$work/out.flac" >"$work/starts"
  [ "$(wc -l <"$work/starts")" -gt 1 ] || fail "the file has no chapters"
  echo "$seconds" | awk '{print $1 - 25}' | cat "$work/starts" - >"$work/edges"
  while read -r from && [ -n "$from" ]; do
    to=$(awk -v f="$from" '$1 > f {print; exit}' "$work/edges")
    [ -n "$to" ] || break
    judge ebur128 -ss "$from" -t "$(awk -v a="$from" -v b="$to" 'BEGIN {print b - a}')"
    phase=$(loudness)
    echo "  from $from s to $to s: $phase LUFS"
    near "$phase" "$target" 1 || { echo "  this phase is more than 1 LU from its target"; off="$off $session:$from"; }
  done <"$work/starts"
  [ "$(grep -c TRACK "$work/out.cue")" -ge "$(wc -l <"$work/starts")" ] || fail "the cue sheet lacks phases"
done
[ -z "$off" ] || fail "phases more than 1 LU from their target:$off"
