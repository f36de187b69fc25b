#!/usr/bin/env bash
# Runs K2Desk with Windows' own Python, Qt and packages under Wine, and builds its installer there.
#
#   packaging/windows/prove.sh [PART…] [TESTS…]      as root on Debian; everything where nothing is named
#
#   self-check, tour, screen   from source: the self-check; the tour in both languages; the tour in Windows' own windows
#   looks                      the tour on screens of 125 % and 150 %, and in high contrast
#   tests                      all of them but those that wine.txt names, each with its reason
#   installer                  PyInstaller, Inno Setup, then the life of an installation (journey.sh), twice
#   flaws                      the same with a flaw put in on purpose: it has to fail
#   paint                      how long the program takes to paint and end, from source and frozen
#   same                       the program frozen twice, in two folders: not a byte may differ
#
# wine.sh sets everything up in build/windows/. It ends with a table, and with 1 if a line of it is not right.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
# shellcheck source=packaging/windows/wine.sh
source "$here/wine.sh"

parts=() tests=()
for argument in "$@"; do
    case $argument in
        self-check | tour | looks | screen | tests | installer | flaws | paint | same) parts+=("$argument") ;;
        *) tests+=("$argument") ;;
    esac
done
if ((${#tests[@]})); then parts+=(tests); fi
if ((!${#parts[@]})); then parts=(self-check tour looks screen installer flaws paint same tests); fi
wants() { [[ " ${parts[*]} " == *" $1 "* ]]; }

table=()
bad=0
# judge NAME RESULT FINDING: adds a line to the table.
judge() {
    table+=("$(printf '| %-32s | %-4s | %s' "$1" "$2" "$3")")
    if [[ $2 != ok ]]; then bad=1; fi
}

# --- from source ------------------------------------------------------------------------------------------------------

prove_self_check() {
    say "self-check"
    local said result
    said=$(python -m k2desk --self-check) && result=ok || result=BAD
    echo "$said"
    grep -q 'chosen: keyring.backends.Windows' <<<"$said" || result=BAD
    if grep -v '^K2Desk\|^ok ' <<<"$said"; then result=BAD; fi
    judge "self-check" "$result" "$(grep -c '^ok ' <<<"$said") of $(grep -vc '^K2Desk' <<<"$said") ok, with Windows' password store"
}

# steps: how many steps of the tour in the text went well, and how many there are.
steps() { echo "$(grep -c '^ok [0-9]' <<<"$1" || true) of $(grep -oE '^(ok|FAILED) [0-9]+/[0-9]+' <<<"$1" | head -n 1 | cut -d / -f 2)"; }

prove_tour() {
    local said result language
    for language in en sw; do
        say "tour, $language"
        said=$(python -m k2desk --tour --language "$language" --look light:1366x768 \
            --screenshots "Z:\\windows\\pictures\\$language") && result=ok || result=BAD
        echo "$said"
        judge "tour, $language" "$result" "$(steps "$said") steps, $(grep -c '^NOT RIGHT' <<<"$said" || true) complaints"
    done
}

prove_looks() {
    local said result scale look
    for scale in 1.25 1.5; do
        look=light:1024x640
        if [[ $scale == 1.5 ]]; then look=high_contrast:1024x640; fi
        say "tour, at $scale, $look"
        said=$(K2DESK_SCALE=$scale python -m k2desk --tour --language en --look "$look" \
            --screenshots "Z:\\windows\\pictures\\$scale") && result=ok || result=BAD
        echo "$said"
        judge "tour, at $scale, $look" "$result" "$(steps "$said") steps, $(grep -c '^NOT RIGHT' <<<"$said" || true) complaints"
    done
}

prove_screen() {
    say "tour, on a screen"
    local said result
    said=$(inside xvfb-run -a -s '-screen 0 1920x1200x24' env K2DESK_PLATFORM=windows /windows/python.sh -m k2desk --tour \
        --screenshots 'Z:\windows\pictures\screen' 2>&1 | sed -u 's/\r$//') && result=ok || result=BAD
    echo "$said"
    judge "tour, Windows' own windows" "$result" "$(steps "$said") steps"
}

prove_tests() {
    say "tests"
    local deselect=() test last result
    # Tests start Pythons of their own, some with no variable of this one's.
    echo 'Z:\windows\site' >"$work/python/Lib/site-packages/tests.pth"
    while IFS= read -r test; do deselect+=(--deselect "$test"); done < <(sed -n 's/^\(tests[^ ]*\) .*/\1/p' "$here/wine.txt")
    python -m pytest -q -p no:cacheprovider -n 2 --dist loadfile --no-loadscope-reorder "${deselect[@]}" \
        ${tests[@]+"${tests[@]}"} | tee "$work/tests.log" || true
    rm "$work/python/Lib/site-packages/tests.pth"
    last=$(grep -oE '[0-9]+ (passed|failed).* in [0-9.]+s' "$work/tests.log" | tail -n 1) || last="no test ran"
    [[ $last == *passed* && $last != *failed* && $last != *error* ]] && result=ok || result=BAD
    judge "tests ${tests[*]-}" "$result" "$last; $((${#deselect[@]} / 2)) named exceptions (wine.txt)"
}

# --- the installer ----------------------------------------------------------------------------------------------------

# freeze CHECKOUT: clones the checkout to a place in build/windows/, and freezes the program there.
freeze() {
    say "freeze, in $1"
    set_up_packages requirements-build.txt building
    rm -rf "${work:?}/$1" "$work/python/Lib/site-packages/tests.pth"
    mkdir -p "$(dirname "$work/$1")"
    git clone --quiet --no-hardlinks "$repository" "$work/$1"
    K2DESK_SITE=building K2DESK_CHECKOUT="/windows/$1" python packaging/building.py --only-frozen --without-tour ||
        fail "PyInstaller"
}

# frozen_is_there: whether the last commit is frozen already. K2DESK_KEEP=1 takes what was frozen and packed last.
frozen_is_there() {
    [[ -e $work/checkout/build/frozen/k2desk/k2desk.exe ]] &&
        [[ -n ${K2DESK_KEEP-} || $(git -C "$work/checkout" rev-parse HEAD) == $(git -C "$repository" rev-parse HEAD) ]]
}

# pack FOLDER VERSION NAME [OPTION…]: makes NAME.exe of a frozen folder in build/windows/. Squeezed a little only, unless
# it is the real one: a journey asks nothing about size.
pack() {
    local from=$1 number=$2 name=$3
    shift 3
    if [[ -n ${K2DESK_KEEP-} && -e $work/setups/$name.exe ]]; then return; fi
    rm -f "$work/setups/$name.exe"
    windows 'Z:\windows\inno\ISCC.exe' /Qp "/DVersion=$number" "/DFileVersion=$number.0" "/DSource=Z:\\windows\\${from//\//\\}" \
        '/DIcon=Z:\windows\checkout\build\made\k2desk.ico' '/OZ:\windows\setups' "/F$name" "$@" \
        'Z:\repository\packaging\windows\k2desk.iss' || fail "Inno Setup"
}

# mine: the folder of Wine's user for the data of programs.
mine() { echo "$work/${K2DESK_PREFIX+other-}prefix/drive_c/users/$(user)/AppData/Local"; }
user() { if [[ -n ${K2DESK_PREFIX-} ]]; then echo "$other_user"; else echo root; fi; }

# journey OLDER SETUP PICTURES
journey() {
    local settings
    mapfile -t settings < <(entering)
    clean
    rm -rf "$work/pictures/$3"
    inside xvfb-run -a -s '-screen 0 1366x768x24' env "${settings[@]}" sh -c 'openbox & sleep 1; exec "$@"' sh \
        /repository/packaging/windows/journey.sh "/windows/setups/$1.exe" "/windows/setups/$2.exe" "$version" "/windows/pictures/$3" "$(user)"
}

# clean: takes away what a journey that failed has left.
clean() {
    local folder key
    folder=$(mine)
    if [[ -e $folder/Programs/K2Desk/unins000.exe ]]; then
        windows "/windows/${folder#"$work"/}/Programs/K2Desk/unins000.exe" /VERYSILENT /SUPPRESSMSGBOXES || true
        # It goes on after the program has ended that was started here.
        for _ in $(seq 120); do
            [[ -e $folder/Programs/K2Desk/unins000.exe ]] || break
            sleep 0.5
        done
    fi
    rm -rf "$folder/Programs/K2Desk" "$folder/k2desk"
    key='HKCU\Software\Microsoft\Windows\CurrentVersion'
    windows reg delete "$key\\Uninstall\\{7E3B0C52-5C0B-4D0A-9C5E-6B3F5A1D2E41}_is1" /f >/dev/null || true
    windows reg delete "$key\\Run" /v K2Desk /f >/dev/null || true
}

prepare_installer() {
    set_up_inno
    version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$repository/k2desk/__init__.py")
    if ! frozen_is_there; then freeze checkout; fi
    mkdir -p "$work/setups"
    rm -rf "$work/older"
    cp -a "$work/checkout/build/frozen/k2desk" "$work/older"
    echo "a file that this version has no more" >"$work/older/_internal/of-an-older-version.txt"
    pack older 0.0.1 older /DQuick
}

prove_installer() {
    prepare_installer
    say "the installer"
    pack checkout/build/frozen/k2desk "$version" setup
    local frozen setup result
    frozen=$(du -sm --apparent-size "$work/checkout/build/frozen/k2desk" | cut -f 1)
    setup=$(du -m --apparent-size "$work/setups/setup.exe" | cut -f 1)
    say "the journey, for the first time"
    journey older setup journey-first && result=ok || result=BAD
    judge "installer's journey, first time" "$result" "program $frozen MB, installer $setup MB"
    say "the journey, for the second time, as $other_user"
    K2DESK_PREFIX=/windows/other-prefix journey older setup journey-second && result=ok || result=BAD
    judge "installer's journey, as $other_user" "$result" "a blank and letters of no old code page in the paths"
}

prove_flaws() {
    prepare_installer
    local result
    say "a flaw: a translation is missing"
    rm -rf "$work/flawed"
    cp -a "$work/checkout/build/frozen/k2desk" "$work/flawed"
    rm "$work/flawed/_internal/resources/translations/k2desk_sw.qm"
    pack flawed "$version" flawed-words /DQuick
    journey older flawed-words flaw-words >"$work/flaw.txt" 2>&1 && result=BAD || result=ok
    cat "$work/flaw.txt"
    grep -q 'NOT RIGHT: the self-check' "$work/flaw.txt" || result=BAD
    judge "flaw: a missing translation" "$result" "$(grep -m 1 'NOT RIGHT' "$work/flaw.txt" || echo 'not found')"
    say "a flaw: the path of an icon is broken"
    sed 's/^UninstallDisplayIcon=.*/UninstallDisplayIcon={app}\\icons\\k2desk.exe/' "$here/k2desk.iss" >"$work/flawed.iss"
    windows 'Z:\windows\inno\ISCC.exe' /Qp /DQuick "/DVersion=$version" "/DFileVersion=$version.0" \
        '/DSource=Z:\windows\checkout\build\frozen\k2desk' '/DIcon=Z:\windows\checkout\build\made\k2desk.ico' \
        '/OZ:\windows\setups' /Fflawed-icon 'Z:\windows\flawed.iss' || fail "Inno Setup"
    journey older flawed-icon flaw-icon >"$work/flaw.txt" 2>&1 && result=BAD || result=ok
    cat "$work/flaw.txt"
    grep -q 'NOT RIGHT: the list of programs shows the icon' "$work/flaw.txt" || result=BAD
    judge "flaw: a broken icon path" "$result" "$(grep -m 1 'NOT RIGHT' "$work/flaw.txt" || echo 'not found')"
    clean
}

# took COMMAND…: the milliseconds that a start of the program takes until it has painted and ended, the median of five.
took() {
    local begun
    for _ in 1 2 3 4 5; do
        begun=$(date +%s%N)
        "$@" --first-paint --data-dir 'C:\paint' >/dev/null || return 1
        echo $((($(date +%s%N) - begun) / 1000000))
    done | sort -n | sed -n 3p
}

prove_paint() {
    local source frozen
    if ! frozen_is_there; then freeze checkout; fi
    say "first paint"
    source=$(took python -m k2desk) && frozen=$(took windows 'Z:\windows\checkout\build\frozen\k2desk\k2desk.exe') ||
        fail "it does not paint"
    judge "painted and ended" ok "$source ms from source, $frozen ms frozen"
}

prove_same() {
    local result said
    if ! frozen_is_there; then freeze checkout; fi
    freeze "another folder/checkout"
    said=$(python3 "$repository/packaging/same.py" "$work/checkout/build/frozen/k2desk" \
        "$work/another folder/checkout/build/frozen/k2desk") && result=ok || result=BAD
    echo "$said"
    judge "frozen twice, in two folders" "$result" "$(tail -n 1 <<<"$said")"
}

# In a function, so that the whole of this file is read before it begins.
main() {
    set_up_windows
    if wants self-check; then prove_self_check; fi
    if wants tour; then prove_tour; fi
    if wants looks; then prove_looks; fi
    if wants screen; then prove_screen; fi
    if wants installer; then prove_installer; fi
    if wants flaws; then prove_flaws; fi
    if wants paint; then prove_paint; fi
    if wants same; then prove_same; fi
    if wants tests; then prove_tests; fi

    say "$wine_version, $(python -c 'import sys, PySide6; print("CPython", sys.version.split()[0] + ",", "PySide6", PySide6.__version__)')"
    printf '%s |\n' "${table[@]}"
    exit $bad
}
main
