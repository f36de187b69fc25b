"""The dialog *Sheet for the wall*: who to call, a picture of the page, and the way to paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget

from k2desk.model.languages import LANGUAGES
from k2desk.services.wall_sheet import LONGEST, Contacts, wall_sheet, with_contacts
from k2desk.ui.controls.ask_where import ask_where
from k2desk.ui.controls.build import STRETCH, in_column, in_grid, in_row, named
from k2desk.ui.controls.buttons import PrimaryButton, SecondaryButton
from k2desk.ui.controls.dialog_frame import DialogFrame
from k2desk.ui.controls.if_alive import follow, when_done
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.paper import a4, ask_printer, printer_of
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.segments import Segments
from k2desk.ui.controls.typed import keep_visible
from k2desk.ui.ready.wall_paper import Paper
from k2desk.ui.style.theme import GAP_M, GAP_S, heading_font, small_font
from k2desk.ui.text.language import language

if TYPE_CHECKING:
    from k2desk.model.problems import Problem
    from k2desk.services.account import Account
    from k2desk.services.operation import Operation
    from k2desk.services.program_services import ProgramServices

_SOON = 400
"""Milliseconds without typing after which the picture follows and the contacts are kept."""

_LEAST = 240
"""The least width of the picture in pixels."""


class WallSheetDialog(DialogFrame):
    """Keeps who to call in the settings, for each account of its own."""

    def __init__(self, parent: QWidget, account: Account, program: ProgramServices) -> None:
        text = self.tr("One page for everyone at the till: what is watched, who to call, and what to do.")
        super().__init__(parent, self.tr("Sheet for the wall"), text, width=130, lines=32)
        self._account = account
        self._program = program
        self._code = language().current
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._follow)
        self._fields: dict[str, QLineEdit] = {}
        self._build()
        self._paper = self._make()
        self._show_picture()
        follow(self, account.cache, lambda _: self._soon.start())
        self.finished.connect(self._keep)

    def _build(self) -> None:
        grid = in_grid(horizontal=GAP_S, vertical=GAP_S)
        kept = Contacts.of(self._program.preferences.values.contacts.get(self._account.profile.id, {}))
        who = (
            ("website", self.tr("&Website person")),
            ("support", self.tr("&Kopo Kopo support")),
            ("keeper", self.tr("Who &looks after K2Desk")),
        )
        for row, (person, title) in enumerate(who):
            label = PlainLabel(title)
            grid.addWidget(label, 3 * row, 0, 1, 2)
            for part, hint in (("name", self.tr("Name")), ("phone", self.tr("Phone"))):
                edit = named(QLineEdit(getattr(kept, f"{person}_{part}")), f"Wall-{person}-{part}")
                edit.setProperty("kind", "field")
                edit.setMaxLength(LONGEST)
                edit.setPlaceholderText(hint)
                edit.setAccessibleName(f"{label.text()}, {hint}")
                keep_visible(edit)
                edit.textChanged.connect(lambda _: self._soon.start())
                self._fields[f"{person}_{part}"] = edit
                grid.addWidget(edit, 3 * row + 1, 0 if part == "name" else 1)
            label.setBuddy(self._fields[f"{person}_name"])
        note = PlainLabel(
            self.tr("What you leave empty becomes a line to write on."), kind="muted", font=small_font(), wrap=True
        )
        side = QWidget()
        heading = PlainLabel(self.tr("Who to call"), font=heading_font())
        in_column(heading, grid, note, STRETCH, on=side, margins=(0, 0, GAP_M, 0), spacing=GAP_S)
        self.languages = Segments(tuple(LANGUAGES))
        for code, words in LANGUAGES.items():
            self.languages.name(code, words)
        self.languages.mark(self._code)
        self.languages.chosen.connect(self._choose)
        self.picture = named(QLabel(), "WallPicture")
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setWidgetResizable(True)
        right = in_column(in_row(self.languages, STRETCH), (self.area, 1), spacing=GAP_S)
        both = in_row((scrolled(side), 2), spacing=GAP_M)
        both.addLayout(right, 3)
        self.column.addLayout(both, 1)
        self.save = PrimaryButton(self.tr("&Save as PDF…"), "download", object_name="SaveWall", clicked=self._ask_where)
        self.print_button = SecondaryButton(self.tr("&Print…"), "file", object_name="PrintWall", clicked=self._print)
        self.add_buttons(self.save, self.print_button)

    # -- showing -----------------------------------------------------------------------------------------------------

    def contacts(self) -> Contacts:
        """Return what is typed."""
        return Contacts(**{name: edit.text().strip() for name, edit in self._fields.items()})

    def _make(self) -> Paper:
        account = self._account
        sheet = wall_sheet(account.cache, account.cache.tills())
        return Paper(account.profile, sheet, self.contacts(), account.clock.now(), self._code)

    def _follow(self) -> None:
        self._keep()
        self._paper = self._make()
        self._show_picture()

    def _show_picture(self) -> None:
        width = max(_LEAST, self.area.viewport().width() - 2 * GAP_S)
        image = self._paper.picture(width, self.devicePixelRatioF())
        self.picture.setPixmap(QPixmap.fromImage(image))
        self.picture.setAccessibleName(self._paper.words())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the picture follow the room."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_picture)

    def _choose(self, code: str) -> None:
        self._code = code
        self._paper = self._make()
        self._show_picture()

    def _keep(self) -> None:
        """Keep who to call, without anything that looks like a key."""
        preferences, account, typed = self._program.preferences, self._account, self.contacts()
        kept = preferences.values.contacts
        if not typed.is_same(kept.get(account.profile.id, {})):
            preferences.change(contacts=with_contacts(kept, account.profile.id, typed, account.clock.now()))

    # -- to paper ----------------------------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        self._follow()
        ask_where(self, self.tr("Sheet for the wall"), f"k2desk-sheet-{self._code}.pdf", self.save_to)

    def save_to(self, path: Path) -> None:
        """Save the page as a PDF."""
        saving = self._program.files.save(path, self._paper.pdf(self.windowTitle()))
        when_done(self, saving, partial(self._saved, path))

    def _saved(self, path: Path, operation: Operation[Problem | None]) -> None:
        self.banner.show_problem(operation.problem, again=partial(self.save_to, path))

    def _print(self) -> None:
        """Ask for a printer, and print the page."""
        self._follow()
        printer = printer_of(self.windowTitle(), a4())
        ask_printer(self, printer, lambda: self._paper.print_on(printer))
