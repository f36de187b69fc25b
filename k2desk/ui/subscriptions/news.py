"""Announces changed badges to screen readers, once for all changes that happen together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from k2desk.services.badge import Badge, BadgeKind, Group
from k2desk.services.slices import Slices, Steps, sliced
from k2desk.services.subscription_cache import CachedSubscription, SubscriptionCache
from k2desk.ui.controls.announce import announce
from k2desk.ui.subscriptions.arrangement import Filter
from k2desk.ui.subscriptions.model import SubscriptionModel
from k2desk.ui.text.plain import filled

_TOGETHER = 600
"""Milliseconds in which changes are announced together."""

_NO_NEWS = {BadgeKind.SENDING, BadgeKind.NOT_CHECKED}
"""Badges that are not announced when a row gets them."""


class BadgeNews(QObject):
    """Compares the badges before and after a change of the subscription cache."""

    def __init__(self, page: QWidget, cache: SubscriptionCache, model: SubscriptionModel) -> None:
        super().__init__(page)
        self._page, self._cache, self._model = page, cache, model
        self._before: dict[str, BadgeKind | None] = {}
        self._asked: set[str] = set()
        self._sum_up = False
        self._comparing = Slices(lambda call: QTimer.singleShot(0, self, call))
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER)
        self._timer.timeout.connect(self._tell)

    def before(self, ids: Iterable[str]) -> None:
        """Record the badges as they are shown, before the model changes."""
        for record_id in ids:
            if record_id not in self._before:
                shown = self._model.shown_badge(record_id)
                self._before[record_id] = shown.kind if shown is not None else None
        self._timer.start()

    def ask(self, record_id: str) -> None:
        """Announce this row in any case, because the user asked."""
        self._asked.add(record_id)
        self.before((record_id,))

    def all_checked(self) -> None:
        """Announce that a check of many rows is done, after the changes that it caused."""
        self._sum_up = True
        self._timer.start()

    def _tell(self) -> None:
        if self._comparing.is_busy:
            self._timer.start()
            return
        before, self._before = self._before, {}
        asked, self._asked = self._asked, set()
        changed: list[tuple[CachedSubscription, Badge]] = []

        def compare() -> Steps:
            for part in sliced(tuple(before.items()), fine=True):
                for record_id, old in part:
                    entry = self._cache.get(record_id)
                    if entry is not None:
                        now = self._model.badge_of(entry)
                        if record_id in asked or (now.kind is not old and now.kind not in _NO_NEWS):
                            changed.append((entry, now))
                yield

        self._comparing.run(len(before), compare(), lambda: self._tell_of(changed))

    def _tell_of(self, changed: Sequence[tuple[CachedSubscription, Badge]]) -> None:
        sentences = []
        if len(changed) == 1:
            sentences.append(self._model.sentence_of(changed[0][0]))
        elif changed:
            bad = sum(1 for _, now in changed if now.group is Group.ATTENTION)
            text = self.tr("{n} subscriptions changed, {bad} of them need attention.")
            sentences.append(filled(text, n=len(changed), bad=bad))
        if self._sum_up:
            self._sum_up = False
            text = self.tr("Checked. Needs attention: {n}.")
            sentences.append(filled(text, n=self._model.counts[Filter.ATTENTION]))
        announce(self._page, " ".join(sentences))
