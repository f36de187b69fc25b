#!/bin/bash
# The life of an installation, as one user of Windows has it: install, start, self-check, tour, update with data kept,
# remove. Runs inside the Debian with Wine, on a screen of its own; prove.sh calls it:
#
#   journey.sh OLDER_SETUP.exe SETUP.exe VERSION PICTURES USER
#
# Paths are those of Debian. It ends with 1 at the first thing that is not as it should be, and says what.
set -euo pipefail

older=$1 setup=$2 version=$3 pictures=$4 user=$5
export K2DESK_PLATFORM=windows
drive=${K2DESK_PREFIX-/windows/prefix}/drive_c
local_data=$drive/users/$user/AppData/Local
roaming=${local_data%Local}Roaming
program=$local_data/Programs/K2Desk
data=$local_data/k2desk
menu="$roaming/Microsoft/Windows/Start Menu/Programs/K2Desk"
run='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'
uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{7E3B0C52-5C0B-4D0A-9C5E-6B3F5A1D2E41}_is1'
mkdir -p "$pictures"

step() { echo "- $*"; }
wrong() {
    echo "NOT RIGHT: $*"
    picture not-right
    exit 1
}
picture() { import -window root "$pictures/$1.png" 2>/dev/null || true; }
windows() { timeout --kill-after=10 3000 /windows/windows.sh "$@" 2>/dev/null | sed -u 's/\r$//'; }
of_windows() {
    local place=Z:$1
    if [[ $1 == "$drive"/* ]]; then place=C:${1#"$drive"}; fi
    echo "${place//\//\\}"
}

# value KEY NAME: a value of the registry, empty where there is none.
value() {
    rm -f /tmp/exported.reg
    windows reg export "$1" 'Z:\tmp\exported.reg' /y >/dev/null || return 0
    # Strings are between quotes, with a backslash before each quote and backslash.
    iconv -f UTF-16 -t UTF-8 /tmp/exported.reg | tr -d '\r' | sed -n "s/^\"$2\"=\"\(.*\)\"\$/\1/p" | sed 's/\\\(.\)/\1/g'
}

# until_there SECONDS COMMAND…: waits until the command succeeds.
until_there() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 0.5
    done
}
shows() { xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; }
shows_no() { ! shows "$1"; }
is_away() { [[ ! -e $1 ]]; }

# check_files: what an installation has to leave on the disk.
check_files() {
    [[ -f $program/k2desk.exe ]] || wrong "the program is not in the user's own folder of programs"
    for one in "K2Desk" "K2Desk manual" "Mwongozo wa K2Desk"; do
        [[ -f "$menu/$one.lnk" ]] || wrong "the start menu has no '$one'"
        check_link "$menu/$one.lnk"
    done
    local icon
    icon=$(value "$uninstall" DisplayIcon)
    [[ -n $icon && -f $(unix "$icon") ]] || wrong "the list of programs shows the icon '$icon', which is not there"
    [[ $(value "$uninstall" DisplayName) == K2Desk ]] || wrong "the list of programs does not name it"
    # Nothing for the whole computer: that would ask for an administrator.
    ! windows reg query 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s | grep -qi k2desk ||
        wrong "it is installed for the whole computer"
    [[ -z $(find "$drive/Program Files" "$drive/Program Files (x86)" "$drive/ProgramData" -iname '*k2desk*') ]] ||
        wrong "it left files for the whole computer"
}

unix() {
    local plain=${1#C:}
    plain=${plain%,[0-9]*}
    echo "$drive${plain//\\//}"
}

# check_link FILE: that to which a link of the start menu leads has to be there.
check_link() {
    local leads
    leads=$(python3 /repository/packaging/windows/links.py "$1")
    [[ -n $leads && -f $(unix "$leads") ]] || wrong "$(basename "$1") leads to '$leads', which is not there"
}

# start_and_end PICTURE [OPTION…]
start_and_end() {
    /windows/windows.sh "$(of_windows "$program/k2desk.exe")" --language en "${@:2}" >/dev/null 2>&1 &
    until_there 180 shows '^K2Desk|K2Desk$' || wrong "no window appears"
    if [[ " ${*:2} " == *" --practice "* ]]; then hold_practice; fi
    sleep 3
    picture "$1"
    local window
    window=$(xdotool search --onlyvisible --name '^K2Desk|K2Desk$' | tail -n 1)
    xdotool windowactivate --sync "$window" key alt+F4
    until_there 300 shows_no '^K2Desk|K2Desk$' || wrong "the window does not close"
    until_there 300 no_program || wrong "it does not end with its window"
}
of_program="users.$user.AppData.Local.Programs.K2Desk.k2desk\.exe"
no_program() { ! pgrep -f "$of_program" >/dev/null; }

# hold_practice: stops the practice server in the middle of its start, as an overloaded computer does.
hold_practice() {
    until_there 180 pgrep -f "$of_program.*practice-server" >/dev/null || wrong "no practice server starts"
    pkill -STOP -f "$of_program.*practice-server"
}

self_check() {
    rm -f "$pictures/self-check.txt"
    windows "$(of_windows "$program/k2desk.exe")" --self-check "$(of_windows "$pictures/self-check.txt")" ||
        { cat "$pictures/self-check.txt"; wrong "the self-check"; }
    ! grep -v '^K2Desk\|^ok ' "$pictures/self-check.txt" || wrong "the self-check"
    grep '^K2Desk' "$pictures/self-check.txt"
    grep -q 'chosen: keyring.backends.Windows' "$pictures/self-check.txt" || wrong "Windows' password store is not used"
}

tour() {
    K2DESK_PLATFORM=offscreen windows "$(of_windows "$program/k2desk.exe")" --tour --language "$1" --look light:1366x768 \
        --screenshots "$(of_windows "$pictures/tour-$1")" || wrong "the tour, $1"
    [[ -n $(find "$pictures/tour-$1" -name list.png -size +0) ]] || wrong "the tour left no pictures"
    until_there 60 no_program || wrong "the tour left a process: $(pgrep -af "$of_program")"
}

# digests: what the user's list and settings are.
digests() { (cd "$data" && sha256sum registry.sqlite settings.json); }

# remove ANSWER: takes it away as a person does, and answers the question about the data with a key.
remove() {
    /windows/windows.sh "$(of_windows "$program/unins000.exe")" >/dev/null 2>&1 &
    until_there 120 shows 'K2Desk Uninstall' || wrong "the uninstaller asks nothing"
    sleep 2
    picture "remove-$1-1"
    press alt+y
    # The files are taken away; then comes the question about the data.
    until_there 300 is_away "$program/k2desk.exe" || wrong "the program is still there"
    # Inno Setup's own windows are called "K2Desk Uninstall".
    until_there 120 shows '^Uninstall$' || wrong "nothing is asked about the data"
    sleep 3
    picture "remove-$1-2-data"
    press "$1"
    sleep 3
    picture "remove-$1-3"
    press Return
    until_there 120 shows_no 'K2Desk Uninstall' || wrong "the uninstaller does not end"
}
# The newest window has the focus.
press() { xdotool key "$1"; }

check_removed() {
    until_there 30 is_away "$program" || wrong "files stay: $(find "$program" | head -n 3)"
    [[ ! -e $menu ]] || wrong "the start menu still has it"
    [[ -z $(value "$run" K2Desk) ]] || wrong "it still starts with Windows"
    ! windows reg query "$uninstall" >/dev/null || wrong "the list of programs still has it"
}

# ----------------------------------------------------------------------------------------------------------------------

[[ ! -e $program && ! -e $data ]] || wrong "there is a K2Desk already"

step "install the older version, to start with Windows"
windows "$(of_windows "$older")" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /TASKS=startup || wrong "the installer"
check_files
[[ $(value "$run" K2Desk) == *'k2desk.exe" --background' ]] || wrong "it does not start with Windows"
[[ $(value "$uninstall" DisplayVersion) != "$version" ]] || wrong "the older version is not older"
[[ -f $program/_internal/of-an-older-version.txt ]] || wrong "the older version lacks the file that has to go"

step "a list of an older version"
mkdir -p "$data"
gunzip -c /repository/tests/store/old/registry-v4.sqlite.gz >"$data/registry.sqlite"
start_and_end first-start
[[ -s $data/registry.sqlite ]] || wrong "the list is gone"
before=$(digests)

step "update"
windows "$(of_windows "$setup")" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART || wrong "the installer"
check_files
[[ $(value "$uninstall" DisplayVersion) == "$version" ]] || wrong "the list of programs tells the old version"
[[ ! -e $program/_internal/of-an-older-version.txt ]] || wrong "a file of the older version stays"
[[ $(value "$run" K2Desk) == *'k2desk.exe" --background' ]] || wrong "it no longer starts with Windows"
[[ $(digests) == "$before" ]] || wrong "the update changed the user's data"

step "self-check"
self_check
step "tour, en and sw"
tour en
tour sw
step "start"
start_and_end start
step "end, though the practice server hangs"
start_and_end hanging --practice

step "remove, and keep the data"
remove Return
check_removed
[[ -s $data/registry.sqlite ]] || wrong "the data are gone"

step "install anew: the list is still there"
windows "$(of_windows "$setup")" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART || wrong "the installer"
check_files
[[ -z $(value "$run" K2Desk) ]] || wrong "it starts with Windows, and nobody asked for that"
start_and_end kept

step "remove, and the data as well"
remove alt+y
check_removed
[[ ! -e $data ]] || wrong "the data stay"
echo "all in order"
