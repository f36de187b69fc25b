"""Shows what will happen: one sentence, what exists already, and exactly what will be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from k2desk.model.problems import ProblemAction
from k2desk.services.forms.new_subscription import BY_TILLS, SAME, NewSubscription, ValidationResult
from k2desk.ui.controls.build import STRETCH, in_column
from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel, RichSentence
from k2desk.ui.controls.lead_to import lead_to
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.selectable_text import CodeText
from k2desk.ui.controls.translated import Translated
from k2desk.ui.new_subscription.address_note import AddressNote
from k2desk.ui.style.theme import GAP_L, GAP_M, GAP_XL, heading_font, scaled_font, small_font
from k2desk.ui.text.events import event_clause, till_list
from k2desk.ui.text.places import place_words
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import short_date

if TYPE_CHECKING:
    from k2desk.model.api_values import SubscriptionRequest
    from k2desk.services.account import Account
    from k2desk.services.creating import Preview

_SHOWN = 5


class PreviewPanel(Translated, QFrame):
    """The right side of the form, which is below its questions in a narrow window."""

    def __init__(self, account: Account, actions: Mapping[ProblemAction, Callable[[], None]]) -> None:
        super().__init__()
        self._actions = actions
        self.setProperty("kind", "panel")
        self._result: ValidationResult | None = None
        self._form = NewSubscription()
        self._previews: Callable[[SubscriptionRequest], Preview] | None = None
        self._till_words: Callable[[str], str] = str
        self._address_name = account.cache.address_name
        title = PlainLabel(lambda: self.tr("This is what will happen"), font=heading_font())
        self.sentence = RichSentence()
        self.sentence.setFont(scaled_font(1.07))
        card = QFrame()
        card.setProperty("kind", "card")
        in_column(self.sentence, on=card, margins=(GAP_L, GAP_M, GAP_L, GAP_M))
        for_good = PlainLabel(
            lambda: self.tr("K2Desk cannot change or delete a subscription later. Kopo Kopo does not allow it."),
            kind="muted",
            font=small_font(),
            wrap=True,
        )
        self.banner = ProblemBanner(closable=False)
        self.note = AddressNote(account)
        self._sent = CodeText()
        self.fold = Fold(lambda: self.tr("&Details for your developer"), self._sent)
        self.code = SecondaryButton(lambda: self.tr("Code for m&y developer…"), "file")
        self.code.setObjectName("CodeOfForm")
        in_column(
            title,
            card,
            for_good,
            self.banner,
            self.note,
            self.fold,
            (self.code, Qt.AlignmentFlag.AlignLeft),
            STRETCH,
            on=self,
            margins=(GAP_L, GAP_XL, GAP_L, GAP_L),
            spacing=GAP_M,
        )
        self.on_language_change(self.refresh)

    def show_judged(
        self,
        form: NewSubscription,
        result: ValidationResult,
        previews: Callable[[SubscriptionRequest], Preview] | None,
        till_words: Callable[[str], str],
    ) -> None:
        """Show what the form means now. `till_words` returns a till's number with its name."""
        self._form, self._result, self._previews, self._till_words = form, result, previews, till_words
        self.refresh()

    def refresh(self) -> None:
        """Show it in the current language."""
        result = self._result
        if result is None:
            return
        self.sentence.set_segments(self._segments(result))
        self._show_doubles(result)
        self._sent.setText(self._exactly(result))
        self.fold.setVisible(bool(result.requests))

    @property
    def what_next(self) -> QWidget:
        """What the user reads next: the question about duplicates, or the sentence."""
        return self.sentence if self.banner.isHidden() else self.banner

    def lead_to_question(self) -> None:
        """Lead the user to the question about duplicates."""
        lead_to(self.banner.first_action(), self.banner.said, self.banner)

    def _segments(self, result: ValidationResult) -> list[tuple[str, bool]]:
        event = self._form.event()
        address = result.address
        host = ""
        if address.problem is None and address.host:
            host = place_words(address.value, self._address_name(address.value), address.host)
        if event is None:
            return [(self.tr("Answer the three questions, and read here what Kopo Kopo will do."), False)]
        tells = self.tr("Kopo Kopo will tell {host} each time {clause}.")
        before, _, rest = tells.partition("{host}")
        between, _, after = rest.partition("{clause}")
        tills = [self._till_words(till) for till in self._form.clean_tills()]
        where = None if self._form.for_whole_business() else till_list(tills)
        return [
            (before, False),
            (host or self.tr("your website"), bool(host)),
            (between, False),
            (event_clause(event.name, where), True),
            (after, False),
        ]

    def _show_doubles(self, result: ValidationResult) -> None:
        problem = result.about_doubles
        offered = [ProblemAction.SPARE]
        if problem is not None and problem.kind is SAME:
            record = result.existing[0][1].record
            date = short_date(record.settled_at or record.pressed_at)
            problem = replace(problem, params=(*problem.params, ("date", date), *self._whose(result)))
            if result.existing[0][1].sent_by is not None:
                offered = [ProblemAction.SHOW_WHERE]
            elif record.removed_at is not None:
                offered.insert(0, ProblemAction.PUT_BACK)
            elif len(result.requests) > len(result.existing):
                offered.insert(0, ProblemAction.LEAVE_OUT)
        elif problem is not None and problem.kind is BY_TILLS:
            existing = result.tills_there
            problem = replace(problem, params=(("n", str(len(existing))), ("tills", self._named(existing))))
        self.banner.offer({action: self._actions[action] for action in offered})
        self.banner.show_problem(problem)

    def _whose(self, result: ValidationResult) -> tuple[tuple[str, str], ...]:
        """Return which tills have it already, for the message. Nothing if one of them was removed from the list."""
        tills = tuple(request.scope_reference for request, _ in result.existing if request.scope_reference)
        if not tills or result.removed:
            return ()
        n, everything = len(tills), len(result.requests)
        whose = "some" if n < everything else "till" if n == 1 else "all"
        return ("whose", whose), ("tills", self._named(tills)), ("n", str(n)), ("all", str(everything))

    def _named(self, tills: tuple[str, ...]) -> str:
        """Return the first tills with their names, and how many more there are."""
        named = ", ".join(map(self._till_words, tills[:_SHOWN]))
        more = len(tills) - _SHOWN
        return named if more <= 0 else filled(self.tr("{tills} and %n more", "", more), tills=named)

    def _exactly(self, result: ValidationResult) -> str:
        if self._previews is None:
            return ""
        parts = []
        for request in result.requests[:_SHOWN]:
            preview = self._previews(request)
            headers = "\n".join(f"{name}: {value}" for name, value in preview.headers)
            parts.append(f"{preview.method} {preview.url}\n{headers}\n\n{preview.body}")
        return "\n\n".join(parts)
