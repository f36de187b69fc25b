#!/usr/bin/env bash
# Runs the whole test command in a bare Debian 13, with its Python 3.13, as README.md says to run it.
#
#   packaging/linux/prove_debian13.sh [TESTS…]      as root; every check and test where no tests are named
#
# The bare system is kept in build/debian13/ and used again by the next run.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
# shellcheck source=packaging/linux/bare.sh
source "$here/bare.sh"

say "a bare Debian 13"
mkdir -p "$repository/build/debian13"
make_bare trixie "$repository/build/debian13/root"
if [[ ! -e $bare/usr/bin/pip3 ]]; then install python3 python3-pip git; fi

say "the checkout"
rm -rf "$bare/checkout"
git clone --quiet --no-hardlinks "$repository" "$bare/checkout"
inside python3 --version
inside sh -c 'cd /checkout && exec python3 packaging/dev.py test "$@"' sh "$@" || fail "the test command"
say "all in order"
