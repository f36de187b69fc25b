"""Shows who can fix it, the message to that person, and the report."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from k2desk.model.problems import Who
from k2desk.ui.controls.announce import announce
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.letter_language import LetterLanguage
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.selectable_text import CodeText, SelectableText
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, RADIUS, Tone, heading_font, smooth_painter, theme, tone_colours

_TILE = 36
_ICON = 20
_LOOKS = {
    Who.NOBODY: ("check", Tone.GOOD),
    Who.YOU: ("user", Tone.CARE),
    Who.WEB_DEVELOPER: ("user", Tone.BAD),
    Who.KOPO_KOPO: ("shop", Tone.CARE),
    Who.NETWORK: ("globe", Tone.CARE),
}


class _Tile(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._who = Who.NOBODY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_who(self, who: Who) -> None:
        self._who = who
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_TILE, _TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        name, tone = _LOOKS[self._who]
        ink, ground = tone_colours(tone, theme().scheme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        at = (_TILE - _ICON) // 2
        painter.drawPixmap(at, at, pixmap(name, _ICON, ink, self.devicePixelRatioF()))


class WhoPanel(Translated, QFrame):
    """Shows a conclusion. The page gives the words."""

    save_wanted = Signal()
    next_wanted = Signal()
    code_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._message_words: Callable[[], str] = str
        self._report: Callable[[], str] = str
        self._heading = PlainLabel(lambda: self.tr("Who can fix it"), font=heading_font())
        self._tile = _Tile()
        self._name = PlainLabel(font=heading_font(), wrap=True)
        self._line = PlainLabel(kind="muted", wrap=True)
        self._message = named(SelectableText(), "MessageToThem")
        self.put_words(self._message.setAccessibleName, lambda: self.tr("The message"))
        card = QFrame()
        card.setProperty("kind", "card")
        self.languages = LetterLanguage()
        self.languages.changed.connect(self._write)
        in_column((self.languages, Qt.AlignmentFlag.AlignLeft), self._message, on=card, margins=GAP_M, spacing=GAP_S)
        self.copy = named(PrimaryButton(lambda: self.tr("Copy &message"), "copy", clicked=self._copy), "CopyMessage")
        self._copied = PlainLabel(kind="muted")
        self._details = CodeText()
        self._fold = Fold(lambda: self.tr("Details for &your developer"), self._details)
        self.save = SecondaryButton(lambda: self.tr("Save t&he report…"), "download", clicked=self.save_wanted)
        self.save.setObjectName("SaveReport")
        letter = QWidget()
        in_column(card, in_row((self._copied, 1), self.copy), on=letter, spacing=GAP_M)
        self._ask = Fold(lambda: self.tr("Alerts still missing? As&k Kopo Kopo"), letter)
        self._ask.setObjectName("StillMissing")
        self._ask.button.hide()
        self._ask.button.setChecked(True)
        self.next = LinkButton("", object_name="NextStep", clicked=self.next_wanted)
        self.next.hide()
        self.code = SecondaryButton(lambda: self.tr("C&ode for my developer…"), "file", clicked=self.code_wanted)
        self.code.setObjectName("CodeOfAddress")
        top = in_row(
            (self._tile, Qt.AlignmentFlag.AlignTop), (in_column(self._name, self._line, spacing=2), 1), spacing=GAP_M
        )
        inside = QWidget()
        in_column(
            self._heading,
            top,
            in_row(self.next, STRETCH),
            self._ask,
            self._fold,
            STRETCH,
            on=inside,
            margins=(GAP_L, GAP_L, GAP_L, GAP_S),
            spacing=GAP_M,
        )
        foot = in_column(self.code, self.save, margins=(GAP_L, GAP_S, GAP_L, GAP_L), spacing=GAP_S)
        in_column((scrolled(inside), 1), foot, on=self, spacing=0)

    def show_conclusion(
        self,
        who: Who,
        name: str,
        line: str,
        message: Callable[[], str],
        details: str,
        report: Callable[[], str],
        *,
        all_well: bool = False,
    ) -> None:
        """Show who it is. `report` is what the button copies. If all is well, the message is folded away."""
        if all_well != self._ask.button.isVisibleTo(self):
            self._ask.button.setChecked(not all_well)
        self._ask.button.setVisible(all_well)
        self._heading.setVisible(not all_well)
        self._message_words, self._report = message, report
        self._tile.show_who(who)
        self._name.setText(name)
        self._line.setText(line)
        self._details.setText(details)
        # No message if the user can fix it, or if it is not known yet whether anything is wrong.
        is_letter = all_well or who not in {Who.YOU, Who.NOBODY}
        self.copy.setVisible(is_letter)
        self.languages.setVisible(is_letter)
        self._write()

    def _write(self) -> None:
        is_letter = not self.languages.isHidden()
        said = self.languages.written(self._message_words) if is_letter else self._message_words()
        if self._message.text() != said:
            self._copied.setText("")
        self._message.setText(said)

    def offer(self, words: str) -> None:
        """Show the button of the next step with these words, or hide it."""
        self.next.setText(words)
        self.next.setVisible(bool(words))

    @property
    def report(self) -> str:
        """The whole report, in the language of the message."""
        return self.languages.written(self._report)

    @property
    def said(self) -> str:
        """The name and the message that are shown."""
        return f"{self._name.text()}\n{self._message.text()}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copied.setText(self.tr("Copied"))
        announce(self, self.tr("Copied"))
