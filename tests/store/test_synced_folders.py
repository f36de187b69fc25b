"""A list in a folder that OneDrive or the like copies to other computers is found."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from k2desk.store.synced_folders import syncing_service

_ONEDRIVE = {"OneDrive": r"D:\People\Mwende\OneDrive", "OneDriveCommercial": r"D:\Work\Files of Duka Ltd"}


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"D:\People\Mwende\OneDrive\K2Desk", "OneDrive"),
        (r"d:\people\MWENDE\onedrive\Documents\K2Desk", "OneDrive"),
        (r"D:\People\Mwende\OneDrive - Duka Ltd\Shop\list", "OneDrive"),
        (r"D:\Work\Files of Duka Ltd\list", "OneDrive"),
        (r"D:\People\Mwende\Dropbox (Personal)\list", "Dropbox"),
        (r"D:\People\Mwende\iCloudDrive\list", "iCloud Drive"),
        (r"G:\My Drive\list", "Google Drive"),
        (r"D:\People\Zoë Ngũgĩ\AppData\Local\k2desk", None),
        (r"D:\People\OneDriver\AppData\Local\k2desk", None),
        (r"D:\Work\Files of Duka Ltd and others\list", None),
        (r"D:\People\Mwende\OneDrive", "OneDrive"),
        (r"C:\Backup of OneDrive\list", None),
    ],
)
def test_a_list_under_onedrive_and_its_like_is_found_by_the_path_on_windows(folder, service):
    assert syncing_service(PureWindowsPath(folder), _ONEDRIVE) == service


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/People/mwende/Library/CloudStorage/OneDrive-Personal/list", "OneDrive"),
        ("/People/mwende/Library/CloudStorage/GoogleDrive-m@duka.ke/My Drive/list", "Google Drive"),
        ("/People/mwende/Library/Mobile Documents/com~apple~CloudDocs/list", "iCloud Drive"),
        ("/people/mwende/Dropbox/list", "Dropbox"),
        ("/people/mwende/Nextcloud/list", "Nextcloud"),
        ("/people/mwende/.local/share/k2desk", None),
    ],
)
def test_a_list_in_a_folder_that_is_copied_is_found_on_other_systems_too(folder, service):
    assert syncing_service(PurePosixPath(folder), {}) == service
