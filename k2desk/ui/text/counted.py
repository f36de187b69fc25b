"""Texts with a count in them, by Qt's plural forms: the one mechanism for "1 payment" and "2 payments"."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject


class Counted(QObject):
    """An object, since only an object's `tr` marks a text as one that has plural forms."""

    def payments(self, count: int) -> str:
        """Payments of a settlement."""
        return self.tr("%n payments", "", count)

    def past_payments(self, count: int) -> str:
        """The sentence of a poll's result; `**` marks the bold words."""
        return self.tr("**%n past payments**, as your program asked", "", count)

    def came(self, count: int) -> str:
        """How often one message came."""
        return self.tr("came %n times, counted once", "", count)

    def told(self, count: int) -> str:
        """How many subscriptions tell of one payment."""
        return self.tr("told %n times: %n subscriptions lead here", "", count)

    def seconds_later(self, count: int) -> str:
        """How much later a message arrived."""
        return self.tr("arrived %n seconds later", "", count)

    def minutes_later(self, count: int) -> str:
        """The same in minutes, with {when}."""
        return self.tr("arrived %n minutes later, {when}", "", count)

    def hours_later(self, count: int) -> str:
        """The same in hours, with {when}."""
        return self.tr("arrived %n hours later, {when}", "", count)

    def days_later(self, count: int) -> str:
        """The same in days, with {when}."""
        return self.tr("arrived %n days later, {when}", "", count)

    def certificate_ends(self, days: int) -> str:
        """When a certificate ends."""
        return self.tr("Certificate ends in %n days", "", days)

    def ends(self, days: int) -> str:
        """The same among other findings."""
        return self.tr("certificate ends in %n days", "", days)

    def creating(self, count: int) -> str:
        """The title while subscriptions are being made."""
        return self.tr("Creating %n subscriptions", "", count)

    def created(self, count: int) -> str:
        """The title when they are made."""
        return self.tr("%n subscriptions: done", "", count)

    def made_up_alerts(self, count: int) -> str:
        """What an exam sends."""
        return self.tr(
            "%n made-up alerts of KES 1 are sent to your website, one of them a fake. All have references that"
            " begin with K2DESK, so that they can be found and taken out again.",
            "",
            count,
        )


@cache
def counted() -> Counted:
    """The one object."""
    return Counted()
