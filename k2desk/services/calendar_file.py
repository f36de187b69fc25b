"""Makes a calendar file of the days on which certificates expire, with a reminder three weeks before."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from k2desk import __version__
from k2desk.model.outside import Most, one_line
from k2desk.services.addresses import server_of
from k2desk.services.server_badge import ENDS_SOON
from k2desk.services.subscription_cache import CachedSubscription

_NAMESPACE = uuid.UUID("0a0d6b62-9c2b-4a0b-8f1c-6e0b8b6c2f10")


@dataclass(frozen=True, slots=True)
class CertificateEnd:
    """When the certificate of a server expires."""

    host: str
    ends: datetime


def knows_certificates(entries: Iterable[CachedSubscription]) -> bool:
    """Return whether the expiry date of any certificate is known."""
    return any(entry.server is not None and entry.server.certificate_ends is not None for entry in entries)


def certificate_ends(entries: Iterable[CachedSubscription]) -> tuple[CertificateEnd, ...]:
    """Return the known expiry dates, one for each server, soonest first."""
    found: dict[str, datetime] = {}
    for entry in entries:
        ends = entry.server.certificate_ends if entry.server is not None else None
        if ends is not None:
            host, port = server_of(entry.record.address)
            found[host if port == 443 else f"{host}:{port}"] = ends
    return tuple(CertificateEnd(host, ends) for host, ends in sorted(found.items(), key=lambda one: one[1]))


def calendar_of(ends: Iterable[CertificateEnd], title: str, text: str, now: datetime) -> bytes:
    """Return the content of the file.

    `{host}` in `title` and `text` is replaced with the server's name. A server's event has the same UID in each file,
    so that importing a new file replaces the old event.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", f"-//K2Desk//{__version__}//")
    calendar.add("version", "2.0")
    for one in ends:
        host = one_line(one.host, Most.NAME)
        event = Event()
        event.add("uid", f"{uuid.uuid5(_NAMESPACE, one.host)}@k2desk")
        event.add("dtstamp", now)
        event.add("dtstart", one.ends.date())
        event.add("dtend", one.ends.date() + timedelta(days=1))
        event.add("summary", title.replace("{host}", host))
        event.add("description", text.replace("{host}", host))
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title.replace("{host}", host))
        alarm.add("trigger", -ENDS_SOON)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
