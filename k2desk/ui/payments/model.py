"""The list of payments, newest first. Filters and searches in Python what Kopo Kopo answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from k2desk.model.clock import Clock
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.payments import Payment
from k2desk.model.tone import Tone
from k2desk.services.slices import Slices, Steps, sliced
from k2desk.ui.controls.revealing_model import RevealingModel
from k2desk.ui.payments.columns import payment_columns
from k2desk.ui.payments.preparing import Preparing
from k2desk.ui.text.payments import (
    TillName,
    claim_words,
    payer_words,
    payment_sentence,
    status_look,
    till_words_of,
    time_words,
)


class PaymentFilter(Enum):
    """The choices of the pills above the list."""

    ALL = "all"
    REVERSED = "reversed"
    NOT_GIVEN = "not_given"


class Known(NamedTuple):
    """What is known beside the payments themselves: who gave one to a sale, and when one was undone."""

    claim: Callable[[Payment], PaymentClaim | None]
    given: Callable[[], Set[str]]
    reversed_at: Callable[[Payment], datetime | None]


class PaymentsModel(RevealingModel[Payment]):
    """Payments, newest first. Names and numbers are shortened unless the user asked to see them."""

    def __init__(self, clock: Clock, till_name: TillName, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.till_name = till_name
        self._clock = clock
        self._known = known
        self._all: tuple[Payment, ...] = ()
        self._text = ""
        self.prepared = Preparing(self)
        self.prepared.ready.connect(self._count)
        self._filter = PaymentFilter.ALL
        self._places: dict[str, int | None] = {}
        self.counts: Counter[PaymentFilter] = Counter()
        self._next: tuple[Sequence[Payment], Counter[PaymentFilter]] = (), self.counts
        self._arranging = Slices(lambda call: QTimer.singleShot(0, self, call))
        self.set_columns(payment_columns(self))

    @property
    def payments(self) -> tuple[Payment, ...]:
        """All payments, filtered or not."""
        return self._all

    def show_payments(self, payments: Sequence[Payment]) -> None:
        """Show other payments, newest first."""
        self._all = tuple(payments)
        self.prepared.begin(self._all)
        self.refresh()

    def words_changed(self) -> None:
        """Show another language."""
        super().words_changed()
        self.prepared.begin(self._all)
        self.refresh()

    def search(self, text: str) -> None:
        """Show only rows that contain all words of `text`."""
        self._text = text.strip().casefold()
        self.refresh()

    def choose(self, chosen: PaymentFilter) -> None:
        """Show only rows that pass the filter."""
        self._filter = chosen
        self.refresh()

    def reveal_key(self, row: Payment) -> tuple[str, bool]:
        """Return the key of the payment."""
        return row.key

    def refresh(self) -> None:
        """Filter the payments once they are prepared. A long list keeps its lines until the new ones are ready."""
        is_chosen = self._filter is not PaymentFilter.ALL or bool(self._text)
        self._arranging.run(len(self._all) if is_chosen else 0, self._arranged(), super().refresh)

    def _count(self) -> None:
        """Count what each filter has. Lines that are not filtered stay as they are."""
        if self._filter is not PaymentFilter.ALL or self._text:
            self.refresh()
            return
        for _ in self._arranged():
            pass
        self.counts = self._next[1]
        self.arranged.tell()

    def finish(self) -> None:
        """Show the new lines now, for a caller that needs them at once."""
        self._arranging.finish()

    def contents(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return (header, rows) for a saved file: the rows of the newest search."""
        self.finish()
        return super().contents()

    def arrange(self) -> None:
        """Show the lines that were arranged."""
        self._places = {}
        self.lines, self.counts = self._next

    def _arranged(self) -> Steps:
        counts, every = Counter({PaymentFilter.ALL: len(self._all)}), self._all
        self._next = every, counts
        prepared = self.prepared
        if not prepared.is_ready:
            return
        given = self._known.given()
        undone, references, texts = prepared.reversals, prepared.references, prepared.texts
        counts[PaymentFilter.REVERSED] = len(undone)
        counts[PaymentFilter.NOT_GIVEN] = len(every) - len(undone) - len(prepared.payments & given)
        rows: Sequence[int] = range(len(every))
        match self._filter:
            case PaymentFilter.REVERSED:
                rows = undone
            case PaymentFilter.NOT_GIVEN:
                kept: list[int] = []
                for part in sliced(rows):
                    kept += [at for at in part if references[at] not in given and not every[at].is_reversal]
                    yield
                rows = kept
        for word in self._text.split():
            tills = {till for till in prepared.totals.by_till if word in self.till_name(till).casefold()}
            kept = []
            for part in sliced(rows):
                kept += [at for at in part if word in texts[at] or every[at].till in tills]
                yield
            rows = kept
        if len(rows) < len(every):
            lines: list[Payment] = []
            for part in sliced(rows):
                lines += [every[at] for at in part]
                yield
            self._next = lines, counts

    # -- looking up --------------------------------------------------------------------------------------------------

    def id_of(self, place: int) -> str:
        """Return the name of a payment: its reference, and whether it is the reversal."""
        return row_id(self.lines[place])

    def place_of(self, row_id: str) -> int | None:
        """Return the line of a payment. The cells of a selected row ask for the same one."""
        if row_id not in self._places:
            back, _, name = row_id.rpartition(" ")
            found = (
                place
                for place, one in enumerate(self.lines)
                if (one.reference or one.id).replace(" ", "") == name and one.is_reversal is bool(back)
            )
            self._places[row_id] = next(found, None)
        return self._places[row_id]

    def time_text(self, payment: Payment) -> str:
        """Return when it was paid, in Kenyan time."""
        return time_words(payment, self._clock.now())

    def who_text(self, payment: Payment) -> str:
        """Return who paid, shortened unless it is revealed."""
        return payer_words(payment, whole=self.is_revealed(payment))

    def till_text(self, payment: Payment) -> str:
        """Return the till with its name."""
        return till_words_of(payment, self.till_name)

    def status_look(self, payment: Payment) -> tuple[str, str, Tone]:
        """Return (words, icon, tone) of the status."""
        return status_look(payment, self._known.reversed_at(payment))

    def given_text(self, payment: Payment) -> str:
        """Return who gave it to a sale, and when, or ""."""
        claim = self._known.claim(payment)
        return claim_words(claim, self._clock.now()) if claim is not None else ""

    def sentence(self, row: Payment) -> str:
        """Return the row as one sentence for screen readers."""
        said = payment_sentence(row, self.till_name, self._clock.now(), whole=self.is_revealed(row))
        return ", ".join(filter(None, (said, self.given_text(row))))


def row_id(payment: Payment) -> str:
    """Return the name of a payment's row. A reversal has the reference of its payment."""
    name = (payment.reference or payment.id).replace(" ", "")
    return f"back {name}" if payment.is_reversal else name
