"""One list for many desks: sets it up, moves this desk's list in, and keeps the line to it."""

from __future__ import annotations

import asyncio
import contextlib
import uuid
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from k2desk.model.clock import Clock
from k2desk.model.error_problems import During, of_error
from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.hand_over import AccountHandOver
from k2desk.model.history import AccountEvent
from k2desk.model.kept_text import KeptText
from k2desk.model.outside import Most, one_line
from k2desk.model.payment_records import PaymentClaim
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import ACCOUNT_REMOVED, State
from k2desk.model.registry_errors import RegistryError
from k2desk.model.shared_list import Line, ListAddress, ListTrouble, SharedListError
from k2desk.model.text_keeping import kept_words
from k2desk.services.announcer import Announcer
from k2desk.services.hand_over.merging import AccountMerge, as_account, merge
from k2desk.services.operation import Operation, Spawn
from k2desk.store import list_setup
from k2desk.store.desk_copy import SharedList
from k2desk.store.secrets import KeyringState, Keys, Secrets, StoredKeys
from k2desk.store.threaded import ThreadedRegistry
from k2desk.system.private_files import write_atomically
from k2desk.system.redaction import REDACTION

T = TypeVar("T")

_UP_TO_DATE = 30.0
"""Seconds that a window waits for the rows of the shared list, before it shows those that it has."""

_PASSWORD = "shared list"
"""The entry of the password store with the password of the shared list."""


_WITHOUT_PASSWORD = frozenset({ListTrouble.NO_PASSWORD, ListTrouble.STORE_CLOSED})
"""The server was not asked, because this desk could not read the password."""


@fast_dataclass
class Wish:
    """What the form holds. The password goes to the password store and nowhere else."""

    address: ListAddress
    password: str
    desk: str = ""
    person: str = ""


@fast_dataclass
class MovingIn:
    """What moving in would change: subscriptions that are new in the shared list, the same, and that differ.

    `there` is how many subscriptions the shared list has now.
    """

    there: int
    new: int
    same: int
    differ: int


class SharedLists(Announcer[[]]):
    """The line to a shared list, if there is one. Announces changes of `line` and `shared`.

    `idle` waits for creates that are under way, `back_up` makes a backup, `reopen` shows the list once more.
    """

    def __init__(
        self,
        *,
        registry: ThreadedRegistry,
        secrets: Secrets,
        clock: Clock,
        spawn: Spawn,
        idle: Callable[[], Awaitable[None]],
        back_up: Callable[[str], Awaitable[object]],
        reopen: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._registry = registry
        self._secrets = secrets
        self._clock = clock
        self._spawn = spawn
        self._idle = idle
        self._back_up = back_up
        self._reopen = reopen
        self.shared: SharedList | None = None
        self.line: Line | None = registry.line
        self._is_there = asyncio.Event()
        self._has_said_clients = False
        registry.line_changed = self._line_changed

    def _line_changed(self, line: Line) -> None:
        self.line = line
        if line.trouble is None:
            self._is_there.set()
            if not self._has_said_clients:
                self._has_said_clients = True
                self._spawn(self._say_clients())
        self.tell()

    async def _say_clients(self) -> None:
        """Let the shared list know what this desk's accounts sign in with, so that no other desk adds them again."""
        with contextlib.suppress(RegistryError):
            accounts = [one.id for one in await self._registry.accounts() if one.environment != "practice"]
            await self._registry.note_clients(await self._clients(accounts))

    async def _clients(self, account_ids: Iterable[str]) -> dict[str, str]:
        found = {one: await self._secrets.read(one) for one in account_ids}
        return {one: keys.client_id for one, keys in found.items() if keys is not None}

    @property
    def problem(self) -> Problem | None:
        """Why the shared list can only be read now, or None."""
        if self.line is None or self.line.trouble is None:
            return None
        return of_error(SharedListError(self.line.trouble, as_of=self.line.as_of), During.READ)

    async def start(self) -> None:
        """Connect to the shared list, if this desk has one. Returns at once."""
        self.shared = await self._registry.shared()
        self.line = self._registry.line
        self._has_said_clients = False
        if self.shared is not None:
            await self._connect(self.shared.as_of)
        self.tell()

    async def _connect(self, as_of: datetime | None) -> None:
        keys = await self._secrets.look_for(_PASSWORD)
        if isinstance(keys, KeyringState):
            trouble = ListTrouble.STORE_CLOSED if keys.hides_keys else ListTrouble.NO_PASSWORD
            await self._registry.cannot_connect(trouble)
            self._line_changed(Line(trouble, as_of))
        else:
            REDACTION.keep_out(keys.client_secret)
            await self._registry.connect(keys.client_secret)

    def hurry(self) -> None:
        """Try at once to reach the shared list. Reads its password again if the last reading gave none."""
        if self.line is not None and self.line.trouble in _WITHOUT_PASSWORD:
            self._spawn(self._connect(self.line.as_of))
        else:
            self._registry.hurry()

    def test(self, wish: Wish) -> Operation[MovingIn | Problem]:
        """Find out whether the list can be used, and what moving in would change. Changes nothing."""

        async def work(_: Operation[MovingIn | Problem]) -> MovingIn | Problem:
            return await self._or_problem(self._preview(wish))

        return Operation[MovingIn | Problem]((), 1).start(work, self._spawn)

    async def _preview(self, wish: Wish) -> MovingIn:
        found = await _off_the_thread(list_setup.look_into, wish)
        mine, clients = await self._mine()
        merges = self._merges(mine, clients, found.known, found.clients)
        counts = [one.counts["subscriptions"] for one in merges]
        return MovingIn(
            sum(row.removed_at is None for one in found.known for row in one.subscriptions),
            sum(one.new for one in counts),
            sum(one.same for one in counts),
            sum(one.differ for one in counts),
        )

    def make(self, wish: Wish) -> Operation[Problem | None]:
        """Make the list in an empty database, or bring it up to date, as its administrator."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            async def made() -> None:
                await _off_the_thread(list_setup.make, wish)

            return await self._or_problem(made())

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    def join(self, wish: Wish) -> Operation[Problem | None]:
        """Move this desk's list into the shared one, and use that from now on. It can be repeated after any end."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            return await self._or_problem(self._join(wish))

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    async def _join(self, wish: Wish) -> Problem | None:
        REDACTION.keep_out(wish.password)
        names = await asyncio.to_thread(_kept_names, wish.desk, wish.person)
        if names is None:
            return Problem(ProblemKind.KEY_AS_NAME)
        if (await self._secrets.state()).hides_keys:
            raise SharedListError(ListTrouble.STORE_CLOSED)
        await self._idle()
        await self._back_up("import")
        mine, clients = await self._mine()
        replaced: dict[str, str] = {}

        def plan(known: list_setup.Known, theirs: list_setup.Clients) -> Sequence[AccountHandOver]:
            replaced.clear()
            replaced.update(_same_accounts(mine, clients, known, theirs))
            merges = self._merges(mine, clients, known, theirs)
            return [one.changes for one in merges if not one.changes_nothing]

        given = [claim for one in mine for claim in (await self._registry.payment_notes(one.account.id)).claims]

        def claims() -> Sequence[PaymentClaim]:
            return [replace(one, account_id=replaced.get(one.account_id, one.account_id)) for one in given]

        here = await self._registry.shared()
        after = here.seen if here is not None else 0
        installation = await asyncio.to_thread(
            list_setup.move_in, wish.address, wish.password, plan, clients, claims, after
        )
        await self._secrets.save(_PASSWORD, Keys("", wish.password, "", wish.address.host))
        for mine_id, their_id in replaced.items():
            await self._take_over(mine_id, their_id)
        shared = SharedList(wish.address, installation, 0, None, *names)
        self._is_there.clear()
        await self._registry.share(shared)
        self.shared = shared
        await self._registry.connect(wish.password)
        # The window shows the accounts of the shared list, as soon as this desk's copy has them.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._is_there.wait(), _UP_TO_DATE)
        await self._reopen()
        self.tell()
        return None

    async def _take_over(self, mine: str, theirs: str) -> None:
        """Use the account of the shared list in the place of this desk's own, with its keys."""
        keys = await self._secrets.look_for(mine)
        if isinstance(keys, KeyringState):
            if keys.hides_keys:
                raise SharedListError(ListTrouble.STORE_CLOSED)
        elif await self._secrets.save(theirs, keys) is not StoredKeys.IN_KEYRING:
            # They are deleted below, and must not be lost while the program runs.
            self._secrets.remember(theirs, keys)
        await self._registry.set_apart(mine)
        event = AccountEvent(str(uuid.uuid4()), mine, self._clock.now(), ACCOUNT_REMOVED)
        await self._registry.add_account_history([event])
        await self._secrets.forget(mine)

    def name_desk(self, desk: str, person: str) -> Operation[Problem | None]:
        """Change what this desk is called and who works here. The outcome is KEY_AS_NAME if one of them is a key."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            return await self._or_problem(self._name_desk(desk, person))

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    async def _name_desk(self, desk: str, person: str) -> Problem | None:
        names = await asyncio.to_thread(_kept_names, desk, person)
        if names is None:
            return Problem(ProblemKind.KEY_AS_NAME)
        await self._registry.name_desk(*names)
        self.shared = await self._registry.shared()
        self.tell()
        return None

    def leave(self) -> Operation[Problem | None]:
        """Use this desk's copy as a list of its own from now on. The shared list stays as it is."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            return await self._or_problem(self._leave())

        return Operation[Problem | None]((), 1, can_be_cancelled=False).start(work, self._spawn)

    async def _leave(self) -> None:
        await self._idle()
        await self._back_up("import")
        await self._registry.share(None)
        await self._secrets.forget(_PASSWORD)
        self.shared = self.line = None
        await self._reopen()
        self.tell()

    def save_file(self, path: Path, database: str, administrator: str, desk: str) -> Operation[Problem | None]:
        """Write the SQL for the person who runs the server."""

        async def work(_: Operation[Problem | None]) -> Problem | None:
            text = list_setup.file_for_it(database, administrator, desk)
            return await self._or_problem(asyncio.to_thread(write_atomically, path, text.encode()))

        return Operation[Problem | None]((), 1).start(work, self._spawn)

    async def _or_problem(self, work: Awaitable[T]) -> T | Problem:
        try:
            return await work
        except (RegistryError, OSError) as error:
            return of_error(error, During.READ)

    async def _mine(self) -> tuple[tuple[AccountHandOver, ...], dict[str, str]]:
        """Return the accounts of this desk that can be shared, and the client ID of each."""
        apart = await self._registry.apart()
        mine = tuple(
            _settled(one, self._clock.now())
            for one in await self._registry.hand_over()
            if one.account.environment != "practice" and one.account.id not in apart
        )
        return mine, await self._clients(one.account.id for one in mine)

    def _merges(
        self,
        mine: Sequence[AccountHandOver],
        clients: list_setup.Clients,
        known: list_setup.Known,
        theirs: list_setup.Clients,
    ) -> list[AccountMerge]:
        same = _same_accounts(mine, clients, known, theirs)
        accounts = {one.account.id: one for one in known}
        merges = []
        for one in mine:
            here = accounts.get(same.get(one.account.id, one.account.id))
            moved = as_account(one, here.account) if here is not None else one
            elsewhere = [row for other in known if other is not here for row in other.subscriptions]
            moved = replace(moved, mornings=())
            merges.append(merge(here, moved, now=self._clock.now(), elsewhere=elsewhere))
        return merges


def _kept_names(desk: str, person: str) -> tuple[KeptText, KeptText] | None:
    """Return the names of a desk and a person as they may be stored, or None if one of them is a key."""
    typed = tuple(one_line(text, Most.NAME) for text in (desk, person))
    first, second = map(kept_words, typed)
    return (first, second) if (first, second) == typed else None


async def _off_the_thread(work: Callable[[ListAddress, str], T], wish: Wish) -> T:
    return await asyncio.to_thread(work, wish.address, wish.password)


def _settled(found: AccountHandOver, now: datetime) -> AccountHandOver:
    """Return an account whose rows are not being sent: creates have ended, and what is left over is not confirmed."""
    rows = tuple(
        replace(row, state=State.NOT_CONFIRMED, settled_at=now) if row.state is State.SENDING else row
        for row in found.subscriptions
    )
    return replace(found, subscriptions=rows)


def _same_accounts(
    mine: Sequence[AccountHandOver],
    clients: list_setup.Clients,
    known: list_setup.Known,
    theirs: list_setup.Clients,
) -> dict[str, str]:
    """Return which account of the shared list is the same as one of this desk with another ID: the same keys."""
    places = {one.account.id: one.account.environment for one in known}
    by_client = {(client, places[one]): one for one, client in theirs.items() if one in places}
    same = {}
    for one in mine:
        found = by_client.get((clients.get(one.account.id, ""), one.account.environment))
        if found is not None and found != one.account.id and one.account.id not in places:
            same[one.account.id] = found
    return same
