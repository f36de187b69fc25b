"""Where K2Desk's files are: in the platform's folders, or all under one given folder."""

from __future__ import annotations

import os
from pathlib import Path

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.system.private_files import make_folder

NAME = "k2desk"
BACKUPS = "backups"
"""The folder with the backups, beside the list."""


@fast_dataclass
class Paths:
    """The folders for one set of data. `root` is the folder that contains all of them, if one was given."""

    config_dir: Path
    data_dir: Path
    log_dir: Path
    root: Path | None = None

    @property
    def keyring_service(self) -> str:
        """The service name in the keyring. Each root has its own."""
        if self.root is None:
            return "K2Desk"
        import hashlib  # After the first paint.

        return f"K2Desk {hashlib.sha256(os.fsencode(self.root)).hexdigest()[:12]}"

    @property
    def settings_file(self) -> Path:
        """The file with the settings."""
        return self.config_dir / "settings.json"

    @property
    def registry_file(self) -> Path:
        """The file with the registry of subscriptions."""
        return self.data_dir / "registry.sqlite"

    @property
    def journal_folder(self) -> Path:
        """The folder with the journal, apart from the registry and its backups."""
        return self.config_dir / "journal"

    @property
    def backup_folder(self) -> Path:
        """The folder with the backups, and with a second journal: what has changed since the newest of them."""
        return self.data_dir / BACKUPS

    @property
    def lock_file(self) -> Path:
        """The lock file. The process that holds its lock may write the registry."""
        return self.data_dir / "k2desk.lock"

    def make(self) -> None:
        """Create the folders, accessible to their owner only. Raises OSError."""
        for folder in (self.config_dir, self.data_dir):
            make_folder(folder)


def program_paths(data_dir: Path | None = None) -> Paths:
    """Return the platform's local (not roaming) folders.

    With `data_dir`, all files are under it, and the keyring gets a service name of its own.
    """
    if data_dir is not None:
        root = data_dir.absolute()
        return Paths(root / "config", root / "data", root / "log", root)
    from platformdirs import PlatformDirs

    folders = PlatformDirs(NAME, appauthor=False, roaming=False)
    return Paths(Path(folders.user_config_dir), Path(folders.user_data_dir), Path(folders.user_log_dir))
