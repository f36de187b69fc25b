"""The chain from Kopo Kopo to the shop: six links, each with a mark, a word and an age."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from k2desk.model.records import Outcome
from k2desk.services.server_badge import Link, links_of
from k2desk.services.subscription_cache import CachedSubscription
from k2desk.ui.controls.build import in_grid
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.controls.translated import Translated
from k2desk.ui.style.icons import pixmap
from k2desk.ui.style.theme import GAP_S, Tone, heading_font, small_font, theme, tone_colours
from k2desk.ui.text.plain import filled
from k2desk.ui.text.times import age, coming_date

_LINKS = 6

_MARK_ICONS = {
    Tone.GOOD: ("check", Tone.GOOD),
    Tone.BAD: ("close", Tone.BAD),
    Tone.CARE: ("attention", Tone.CARE),
    Tone.QUIET: ("status-not-checked", Tone.QUIET),
}


_TONES = {Link.GOOD: Tone.GOOD, Link.CARE: Tone.CARE, Link.BAD: Tone.BAD, Link.UNKNOWN: Tone.QUIET}


def _link(good: bool, bad: bool, doubtful: bool = False) -> Tone:
    if bad:
        return Tone.BAD
    if good:
        return Tone.GOOD
    return Tone.CARE if doubtful else Tone.QUIET


class Chain(Translated, QWidget):
    """Shows the links of one subscription."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[CachedSubscription, datetime] | None = None
        title = PlainLabel(lambda: self.tr("From Kopo Kopo to your shop"), font=heading_font(), wrap=True)
        self._links = [
            (QLabel(), PlainLabel(wrap=True), PlainLabel(kind="muted", font=small_font())) for _ in range(_LINKS)
        ]
        grid = in_grid(on=self, horizontal=GAP_S + 2, vertical=GAP_S)
        grid.addWidget(title, 0, 0, 1, 3)
        for number, link in enumerate(self._links, start=1):
            mark, text, aged = link
            grid.addWidget(mark, number, 0)
            grid.addWidget(text, number, 1)
            grid.addWidget(aged, number, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.on_language_change(self._show_words)

    def show_entry(self, entry: CachedSubscription, now: datetime) -> None:
        """Show another subscription, or the current state of the same one."""
        self._shown = entry, now
        scheme = theme().scheme
        for (mark, text, aged), (tone, word, shown_age) in zip(self._links, self._all_links(entry, now), strict=True):
            name, colour = _MARK_ICONS[tone]
            ink = tone_colours(colour, scheme)[0]
            mark.setPixmap(pixmap(name, 16, ink, self.devicePixelRatioF()))
            mark_word = self._mark_word(tone)
            mark.setAccessibleName(mark_word)
            text.setText(word)
            text.setAccessibleName(f"{word}: {mark_word}")
            aged.setText(shown_age if tone is not Tone.QUIET else "")

    def _all_links(self, entry: CachedSubscription, now: datetime) -> list[tuple[Tone, str, str]]:
        check = entry.check
        standing = check.standing if check else None
        answered = standing is not None and standing is not Outcome.NOT_ANSWERING
        is_found = standing is Outcome.FOUND
        is_on = is_found and check is not None and check.says_active
        read = age(check.checked_at, now) if check and standing is not None else ""
        gone = standing in {Outcome.NOT_FOUND, Outcome.NOT_ALLOWED}
        return [
            (_link(answered, standing is Outcome.KEYS_REFUSED), self.tr("Keys accepted"), read),
            (_link(is_found, gone), self.tr("Subscription found"), read),
            (_link(is_on, False, doubtful=is_found), self.tr("Switched on (Active)"), read),
            *self._server_links(entry, now),
        ]

    def _server_links(self, entry: CachedSubscription, now: datetime) -> list[tuple[Tone, str, str]]:
        """Return the three links of the user's own server, as far as our own tests know."""
        known = entry.server
        found, locked, answers = links_of(known, now)
        looked = age(known.looked_at, now) if known is not None and known.looked_at is not None else ""
        answered = age(known.answered_at, now) if known is not None and known.answered_at is not None else ""
        ends = known.certificate_ends if known is not None else None
        to = filled(self.tr("to {date}"), date=coming_date(ends, now)) if ends is not None else looked
        return [
            (_TONES[found], self.tr("Web address found"), looked),
            (_TONES[locked], self.tr("Connection secure"), to),
            (_TONES[answers], self.tr("Your server answers"), answered),
        ]

    def _mark_word(self, tone: Tone) -> str:
        return {Tone.GOOD: self.tr("yes"), Tone.BAD: self.tr("no"), Tone.CARE: self.tr("not sure")}.get(
            tone, self.tr("not known yet")
        )

    def _show_words(self) -> None:
        if self._shown is not None:
            self.show_entry(*self._shown)
