#!/usr/bin/env bash
# answers_check.sh PROGRAM: a headless run gives the answers of a file, by pressing and typing them on the screens.
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

cat >"$work/answers.toml" <<'TOML'
format = 1
[answers.first-look]
sleep     = 9
startled  = "most-days"
helps     = ["quiet", "voice"]
way-home  = false
hours     = 6.5
words     = "Room by the window, please?"
last-meal = "07:45"
[answers.side-effects]
notice = ["dizzy", "far-away"]
[answers.first-reading]
heart-rate = 81
at-ease    = false
[marks]
medicine-given = "25 s"
TOML

"$lullwater" run first-look --headless --speed max --answers "$work/answers.toml" --as-run "$work/log" >"$work/out" ||
  fail "the run did not end"
answered() { # FORM QUESTION VALUE, as JSON
  grep '"event":"answered"' "$work/log" | grep "\"form\":\"$1\"" | grep "\"question\":\"$2\"" | tail -n 1 | grep -qF -- "$3" ||
    { grep '"event":"answered"' "$work/log" >&2; fail "$1/$2 was not answered with $3"; }
}
answered first-look sleep 9
answered first-look startled most-days
answered first-look helps '["quiet","voice"]'
answered first-look way-home false
answered first-look hours 6.5
answered first-look last-meal 07:45
answered side-effects notice '["dizzy","far-away"]'
answered first-reading heart-rate 81
answered first-reading at-ease false

answered first-look words '"value":"Room by the window, please?","by":"person","private":true'

# the first phase lasts 80 s; 25 s later, and a little for coming in, staff say that the medicine was given
awk -F'[:,]' '/"phase":"arrive"/ && /phase-started/ {start = $4} /"mark":"medicine-given"/ {mark = $4}
  END {exit !(mark >= start + 80 + 25 && mark < start + 80 + 25 + 30)}' "$work/log" || fail "the mark was not placed when the file says"

sed -i 's/sleep     = 9/sleep     = 99/' "$work/answers.toml"
if "$lullwater" run first-look --headless --speed max --answers "$work/answers.toml" 2>"$work/err"; then fail "a wrong answer was taken"; fi
grep -q "'sleep' takes a whole number from 0 to 10" "$work/err" || { cat "$work/err" >&2; fail "the wrong answer is not named"; }
