# Sourced by app/run and tests/run: installs what is missing, configures, builds, renders the sounds.
# Says what it does; a call with nothing to do says nothing and takes well under a second.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\033[1m%s\033[0m\n' "lullwater: $*" >&2; }
fail() { printf 'lullwater: %s\n' "$*" >&2; exit 1; }

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
  local missing
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
}

# build PRESET [TARGET…]
build() {
  local preset=$1
  shift
  local tree=$root/build/$preset
  if [ ! -f "$tree/build.ninja" ]; then
    say "configuring build/$preset"
    (cd "$root" && cmake --preset "$preset" >"/tmp/lullwater-configure.$$" 2>&1) ||
      { cat "/tmp/lullwater-configure.$$" >&2; rm -f "/tmp/lullwater-configure.$$"; fail "could not configure"; }
    rm -f "/tmp/lullwater-configure.$$"
  fi
  local targets=("${@:-all}")
  if ! ninja -C "$tree" -n "${targets[@]}" 2>/dev/null | grep -q 'no work to do'; then
    say "building build/$preset with $(nproc) cores"
    ninja -C "$tree" "${targets[@]}" >&2 || fail "could not build"
  fi
}

# Music, cues and spoken lines: rendered once, kept in the user's cache by content.
render_sounds() {
  "$root/assets/build" >&2 || fail "could not render the sounds"
  local lines=$root/build/voice-lines.tsv
  "$root/build/$1/lullwater" voice --lines >"$lines.new" || fail "could not list the lines to speak"
  mv "$lines.new" "$lines"
  "$root/assets/voice/build" "$lines" "$root/assets/voice" >&2 || fail "could not speak the lines"
}
