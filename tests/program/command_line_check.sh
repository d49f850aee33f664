#!/usr/bin/env bash
# command_line_check.sh PROGRAM: exit codes and words of the command line: 0, 1 (mistakes in files, or it failed), 2 (wrong use).
. "$(dirname "${BASH_SOURCE[0]}")/support.sh"

# expect CODE PATTERN ARGUMENTS…
expect() {
  local code=$1 pattern=$2 got=0
  shift 2
  "$lullwater" "$@" >"$work/out" 2>&1 </dev/null || got=$?
  [ "$got" -eq "$code" ] || { cat "$work/out" >&2; fail "lullwater $*: exit code $got, not $code"; }
  grep -q -- "$pattern" "$work/out" || { cat "$work/out" >&2; fail "lullwater $*: no '$pattern' in what it says"; }
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
