#!/bin/sh
# Installs what the demo or the tests need and this machine lacks. Says one line for each thing that it installs or
# cannot have, and nothing when all is there.
#
#   sh test/lab/prepare.sh demo|test|screenshots
#
# CHROMIUM and FIREFOX may name other browsers than the system's `chromium` and `firefox-esr`.
# Exit status: 0 when the demo or the tests can run, if only in part; 1 when they cannot; 2 on wrong use.
set -u
cd "$(dirname "$0")/../.." || exit 1
log=test/output/prepare.log
mkdir -p test/output
: >"$log"

purpose=${1:-}
case $purpose in demo | test | screenshots) ;; *) echo "usage: sh test/lab/prepare.sh demo|test|screenshots" >&2 && exit 2 ;; esac

say() { echo "prepare: $*"; }
complain() { echo "prepare: $*" >&2; }

# --- npm packages -----------------------------------------------------------------------------------------------

check_node() {
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);
  ' 2>/dev/null && return
  complain "Node.js 20.19 or newer is needed; here is $(node --version 2>/dev/null || echo none)."
  exit 1
}

# Whether node_modules holds what package-lock.json asks for. By content: a checkout changes all file times.
npm_packages_current() {
  node -e '
    const packages = (file) => JSON.parse(require("node:fs").readFileSync(file, "utf8")).packages;
    const wanted = packages("package-lock.json");
    const installed = packages("node_modules/.package-lock.json");
    const isStale = ([path, { version, optional }]) =>
      path !== "" && installed[path]?.version !== version && !(optional && installed[path] === undefined);
    process.exit(Object.entries(wanted).some(isStale) ? 1 : 0);
  ' 2>/dev/null
}

# `npm ci` empties node_modules first, so it is only for a tree that is not there yet. It also refuses a lock file that
# lacks packages of other platforms, which npm leaves out where the registry does not have them; `npm install` takes
# such a lock file as it is, and --no-save keeps it so.
install_npm_packages() {
  npm_packages_current && return
  say "installing the npm packages of package-lock.json"
  for attempt in 1 2; do # npm itself repeats each request
    [ -d node_modules ] || npm_quietly ci
    npm_packages_current || npm_quietly install --no-save
    npm_packages_current && return
    complain "npm did not succeed (attempt $attempt of 2)"
  done
  complain "the npm packages cannot be installed, so nothing can run. The end of $log:"
  tail -n 15 "$log" >&2
  exit 1
}

npm_quietly() { npm "$@" --no-audit --no-fund --loglevel=error >>"$log" 2>&1 </dev/null; }

# --- what the system has ----------------------------------------------------------------------------------------

# A browser out of a snap cannot be driven: it sees neither our profile folders nor the extension.
usable_command() {
  found=$(command -v "$1" 2>/dev/null) && [ -x "$found" ] || return 1
  case "$found$(readlink -f "$found")" in *snap*) return 1 ;; esac
}
has_chromium() { usable_command "${CHROMIUM:-chromium}"; }
has_firefox() { usable_command "${FIREFOX:-firefox-esr}"; }
has_cyrillic_font() {
  [ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || fc-list :lang=ru 2>/dev/null | grep -q .
}
has_roundcube() {
  [ -e /var/lib/roundcube/public_html/index.php ] && [ -d /usr/share/roundcube/skins/larry ] &&
    php -m 2>/dev/null | grep -qx pdo_sqlite
}
has_sogo() { [ -x /usr/sbin/sogod ] && command -v memcached >/dev/null && has_postgresql; }
has_postgresql() { ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1; }
has_horde() { [ -e /usr/share/horde/imp/dynamic.php ]; }
has_dovecot() { [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap ]; }
# The words of an extension follow the browser's own language, and Firefox has that only with its language pack.
has_russian_firefox() {
  [ -n "${FIREFOX:-}" ] || [ -e /usr/lib/firefox-esr/browser/extensions/langpack-ru@firefox-esr.mozilla.org.xpi ]
}
# Debian keeps Chromium's languages in a package of their own.
has_russian_chromium() { [ -n "${CHROMIUM:-}" ] || [ -e /usr/lib/chromium/locales/ru.pak ]; }
has_openpyxl() { /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; } # reads the saved workbooks
has_openssl() { command -v openssl >/dev/null; } # certificates of the lab's own for https
has_xvfb() { command -v Xvfb >/dev/null; }
has_xdotool() { command -v xdotool >/dev/null; } # presses keys in Chromium's own window
has_git() { command -v git >/dev/null; } # the source package holds what git knows

# They make the tracked pictures small.
has_picture_tools() { command -v pngquant >/dev/null && command -v zopflipng >/dev/null; }

is_ubuntu() { grep -qx 'ID=ubuntu' /etc/os-release 2>/dev/null; }

# --- Debian packages --------------------------------------------------------------------------------------------

can_be_root() { [ "$(id -u)" = 0 ] || command -v sudo >/dev/null; }
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@" # nobody is there to type a password
  fi
}

# Installing must not start a mail server on somebody's machine: invoke-rc.d asks this file first.
policy=/usr/sbin/policy-rc.d
policy_is_ours=no
forbid_daemons() {
  [ -e "$policy" ] && return
  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null && policy_is_ours=yes
  as_root chmod 755 "$policy"
}
allow_daemons() {
  [ "$policy_is_ours" = yes ] && as_root rm -f "$policy"
  policy_is_ours=no
}
# Nor may it start one with the next boot: what this script brings is left switched off. A service that was there before
# is somebody's own.
daemons="dovecot memcached postgresql sogo"
daemons_here() { for daemon in $daemons; do [ -e "/etc/init.d/$daemon" ] && echo "$daemon"; done; }
switch_off_new_daemons() {
  for daemon in $(daemons_here); do
    case " $1 " in *" $daemon "*) continue ;; esac
    as_root update-rc.d "$daemon" disable >>"$log" 2>&1
  done
}
trap allow_daemons EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" \
    >>"$log" 2>&1 </dev/null
}

# apt-get update cannot wait for the lock of the package lists.
apt_update() {
  for attempt in 1 2 3 4 5 6; do
    apt_get update && return
    grep -q 'Could not get lock' "$log" || return 1
    sleep "$attempt"
  done
  return 1
}

# All at once; if that fails, one by one, so that a missing package does not hold back the others.
install_debian_packages() {
  [ $# = 0 ] && return
  if ! command -v apt-get >/dev/null; then
    complain "this is not Debian; not installed: $*"
    return
  fi
  if ! can_be_root; then
    complain "neither root nor sudo; not installed: $*"
    return
  fi
  say "installing the Debian packages: $*"
  daemons_before=$(daemons_here | tr '\n' ' ')
  forbid_daemons
  apt_update
  if ! apt_get install --no-install-recommends "$@"; then
    for package in "$@"; do
      apt_get install --no-install-recommends "$package" || complain "cannot install the Debian package $package (see $log)"
    done
  fi
  switch_off_new_daemons "$daemons_before"
  allow_daemons
}

# --- the two purposes -------------------------------------------------------------------------------------------

browser_hint="Name one in the environment variable"
is_ubuntu && browser_hint="Ubuntu has it only as a snap, which cannot be driven. Name another one in the environment variable"

prepare_demo() {
  wanted=
  has_chromium || has_firefox || is_ubuntu || wanted=chromium
  has_cyrillic_font || wanted="$wanted fonts-dejavu-core"
  # shellcheck disable=SC2086 # a list of words
  install_debian_packages $wanted
  if ! has_chromium && ! has_firefox && ! is_ubuntu; then install_debian_packages firefox-esr; fi
  has_chromium || has_firefox && return
  complain "no browser for the demo, neither Chromium nor Firefox. $browser_hint CHROMIUM or FIREFOX."
  exit 1
}

prepare_test() {
  wanted=
  has_chromium || is_ubuntu || wanted=chromium
  has_russian_chromium || is_ubuntu || wanted="$wanted chromium-l10n"
  has_firefox || is_ubuntu || wanted="$wanted firefox-esr"
  has_russian_firefox || is_ubuntu || wanted="$wanted firefox-esr-l10n-ru"
  has_cyrillic_font || wanted="$wanted fonts-dejavu-core"
  has_roundcube || wanted="$wanted roundcube-core roundcube-sqlite3 roundcube-skin-larry php-cli"
  has_openpyxl || wanted="$wanted python3-openpyxl"
  has_dovecot || wanted="$wanted dovecot-imapd"
  has_sogo || wanted="$wanted sogo memcached postgresql"
  has_horde || wanted="$wanted php-horde-imp php-cli"
  has_openssl || wanted="$wanted openssl"
  has_xvfb || wanted="$wanted xvfb"
  has_xdotool || wanted="$wanted xdotool"
  has_git || wanted="$wanted git"
  # shellcheck disable=SC2086 # a list of words
  install_debian_packages $wanted
  has_chromium || complain "no Chromium: its end-to-end tests will fail, all others run. $browser_hint CHROMIUM."
  has_firefox || complain "no Firefox: its end-to-end tests will fail, all others run. $browser_hint FIREFOX."
  has_roundcube && has_dovecot || complain "no Roundcube with Dovecot: all end-to-end tests will fail, all others run."
  has_sogo || complain "no SOGo with PostgreSQL and memcached: its end-to-end tests will fail, all others run."
  has_horde || complain "no Horde IMP: its end-to-end tests will fail, all others run."
  has_xvfb || complain "no Xvfb: the tests on a display will fail, all others run."
  has_xdotool || complain "no xdotool: the tests of Chromium's own window will fail, all others run."
}

prepare_screenshots() {
  prepare_test
  has_picture_tools || install_debian_packages pngquant zopfli
  has_picture_tools && return
  complain "no pngquant or zopflipng: pictures of README.md and the stores cannot be made small."
  exit 1
}

check_node
install_npm_packages
"prepare_$purpose"
