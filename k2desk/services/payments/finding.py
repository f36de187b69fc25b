"""Finds one payment by its M-PESA code or the whole message: here, not yet, or nothing speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from k2desk.model.payment_records import PaymentWatch
from k2desk.model.problems import Problem
from k2desk.services.account_scope import AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.operation import Operation
from k2desk.services.payments.results import Finding


@dataclass(frozen=True, slots=True)
class MissingReport:
    """What Kopo Kopo's help for missing payments asks for: the till and a range of time of its own."""

    till: str
    begins: datetime
    ends: datetime
    reference: str


class FindPayment(AccountService):
    """Looks for one payment."""

    def find(self, text: str) -> Operation[Finding]:
        """Look in what is known, then ask Kopo Kopo for the right period. What is not there yet is watched."""
        raise NotImplementedError

    def look(self, text: str) -> Finding:
        """Look in what is known already, without asking."""
        raise NotImplementedError


class NotYet(AccountService, Announcer[[Sequence[PaymentWatch]]]):
    """The payments that are waited for. Asks again by itself, over restarts; announces those that came."""

    @property
    def watches(self) -> tuple[PaymentWatch, ...]:
        """All that are waited for, and those that came and were not dismissed yet, newest first."""
        raise NotImplementedError

    def dismiss(self, reference: str) -> Operation[Problem | None]:
        """Stop waiting for a payment, or remove one that came."""
        raise NotImplementedError

    def report(self, reference: str) -> Operation[MissingReport | Problem]:
        """Return what to report to Kopo Kopo, with a range of time that no open report has, and note the range."""
        raise NotImplementedError
