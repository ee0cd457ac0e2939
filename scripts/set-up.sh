# Sourced by the other scripts: makes .venv with this package in it, and does nothing where that is already done.
# Needs Python 3.11 or newer and the package registries. PYTHON names the interpreter to use, if it is not to be found.
# shellcheck shell=bash

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
bin=$root/.venv/bin

say() { printf '%s\n' "$*" >&2; }

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  say "newskg needs Python 3.11 or newer; set PYTHON to one if it is not on the PATH"
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_apt() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# install_debian PACKAGE...: whether the packages could be installed, quietly.
install_debian() {
  can_apt || return 1
  say "installing Debian packages: $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >/dev/null 2>&1 || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "$@" >/dev/null 2>&1
}

make_environment() {
  local python
  python=$(find_python) || return 1
  "$python" -m venv "$root/.venv" >/dev/null 2>&1 && return
  # Debian and Ubuntu split ensurepip off into a package of its own.
  install_debian python3-venv || true
  "$python" -m venv --clear "$root/.venv" && return
  say "$python cannot make a virtual environment; install its venv module (Debian: python3-venv)"
  return 1
}

# What an installation depends on: a stamp that equals this says that nothing has to be installed.
fingerprint() {
  { "$bin/python" -VV; printf '%s\n' "$root"; cat "$root/pyproject.toml" "$root/constraints.txt"; } | cksum
}

install_package() {
  local wanted=$1
  local pip=("$bin/python" -m pip --disable-pip-version-check install --quiet --editable "$root$wanted")
  "${pip[@]}" --constraint "$root/constraints.txt" && return
  say "the versions in constraints.txt do not all fit this Python; installing the newest that pyproject.toml allows"
  "${pip[@]}"
}

# set_up run|dev: an environment to run in, or one to test and develop in.
set_up() {
  local purpose=$1 wanted=""
  "$bin/python" -c '' 2>/dev/null || make_environment
  [ "$purpose" = dev ] && wanted="[dev]"
  local stamp=$root/.venv/newskg-$purpose.stamp
  if [ ! -x "$bin/kg" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint)" ]; then
    say "setting up .venv (a minute or two, once) ..."
    rm -f "$stamp"
    install_package "$wanted"
    fingerprint >"$stamp"
  fi
}
