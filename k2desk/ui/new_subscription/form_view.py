"""The widgets of the form: title, three questions, and the buttons below them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.forms.address import PRACTICE_ADDRESS
from k2desk.services.forms.new_subscription import ADDRESS, EVENT, TILLS, NewSubscription
from k2desk.ui.controls.after_press import after_press
from k2desk.ui.controls.build import STRETCH, in_column, in_row, named
from k2desk.ui.controls.buttons import LinkButton, PillButton, PrimaryButton, SecondaryButton
from k2desk.ui.controls.field import Field, ProblemLine
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.pressed import CheckBox
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.scroll import scrolled
from k2desk.ui.controls.suggestions import Suggestions
from k2desk.ui.controls.tills_edit import TillsEdit
from k2desk.ui.controls.translated import Translated, Words
from k2desk.ui.new_subscription.event_tiles import EventTiles
from k2desk.ui.new_subscription.next_link import NextLink
from k2desk.ui.new_subscription.stashed_draft import StashedDraft
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_S, GAP_XL, heading_font, small_font, theme, title_font

_APART = 4
"""More pixels between two questions than between their parts. At 768 pixels the form fits in most fonts."""


class FormView(Translated, QWidget):
    """Contains the widgets. `typed` carries what the user changed, as field names and values; the page interprets them.

    Changes by `show_form` don't emit `typed`.
    """

    typed = Signal(object)
    submitted = Signal()
    address_left = Signal()

    def __init__(self, aside: StashedDraft) -> None:
        super().__init__()
        self._showing = False
        title = PlainLabel(lambda: self.tr("New subscription"), font=title_font())
        self._kept = PlainLabel(kind="muted", font=small_font())
        self._kept_icon = QLabel()
        self.banner = ProblemBanner()
        self._build_event()
        self._build_scope()
        self._build_address()
        content = QWidget()
        questions = in_column(
            in_row((title, 1), aside, self._kept_icon, self._kept),
            self.banner,
            PlainLabel(lambda: self.tr("1  What should Kopo Kopo tell you?"), font=heading_font()),
            self.tiles,
            self.event_problem,
            _APART,
            PlainLabel(lambda: self.tr("2  For which till?"), font=heading_font()),
            in_row(self.by_till, self.whole_business, STRETCH, spacing=GAP_S),
            self.tills,
            self.till_problem,
            self.till_hint,
            _APART,
            PlainLabel(lambda: self.tr("3  Where should it be sent?"), font=heading_font()),
            self.address,
            in_row(self.example, self.practice, STRETCH, spacing=GAP_M),
            self.daraja,
            STRETCH,
            margins=(GAP_XL, GAP_L, GAP_XL, 0),
            spacing=GAP_S,
        )
        self.below = in_column(spacing=0)
        """The place below the questions, inside their scroll area."""
        in_column((questions, 1), self.below, on=content, spacing=0)
        self._area = scrolled(content)
        self.next = NextLink(self._area)
        in_column((self._area, 1), self._next_row(), self._foot(), on=self, spacing=0)

    # -- showing -----------------------------------------------------------------------------------------------------

    def show_form(self, form: NewSubscription) -> None:
        """Show these values in the fields."""
        self._showing = True
        self.tiles.choose(form.event_type)
        self.whole_business.setChecked(form.for_whole_business())
        self.by_till.setChecked(not form.for_whole_business())
        self.tills.set_tills(form.tills)
        if self.address.edit.text() != form.address:
            self.address.edit.setText(form.address)
        self.daraja.setChecked(form.daraja)
        self._showing = False

    def show_scope(self, whole: bool, only_one: bool) -> None:
        """Show the field for tills unless the form is for the `whole` business.

        With `only_one` the event allows no other scope.
        """
        self.by_till.setEnabled(not (only_one and whole))
        self.whole_business.setEnabled(not only_one or whole)
        self.by_till.setChecked(not whole)
        self.whole_business.setChecked(whole)
        self.tills.setVisible(not whole)
        self.till_hint.setText(self._till_hint_text(only_one, whole))

    def _till_hint_text(self, only_one: bool, whole: bool) -> str:
        if only_one and whole:
            return self.tr("Kopo Kopo sends this only for the whole business.")
        if only_one:
            return self.tr("Kopo Kopo sends this only for single tills. Paste a column of numbers to add many.")
        if whole:
            return self.tr("All tills of the business, new ones too.")
        return self.tr("The number on your till sticker. Paste a column from a spreadsheet to add many.")

    def say_kept(self, words: Words, *, is_kept: bool = True) -> None:
        """Show whether the draft is saved. Without words nothing is shown."""
        self._kept.setText(words)
        if words:
            icon = "check" if is_kept else "attention"
            self._kept_icon.setPixmap(pixmap(icon, 14, theme().colours.muted, self.devicePixelRatioF()))
        else:
            self._kept_icon.clear()

    @property
    def says_kept(self) -> bool:
        """Whether a text about the draft is shown."""
        return bool(self._kept.text())

    def offer_addresses(self, addresses: Mapping[str, str]) -> None:
        """Offer these addresses below the field, by the lines that show them."""
        self._addresses.offer(addresses)

    def show_next(self, missing: str, preview: QWidget) -> None:
        """Say which question comes next, or that the preview does."""
        match missing:
            case "event":
                self.next.lead(self.tiles, self.tr("Next: what should Kopo Kopo tell you?"))
            case "tills":
                self.next.lead(self.tills.edit, self.tr("Next: for which till?"))
            case "address":
                self.next.lead(self.address.edit, self.tr("Next: where should it be sent?"))
            case _:
                self.next.lead(preview, self.tr("Next: read what will happen"))

    def questions(self) -> tuple[tuple[str, QWidget, ProblemLine], ...]:
        """Return what answers each question, and the line that says what is wrong with the answer."""
        return (
            (EVENT, self.tiles.first(), self.event_problem),
            (TILLS, self.tills.edit, self.till_problem),
            (ADDRESS, self.address.edit, self.address.problem),
        )

    # -- building ----------------------------------------------------------------------------------------------------

    def _tell(self, field: str, value: object) -> None:
        if not self._showing:
            self.typed.emit({field: value})

    def _build_event(self) -> None:
        self.tiles = EventTiles()
        self.tiles.offer(2)
        self.tiles.chosen.connect(lambda name: self._tell("event_type", name))
        self.event_problem = ProblemLine()
        self.event_problem.offer({ProblemAction.EDIT: self.tiles.focus})

    def _build_scope(self) -> None:
        self.by_till = PillButton(lambda: self.tr("&One or more tills"))
        self.whole_business = PillButton(lambda: self.tr("&Whole business"), object_name="WholeBusiness")
        scopes = QButtonGroup(self)
        scopes.addButton(self.by_till)
        scopes.addButton(self.whole_business)
        self.by_till.clicked.connect(lambda: self._tell("whole_business", False))
        self.whole_business.clicked.connect(lambda: self._tell("whole_business", True))
        self.tills = named(TillsEdit(folds=True), "Tills")
        self.tills.set_words(
            lambda: self.tr("Till numbers"), lambda: self.tr("Add a till…"), lambda: self.tr("Remove {till}")
        )
        self.tills.edit.setObjectName("TillEdit")
        self.tills.changed.connect(lambda tills: self._tell("tills", tuple(tills)))
        self.tills.submitted.connect(self.submitted)
        self.till_problem = ProblemLine()
        self.till_problem.offer({ProblemAction.EDIT: self.tills.correct, ProblemAction.CLEAR: self.tills.clear_odd})
        self.till_hint = PlainLabel(kind="muted", font=small_font(), wrap=True)

    def _build_address(self) -> None:
        self.address = Field()
        self.address.edit.setObjectName("Address")
        self.address.set_label("")
        self.put_words(self.address.edit.setAccessibleName, lambda: self.tr("Web address"))
        self.put_words(self.address.edit.setPlaceholderText, lambda: self.tr("https://…"))
        self.address.edit.textChanged.connect(lambda text: self._tell("address", text))
        self._addresses = Suggestions(self.address.edit)
        self._addresses.picked.connect(self.address.edit.setText)
        self.address.edit.editingFinished.connect(lambda: after_press(self, self.address_left.emit))
        self.address.edit.returnPressed.connect(self.submitted)
        self.practice = named(LinkButton(lambda: self.tr("&Use the practice shop’s address")), "UsePracticeAddress")
        self.practice.clicked.connect(lambda: self.address.edit.setText(PRACTICE_ADDRESS))
        self.daraja = CheckBox(lambda: self.tr("Safaricom (Daraja) format. Only if your POS company asked for it."))
        self.daraja.toggled.connect(lambda on: self._tell("daraja", on))
        self.example = named(LinkButton(lambda: self.tr("Show an e&xample alert")), "ShowExample")

    def _next_row(self) -> QHBoxLayout:
        return in_row(self.next, STRETCH, margins=(GAP_XL, 0, GAP_XL, 0))

    def _foot(self) -> QHBoxLayout:
        self.create_button = PrimaryButton(object_name="Create", clicked=self.submitted)
        self.test = SecondaryButton(lambda: self.tr("&Test the address first"), "diagnose", object_name="TestFirst")
        self.cancel = SecondaryButton(lambda: self.tr("Ca&ncel"), object_name="CancelForm")
        return in_row(
            self.create_button, self.test, self.cancel, STRETCH, margins=(GAP_XL, GAP_M, GAP_XL, GAP_L), spacing=GAP_M
        )
