"""What the details say of a row's own words and of its address: the note, the first alert, our looks and samples."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from k2desk.services.history_of import RowHistory
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.build import in_column
from k2desk.ui.controls.buttons import ToolButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.theme import GAP_S, small_font
from k2desk.ui.text.events import event_name
from k2desk.ui.text.history import happened_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import whole

_SHOWN = 20


class OwnWords(Translated, QWidget):
    """Shows what the user wrote and what this computer saw, and offers to write."""

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first_alert = PlainLabel(kind="muted", font=small_font(), wrap=True)
        self.edit = ToolButton(lambda: self.tr("Name and note…"), "file", clicked=self.edit_wanted)
        self.edit.setObjectName("EditLabels")
        self.seen = PlainLabel(font=small_font(), wrap=True)
        self.fold = Fold(lambda: self.tr("Our looks and samples"), self.seen)
        in_column(self.first_alert, self.edit, self.fold, on=self, spacing=GAP_S)

    def show_entry(self, entry: CachedSubscription, past: RowHistory | None) -> None:
        """Show another row, or the current state of the same one."""
        server = entry.server
        first = ""
        if server is not None and server.first_alert_at is not None:
            text = self.tr("The first alert arrived here on {when}: {event}.")
            first = filled(text, when=whole(server.first_alert_at), event=event_name(server.first_alert))
        self.first_alert.setText(first)
        self.first_alert.setVisible(bool(first))
        events = past.of_address[:_SHOWN] if past is not None else ()
        self.seen.setText("\n".join(f"{whole(event.at)}  {happened_words(event)}" for event in events))
        self.fold.setVisible(bool(events))
