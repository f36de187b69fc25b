"""What arrived on this computer: each message is kept, read, and judged genuine or not. A part of an account."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from k2desk.desk.child_process import NotStarted
from k2desk.desk.kept_verdict import as_kept, verdict_of, was_judged
from k2desk.desk.keys import Keys
from k2desk.desk.listening import Listening
from k2desk.desk.operation import Operation, Spawn
from k2desk.desk.problems import During, Problem, of_error
from k2desk.desk.receiver_process import Arrival, Pump, Receiver, start_receiver
from k2desk.kopokopo.alerts import Alert, read_alert
from k2desk.kopokopo.events import till_key
from k2desk.kopokopo.slips import SigningKeys, Verdict
from k2desk.store.failures import RegistryError
from k2desk.store.happenings import ALERTS_KEPT, AlertRecord
from k2desk.store.registry import Registry


class Receiving(Enum):
    """Whether this computer listens."""

    OFF = "off"
    STARTING = "starting"
    ON = "on"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message with what it says. `verdict` is None where there is no API key to judge by.

    `others` counts other messages of the same event: the body is another, the event's own id the same. `told` counts
    the events that tell of the same payment: two mean that two subscriptions lead here.
    """

    record: AlertRecord
    alert: Alert
    verdict: Verdict | None
    others: int = 0
    told: int = 1

    @property
    def came_again(self) -> bool:
        """Whether the event came more than once, or its payment in another event."""
        return self.record.times > 1 or self.others > 0 or self.told > 1

    @property
    def is_genuine(self) -> bool | None:
        """Whether it is signed as Kopo Kopo signs; None where that can't be told."""
        return None if self.verdict is None else self.verdict.genuine


class Inbox:
    """The messages, newest first, and the receiver that they come through."""

    def __init__(
        self, *, account_id: str, registry: Registry, keys: Keys, spawn: Spawn, keys_are_new: bool = False
    ) -> None:
        """`keys_are_new`: practice makes its keys at each start, so they say nothing of what came before."""
        self._account_id = account_id
        self._keys_are_new = keys_are_new
        self._registry = registry
        self._keys = keys
        self._spawn = spawn
        self._listeners: list[Callable[[], object]] = []
        self._loaded = False
        self._receiver: Receiver | None = None
        self._turn = asyncio.Lock()
        self._following = keys.listen(lambda: spawn(self._judge_again()))
        self.alerts: tuple[Arrived, ...] = ()
        self.receiving = Receiving.OFF
        self.problem: Problem | None = None

    def listen(self, listener: Callable[[], object]) -> Listening:
        """Calls `listener` when `alerts`, `receiving` or `problem` changed."""
        return Listening(self._listeners, listener)

    @property
    def address(self) -> str:
        """Where this computer listens; "" while it does not, and for the pretend shop, which has a name."""
        receiver = self._receiver
        return f"http://{receiver.host}:{receiver.port}/" if receiver is not None and not receiver.secure else ""

    def load(self) -> None:
        """Reads the kept messages, once."""
        if not self._loaded:
            self._loaded = True
            self._spawn(self._load())

    def get(self, alert_id: str) -> Arrived | None:
        """The message of this id."""
        return next((one for one in self.alerts if one.record.id == alert_id), None)

    # -- listening on this computer ----------------------------------------------------------------------------------

    def start(self, *, lan: bool, port: int) -> Operation[Problem | None]:
        """Begins to listen: on this computer alone, or (`lan`) for all computers of the network here."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            async with self._turn:
                if self._receiver is not None:
                    return None
                self._set(Receiving.STARTING, None)
                try:
                    receiver = await asyncio.to_thread(start_receiver, lan=lan, port=port)
                except NotStarted as failure:
                    problem = Problem("K-83", (("port", str(port)),), details=str(failure))
                    self._set(Receiving.OFF, problem)
                    return problem
                except BaseException:
                    self._set(Receiving.OFF, None)
                    raise
                self.take_from(receiver)
                return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    def stop(self) -> Operation[None]:
        """Ends listening."""

        async def work(_: Operation[None]) -> None:
            await self.close_receiver()

        return Operation[None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    def take_from(self, receiver: Receiver) -> None:
        """Takes what arrives at a receiver that runs: from now on it is the inbox's to end."""
        self._receiver = receiver
        loop = asyncio.get_running_loop()

        def take(arrivals: list[Arrival]) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(lambda: self._spawn(self._arrived(arrivals)))

        Pump(receiver, take).start()
        self._set(Receiving.ON, None)

    async def close_receiver(self) -> None:
        """Ends the receiver, if there is one. Also how the account ends it."""
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            await asyncio.to_thread(receiver.stop)
            self._set(Receiving.OFF, None)

    def _set(self, receiving: Receiving, problem: Problem | None) -> None:
        self.receiving = receiving
        self.problem = problem
        self._tell()

    # -- what arrives ------------------------------------------------------------------------------------------------

    async def _load(self) -> None:
        try:
            records = await self._registry.alerts(self._account_id)
        except RegistryError as error:
            self.problem = of_error(error, During.READ)
            self._tell()
            return
        known = {one.record.id for one in self.alerts}
        judged = await self._judged([record for record in records if record.id not in known])
        self._take_in(judged)
        await self._keep_verdicts(judged)

    async def _arrived(self, arrivals: Sequence[Arrival]) -> None:
        records = [
            AlertRecord(
                id=str(uuid.uuid4()),
                account_id=self._account_id,
                first_at=arrival.at,
                last_at=arrival.at,
                times=1,
                path=arrival.path + (f"?{arrival.query}" if arrival.query else ""),
                signature=arrival.signature,
                body=arrival.content,
                cut=arrival.cut,
                answered=arrival.status or 0,
            )
            for arrival in arrivals
        ]
        # Judged first: what is kept holds no whole numbers of cards, so it could not be judged any more.
        to_keep = [as_kept(one.record, one.verdict) for one in await self._judged(records, new=True)]
        try:
            kept = await self._registry.alerts_arrived(to_keep)
        except RegistryError as error:
            # Shown all the same: only keeping it failed.
            self.problem = of_error(error, During.READ)
            kept = tuple(to_keep)
        self._take_in(await self._judged(kept))

    def _take_in(self, judged: Sequence[Arrived]) -> None:
        by_id = {one.record.id: one for one in self.alerts} | {one.record.id: one for one in judged}
        self._show(by_id.values())

    async def _judge_again(self) -> None:
        judged = await self._judged([one.record for one in self.alerts])
        self._show(judged)
        await self._keep_verdicts(judged)

    async def _judged(self, records: Sequence[AlertRecord], *, new: bool = False) -> list[Arrived]:
        keys = await self.signing_keys()
        judged = await asyncio.to_thread(lambda: [judge(record, keys) for record in records])
        if self._keys_are_new and not new:
            return [one if was_judged(one.record) or one.is_genuine else replace(one, verdict=None) for one in judged]
        return judged

    async def _keep_verdicts(self, judged: Sequence[Arrived]) -> None:
        pairs = await asyncio.to_thread(lambda: [(one.record, as_kept(one.record, one.verdict)) for one in judged])
        changed = [kept for before, kept in pairs if kept != before]
        if not changed:
            return
        kept_now = {kept.id: kept for kept in changed}
        self._show([replace(one, record=kept_now.get(one.record.id, one.record)) for one in self.alerts])
        with contextlib.suppress(RegistryError):
            # The next start finds them again.
            await self._registry.alerts_judged(changed)

    async def signing_keys(self) -> SigningKeys:
        """The keys that a signature may fit: this account's, and those of the others to name a mix-up."""
        others = await self._keys.others()
        return SigningKeys(self._keys.api_key, self._keys.client_secret, others)

    def _show(self, alerts: Iterable[Arrived]) -> None:
        ordered = sorted(alerts, key=lambda one: one.record.last_at, reverse=True)[:ALERTS_KEPT]
        events = Counter(_event(one.alert) for one in ordered)
        payments = Counter(payment for payment, _ in {(payment_of(one), _event(one.alert)) for one in ordered})
        self.alerts = tuple(
            replace(
                one,
                others=max(0, events[_event(one.alert)] - 1) if one.alert.identity else 0,
                told=payments[payment] if (payment := payment_of(one)) is not None else 1,
            )
            for one in ordered
        )
        self._tell()

    def forget(self) -> Operation[Problem | None]:
        """Forgets all messages, on the user's word."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            try:
                await self._registry.forget_alerts(self._account_id)
            except RegistryError as error:
                return of_error(error, During.READ)
            self._show(())
            return None

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    def close(self) -> None:
        """Ends the announcements of others to this part."""
        self._following.close()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def judge(record: AlertRecord, keys: SigningKeys) -> Arrived:
    """What a message says, and whether it is genuine. Takes milliseconds for one that is not."""
    return Arrived(record, read_alert(record.body), verdict_of(record, keys))


def payment_of(arrived: Arrived) -> tuple[object, ...] | None:
    """What tells the payment (or other thing) of a message from others, whichever event tells of it.

    None where nothing does, for samples, and for what is not genuine, which anybody can send.
    """
    alert = arrived.alert
    if not alert.kind or alert.is_sample or arrived.is_genuine is False:
        return None
    # A settlement's reference is its destination's, the same each time.
    if alert.reference and alert.kind != "settlement_transfer_completed":
        return alert.kind, alert.reference.casefold(), till_key(alert.till), alert.amount, alert.amount_came
    return (alert.kind, alert.resource_id) if alert.resource_id else None


def _event(alert: Alert) -> tuple[str, str]:
    return alert.topic, alert.identity
