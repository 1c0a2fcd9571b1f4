# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts share; to be sourced by bash.

# Debian packages by purpose; the names are those of Debian 12 and 13.
packages_run=(adwaita-icon-theme dbus-daemon fonts-dejavu-core fonts-inter fonts-noto-color-emoji gsettings-desktop-schemas
  libglib2.0-bin librsvg2-common locales)
packages_build=(desktop-file-utils gcc gettext libadwaita-1-dev libarchive-dev libc6-dev libglib2.0-dev libgtk-4-bin libgtk-4-dev
  libjson-glib-dev libsoup-3.0-dev libsqlite3-dev libxml2-dev meson ninja-build pkg-config)
packages_test=(appstream at-spi2-core clang faketime gir1.2-atspi-2.0 libclang-rt-dev llvm mandoc openssl python3 python3-gi xauth
  xvfb)
packages_demo=(python3)
packages_screens=(at-spi2-core gir1.2-atspi-2.0 imagemagick metacity pngquant python3 python3-gi x11-utils xauth
  xdotool xvfb)

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$(basename "$0"): $*"
  exit 1
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "This needs root, and sudo is not there: $*"
    return 1
  fi
}

missing_packages ()
{
  local name

  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
  done
}

apt_install ()
{
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends -y "$@" </dev/null >&2
}

# install_packages NAME…: installs what is missing, and asks for the lists only when it must.
install_packages ()
{
  local missing

  if ! command -v dpkg-query >/dev/null; then
    say "This is no Debian: taking for granted that what these packages hold is there: $*"
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  say "Installing ${missing[*]}"
  apt_install "${missing[@]}" 2>/dev/null && return 0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 update </dev/null >&2 ||
    say "apt-get update failed; trying with the lists that are there"
  apt_install "${missing[@]}" || die "these packages could not be installed: ${missing[*]}"
}

# use_locale FOLDER: from glibc 2.39 on, translations need another locale than C.UTF-8. Where there is none, one is made in
# FOLDER, for this script alone.
use_locale ()
{
  local name

  case "${LC_ALL-${LC_MESSAGES-${LANG-}}}" in
    '' | C | POSIX | C.*) ;;
    *) locale >/dev/null 2>&1 && return 0 ;;
  esac
  name=$(locale -a 2>/dev/null | grep -iE '^[a-z]{2,3}_.*\.utf-?8$' | head -n 1) || true
  if [ -z "$name" ]; then
    name=en_US.UTF-8
    mkdir -p "$1"
    [ -e "$1/$name" ] || localedef -i en_US -f UTF-8 "$1/$name" >/dev/null 2>&1 || return 0
    export LOCPATH=$1
  fi
  # The shell itself, which began without LOCPATH, cannot use what was just made, and would say so; what it starts can.
  { export LC_ALL=$name; } 2>/dev/null
}

free_port ()
{
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# What a build installs, tests left out, as paths that ninja knows.
installed_files ()
{
  meson introspect --targets "$1" | python3 -c '
import json, os, sys
for target in json.load(sys.stdin):
    if target["installed"]:
        print(*(os.path.relpath(name, sys.argv[1]) for name in target["filename"]), sep="\n")' "$1"
}

# build_release BUILDS: a release build, installed into BUILDS/demo-prefix, which is what PATH and XDG_DATA_DIRS then name.
build_release ()
{
  local builds=$1 prefix=$1/demo-prefix

  mkdir -p "$builds"
  say "Building (the first time takes a few minutes; log: $builds/demo.log)"
  {
    { [ -e "$builds/demo/build.ninja" ] || meson setup --prefix "$prefix" --libdir lib --buildtype release "$builds/demo" "$root"; } &&
      installed_files "$builds/demo" | xargs ninja -C "$builds/demo" && meson install -C "$builds/demo" --no-rebuild --quiet
  } </dev/null >"$builds/demo.log" 2>&1 || { tail -n 20 "$builds/demo.log" >&2; die 'the build failed'; }
  export PATH=$prefix/bin:$PATH XDG_DATA_DIRS=$prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
}
