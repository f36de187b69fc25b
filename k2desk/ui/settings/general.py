"""Settings › General: language, colours, text size."""

from __future__ import annotations

from k2desk.model.languages import LANGUAGES
from k2desk.model.settings import SCHEMES, TEXT_SIZES
from k2desk.services.program_services import ProgramServices
from k2desk.ui.controls.boxes import ChoiceBox
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.settings.section import Section
from k2desk.ui.style.theme import small_font
from k2desk.ui.text.language import language


class General(Section):
    """The look and the language of the program."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.language, self.look, self.text_size = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.text_size.setObjectName("TextSize")
        self.language.activated.connect(lambda place: language().choose([*LANGUAGES][place]))
        self.look.activated.connect(self._choose_look)
        self.text_size.activated.connect(self._choose_size)
        self.heading(lambda: self.tr("General"))
        self.choice(self.language, lambda: [*LANGUAGES.values()])
        self.choice(self.look, lambda: (self.tr("Same as this computer"), self.tr("Light"), self.tr("Dark")))
        self.choice(self.text_size, lambda: [f"{size} %" for size in TEXT_SIZES])
        self.row(self.language, lambda: self.tr("&Language"))
        self.row(self.look, lambda: self.tr("C&olours"))
        later = PlainLabel(lambda: self.tr("Changes when you next open K2Desk."), kind="muted", font=small_font())
        self.row(self.text_size, lambda: self.tr("Size of &text"), later)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        self.language.setCurrentIndex([*LANGUAGES].index(language().current))
        self.look.setCurrentIndex(SCHEMES.index(self._program.preferences.values.scheme))
        self.text_size.setCurrentIndex(TEXT_SIZES.index(self._program.preferences.values.text_size))

    def _choose_look(self, place: int) -> None:
        self._program.preferences.change(scheme=SCHEMES[place])

    def _choose_size(self, place: int) -> None:
        self._program.preferences.change(text_size=TEXT_SIZES[place])
