"""The list as rows of a file: what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from k2desk.services.addresses import host_and_path
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.badges import badge_text
from k2desk.ui.text.events import event_name
from k2desk.ui.text.server_badges import server_text

translate = QCoreApplication.translate


def list_rows(model: SubscriptionModel) -> tuple[tuple[str, ...], list[Sequence[str]]]:
    """(header, rows). What follows a ? in an address is left out: it may hold a secret."""
    header = (
        translate("ListFile", "At Kopo Kopo"),
        translate("ListFile", "Tell us when"),
        translate("ListFile", "Event"),
        translate("ListFile", "Scope"),
        translate("ListFile", "Till"),
        translate("ListFile", "Name"),
        translate("ListFile", "Sent to"),
        translate("ListFile", "Your server"),
        translate("ListFile", "Checked"),
        translate("ListFile", "Made"),
        translate("ListFile", "Kopo Kopo ID"),
    )
    rows: list[Sequence[str]] = []
    now = model.now()
    for entry in model.entries():
        record = entry.record
        host, path = host_and_path(record.address)
        checked = entry.check.checked_at.astimezone().isoformat(timespec="seconds") if entry.check else ""
        made = (record.settled_at or record.pressed_at).astimezone().isoformat(timespec="seconds")
        rows.append(
            (
                badge_text(model.badge_of(entry), now),
                event_name(record.event_type),
                record.event_type,
                record.scope,
                record.scope_reference or "",
                model.till_name(entry),
                f"https://{host}{path.partition('?')[0]}",
                server_text(model.server_of(entry)),
                checked,
                made,
                record.kopokopo_id or "",
            )
        )
    return header, rows
