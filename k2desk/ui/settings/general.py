"""Settings › General: language, colours, text size."""

from __future__ import annotations

from k2desk.model.languages import LANGUAGES
from k2desk.model.settings import SCHEMES, TEXT_SIZES
from k2desk.services.program_services import ProgramServices
from k2desk.ui.settings.section import Section
from k2desk.ui.text.language import language


class General(Section):
    """The look and the language of the program."""

    def __init__(self, program: ProgramServices) -> None:
        super().__init__(program)
        self.heading(lambda: self.tr("General"))
        self.language = self.choice(lambda: self.tr("&Language"), lambda: [*LANGUAGES.values()])
        self.language.activated.connect(lambda place: language().choose([*LANGUAGES][place]))
        self.look = self.choice(
            lambda: self.tr("C&olours"),
            lambda: (self.tr("Same as this computer"), self.tr("Light"), self.tr("Dark")),
            setting="scheme",
            values=SCHEMES,
        )
        self.text_size = self.choice(
            lambda: self.tr("Size of &text"),
            lambda: [f"{size} %" for size in TEXT_SIZES],
            setting="text_size",
            values=TEXT_SIZES,
            object_name="TextSize",
        )
        self.remark(lambda: self.tr("Changes when you next open K2Desk."), of_field=True)
        self.on_language_change(self.refresh)

    def refresh(self) -> None:
        """Show the current values."""
        super().refresh()
        self.language.setCurrentIndex([*LANGUAGES].index(language().current))
