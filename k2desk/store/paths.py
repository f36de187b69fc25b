"""Where this computer keeps K2Desk's files: the platform's own folders, or all under one that was given."""

from __future__ import annotations

import os
from pathlib import Path

from k2desk.model.fast_dataclass import frozen
from k2desk.system.private_files import make_folder

NAME = "k2desk"


@frozen
class Paths:
    """The folders and the keyring's service name of one set of data."""

    config_dir: Path
    data_dir: Path
    log_dir: Path
    keyring_service: str

    @property
    def settings_file(self) -> Path:
        """The settings."""
        return self.config_dir / "settings.json"

    @property
    def registry_file(self) -> Path:
        """The registry of subscriptions."""
        return self.data_dir / "registry.sqlite"

    @property
    def lock_file(self) -> Path:
        """Whoever holds it writes the registry."""
        return self.data_dir / "k2desk.lock"

    def make(self) -> None:
        """Makes the folders, readable by their owner only. Raises OSError."""
        for folder in (self.config_dir, self.data_dir):
            make_folder(folder)


def paths(data_dir: Path | None = None) -> Paths:
    """The platform's local, non-roaming folders; with `data_dir` all under it, and a keyring service of its own."""
    if data_dir is not None:
        root = data_dir.absolute()
        import hashlib

        mark = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
        return Paths(root / "config", root / "data", root / "log", f"K2Desk {mark}")
    from platformdirs import PlatformDirs

    folders = PlatformDirs(NAME, appauthor=False, roaming=False)
    return Paths(Path(folders.user_config_dir), Path(folders.user_data_dir), Path(folders.user_log_dir), "K2Desk")
