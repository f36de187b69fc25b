#!/usr/bin/env bash
# Proves the Debian package in a bare Debian 12: installed by apt, started from its desktop entry on a virtual screen,
# the password store found, the tour gone through, removed, and nothing left but the user's own data.
#
#   packaging/linux/prove.sh [PACKAGE.deb]      as root; the newest package of dist/ where none is named
#
# The bare system is made in a folder of its own that is deleted afterwards (K2DESK_KEEP=1 keeps it).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
# shellcheck source=packaging/linux/bare.sh
source "$here/bare.sh"

package=${1:-$(find "$repository/dist" -name 'k2desk_*.deb' | sort -V | tail -n 1)}
[[ -f $package ]] || fail "there is no package: python3 packaging/dev.py build"
work=$(mktemp -d)
clean_up_more() {
    if [[ -z ${K2DESK_KEEP:-} ]]; then rm -rf --one-file-system "$work"; else echo "kept: $bare"; fi
}

say "a bare Debian 12"
make_bare bookworm "$work/root"
apt update
inside useradd --create-home mwende
echo "$(inside dpkg-query -W | wc -l) packages, $(du -sm --one-file-system "$bare" | cut -f1) MB"

# What the package itself needs comes with it alone; the screen and the password store are installed afterwards, so that
# nothing which they bring hides a missing dependency.
say "install $(basename "$package")"
cp "$package" "$bare/tmp/k2desk.deb"
apt install -y /tmp/k2desk.deb
rm "$bare/tmp/k2desk.deb"
[[ $(inside k2desk --version) == "K2Desk "* ]] || fail "it does not tell its version"
missing=$(inside sh -c 'find /usr/lib/k2desk -name "*.so*" -type f -exec env LD_LIBRARY_PATH=/usr/lib/k2desk/_internal ldd {} + 2>/dev/null' | grep 'not found' | sort -u || true)
[[ -z $missing ]] || fail "libraries that nobody depends on: $missing"
as_user() { inside su mwende -c "$*"; }
as_user "QT_QPA_PLATFORM=offscreen k2desk --self-check" || fail "the installation is not whole"

say "the desktop entry, on a screen"
apt install -y xvfb xauth xdotool x11-utils dbus dbus-x11 gnome-keyring libglib2.0-bin openbox procps
as_user 'cat >/tmp/screen.sh' <<'END'
set -eu
# What a desktop does with a double click: it looks the entry up by its name and starts what stands in it.
gio launch /usr/share/applications/ke.k2desk.K2Desk.desktop >/tmp/launch.log 2>&1 &
window=
for _ in $(seq 100); do
    window=$(xdotool search --onlyvisible --class k2desk 2>/dev/null | head -n 1) && [ -n "$window" ] && break
    sleep 0.2
done
[ -n "$window" ] || { echo "no window appears"; cat /tmp/launch.log; exit 1; }
xprop -id "$window" WM_CLASS _NET_WM_NAME _KDE_NET_WM_DESKTOP_FILE 2>/dev/null
wanted=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/ke.k2desk.K2Desk.desktop)
xprop -id "$window" WM_CLASS | grep -q "\"$wanted\"" || { echo "the entry names another window class"; exit 1; }
sleep 2
k2desk --version
# It ends as people end it.
pid=$(xdotool getwindowpid "$window")
xdotool windowactivate --sync "$window" key alt+F4
for _ in $(seq 50); do [ -d "/proc/$pid" ] || break; sleep 0.2; done
[ ! -d "/proc/$pid" ] || { echo "it does not end"; exit 1; }
END
as_user 'cat >/tmp/session.sh' <<'END'
set -eu
mkdir -p -m 700 /tmp/run
export XDG_RUNTIME_DIR=/tmp/run
printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null
openbox >/dev/null 2>&1 &
manager=$!
sleep 1
sh /tmp/screen.sh
k2desk --self-check | tee /tmp/check.txt
grep -q 'chosen: keyring.backends.SecretService' /tmp/check.txt || { echo "the password store is not found"; exit 1; }
k2desk --tour --screenshots /tmp/tour
kill $manager
END
as_user "cd; dbus-run-session -- xvfb-run -a -s '-screen 0 1366x768x24' sh /tmp/session.sh" || fail "on the screen"
[[ -s $bare/tmp/tour/list.png ]] || fail "the tour left no pictures"

say "remove it"
# What the packages themselves say that they own, so that what remains can be compared.
owned=$(inside dpkg-query -L k2desk | sort)
apt remove -y k2desk
inside dpkg-query -W k2desk >/dev/null 2>&1 && fail "Debian still knows it"
left=$(while read -r file; do
    if [[ -L $bare$file || (-e $bare$file && ! -d $bare$file) ]]; then echo "$file"; fi
done <<<"$owned")
[[ -z $left ]] || fail "files that the package owned: $left"
left=$(find "$bare" -xdev \( -path "$bare/proc" -o -path "$bare/sys" -o -path "$bare/dev" -o -path "$bare/tmp" \
    -o -path "$bare/home" -o -path "$bare/var/lib/apt" -o -path "$bare/var/cache/apt" -o -path "$bare/var/log" \) -prune \
    -o -iname '*k2desk*' -print)
[[ -z $left ]] || fail "it leaves: $left"
echo "of the system: nothing"
echo "of the user:"
(cd "$bare/home/mwende" && find . -path '*k2desk*' | sort | sed 's/^/  /')
strange=$(cd "$bare/home/mwende" && find . -iname '*k2desk*' ! -path './.local/share/k2desk*' ! -path './.config/k2desk*' \
    ! -path './.local/state/k2desk*')
[[ -z $strange ]] || fail "in the user's folder, and no data: $strange"
say "all in order"
