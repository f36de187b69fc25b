#!/bin/sh
# Puts this folder's K2Desk into the desktop's menu, for this user only, or takes it out again with --remove.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-"$HOME/.local/share"}
entry=$share/applications/ke.k2desk.K2Desk.desktop
icon=$share/icons/hicolor/scalable/apps/ke.k2desk.K2Desk.svg
if [ "${1:-}" = --remove ]; then
    rm -f -- "$entry" "$icon"
    exit
fi
case $here in
    *[\"\`\$\\%]*)
        echo "Move K2Desk into a folder without the signs \" \` \$ \\ % in its name, then start this again." >&2
        exit 1
        ;;
esac
mkdir -p -- "$(dirname -- "$entry")" "$(dirname -- "$icon")"
cp -- "$here/_internal/resources/icons/k2desk.svg" "$icon"
cat >"$entry" <<END
[Desktop Entry]
Type=Application
Name=K2Desk
Comment=Set up Kopo Kopo's payment alerts for your shop, and see that they work
Comment[sw]=Weka arifa za malipo za Kopo Kopo za duka lako, na uone kwamba zinafanya kazi
Exec="$here/k2desk"
Icon=ke.k2desk.K2Desk
Terminal=false
Categories=Office;Finance;
StartupNotify=true
StartupWMClass=K2Desk
END
