"""An example of the alert that an event sends, to show before anything is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from k2desk.kopokopo.alerts import read_alert
from k2desk.kopokopo.payloads import SIGNATURE_HEADER
from k2desk.model.history import AlertRecord
from k2desk.model.settings import LIVE_HOSTS
from k2desk.services.addresses import host_and_path
from k2desk.services.arrived import Arrived
from k2desk.services.samples import sample_text

_HOST = "shop.example"


@dataclass(frozen=True, slots=True)
class ExampleAlert:
    """One example: the parsed alert, for its sentence, and `raw`, the whole request as a developer sees it."""

    arrived: Arrived
    raw: str


def example_alert(event_type: str, till: str | None, address: str, now: datetime, *, daraja: bool) -> ExampleAlert:
    """Return the example for an event. Its payment of KES 1 is made up, and its signature is left out."""
    body = sample_text(event_type, f"https://{LIVE_HOSTS[0]}", till, now, daraja=daraja)
    host, path = host_and_path(address) if address.strip() else (_HOST, "")
    raw = "\n".join(
        (
            f"POST {path or '/'} HTTP/1.1",
            f"Host: {host}",
            "Content-Type: application/json",
            f"{SIGNATURE_HEADER}: HMAC-SHA256 of the body with the API key, in hex",
            "",
            body,
        )
    )
    content = body.encode()
    record = AlertRecord("", "", now, now, 1, path or "/", None, content)
    return ExampleAlert(Arrived(record, read_alert(content), None), raw)
