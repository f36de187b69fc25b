#!/usr/bin/env bash
# Sourced by the proofs: makes a bare Debian with debootstrap, from the mirror that this computer itself is set up with.
#
#   make_bare SUITE FOLDER      makes it, unless FOLDER has it already, and mounts what programs in it need
#   inside COMMAND…             runs a command in it, as root; of the environment only proxies are passed on
#   install PACKAGE…            installs packages in it
#
# Sets `bare` (its folder). The mounts are undone when the script ends; `clean_up_more` is called after that if it is
# defined.

# What is mounted and started here is seen by nobody else, and goes when the proof ends, however it ends. A mount of /dev
# that is left behind takes this computer's devices along when its folder is deleted.
if [[ $(id -u) == 0 && -z ${K2DESK_APART-} ]]; then
    K2DESK_APART=1 exec unshare --mount --pid --fork --kill-child --mount-proc "$BASH" "$0" "$@"
fi

say() { printf '\n=== %s ===\n' "$*"; }
fail() {
    printf 'FAILED: %s\n' "$*" >&2
    exit 1
}

clean_up() {
    if [[ -n ${bare-} ]]; then umount --recursive --lazy "$bare" 2>/dev/null || true; fi
    if declare -F clean_up_more >/dev/null; then clean_up_more; fi
}
trap clean_up EXIT

# mount_inside FOLDER PLACE: shows a folder of this computer at a place of the bare system.
mount_inside() {
    mkdir -p "$bare/$2"
    mount --bind "$1" "$bare/$2"
}

make_bare() {
    local suite=$1 mirror
    bare=$2
    [[ $(id -u) == 0 ]] || fail "only root can make and enter a bare system"
    # The mirror of this computer, in either form of apt's lists: the first one with packages of the main archive.
    mirror=$(
        {
            grep -hsE '^deb ' /etc/apt/sources.list /etc/apt/sources.list.d/*.list | sed -E 's/^deb (\[[^]]*\] )?//' || true
            sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources 2>/dev/null || true
        } | awk '$1 !~ /security/ {print $1; exit}'
    )
    [[ -n $mirror ]] || fail "this computer's list of package sources names no mirror"
    if [[ ! -e $bare/made ]]; then
        command -v debootstrap >/dev/null || apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends debootstrap
        rm -rf --one-file-system "$bare"
        mkdir -p "$bare"
        debootstrap --variant=minbase --include=ca-certificates "$suite" "$bare" "$mirror" >"$bare.log" 2>&1 ||
            { tail -n 20 "$bare.log"; fail "debootstrap"; }
        printf '#!/bin/sh\nexit 101\n' >"$bare/usr/sbin/policy-rc.d"
        chmod +x "$bare/usr/sbin/policy-rc.d"
        echo "deb $mirror $suite main" >"$bare/etc/apt/sources.list"
        # Nothing here has to outlive a power cut, and unpacking is several times quicker so.
        echo force-unsafe-io >"$bare/etc/dpkg/dpkg.cfg.d/quick"
        touch "$bare/made"
    fi
    # Of apt's settings only what leads to the mirror.
    { grep -lsiE 'proxy|cainfo|verify-peer' /etc/apt/apt.conf /etc/apt/apt.conf.d/* || true; } |
        xargs -r cp -t "$bare/etc/apt/apt.conf.d/"
    cp /etc/resolv.conf /etc/hosts "$bare/etc/"
    # This computer may stand behind a proxy with an authority of its own.
    cp -L /etc/ssl/certs/ca-certificates.crt "$bare/etc/ssl/certs/ca-certificates.crt"
    mkdir -p "$bare/usr/share/keyrings"
    cp -an /usr/share/keyrings/. "$bare/usr/share/keyrings/"
    # A place of its own for what is mounted in it, so that programs inside can have mounts that nobody else sees.
    mount --bind "$bare" "$bare"
    local place
    for place in proc sys dev dev/pts; do mount_inside "/$place" "$place"; done
}

inside() {
    local way_out=()
    mapfile -t way_out < <(env | grep -iE '^(http|https|no)_proxy=' || true)
    chroot "$bare" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive PIP_CERT=/etc/ssl/certs/ca-certificates.crt "${way_out[@]}" "$@"
}

apt() {
    inside apt-get -qq -o Dpkg::Use-Pty=0 -o APT::Install-Recommends=false "$@" >>"$bare.log" 2>&1 ||
        { tail -n 30 "$bare.log"; fail "apt-get $*"; }
}

install() {
    apt update
    apt install -y "$@"
}
