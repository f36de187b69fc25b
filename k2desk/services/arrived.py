"""A message that arrived, with its parsed content and verdict, and how messages relate to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.alerts import Alert
from k2desk.model.events import till_key
from k2desk.model.history import AlertRecord
from k2desk.model.signatures import Verdict
from k2desk.services.inbox_room import HEAD, within_room
from k2desk.services.kept_verdict import as_kept, first_verdict, verdict_of


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message with its parsed content. `verdict` is None if there is no API key to verify it.

    `others` counts other messages of the same event, which have the same event id but another body. `told` counts the
    events that report the same payment: two mean that two subscriptions lead here.
    """

    record: AlertRecord
    alert: Alert
    verdict: Verdict | None
    others: int = 0
    told: int = 1

    @property
    def came_again(self) -> bool:
        """Whether the event arrived more than once, or its payment in another event."""
        return self.record.times > 1 or self.others > 0 or self.told > 1

    @property
    def is_genuine(self) -> bool | None:
        """Whether the signature is exactly Kopo Kopo's, or None if that is unknown."""
        return None if self.verdict is None else self.verdict.genuine


def judge(record: AlertRecord, keys: SigningKeys) -> Arrived:
    """Return a stored message with its parsed content and verdict."""
    return Arrived(record, read_alert(record.body), verdict_of(record, keys))


def read_message(body: str) -> Alert:
    """Return the content of a message that did not arrive here, for example of a sample that is being edited."""
    return read_alert(body.encode("utf-8", "replace"))


def to_keep(record: AlertRecord, refused: bool, keys: SigningKeys) -> Arrived:
    """Return a message that has just arrived in the form in which it is stored.

    It includes its verdict, and only the head of the body if it is not genuine. `refused` tells that the receiver,
    which saw the whole body, found it not genuine.
    """
    verdict = first_verdict(record, refused, keys)
    if verdict is not None and not verdict.genuine and len(record.body) > HEAD:
        record = replace(record, body=record.body[:HEAD], cut=True)
    record = as_kept(record, verdict)
    return Arrived(record, read_alert(record.body), verdict)


def with_room(alerts: Iterable[Arrived]) -> tuple[list[Arrived], list[Arrived]]:
    """Return (messages within the limits, messages beyond them)."""
    return within_room(_newest_first(alerts), lambda one: one.is_genuine, lambda one: len(one.record.body))


def arranged(alerts: Iterable[Arrived]) -> tuple[Arrived, ...]:
    """Return the messages newest first, each with the counts of other messages about its event and its payment."""
    ordered = _newest_first(alerts)
    events = Counter(_event(one.alert) for one in ordered)
    payments = Counter(payment for payment, _ in {(payment_of(one), _event(one.alert)) for one in ordered})
    return tuple(
        replace(
            one,
            others=max(0, events[_event(one.alert)] - 1) if one.alert.identity else 0,
            told=payments[payment] if (payment := payment_of(one)) is not None else 1,
        )
        for one in ordered
    )


def _newest_first(alerts: Iterable[Arrived]) -> Sequence[Arrived]:
    return sorted(alerts, key=lambda one: one.record.last_at, reverse=True)


def payment_of(arrived: Arrived) -> tuple[object, ...] | None:
    """Return a key that is equal for all messages about the same payment (or other subject), whatever their event.

    Returns None if nothing identifies it, for samples, and for messages that are not genuine, which anybody can send.
    """
    alert = arrived.alert
    if not alert.kind or alert.is_sample or arrived.is_genuine is False:
        return None
    # "Pending" and then "Received" is one payment that goes on, reported by one subscription.
    what = alert.kind, alert.odd_status.casefold()
    # A payout's reference names its destination, the same each time.
    if alert.reference and not alert.is_payout:
        amount = alert.amount, alert.amount_came
        return *what, alert.reference.casefold(), till_key(alert.till), *amount
    return (*what, alert.resource_id) if alert.resource_id else None


def _event(alert: Alert) -> tuple[str, str]:
    return alert.topic, alert.identity
