"""Builds the disk image for macOS, with the app and a link to drag it into Applications.

App and image are signed and notarized if the environment names an identity (K2DESK_SIGN_AS) and a profile of
`notarytool` (K2DESK_NOTARY_PROFILE). Freezing needs neither, so that no key is available while other people's code
runs. Without them macOS warns the user; packaging/README.md explains this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")


def build(app: Path, image: Path) -> None:
    """Build `image` from `app`."""
    identity = os.environ.get("K2DESK_SIGN_AS")
    if identity:
        sign = ["codesign", "--force", "--deep", "--options", "runtime", "--timestamp"]
        _run(*sign, "--entitlements", str(_ENTITLEMENTS), "--sign", identity, str(app))
        _run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))
    with tempfile.TemporaryDirectory(prefix="k2desk-dmg-") as work:
        folder = Path(work, "K2Desk")
        # ditto preserves links, permissions and signatures.
        _run("ditto", str(app), str(folder / app.name))
        (folder / "Applications").symlink_to("/Applications")
        create = ["hdiutil", "create", "-volname", "K2Desk", "-srcfolder", str(folder), "-fs", "APFS"]
        _run(*create, "-format", "ULFO", "-ov", str(image))
    if identity:
        _run("codesign", "--sign", identity, "--timestamp", str(image))
    profile = os.environ.get("K2DESK_NOTARY_PROFILE")
    if identity and profile:
        _run("xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait")
        _run("xcrun", "stapler", "staple", str(image))


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise SystemExit(f"{command[0]} is missing: it comes with macOS or its command line tools.")
    subprocess.run(command, check=True)
