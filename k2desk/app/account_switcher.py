"""Opens one account at a time, and switches between accounts."""

from __future__ import annotations

import asyncio
import gc
import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TYPE_CHECKING

from k2desk.app.account_access import AccountAccessFinder
from k2desk.model.api_values import Credentials
from k2desk.model.clock import Clock
from k2desk.model.environments import EnvironmentKind
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.records import AccountContents, AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.model.text_keeping import kept_words
from k2desk.services.account import Account, open_account
from k2desk.services.account_scope import AccountScope, Pretended
from k2desk.services.account_setup import DEFAULT_VERSION
from k2desk.services.accounts import Accounts
from k2desk.services.address_check.internet import Internet
from k2desk.services.announcer import Announcer
from k2desk.services.badge import WITHOUT_AUTOMATIC, badge
from k2desk.services.preferences import Preferences
from k2desk.services.signing_out import SignOut
from k2desk.services.subscription_cache import CachedRows, SubscriptionCache
from k2desk.services.tasks import Tasks
from k2desk.services.trouble_rules import TroubleRule
from k2desk.store.registry import Registry
from k2desk.system.no_collection import no_collection

if TYPE_CHECKING:
    from k2desk.ui.shell.window import MainWindow


class AccountSwitcher(Announcer[[Account | None]]):
    """Owns the open account. Announces an account that was opened, and None before it closes.

    `shown` is the account whose list is shown already. `bugs` gets exceptions that nobody else reports.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        registry: Registry,
        accounts: Accounts,
        access_finder: AccountAccessFinder,
        preferences: Preferences,
        clock: Clock,
        tasks: Tasks,
        bugs: list[BaseException],
        shown: AccountRecord | None,
        internet: Internet | None,
    ) -> None:
        super().__init__()
        self._window = window
        self._registry = registry
        self._accounts = accounts
        self._access_finder = access_finder
        self._preferences = preferences
        self._clock = clock
        self._tasks = tasks
        self._bugs = bugs
        self._shown = shown
        self._internet = internet
        self._process = uuid.uuid4()
        self._is_recovered = False
        self._open: AsyncExitStack | None = None
        self.account: Account | None = None
        self._credentials: Credentials | None = None
        self._pretended: Pretended | None = None
        self._turn = asyncio.Lock()

    @property
    def _sender(self) -> str:
        """The name of this process in the list that is open, which may be another since the start."""
        return f"{self._registry.installation}/{self._process}"

    async def recover(self) -> None:
        """Mark rows that another start was sending as not confirmed.

        With the writer's lock held, that start has ended.
        """
        try:
            await self._registry.recover(self._sender, self._clock.now())
        except RegistryError as error:
            self._window.tell(of_error(error, During.READ), lambda: self._tasks.spawn(self.recover()))
        else:
            self._is_recovered = True

    def switch_to(self, account_id: str) -> None:
        """Open another account."""
        account = self._accounts.get(account_id)
        if account is not None:
            self._leave_for(lambda: self._tasks.spawn(self._open_shown(account)))

    def switch_to_practice(self) -> None:
        """Open the practice shop."""
        self._leave_for(lambda: self._tasks.spawn(self.open_practice()))

    def switch_to_new(self, account: AccountRecord) -> None:
        """Open an account that was just connected or got new keys."""
        self._tasks.spawn(self._take_in(account))

    def show_none(self) -> None:
        """Show the welcome page, because there is no account."""
        self._shown = None
        self._window.show_no_account()

    def _leave_for(self, go: Callable[[], object]) -> None:
        """Switch to another account: at once, or after one question if a create is under way."""
        account = self.account
        if account is not None and account.creating.busy:
            creating = account.creating
            self._window.dialogs.ask_to_wait(creating.when_idle, go, creating.count, switching=True)
        else:
            go()

    async def _open_shown(self, account: AccountRecord) -> None:
        if account.environment == "practice":
            await self.open_practice()
        else:
            await self._open_account(account)

    async def reopen(self) -> None:
        """Reopen the account that is shown, or leave it if it was removed. Creates that are under way finish first."""
        if self.account is not None:
            await self.account.creating.when_idle()
        newest = self._accounts.get(self._shown.id) if self._shown is not None else None
        if newest is not None:
            await self._open_shown(newest)
        elif self._shown is not None and any(one.id == self._shown.id for one in self._accounts.removed):
            await self._leave_removed()

    async def _leave_removed(self) -> None:
        """Show the first account that is in use, or Welcome if there is none."""
        others = [one for one in self._accounts.all if one.environment != "practice"]
        if others:
            await self._open_account(others[0])
            return
        async with self._turn:
            await self.close()
        self.show_none()

    async def sign_out(self, account: AccountRecord) -> bool | None:
        """Reopen an account whose keys were deleted, or leave it if it was removed, and revoke its token.

        Creates that are under way finish first. Returns whether the token was revoked, or None if there was none.
        """
        open_now, keys = self.account, self._credentials
        if open_now is None or open_now.profile.id != account.id:
            if self._shown is not None and self._shown.id == account.id:
                await self.reopen()
            return None
        await open_now.creating.when_idle()
        leaving = None
        if keys is not None:
            leaving = SignOut(open_now.environment, keys, self._clock, self._preferences.network_options)
            leaving.take(open_now.scope.connection)
        await self.reopen()
        return await leaving.give_back() if leaving is not None else None

    async def _take_in(self, account: AccountRecord) -> None:
        await self._accounts.refresh()
        self._leave_for(lambda: self._tasks.spawn(self._open_account(account)))

    async def open_practice(self) -> None:
        """Open the practice shop. Its account is created the first time; its server is started or joined."""
        account = self._accounts.practice
        if account is None:
            account = AccountRecord(
                id=str(uuid.uuid4()),
                name=kept_words(""),
                environment="practice",
                base_url="",
                api_version=DEFAULT_VERSION,
                made_at=self._clock.now(),
            )
            if await self._accounts.save(account) is not None:
                return
        await self._open_account(account)

    async def _open_account(self, account: AccountRecord) -> None:
        async with self._turn:
            if self._open is not None:
                await self.close()
                self._window.forget_problem()
            self._shown = account
            try:
                # The rows live as long as the account, so collections need not scan them.
                with no_collection():
                    contents = await self._contents(account)
                    # Of a long list that takes a while, so not on the window's thread.
                    rows = await asyncio.to_thread(CachedRows, contents, self._window.known_rows(account))
            except RegistryError as error:
                self._window.tell(of_error(error, During.READ), lambda: self._tasks.spawn(self._open_account(account)))
                return
            cache = self._window.show_list(account, rows)
            self._preferences.change(last_account=account.id)
            await self._connect(account, cache)

    async def _contents(self, account: AccountRecord) -> AccountContents:
        if not self._is_recovered:
            # The disk may have space by now.
            await self.recover()
        contents = await self._registry.contents(account.id)
        if self._is_recovered:
            return contents
        return contents.in_doubt(lambda record: record.sender != self._sender)

    async def _connect(self, account: AccountRecord, cache: SubscriptionCache) -> None:
        try:
            access = await self._access_finder.of(account)
        except Exception as error:
            # Show the list even if reading the keys or finding the access failed.
            self._bugs.append(error)
            access = self._access_finder.nowhere(account, unexpected(error))
        self._credentials = access.credentials
        if access.problem is not None:
            self._window.tell(access.problem, lambda: self._tasks.spawn(self.reopen()))
        values = self._preferences.values
        rule = TroubleRule(values.trouble_failures, values.trouble_minutes)
        scope = AccountScope(
            account,
            access.environment,
            self._registry,
            cache,
            self._clock,
            self._sender,
            rule,
            self._pretended,
            tasks=Tasks(self._tasks.failed),
        )
        stack = AsyncExitStack()
        self.account = await stack.enter_async_context(
            open_account(
                scope,
                access,
                schedule=values.schedule,
                others=lambda: self._access_finder.api_keys(one for one in self._accounts.all if one.id != account.id),
                internet=self._internet,
                network_options=self._preferences.network_options,
            )
        )
        self._open = stack
        drafts = self.account.drafts
        drafts.not_kept.listen(lambda problem: self._window.tell(problem, drafts.save_again))
        self.tell(self.account)
        self._window.show_account(self.account)
        gc.freeze()

    async def close(self) -> None:
        """Close the open account, if there is one."""
        self.tell(None)
        self._window.close_account()
        if self.account is not None and self.account.environment.kind is not EnvironmentKind.LIVE:
            self._pretended = Pretended(self.account.environment.kind.value, self._clock.now())
        self.account = self._credentials = None
        stack, self._open = self._open, None
        if stack is not None:
            await stack.aclose()
            gc.unfreeze()


def badges_and_health(account: Account | None, now: datetime) -> tuple[tuple[str, ...], str]:
    """Return what the report for support contains about the open account: only kinds of badges and codes."""
    if account is None:
        return (), "no account open"
    interval = account.poller.interval or WITHOUT_AUTOMATIC
    badges = tuple(badge(one.record, one.check, now, interval, one.server).kind.value for one in account.cache)
    health = account.poller.health
    code = health.problem.code if health.problem is not None else "no problem"
    return badges, f"internet {health.internet}, answering {health.answering}, {code}"
