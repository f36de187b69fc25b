"""Dialogs that explain where the keys are at Kopo Kopo, and what to send to the person who can see them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from k2desk.ui.controls.build import in_grid
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.message_card import MessageCard
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font
from k2desk.ui.text.translate_to import translate

_CONTEXT = "KeysHelp"
_REQUEST = QT_TRANSLATE_NOOP(
    "KeysHelp",
    "Hello. I am setting up payment alerts for our tills in K2Desk. It needs our Kopo Kopo keys, and only"
    " the Administrator can see them. Please sign in to Kopo Kopo and open the settings for developers."
    " Bring me the Client ID, the Client secret and the API key, or paste them here yourself. They are as"
    " good as a password, so please do not send them to a group. Thank you.",
)


_LETTERS = 99


class WhereDialog(DialogFrame):
    """Shows the steps to the keys at Kopo Kopo."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            self.tr("Where the keys are"),
            self.tr("Kopo Kopo shows them only to the Administrator of the account. Menus may differ a little."),
            width=_LETTERS,
        )
        steps = (
            self.tr("Open app.kopokopo.com in your browser and sign in as the Administrator. For tests: sandbox."),
            self.tr("Open Settings, then the part for developers or API keys."),
            self.tr("Choose or make an application: give it a name such as K2Desk."),
            self.tr("Copy the Client ID, then the Client secret. Kopo Kopo may show the secret only once."),
            self.tr("Copy the API key too. It proves that an alert is genuine."),
            self.tr("Come back here and paste each one into its line."),
        )
        grid = in_grid(horizontal=GAP_M, vertical=GAP_S)
        for number, step in enumerate(steps, 1):
            grid.addWidget(PlainLabel(f"{number}", font=heading_font()), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(step, wrap=True), number, 1)
        self.column.addLayout(grid)
        self.column.addWidget(
            PlainLabel(
                self.tr("If you cannot find them, Kopo Kopo’s support can tell you where they are."),
                kind="muted",
                wrap=True,
            )
        )


class NotAdministratorDialog(DialogFrame):
    """Offers a message to the person who can see the keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            self.tr("Ask your Administrator"),
            self.tr("Only the Administrator of your Kopo Kopo account can see the keys. Send this message:"),
            width=_LETTERS,
        )
        self.card = MessageCard(
            lambda: translate(_CONTEXT, str(_REQUEST)),
            lambda: self.tr("Message"),
            lambda: self.tr("C&opy"),
        )
        self.column.addWidget(self.card)
