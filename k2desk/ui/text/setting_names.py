"""The names of settings in messages. They are the same as on the settings page."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.ui.text.translate_to import translate

_CONTEXT = "SettingNames"

SETTING_NAMES: dict[str, object] = {
    "check_minutes": QT_TRANSLATE_NOOP("SettingNames", "Check automatically"),
    "low_data": QT_TRANSLATE_NOOP("SettingNames", "Use less mobile data"),
    "trouble_failures": QT_TRANSLATE_NOOP("SettingNames", "A trouble counts after"),
    "trouble_minutes": QT_TRANSLATE_NOOP("SettingNames", "A trouble counts after"),
    "last_account": QT_TRANSLATE_NOOP("SettingNames", "the account shown at the start"),
    "scheme": QT_TRANSLATE_NOOP("SettingNames", "Colours"),
    "language": QT_TRANSLATE_NOOP("SettingNames", "Language"),
    "text_size": QT_TRANSLATE_NOOP("SettingNames", "Size of text"),
    "geometry": QT_TRANSLATE_NOOP("SettingNames", "the window’s place"),
    "places": QT_TRANSLATE_NOOP("SettingNames", "the window’s place"),
    "ready_at": QT_TRANSLATE_NOOP("SettingNames", "“Ready to open?” every day"),
    "close_to_tray": QT_TRANSLATE_NOOP("SettingNames", "Keep K2Desk beside the clock"),
    "notifications": QT_TRANSLATE_NOOP("SettingNames", "Tell me about each new trouble"),
    "wait_seconds": QT_TRANSLATE_NOOP("SettingNames", "Wait for an answer"),
    "proxy": QT_TRANSLATE_NOOP("SettingNames", "Connection to Kopo Kopo"),
    "live_host": QT_TRANSLATE_NOOP("SettingNames", "Live host for accounts connected from now on"),
    "all_in_log": QT_TRANSLATE_NOOP("SettingNames", "Write every request to the log"),
    "contacts": QT_TRANSLATE_NOOP("SettingNames", "who to call, on the sheet for the wall"),
    "account_order": QT_TRANSLATE_NOOP("SettingNames", "the order of the accounts"),
    "account_order_at": QT_TRANSLATE_NOOP("SettingNames", "the order of the accounts"),
    "connect_to": QT_TRANSLATE_NOOP("SettingNames", "the account you were connecting"),
    "backup_folder": QT_TRANSLATE_NOOP("SettingNames", "the second place for backups"),
    "backup_copied_at": QT_TRANSLATE_NOOP("SettingNames", "the second place for backups"),
    "cover_minutes": QT_TRANSLATE_NOOP("SettingNames", "Cover K2Desk after a quiet time"),
    "is_covered": QT_TRANSLATE_NOOP("SettingNames", "Cover K2Desk after a quiet time"),
    "connect_name": QT_TRANSLATE_NOOP("SettingNames", "the name you were typing"),
}
_ANOTHER = QT_TRANSLATE_NOOP("SettingNames", "another setting")


def setting_names(names: str) -> str:
    """Return the names of some settings, without repeats. `names` are their comma-separated names in the file."""
    found = [str(SETTING_NAMES.get(name, _ANOTHER)) for name in names.split(", ")]
    return ", ".join(dict.fromkeys(translate(_CONTEXT, name) for name in found))
