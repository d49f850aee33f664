#!/usr/bin/env bash
# render_check.sh PROGRAM SESSION TARGET: renders a session and lets ffmpeg judge it in one go: the program's own figures agree with it
# within 0.2 LU and 0.2 dB, programme and every phase within 1 LU of the target, true peak below -3 dBTP, no silence of more than 2 s
# inside the phases, every phase in the cue sheet where it begins.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"
session=$2 target=$3
sound=$work/out.wav   # compressing takes longer than all else
near() { awk -v a="$1" -v b="$2" -v d="$3" 'BEGIN {exit !(a != "" && b != "" && a - b <= d && b - a <= d)}'; }

"$lullwater" render "$session" -o "$sound" >"$work/said" 2>"$work/errors" || fail "$session: $(cat "$work/errors" "$work/said")"
own=$(awk '$1 == "loudness" {print $2}' "$work/said") ownPeak=$(awk '$1 == "true" {print $3}' "$work/said")
# the fade in from silence is no rise: with it this figure would say 16 to 38 LU, whatever else there is
awk '$1 == "rises" {exit !($2 > 0 && $2 < 9)}' "$work/said" || fail "$session: $(grep rises "$work/said")"
# BEGIN<TAB>END<TAB>TITLE a phase, in seconds
"$lullwater" plan "$session" --json 2>/dev/null | awk -F'": ' '
  /^  "phases"/ {on = 1} /^  \]/ {on = 0}
  on && /^      "(title|start|length)"/ {
    sub(/,$/, "", $2); gsub(/^"|"$/, "", $2)
    if ($1 ~ /title/) title = $2
    if ($1 ~ /start/) start = $2
    if ($1 ~ /length/) printf "%.3f\t%.3f\t%s\n", start, start + $2, title
  }' >"$work/phases"
count=$(wc -l <"$work/phases")
[ "$count" -gt 1 ] || fail "$session: the plan tells of no phases"
end=$(tail -n 1 "$work/phases" | cut -f 2)

ffmpeg -nostdin -hide_banner -nostats -i "$sound" -af ebur128=peak=true,silencedetect=noise=-60dB:d=2 -f null - 2>"$work/judge"
whole=$(awk '/Integrated loudness:/ {on = 1} on && $1 == "I:" {print $2; exit}' "$work/judge")
peak=$(awk '/True peak:/ {on = 1} on && $1 == "Peak:" {print $2; exit}' "$work/judge")
silences=$(awk -v end="$end" '/silence_start/ {if ($NF > 3 && $NF < end - 2) ++n} END {print n + 0}' "$work/judge")
echo "$session: $whole LUFS (own $own, target $target), true peak $peak dBTP (own $ownPeak), $silences silences in $end s"

# Each phase, gated as BS.1770 has it: what ffmpeg calls M are the blocks of 400 ms, one each 100 ms.
awk -v target="$target" '
  function power(decibels) {return exp(decibels * log(10) / 10)}
  function loudness(mean) {return mean > 0 ? 10 * log(mean) / log(10) : -70}
  function meanAbove(first, last, gate, i, sum, n) {
    for (i = first; i <= last; ++i) if (i in block && block[i] > gate) {sum += block[i]; ++n}
    return n ? sum / n : 0
  }
  FILENAME == ARGV[1] {
    if (match($0, / t: *[0-9.]+/)) {
      at = int(10 * substr($0, RSTART + 3, RLENGTH - 3) + 0.5)
      if (match($0, / M: *-?[0-9.]+/)) block[at] = power(substr($0, RSTART + 3, RLENGTH - 3))
    }
    next
  }
  {
    split($0, phase, "\t")
    first = int(phase[1] * 10) + 4; last = int(phase[2] * 10)
    is = loudness(meanAbove(first, last, meanAbove(first, last, power(-70)) / 10))
    printf "  %7.1f s to %7.1f s, %s: %.1f LUFS\n", phase[1], phase[2], phase[3], is
    if (is - target > 1 || target - is > 1) off = 1
  }
  END {exit off}' "$work/judge" "$work/phases" || fail "a phase is more than 1 LU from the target"

near "$whole" "$target" 1 || fail "the programme is more than 1 LU from its target"
near "$whole" "$own" 0.2 || fail "the program measures $own LUFS, ffmpeg $whole"
near "$peak" "$ownPeak" 0.2 || fail "the program measures $ownPeak dBTP, ffmpeg $peak"
awk -v p="$peak" 'BEGIN {exit !(p < -3)}' || fail "the true peak is not below -3 dBTP"
[ "$silences" -eq 0 ] || { grep silence_ "$work/judge" >&2; fail "silence inside the phases"; }

awk '$1 == "INDEX" {exit !($3 ~ /^00:00:/ && title ~ /: /)} $1 == "TITLE" {title = $0}' "$work/out.cue" ||
  fail "the first piece does not begin with its phase: $(head -n 8 "$work/out.cue")"
# The sheet tells of pieces, too; a piece and a phase that begin together are one entry: "PHASE: PIECE".
while IFS=$'\t' read -r start _ title; do
  awk -v start="$start" -v title="$title" '
    $1 == "TITLE" {said = $0; sub(/^ *TITLE "/, "", said); sub(/"$/, "", said)}
    $1 == "INDEX" {
      split($3, at, ":")
      away = at[1] * 60 + at[2] + at[3] / 75 - start
      if ((said == title || index(said, title ": ") == 1) && away > -1 && away < 1) found = 1
    }
    END {exit !found}' "$work/out.cue" || fail "the cue sheet lacks the phase '$title' at $start s"
done <"$work/phases"
