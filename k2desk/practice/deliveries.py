"""Delivers signed alerts about simulated payments, and the lists that were asked for, to the practice shop only.

A message that fails is sent again after growing pauses, byte for byte the same.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import secrets
import socket
import ssl
import string
import uuid
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from k2desk.kopokopo.payloads import HIDDEN_FORMS, SIGNATURE_HEADER, Facts, PayerForm, body, compact, daraja_body
from k2desk.kopokopo.signature import sign
from k2desk.model.events import CUSTOMER_PAYMENT, EVENT_TYPES, SAMPLED, Money, Scope, till_key
from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import code_of_day
from k2desk.practice.ledger import PEOPLE, Ledger
from k2desk.practice.shop_certificates import SHOP_HOST
from k2desk.practice.world import Record, World
from k2desk.system.tls import trusting

_LIMIT = 10.0
_RETRIES = 6
_AT_ONCE = 8
_KEPT = 500
_MOST = Decimal(10_000_000)
_LATEST = 86_400
DEFAULT_TILL = "555555"


class _ShopFacts(msgspec.Struct, forbid_unknown_fields=True):
    port: Annotated[int, msgspec.Meta(gt=0, lt=65_536)]
    ca_pem: str


@dataclass(frozen=True, slots=True)
class ShopEndpoint:
    """The practice shop's port on this computer, and a TLS context that trusts its certificates."""

    port: int
    context: ssl.SSLContext = field(repr=False)

    @classmethod
    def from_json(cls, given: object) -> ShopEndpoint | None:
        """Return the shop, or None for null. Raises ValueError for anything else."""
        if given is None:
            return None
        shop = msgspec.convert(given, _ShopFacts)
        try:
            return cls(shop.port, trusting(cadata=shop.ca_pem))
        except ssl.SSLError as failure:
            raise ValueError(f"ca_pem can't be read: {failure.reason}") from None


class How(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How messages are delivered: the signing key, once or twice, and with spaces added after signing.

    With `hidden`, each message hides the payer's number in another form, as Safaricom does.
    """

    sign_with: Literal["api_key", "client_secret", "another_key"] = "api_key"
    twice: bool = False
    spaced: bool = False
    hidden: bool = False

    def having(self, given: object) -> How:
        """Return a copy with some values changed. Raises ValueError for an unknown name or value."""
        if not isinstance(given, dict):
            raise ValueError("deliver is an object")
        return msgspec.convert({**msgspec.structs.asdict(self), **given}, How)


class _ShopLine(http.client.HTTPSConnection):
    """A connection to the shop's name that leads to this computer."""

    def __init__(self, shop: ShopEndpoint) -> None:
        super().__init__(SHOP_HOST, 443, timeout=_LIMIT, context=shop.context)
        self._shop = shop

    def connect(self) -> None:
        line = socket.create_connection(("127.0.0.1", self._shop.port), _LIMIT)
        try:
            self.sock = self._shop.context.wrap_socket(line, server_hostname=SHOP_HOST)
        except BaseException:
            line.close()
            raise


@dataclass(frozen=True, slots=True)
class _Message:
    path: str
    content: bytes
    headers: dict[str, str]


class Deliveries:
    """The messages under way and their results."""

    def __init__(self, world: World, base_url: str, ledger: Ledger) -> None:
        self._world = world
        self._ledger = ledger
        self._base_url = base_url
        self._entries: deque[dict[str, Any]] = deque(maxlen=_KEPT)
        self._count = 0
        self._hidden = -1
        self._tasks: set[asyncio.Task[None]] = set()
        self._at_once = asyncio.Semaphore(_AT_ONCE)
        self.shop: ShopEndpoint | None = None
        self.how = How()
        self.backoff = 1.0

    def entries(self) -> list[dict[str, Any]]:
        """Return all known deliveries, oldest first."""
        return list(self._entries)

    def forget(self) -> None:
        """Clear the list and stop all retries."""
        for task in self._tasks:
            task.cancel()
        self._entries.clear()

    def pay(self, given: dict[str, Any]) -> list[int]:
        """Send an event to all matching *Active* subscriptions, and return the numbers of the deliveries.

        A forged one is what a stranger sends, who has no key. It was made `ago` seconds ago, and polling knows of it
        `late` seconds from now. Raises ValueError for invalid facts.
        """
        event_type = given.get("event_type", CUSTOMER_PAYMENT)
        if not isinstance(event_type, str) or event_type not in SAMPLED:
            raise ValueError(f"no body is known for {event_type!r}")
        unknown = given.keys() - {
            *(
                "event_type",
                "till",
                "amount",
                "first_name",
                "last_name",
                "phone",
                "reference",
                "payer",
                "forged",
                "late",
                "ago",
            )
        }
        if unknown:
            raise ValueError(f"a payment has no {', '.join(sorted(unknown))}")
        forged = given.get("forged", False)
        if type(forged) is not bool:
            raise ValueError("forged is true or false")
        late = _seconds(given, "late")
        facts = self._facts(given)
        if not forged and EVENT_TYPES[event_type].money in {Money.IN, Money.BACK}:
            self._ledger.add(event_type, facts, datetime.now(UTC) + timedelta(seconds=late))
        matching = [one for one in self._world.records.values() if _matches(one, event_type, given.get("till"))]
        return [self._begin(record, event_type, facts, forged) for record in matching]

    def _facts(self, given: dict[str, Any]) -> Facts:
        texts = {name: given.get(name) for name in ("till", "first_name", "last_name", "phone", "reference")}
        for name, text in texts.items():
            if text is not None and (not isinstance(text, str) or not 0 < len(text) <= 100):
                raise ValueError(f"{name} is a short text")
        first, last, phone = secrets.choice(PEOPLE)
        now = datetime.now(UTC) - timedelta(seconds=_seconds(given, "ago"))
        rest = "".join(secrets.choice(string.ascii_uppercase + string.digits) for _ in range(7))
        return Facts(
            base_url=self._base_url,
            event_id="",
            resource_id=str(uuid.uuid4()),
            at=now,
            amount=_amount(given.get("amount", 100)),
            reference=texts["reference"] or code_of_day(now.astimezone(KENYA).date(), rest),
            till=texts["till"] or DEFAULT_TILL,
            first_name=texts["first_name"] or first,
            last_name=texts["last_name"] or last,
            phone=texts["phone"] or phone,
            payer=self._payer_form(given.get("payer")),
        )

    def _payer_form(self, given: object) -> PayerForm:
        if given is not None:
            return PayerForm(str(given))
        if not self.how.hidden:
            return PayerForm.WHOLE
        self._hidden += 1
        return HIDDEN_FORMS[self._hidden % len(HIDDEN_FORMS)]

    def _begin(self, record: Record, event_type: str, facts: Facts, forged: bool) -> int:
        facts = replace(facts, event_id=str(uuid.uuid4()))
        content = compact(daraja_body(event_type, facts) if record.daraja else body(event_type, facts))
        self._count += 1
        entry: dict[str, Any] = {
            "n": self._count,
            "subscription_id": record.id,
            "event_id": facts.event_id,
            "event_type": event_type,
            "address": record.webhook_uri,
            "reference": facts.reference,
            "forged": forged,
            "state": "sending",
            "attempts": 0,
            "status": None,
            "error": None,
            "next_at": None,
            "made_at": facts.at.isoformat(),
        }
        self._entries.append(entry)
        path = _path_at_shop(record.webhook_uri)
        if path is None:
            entry["state"] = "not_sent_practice"
            return self._count
        message = self._message(path, content, forged)
        retries = 0 if forged else _RETRIES
        self._start(self._deliver(entry, message, retries, lambda: record.id in self._world.records))
        return self._count

    def post(self, address: str, content: bytes) -> None:
        """Post the result of a request to the address that it named, as alerts are posted. It is no delivery of one."""
        path = _path_at_shop(address)
        if path is not None:
            self._start(self._deliver({"attempts": 0}, self._message(path, content, False), _RETRIES, lambda: True))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _message(self, path: str, content: bytes, forged: bool) -> _Message:
        application = self._world.application
        keys = {"client_secret": application.client_secret, "another_key": secrets.token_hex(20)}
        signed_with = "another_key" if forged else self.how.sign_with
        signature = sign(keys.get(signed_with, application.api_key), content)
        if self.how.spaced:
            content = json.dumps(json.loads(content), ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "K2Desk practice", SIGNATURE_HEADER: signature}
        return _Message(path, content, headers)

    async def _deliver(
        self, entry: dict[str, Any], message: _Message, retries: int, is_wanted: Callable[[], bool]
    ) -> None:
        twice = self.how.twice
        for attempt in range(retries + 1):
            if not is_wanted():
                break
            entry["attempts"] += 1
            async with self._at_once:
                delivered = await self._try(entry, message)
            if delivered:
                entry.update(state="delivered", next_at=None)
                if twice:
                    await self._try(entry, message)
                return
            if attempt < retries:
                pause = self.backoff * 2**attempt
                entry.update(state="retrying", next_at=(datetime.now(UTC) + timedelta(seconds=pause)).isoformat())
                await asyncio.sleep(pause)
        entry.update(state="gave_up", next_at=None)

    async def _try(self, entry: dict[str, Any], message: _Message) -> bool:
        shop = self.shop
        if shop is None:
            entry.update(status=None, error="the practice shop is closed")
            return False
        try:
            status = await asyncio.to_thread(_post, shop, message)
        except (OSError, http.client.HTTPException) as failure:
            entry.update(status=None, error=f"{type(failure).__name__}: {failure}"[:300])
            return False
        entry.update(status=status, error=None)
        return 200 <= status < 300


def _path_at_shop(address: str) -> str | None:
    """Return path and query of an address of the practice shop, or None for any other address."""
    parts = urlsplit(address)
    if parts.hostname != SHOP_HOST or parts.port not in {None, 443}:
        return None
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _post(shop: ShopEndpoint, message: _Message) -> int:
    line = _ShopLine(shop)
    try:
        line.request("POST", message.path, message.content, message.headers)
        return line.getresponse().status
    finally:
        line.close()


def _matches(record: Record, event_type: str, till: object) -> bool:
    if record.event_type != event_type or record.status.casefold() != "active":
        return False
    if not EVENT_TYPES[event_type].is_for_tills:
        return record.scope == Scope.COMPANY
    return record.scope == Scope.COMPANY or (
        isinstance(till, str) and till_key(record.scope_reference) == till_key(till)
    )


def _seconds(given: dict[str, Any], name: str) -> float:
    seconds = given.get(name, 0)
    if type(seconds) not in {int, float} or not 0 <= seconds <= _LATEST:
        raise ValueError(f"{name} is a number of seconds, up to a day")
    return float(seconds)


def _amount(given: object) -> str:
    try:
        amount = Decimal(str(given)) if isinstance(given, str | int | float) and type(given) is not bool else None
    except InvalidOperation:
        amount = None
    if amount is None or not amount.is_finite() or not 0 < amount <= _MOST or amount != round(amount, 2):
        raise ValueError("amount is a number above 0, with cents at the most")
    text = f"{amount:f}"
    return text if "." in text else f"{text}.0"
