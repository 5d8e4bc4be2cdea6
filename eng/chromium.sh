# Debian's Chromium with one font family, for the browser tests. Sourced after common.sh.

as_root() {
  if [[ "$(id -u)" -eq 0 ]]; then
    "$@"
  else
    command -v sudo >/dev/null ||
      fail "Chromium is missing, this is not root, and there is no sudo. Maybe run as root once: apt-get install -y chromium fonts-liberation"
    sudo "$@"
  fi
}

need_chromium() {
  export BAILIWICK_CHROMIUM="${BAILIWICK_CHROMIUM:-/usr/bin/chromium}"
  if [[ ! -x "$BAILIWICK_CHROMIUM" ]]; then
    [[ "$BAILIWICK_CHROMIUM" == /usr/bin/chromium ]] && command -v apt-get >/dev/null ||
      fail "there is no Chromium at $BAILIWICK_CHROMIUM. Maybe install one and set BAILIWICK_CHROMIUM to its path."
    say "installing Chromium"
    as_root apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >&2
  fi
  "$BAILIWICK_CHROMIUM" --version >/dev/null ||
    fail "$BAILIWICK_CHROMIUM does not start. Maybe a library is missing: see 'ldd $(readlink -f "$BAILIWICK_CHROMIUM")'."
}
