"""Texts with a count, through Qt's plural forms: "1 payment" and "2 payments"."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject


class Counted(QObject):
    """A QObject, because only an object's `tr` marks a text as having plural forms."""

    def payments(self, count: int) -> str:
        """Return the payments of a settlement."""
        return self.tr("%n payments", "", count)

    def past_payments(self, count: int) -> str:
        """Return the sentence for a poll's result. `**` encloses the bold words."""
        return self.tr("**%n past payments**, as your program asked", "", count)

    def came(self, count: int) -> str:
        """Return how often one message arrived."""
        return self.tr("came %n times, counted once", "", count)

    def told(self, count: int) -> str:
        """Return how many subscriptions report one payment."""
        return self.tr("sent %n times: %n subscriptions send here", "", count)

    def seconds_later(self, count: int) -> str:
        """Return how many seconds later a message arrived."""
        return self.tr("arrived %n seconds later", "", count)

    def minutes_later(self, count: int) -> str:
        """Return how many minutes later a message arrived, with {when}."""
        return self.tr("arrived %n minutes later, {when}", "", count)

    def hours_later(self, count: int) -> str:
        """Return how many hours later a message arrived, with {when}."""
        return self.tr("arrived %n hours later, {when}", "", count)

    def days_later(self, count: int) -> str:
        """Return how many days later a message arrived, with {when}."""
        return self.tr("arrived %n days later, {when}", "", count)

    def certificate_ends(self, days: int) -> str:
        """Return when a certificate expires."""
        return self.tr("Certificate ends in %n days", "", days)

    def ends(self, days: int) -> str:
        """Return when a certificate expires, to be listed with other findings."""
        return self.tr("certificate ends in %n days", "", days)

    def creating(self, count: int) -> str:
        """Return the title while subscriptions are being created."""
        return self.tr("Creating %n subscriptions", "", count)

    def created(self, count: int) -> str:
        """Return the title after they were created."""
        return self.tr("%n subscriptions: done", "", count)

    def made_up_alerts(self, count: int) -> str:
        """Return what an exam sends."""
        return self.tr(
            "K2Desk sends %n made-up alerts of KES 1 to your website. One of them is a fake. All references begin"
            " with K2DESK, so that you can find and remove them.",
            "",
            count,
        )


@cache
def counted() -> Counted:
    """Return the shared object."""
    return Counted()
