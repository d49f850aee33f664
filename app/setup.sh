# Sourced by app/run and tests/run: installs what is missing, configures, builds, renders the sounds.
# Says what it does and how long each step took; a call with nothing to do says nothing and takes well under a second.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\033[1m%s\033[0m\n' "lullwater: $*" >&2; }
fail() { printf 'lullwater: %s\n' "$*" >&2; exit 1; }

# took NAME SECONDS-AT-BEGIN
took() { say "$1: $((EPOCHSECONDS - $2)) s"; }

# missing_packages [to-test]: those of app/packages; what stands below "# to test" only where it is asked for
missing_packages() {
  local wanted
  wanted=$(awk -v all="${1:-}" '/^# to test/ && all == "" {exit} {sub(/#.*/, "")} NF {print $1}' "$root/app/packages")
  # dpkg-query exits non-zero for unknown names and still lists the rest
  local present
  # shellcheck disable=SC2086
  present=$(dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' $wanted 2>/dev/null | awk '$2 == "ii" {print $1}')
  # a tool that came another way (node from its makers, say) is there, too
  comm -23 <(sort <<<"$wanted") <(sort -u <<<"$present") |
    while read -r name; do command -v "$name" >/dev/null || printf '%s ' "$name"; done
}

# install_packages [to-test]
install_packages() {
  local missing began=$EPOCHSECONDS
  missing=$(missing_packages "$@")
  [ -z "${missing// /}" ] && return
  command -v apt-get >/dev/null || fail "these Debian packages are missing, and there is no apt-get here: $missing"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "these packages are missing; install them as root: apt-get install $missing"
    say "needs your password to install Debian packages"
    as_root=(sudo)
  fi
  say "installing $missing"
  "${as_root[@]}" apt-get update -qq
  # shellcheck disable=SC2086
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
  took "packages" "$began"
}

# build PRESET [TARGET…]
build() {
  local preset=$1 began=$EPOCHSECONDS
  shift
  local tree=$root/build/$preset
  if [ ! -f "$tree/build.ninja" ]; then
    say "configuring build/$preset"
    local log
    log=$(mktemp)
    (cd "$root" && cmake --preset "$preset" >"$log" 2>&1) || { cat "$log" >&2; rm -f "$log"; fail "could not configure"; }
    rm -f "$log"
  fi
  local targets=("${@:-all}")
  if ! ninja -C "$tree" -n "${targets[@]}" 2>/dev/null | grep -q 'no work to do'; then
    say "building build/$preset with $(nproc) cores"
    ninja -C "$tree" "${targets[@]}" >&2 || fail "could not build"
    took "build/$preset" "$began"
  fi
}

# speak PROGRAM [SESSION…]: the lines of these sessions, or of all. Best effort: a session that can't be read, or a line that can't be
# spoken, must not keep another session from running; what has no voice is told where it would be heard.
speak() {
  local program=$1 lines
  shift
  lines=$(mktemp)
  if "$program" voice --lines "$@" >"$lines"; then
    "$root/assets/voice/build" "$lines" "$root/assets/voice" || say "some lines have no voice"
  else
    say "the lines of ${*:-all sessions} could not be listed"
  fi
  rm -f "$lines"
}

# Music and cues of everything: rendered once, kept in the user's cache by content.
render_music() { "$root/assets/build" >&2; }

# The same, and the spoken lines of all sessions.
render_sounds() {
  local began=$EPOCHSECONDS
  local session whole=yes
  render_music || whole=no
  for session in "$root"/config/sessions/*.toml; do speak "$root/build/$1/lullwater" "$session" >&2; done
  [ $whole = yes ] || fail "could not render all sounds"
  [ $((EPOCHSECONDS - began)) -lt 2 ] || took "music and voice" "$began"
}

# render_music_of SESSION: only what that session plays; nothing where it can't be read or is no session. Best effort: the
# program itself says what is missing.
render_music_of() {
  local program=$root/build/release/lullwater sounds
  # what has no score here is somebody's own music: the program itself says where that is missing
  sounds=$("$program" sounds "$1" 2>/dev/null) || return 0
  sounds=$(for file in $(sed -n "s|^[a-z]*\t$root/assets/music/||p" <<<"$sounds") "$root"/assets/cues/*.csd; do
    file=${file##*/}
    [ ! -e "$root/assets/music/${file%.*}.csd" ] && [ ! -e "$root/assets/cues/${file%.*}.csd" ] || echo "${file%.*}"
  done)
  # shellcheck disable=SC2086
  [ -z "$sounds" ] || "$root/assets/build" --only $sounds >&2 || say "not all music of $1 could be rendered"
}

# render_sounds_of SESSION: its music and its voice, so that it can begin; the rest is rendered behind it.
render_sounds_of() {
  local began=$EPOCHSECONDS
  render_music_of "$1"
  speak "$root/build/release/lullwater" "$1" >&2
  [ $((EPOCHSECONDS - began)) -lt 2 ] || took "music and voice of $1" "$began"
}

# Renders the sounds of everything else with the lowest priority, while the program runs and after it.
render_rest_behind() {
  local log=${XDG_CACHE_HOME:-$HOME/.cache}/lullwater/rendering.log
  mkdir -p "${log%/*}"
  (
    exec 9>>"$log.lock"
    flock -n 9 || exit 0 # another call is at it
    # shellcheck disable=SC2030
    exec >"$log" 2>&1 </dev/null
    setsid nice -n 19 bash -c '. "$1" && render_sounds release' bash "${BASH_SOURCE[0]}" &
  )
}
