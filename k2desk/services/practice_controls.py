"""Practice: simulated payments, and faults of the practice server and shop that the user switches on."""

from __future__ import annotations

import asyncio
from collections.abc import Container
from enum import StrEnum

import msgspec

from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import SubscriptionRecord
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.demo_receiver import DemoReceiver, PracticeInternet
from k2desk.services.inbox import Inbox
from k2desk.services.keys import Keys
from k2desk.services.operation import Operation, operation
from k2desk.services.practice_process import PracticeServer


class Pretend(StrEnum):
    """A fault: of the practice server, its deliveries, the practice shop, or the key on this computer."""

    SLOW = "slow"
    BUSY = "busy"
    BROKEN = "broken"
    WEB_PAGE = "web_page"
    LOST_BEFORE = "lost_before"
    LOST_AFTER = "lost_after"
    REFUSE_KEYS = "refuse_keys"
    NO_LOCATION = "no_location"
    SIGNED_WITH_SECRET = "signed_with_secret"
    TWICE = "twice"
    SPACED = "spaced"
    HIDDEN_NUMBERS = "hidden_numbers"
    SHOP_CERTIFICATE_ENDED = "shop_certificate_ended"
    SHOP_WRONG_NAME = "shop_wrong_name"
    SHOP_SLOW = "shop_slow"
    SHOP_BROKEN = "shop_broken"
    SHOP_OFF = "shop_off"
    SHOP_BELIEVES_FAKES = "shop_believes_fakes"
    WRONG_API_KEY = "wrong_api_key"


_FAULTS: dict[Pretend, dict[str, object]] = {
    Pretend.SLOW: {"kind": "latency", "on": "any", "seconds": 3.0},
    Pretend.BUSY: {"kind": "rate_limited", "on": "any", "retry_after": "5"},
    Pretend.BROKEN: {"kind": "server_error", "on": "any", "status": 500},
    Pretend.WEB_PAGE: {"kind": "html_page", "on": "any", "status": 200},
    Pretend.LOST_BEFORE: {"kind": "drop_before", "on": "create"},
    Pretend.LOST_AFTER: {"kind": "drop_after", "on": "create"},
    Pretend.REFUSE_KEYS: {"kind": "unauthorized", "on": "any"},
    Pretend.NO_LOCATION: {"kind": "missing_location", "on": "create"},
}
_SHOP = frozenset(one for one in Pretend if one.value.startswith("shop_"))

_LOOK_AGAIN = 0.4
"""Seconds between two queries while deliveries are under way."""


class PretendDelivery(msgspec.Struct, frozen=True):
    """One simulated message. A `forged` one comes from a stranger.

    `state` is sending, delivered, retrying, gave_up or not_sent_practice.
    """

    state: str
    attempts: int
    status: int | None = None
    forged: bool = False

    @property
    def is_under_way(self) -> bool:
        """Whether its state can still change."""
        return self.state in {"sending", "retrying"}


class _Deliveries(msgspec.Struct):
    deliveries: list[PretendDelivery]


class _Paid(msgspec.Struct):
    matched: int


class _Known(msgspec.Struct):
    id: str
    event_type: str
    webhook_uri: str
    scope_reference: str | None
    status: str


class _Subscriptions(msgspec.Struct):
    subscriptions: list[_Known]


class PracticeControls(AccountService, Announcer[[]]):
    """Plays the customer, and controls the practice server and the practice shop.

    Announces changes of `faults` and `deliveries`.
    """

    def __init__(self, scope: AccountScope, server: PracticeServer, inbox: Inbox, keys: Keys) -> None:
        super().__init__(scope)
        self._server = server
        self._shop = DemoReceiver(server=server, inbox=inbox)
        self._keys = keys
        self._following: asyncio.Task[None] | None = None
        self.faults: frozenset[Pretend] = frozenset()
        self._wanted: frozenset[Pretend] = frozenset()
        self._turn = asyncio.Lock()
        self.deliveries: tuple[PretendDelivery, ...] = ()

    @property
    def internet(self) -> PracticeInternet:
        """The internet as address checks see it in practice."""
        return PracticeInternet(self._shop)

    def close(self) -> None:
        """Release what the practice shop holds on this computer."""
        self._shop.close()

    @staticmethod
    def trouble(name: str) -> Pretend:
        """Return the fault with this name. Raises ValueError for an unknown one."""
        return Pretend(name)

    def pretend(self, what: Pretend, on: bool) -> Operation[Problem | None]:
        """Switch one fault on or off."""
        return self.set(self._wanted | {what} if on else self._wanted - {what})

    def clear(self) -> Operation[Problem | None]:
        """Switch all faults off."""
        return self.set(frozenset())

    def say(self, record_id: str, word: str) -> Operation[Problem | None]:
        """Make the practice server answer with this status for a subscription."""
        return self._about(record_id, "PUT", {"status": word})

    def forget(self, record_id: str) -> Operation[Problem | None]:
        """Make the practice server forget a subscription."""
        return self._about(record_id, "DELETE", None)

    async def restore(self) -> Problem | None:
        """Undo `say` and `forget` for all rows."""
        try:
            known = {one.id: one for one in await self._subscriptions()}
        except (OSError, ValueError) as error:
            return _not_started(error)
        problem = None
        for record in (entry.record for entry in self._cache if entry.record.kopokopo_id is not None):
            theirs = known.get(record.kopokopo_id or "")
            if theirs is None:
                facts = {
                    "id": record.kopokopo_id,
                    "event_type": record.event_type,
                    "webhook_uri": record.address,
                    "scope": record.scope,
                    "scope_reference": record.scope_reference,
                    "daraja": record.daraja,
                    "version": record.api_version,
                }
                problem = problem or await self._control("POST", "subscriptions", facts)
            elif theirs.status != "Active":
                problem = problem or await self._control("PUT", f"subscriptions/{theirs.id}", {"status": "Active"})
        return problem

    async def find(self, record: SubscriptionRecord, others: Container[str | None]) -> str | Problem | None:
        """Return the id of the subscription that the practice server made for a row, without the `others`.

        Returns None if it made none, and a problem if it can't be asked.
        """
        wanted = record.event_type, record.address, record.scope_reference
        try:
            known = await self._subscriptions()
        except (OSError, ValueError) as error:
            return _not_started(error)
        alike = (one for one in known if (one.event_type, one.webhook_uri, one.scope_reference) == wanted)
        return next((one.id for one in alike if one.id not in others), None)

    async def _subscriptions(self) -> list[_Known]:
        found = await asyncio.to_thread(self._server.control, "GET", "subscriptions")
        return msgspec.convert(found, _Subscriptions, strict=False).subscriptions

    # -- a customer pays ---------------------------------------------------------------------------------------------

    @operation()
    async def open_shop(self) -> Problem | None:
        """Open the practice shop if it is not open yet."""
        return await self._opened()

    @operation()
    async def pay(
        self,
        event_type: str,
        till: str | None,
        amount: str = "100",
        *,
        forged: bool = False,
        late: float = 0.0,
        reference: str = "",
    ) -> Problem | None:
        """Simulate an event, which is sent to each matching Active subscription.

        The outcome is NOBODY_NOTIFIED if no subscription matches. `deliveries` follows the messages. A `forged` one
        comes from a stranger, who has no key: no customer paid. Polling knows the payment `late` seconds later.
        """
        facts = {
            "event_type": event_type,
            "amount": amount,
            "forged": forged,
            **({"till": till} if till else {}),
            **({"late": late} if late else {}),
            **({"reference": reference} if reference else {}),
        }
        problem = await self._opened()
        if problem is not None:
            return problem
        try:
            paid = await asyncio.to_thread(self._server.control, "POST", "payments", facts)
            matched = msgspec.convert(paid, _Paid, strict=False).matched
        except (OSError, ValueError) as error:
            return _not_started(error)
        if not matched:
            return Problem(ProblemKind.NOBODY_NOTIFIED)
        self._follow()
        return None

    async def _opened(self) -> Problem | None:
        try:
            await self._shop.open()
        except OSError as error:
            return _not_started(error)
        return None

    def _follow(self) -> None:
        if self._following is None or self._following.done():
            self._following = self._spawn(self._look_at_deliveries())

    async def _look_at_deliveries(self) -> None:
        while True:
            try:
                found = await asyncio.to_thread(self._server.control, "GET", "deliveries")
                deliveries = tuple(msgspec.convert(found, _Deliveries, strict=False).deliveries)
            except (OSError, ValueError):
                return
            if deliveries != self.deliveries:
                self.deliveries = deliveries
                self.tell()
            if not any(one.is_under_way for one in deliveries):
                return
            await asyncio.sleep(_LOOK_AGAIN)

    # -- faults ------------------------------------------------------------------------------------------------------

    def set(self, faults: frozenset[Pretend], *, now: bool = True) -> Operation[Problem | None]:
        """Switch these faults on and all others off. Without `now`, the shop meets its faults when it opens."""
        # Two quick presses must not undo each other, so each starts from what the previous one wanted.
        self._wanted = faults

        async def work(_: Operation[Problem | None]) -> Problem | None:
            async with self._turn:
                problem = await self._apply(faults, now)
                if problem is not None:
                    self._wanted = self.faults
                return problem

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    async def _apply(self, faults: frozenset[Pretend], now: bool) -> Problem | None:
        wanted = [{**_FAULTS[what], "times": None} for what in Pretend if what in faults and what in _FAULTS]
        deliver = {
            "sign_with": "client_secret" if Pretend.SIGNED_WITH_SECRET in faults else "api_key",
            "twice": Pretend.TWICE in faults,
            "spaced": Pretend.SPACED in faults,
            "hidden": Pretend.HIDDEN_NUMBERS in faults,
        }
        problem = await self._control("PUT", "faults", {"faults": wanted})
        if problem is None:
            problem = await self._control("PUT", "settings", {"deliver": deliver})
        if problem is None and (faults ^ self.faults) & _SHOP:
            problem = await self._behave(faults, now)
        if problem is None:
            self._keys.pretend_wrong(Pretend.WRONG_API_KEY in faults)
            self.faults = faults
            self.tell()
        return problem

    async def _behave(self, faults: frozenset[Pretend], now: bool) -> Problem | None:
        certificate = "good"
        if Pretend.SHOP_CERTIFICATE_ENDED in faults:
            certificate = "expired"
        elif Pretend.SHOP_WRONG_NAME in faults:
            certificate = "wrong_name"
        try:
            await self._shop.behave(
                off=Pretend.SHOP_OFF in faults,
                now=now,
                certificate=certificate,
                seconds=6 if Pretend.SHOP_SLOW in faults else 0,
                answer="error" if Pretend.SHOP_BROKEN in faults else "ok",
                accept_fakes=Pretend.SHOP_BELIEVES_FAKES in faults,
            )
        except OSError as error:
            return _not_started(error)
        return None

    @operation(of_row=True)
    async def _about(self, record_id: str, method: str, body: object) -> Problem | None:
        entry = self._cache.get(record_id)
        if entry is None or entry.record.kopokopo_id is None:
            return Problem(ProblemKind.NOT_OF_THIS_ACCOUNT)
        return await self._control(method, f"subscriptions/{entry.record.kopokopo_id}", body)

    async def _control(self, method: str, path: str, body: object) -> Problem | None:
        try:
            await asyncio.to_thread(self._server.control, method, path, body)
        except OSError as error:
            return _not_started(error)
        return None


def _not_started(error: Exception) -> Problem:
    return Problem(ProblemKind.PRACTICE_NOT_STARTED, details=str(error))
