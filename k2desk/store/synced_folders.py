"""Recognises folders that a service such as OneDrive copies to other computers.

Such a service replaces files while a program has them open, and brings in what another computer has. A list can lose
changes that way, and two computers can write the same one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

_ONEDRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""The variables in which Windows has the places of OneDrive, which may have any name."""

_NAMES = (
    ("OneDrive", re.compile(r"onedrive( ?-.+)?")),
    ("Dropbox", re.compile(r"dropbox( \(.+\))?")),
    ("Google Drive", re.compile(r"my drive|google ?drive(-.+)?")),
    ("iCloud Drive", re.compile(r"icloud ?drive|mobile documents")),
    ("Nextcloud", re.compile(r"nextcloud")),
)
"""Each service with the names that it gives to its folder, in small letters."""


def syncing_service(folder: PurePath, environment: Mapping[str, str]) -> str | None:
    """Return the name of the service that copies a folder, or None."""
    for name in _ONEDRIVE:
        place = environment.get(name)
        if place and folder.is_relative_to(place):
            return "OneDrive"
    for part in folder.parts:
        for service, pattern in _NAMES:
            if pattern.fullmatch(part.casefold()):
                return service
    return None
