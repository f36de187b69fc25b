"""The messages that arrived on this computer: each is stored, parsed and verified."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from k2desk.kopokopo.signature_mistakes import SigningKeys
from k2desk.model.error_problems import During, of_error
from k2desk.model.history import AlertRecord
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account_scope import AccountScope, AccountService
from k2desk.services.announcer import Announcer
from k2desk.services.arrived import Arrived, arranged, judge, to_keep, with_room
from k2desk.services.child_process import NotStarted, start_on_thread
from k2desk.services.kept_verdict import as_kept, closer_verdict, was_judged
from k2desk.services.keys import Keys
from k2desk.services.operation import operation
from k2desk.services.receiver_process import Arrival, Flood, News, Pump, Receiver, start_receiver

_SLICE = 100
"""How many messages are verified in one step off the window's thread."""


class Receiving(Enum):
    """Whether this computer listens for messages."""

    OFF = "off"
    STARTING = "starting"
    ON = "on"


class Inbox(AccountService, Announcer[[]]):
    """The messages, newest first, and the receiver that accepts them.

    Announces changes of `alerts`, `flood`, `receiving` and `problem`.
    """

    def __init__(self, scope: AccountScope, keys: Keys, keys_are_new: bool = False) -> None:
        """Create an inbox that has loaded nothing yet.

        `keys_are_new`: practice makes new keys at each start, so they can't verify earlier messages.
        """
        super().__init__(scope)
        self._keys_are_new = keys_are_new
        self._keys = keys
        self._loaded = False
        self._receiver: Receiver | None = None
        self._turn = asyncio.Lock()
        # Only one batch at a time is verified, stored and shown: a flood waits in the receiver, not here.
        self._taking = asyncio.Lock()
        self._looked_at: set[str] = set()
        self._following = keys.listen(lambda: self._spawn(self._judge_again()))
        self.alerts: tuple[Arrived, ...] = ()
        self.flood: Flood | None = None
        """The newest minute in which more messages arrived than were kept."""
        self.receiving = Receiving.OFF
        self.problem: Problem | None = None

    @property
    def address(self) -> str:
        """The URL at which this computer listens.

        It is "" while it does not listen, and for the practice shop, which has a name.
        """
        receiver = self._receiver
        return f"http://{receiver.host}:{receiver.port}/" if receiver is not None and not receiver.secure else ""

    def load(self) -> None:
        """Read the stored messages, once."""
        if not self._loaded:
            self._loaded = True
            self._spawn(self._load())

    def get(self, alert_id: str) -> Arrived | None:
        """Return the message with this id, or None."""
        return next((one for one in self.alerts if one.record.id == alert_id), None)

    # -- listening on this computer ----------------------------------------------------------------------------------

    @operation(can_be_cancelled=False)
    async def start(self, *, lan: bool, port: int) -> Problem | None:
        """Start to listen: on this computer only, or (`lan`) for all computers of the local network."""
        async with self._turn:
            if self._receiver is not None:
                return None
            self._set(Receiving.STARTING, None)
            try:
                receiver = await start_on_thread(lambda given_up: self._start_receiver(given_up, lan, port))
            except (NotStarted, OSError) as failure:
                problem = Problem(ProblemKind.LISTENING_NOT_STARTED, (("port", str(port)),), details=str(failure))
                self._set(Receiving.OFF, problem)
                return problem
            except BaseException:
                self._set(Receiving.OFF, None)
                raise
            self.take_from(receiver)
            return None

    @operation(can_be_cancelled=False)
    async def stop(self) -> None:
        """Stop listening."""
        await self.close_receiver()

    def _start_receiver(self, given_up: threading.Event, lan: bool, port: int) -> Receiver:
        receiver = start_receiver(given_up, lan=lan, port=port)
        try:
            # Accept forged messages too: after the API key was replaced, genuine ones look forged, and Kopo Kopo would
            # resend what is refused.
            receiver.behave(accept_fakes=True)
            receiver.set_key(self._keys.api_key or None)
        except BaseException:
            receiver.stop()
            raise
        return receiver

    def take_from(self, receiver: Receiver) -> None:
        """Accept messages from a running receiver, which the inbox owns from now on."""
        self._receiver = receiver
        # Load the stored messages first, to know which ones have to make room.
        self.load()
        loop = asyncio.get_running_loop()

        def take(news: News) -> None:
            taken = threading.Event()

            def begin() -> None:
                self._spawn(self._arrived(news)).add_done_callback(lambda _: taken.set())

            if not loop.is_closed():
                loop.call_soon_threadsafe(begin)
            while receiver.process.poll() is None and not taken.wait(1.0):
                pass

        Pump(receiver, take).start()
        self._set(Receiving.ON, None)

    async def close_receiver(self) -> None:
        """End the receiver, if there is one."""
        receiver, self._receiver = self._receiver, None
        if receiver is not None:
            await asyncio.to_thread(receiver.stop)
            self._set(Receiving.OFF, None)

    def _set(self, receiving: Receiving, problem: Problem | None) -> None:
        self.receiving = receiving
        self.problem = problem
        self.tell()

    # -- what arrives ------------------------------------------------------------------------------------------------

    async def _load(self) -> None:
        async with self._taking:
            try:
                records = await self._registry.alerts(self._account_id)
            except RegistryError as error:
                self.problem = of_error(error, During.READ)
                self.tell()
                return
            known = {one.record.id for one in self.alerts}
            await self._rearrange([record for record in records if record.id not in known], self.alerts)

    async def _judge_again(self) -> None:
        receiver = self._receiver
        if receiver is not None and not receiver.secure:
            # A receiver that has just ended needs no key.
            with contextlib.suppress(OSError):
                await asyncio.to_thread(receiver.set_key, self._keys.api_key or None)
        async with self._taking:
            self._looked_at.clear()
            await self._rearrange([one.record for one in self.alerts], ())

    async def _rearrange(self, records: Sequence[AlertRecord], others: Sequence[Arrived]) -> None:
        """Verify stored messages, show them with the `others`, and delete those beyond the limits."""
        judged = await self._judged(records)
        kept, beyond = await asyncio.to_thread(with_room, [*others, *judged])
        if beyond:
            try:
                await self._registry.alerts_arrived((), [one.record.id for one in beyond])
            except RegistryError as error:
                self.problem = of_error(error, During.READ)
        await self._show(await self._with_kept_verdicts(kept))

    async def _arrived(self, news: News) -> None:
        async with self._taking:
            self.flood = max(news.floods, key=lambda flood: flood.since, default=self.flood)
            if not news.arrivals:
                self.tell()
                return
            keys = await self.signing_keys()
            came = [
                await asyncio.to_thread(to_keep, self._record(arrival), arrival.genuine is False, keys)
                for arrival in news.arrivals
            ]
            before = {one.record.id: one for one in self.alerts}
            kept, beyond = await asyncio.to_thread(with_room, [*before.values(), *came])
            new = [one.record for one in kept if one.record.id not in before]
            shown = {one.record.id: one for one in kept if one.record.id in before}
            try:
                forgotten = [one.record.id for one in beyond if one.record.id in before]
                records: Sequence[AlertRecord] = await self._registry.alerts_arrived(new, forgotten)
            except RegistryError as error:
                # Show the messages anyway: only storing them failed.
                self.problem = of_error(error, During.READ)
                records = new
            # A repeat is counted on the existing message.
            shown |= {one.record.id: one for one in await self._judged(records, new=True)}
            await self._show(shown.values())

    def _record(self, arrival: Arrival) -> AlertRecord:
        return AlertRecord(
            id=str(uuid.uuid4()),
            account_id=self._account_id,
            first_at=arrival.at,
            last_at=arrival.last_at,
            times=arrival.times,
            path=arrival.path + (f"?{arrival.query}" if arrival.query else ""),
            signature=arrival.signature,
            body=arrival.content,
            cut=arrival.cut,
            answered=arrival.status or 0,
        )

    async def _judged(self, records: Sequence[AlertRecord], *, new: bool = False) -> list[Arrived]:
        keys = await self.signing_keys()
        judged: list[Arrived] = []
        for start in range(0, len(records), _SLICE):
            judged += await asyncio.to_thread(_judge_all, records[start : start + _SLICE], keys)
        if self._keys_are_new and not new:
            return [one if was_judged(one.record) or one.is_genuine else replace(one, verdict=None) for one in judged]
        return judged

    async def _with_kept_verdicts(self, judged: Sequence[Arrived]) -> list[Arrived]:
        """Store new verdicts before they are shown, so that another key can't change them after the next start."""
        pairs = await asyncio.to_thread(lambda: [(one.record, as_kept(one.record, one.verdict)) for one in judged])
        changed = {kept.id: kept for before, kept in pairs if kept != before}
        if changed:
            with contextlib.suppress(RegistryError):
                # The next start computes them again.
                await self._registry.alerts_judged(list(changed.values()))
        return [replace(one, record=changed.get(one.record.id, one.record)) for one in judged]

    def explain(self, alert_id: str) -> None:
        """Find a more precise reason why a message is not genuine. The result is announced."""
        if alert_id not in self._looked_at:
            self._looked_at.add(alert_id)
            self._spawn(self._explain(alert_id))

    async def _explain(self, alert_id: str) -> None:
        async with self._taking:
            arrived = self.get(alert_id)
            if arrived is None or arrived.is_genuine is not False:
                return
            verdict = await asyncio.to_thread(closer_verdict, arrived.record, await self.signing_keys())
            if verdict is not None:
                (explained,) = await self._with_kept_verdicts([replace(arrived, verdict=verdict)])
                await self._show([explained if one is arrived else one for one in self.alerts])

    async def signing_keys(self) -> SigningKeys:
        """Return the keys that may have made a signature: this account's, and those of the others, to detect a
        mix-up.
        """
        others = await self._keys.others()
        return SigningKeys(self._keys.api_key, self._keys.client_secret, others)

    async def _show(self, alerts: Iterable[Arrived]) -> None:
        self.alerts = await asyncio.to_thread(arranged, tuple(alerts))
        self._looked_at &= {one.record.id for one in self.alerts}
        self.tell()

    @operation(can_be_cancelled=False)
    async def forget(self) -> Problem | None:
        """Delete all messages, on the user's decision."""
        async with self._taking:
            try:
                await self._registry.forget_alerts(self._account_id)
            except RegistryError as error:
                return of_error(error, During.READ)
            self.flood = None
            await self._show(())
        return None

    async def close(self) -> None:
        """End the receiver and stop listening to the keys."""
        self._following.close()
        await self.close_receiver()


def _judge_all(records: Sequence[AlertRecord], keys: SigningKeys) -> list[Arrived]:
    return [judge(record, keys) for record in records]
