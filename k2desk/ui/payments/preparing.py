"""Prepares what the list needs of each payment, in small slices while nobody waits: thousands take a second."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from k2desk.model.payments import Payment, Totals, added, reference_key, totals
from k2desk.services.slices import ROWS
from k2desk.ui.controls.table_view import APART
from k2desk.ui.text.payments import searched_text

_SLICE = 0.004
"""Seconds of work before other events are handled."""

_CHUNK = 100
"""How many payments are looked at between two looks at the clock."""

_SUMS = 16
"""The most totals of chunks that are added in one go."""


class Preparing(QObject):
    """Makes the text by which each payment is found, its reference's usual spelling, and the totals of all.

    `payments` are the references of all but the reversals, and `reversals` the places of these.

    `ready` is emitted when all of them are made. Until then the list shows all payments, unfiltered.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts: list[str] = []
        self.references: list[str] = []
        self.payments: set[str] = set()
        self.reversals: list[int] = []
        self.totals: Totals = totals(())
        self._sums: list[Totals] = []
        self._all: Sequence[Payment] = ()
        self._work: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_ready(self) -> bool:
        """Whether everything is made."""
        return len(self.texts) == len(self._all)

    def begin(self, payments: Sequence[Payment]) -> None:
        """Start with these payments, and forget all others. Nothing is ready before the next event."""
        self._all, self.texts, self.references, self._sums = payments, [], [], []
        self.payments, self.reversals = set(), []
        self.totals = totals(())
        self._work = self._prepared()
        QTimer.singleShot(APART if len(payments) > ROWS else 0, self, self._timer.start)

    def _prepared(self) -> Iterator[None]:
        for at in range(0, len(self._all), _CHUNK):
            chunk = self._all[at : at + _CHUNK]
            references = [reference_key(one.reference) for one in chunk]
            self._sums.append(totals(chunk))
            if len(self._sums) >= _SUMS:
                self._sums = [added(self._sums)]
            self.references += references
            self.reversals += [at + place for place, one in enumerate(chunk) if one.is_reversal]
            self.payments.update(name for name, one in zip(references, chunk, strict=True) if not one.is_reversal)
            yield
            self.texts += [searched_text(one) for one in chunk]
            yield

    def _go_on(self) -> None:
        until = time.perf_counter() + _SLICE
        for _ in self._work:
            if time.perf_counter() > until:
                return
        self._timer.stop()
        self.totals = added(self._sums)
        self.ready.emit()
