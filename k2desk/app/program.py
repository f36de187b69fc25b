"""The program behind the window: opens accounts, and ends in order."""

from __future__ import annotations

import asyncio
import gc
import sys
import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from k2desk.app.account_access import AccountAccessFinder
from k2desk.app.background import Background
from k2desk.app.prefetch import Options, Prefetched, account_to_show
from k2desk.model.api_values import Credentials
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment, EnvironmentKind, Environments
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.kept_text import kept_words
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.records import AccountContents, AccountRecord
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account import Account, open_account
from k2desk.services.account_scope import AccountScope
from k2desk.services.account_setup import DEFAULT_VERSION, AccountSetup
from k2desk.services.accounts import AccountKeys, Accounts
from k2desk.services.address_check.internet import Internet
from k2desk.services.badge import WITHOUT_AUTOMATIC, badge
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.preferences import Preferences
from k2desk.services.program_services import ProgramServices
from k2desk.services.signing_out import SignOut
from k2desk.services.starting import StartWithComputer
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.support_files import SupportFiles
from k2desk.services.tasks import Tasks
from k2desk.store.paths import Paths
from k2desk.store.secrets import Secrets
from k2desk.store.threaded import ThreadedRegistry
from k2desk.support.licences import parts
from k2desk.support.report import report
from k2desk.system import log
from k2desk.system.autostart import Autostart
from k2desk.system.relaunch import standalone_command
from k2desk.system.single_instance import instance_name
from k2desk.ui.controls.secret_clipboard import secret_clipboard
from k2desk.ui.style.theme import theme

if TYPE_CHECKING:
    from k2desk.ui.shell.window import MainWindow


class Program:
    """Owns everything that is open: the registry, the secrets, one account and its connection to Kopo Kopo."""

    def __init__(
        self,
        *,
        window: MainWindow,
        registry: ThreadedRegistry,
        prefetched: Prefetched,
        paths: Paths,
        clock: Clock,
        options: Options,
        problems: Sequence[Problem] = (),
        environments: Mapping[EnvironmentKind, Environment] | None = None,
        internet: Internet | None = None,
    ) -> None:
        self._window = window
        self._paths = paths
        self._clock = clock
        self._options = options
        if environments is None:
            self._environments = Environments(live_host=lambda: self.preferences.values.live_host)
        else:
            self._environments = Environments(environments.values())
        self._internet = internet
        self._registry = registry
        self._shown = prefetched.look.shown
        self._prefetched = prefetched
        self._problems = (*prefetched.settings.notices, *problems)
        self._is_recovered = False
        self._tasks = Tasks(self._failed)
        self._secrets = Secrets(paths.keyring_service)
        self._access_finder = AccountAccessFinder(
            self._secrets,
            self._environments,
            self._tasks.spawn,
            data_dir=options.data_dir,
            practice_ready=options.practice_ready,
        )
        self._sender = f"{registry.installation}/{uuid.uuid4()}"
        self._open: AsyncExitStack | None = None
        self._account: Account | None = None
        self._credentials: Credentials | None = None
        self._turn = asyncio.Lock()
        self._done = asyncio.Event()
        self._background: Background | None = None
        self.preferences = Preferences(
            prefetched.settings.settings,
            paths.settings_file,
            registry,
            self._tasks,
            not_saved=lambda: window.tell(Problem(ProblemKind.SETTINGS_NOT_SAVED)),
        )
        self.preferences.listen(self._preferences_changed)
        log.keep_all(self.preferences.values.all_in_log)
        self._accounts = Accounts(
            registry, prefetched.look.accounts, self._tasks, failed=window.tell, reopen=self._reopen
        )
        self._accounts.listen(lambda: window.show_accounts(self._accounts.all))
        self.unexpected: list[BaseException] = []
        """The exceptions that were caught as bugs, for the tour and the tests."""
        self.connecting = AccountSetup(
            environments=self._environments,
            registry=self._registry,
            secrets=self._secrets,
            clock=clock,
            spawn=self._tasks.spawn,
            network_options=lambda: self.preferences.network_options,
        )
        where = ("--data-dir", str(options.data_dir.resolve())) if options.data_dir is not None else ()
        self.services = ProgramServices(
            self.preferences,
            self._accounts,
            AccountKeys(self._secrets, self._accounts, self._tasks, self._signed_out),
            self.connecting,
            StartWithComputer(Autostart((*standalone_command(), "--background", *where)), registry, self._tasks),
            SupportFiles(paths, self._tasks, self._report, parts),
            ChosenFiles(self._tasks.spawn),
        )

    async def run(self) -> None:
        """Serve the window until it is closed, and then end everything in order."""
        window = self._window
        hook, sys.excepthook = sys.excepthook, lambda kind, error, trace: self._unexpected(error)
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: self._unexpected(context.get("exception") or RuntimeError(str(context.get("message"))))
        )
        window.account_chosen.connect(lambda account_id: self._spawn_open(account_id))
        window.practice_wanted.connect(lambda: self._leave_for(lambda: self._tasks.spawn(self._open_practice())))
        window.connected.connect(self._on_connected)
        window.close_wanted.connect(self._on_close_wanted)
        window.quit_wanted.connect(self._on_quit_wanted)
        # The system ends the session and waits for no question. A create that is being sent becomes *not confirmed*.
        window.session_ending.connect(self.end)
        self._background = background = Background(
            window=window,
            preferences=self.preferences,
            clock=self._clock,
            name=instance_name(self._paths.data_dir),
            data_dir=self._paths.data_dir,
            spawn=self._tasks.spawn,
            quit_wanted=self._on_quit_wanted,
        )
        if self._options.background:
            background.tray.show_state(0, 0)
            if not background.tray.is_there:
                window.showMinimized()
        self.services.starting.look()
        window.start(self.services)
        if window.wants_to_close:
            self.end()
        for problem in self._problems:
            window.tell(problem)
        if self._prefetched.fault is not None:
            self._unexpected(self._prefetched.fault)
        try:
            self._tasks.spawn(self._begin())
            await self._done.wait()
        finally:
            await self._put_away()
            # There is no window left to report errors.
            sys.excepthook = hook
            asyncio.get_running_loop().set_exception_handler(None)

    async def _begin(self) -> None:
        """Replace the result of the first look with that of the full opening."""
        await self._recover()
        await self._accounts.refresh()
        if self._options.practice:
            await self._open_practice()
            return
        shown = account_to_show(self._accounts.all, self._prefetched.settings.settings, practice=False)
        if shown is None:
            self._shown = None
            self._window.show_no_account()
        else:
            self._spawn_open(shown.id)

    async def _recover(self) -> None:
        """Mark rows that another start was sending as not confirmed.

        With the writer's lock held, that start has ended.
        """
        try:
            await self._registry.recover(self._sender, self._clock.now())
        except RegistryError as error:
            self._window.tell(of_error(error, During.READ))
        else:
            self._is_recovered = True

    def _spawn_open(self, account_id: str) -> None:
        account = self._accounts.get(account_id)
        if account is not None:
            self._leave_for(lambda: self._tasks.spawn(self._open_shown(account)))

    def _leave_for(self, go: Callable[[], object]) -> None:
        """Switch to another account: at once, or after one question if a create is under way."""
        account = self._account
        if account is not None and account.creating.busy:
            creating = account.creating
            self._window.dialogs.ask_to_wait(creating.when_idle, go, creating.count, switching=True)
        else:
            go()

    async def _open_shown(self, account: AccountRecord) -> None:
        if account.environment == "practice":
            await self._open_practice()
        else:
            await self._open_account(account)

    async def _reopen(self) -> None:
        """Reopen the account that is shown. Creates that are under way finish first."""
        if self._account is not None:
            await self._account.creating.when_idle()
        newest = self._accounts.get(self._shown.id) if self._shown is not None else None
        if newest is not None:
            await self._open_shown(newest)

    async def _signed_out(self, account: AccountRecord) -> bool | None:
        """Reopen an account whose keys were deleted, and revoke its token.

        Creates that are under way finish first. Returns whether the token was revoked, or None if there was none.
        """
        open_now, keys = self._account, self._credentials
        if open_now is None or open_now.profile.id != account.id:
            return None
        await open_now.creating.when_idle()
        leaving = None
        if keys is not None:
            leaving = SignOut(open_now.environment, keys, self._clock, self.preferences.network_options)
            leaving.take(open_now.scope.connection)
        await self._reopen()
        return await leaving.give_back() if leaving is not None else None

    def _on_connected(self, account: AccountRecord) -> None:
        self._tasks.spawn(self._take_in(account))

    async def _take_in(self, account: AccountRecord) -> None:
        await self._accounts.refresh()
        self._leave_for(lambda: self._tasks.spawn(self._open_account(account)))

    async def _open_practice(self) -> None:
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
                await self._close_account()
                self._window.forget_problem()
            self._shown = account
            try:
                contents = await self._contents(account)
            except RegistryError as error:
                self._window.tell(of_error(error, During.READ))
                return
            cache = self._window.show_list(account, contents)
            cache.schedule_with(asyncio.get_running_loop().call_later)
            self.preferences.change(last_account=account.id)
            await self._give_line(account, cache)

    async def _contents(self, account: AccountRecord) -> AccountContents:
        if not self._is_recovered:
            # The disk may have space by now.
            await self._recover()
        contents = await self._registry.contents(account.id)
        if contents.has_unreadable:
            self._window.tell(Problem(ProblemKind.LIST_PARTLY_UNREADABLE))
        if self._is_recovered:
            return contents
        return contents.in_doubt(lambda record: record.sender != self._sender)

    async def _give_line(self, account: AccountRecord, cache: SubscriptionCache) -> None:
        try:
            access = await self._access_finder.of(account)
        except Exception as error:
            # Show the list even if reading the keys or finding the access failed.
            self.unexpected.append(error)
            access = self._access_finder.nowhere(account, unexpected(error))
        self._credentials = access.credentials
        self.services.keys.note(account, found=access.credentials is not None)
        if access.problem is not None:
            self._window.tell(access.problem)
        scope = AccountScope(account, access.environment, self._registry, cache, self._clock, self._sender)
        stack = AsyncExitStack()
        self._account = await stack.enter_async_context(
            open_account(
                scope,
                access,
                interval=self.preferences.values.interval,
                others=lambda: self._access_finder.api_keys(one for one in self._accounts.all if one.id != account.id),
                internet=self._internet,
                network_options=self.preferences.network_options,
            )
        )
        self._open = stack
        self._account.drafts.not_kept.listen(self._window.tell)
        self._window.show_account(self._account)
        if self._background is not None:
            self._background.watch(self._account)
        # The rows live as long as the account, so garbage collections need not scan them.
        gc.freeze()

    async def _close_account(self) -> None:
        if self._background is not None:
            self._background.watch(None)
        self._window.close_account()
        self._account = self._credentials = None
        stack, self._open = self._open, None
        if stack is not None:
            await stack.aclose()
            gc.unfreeze()

    def _badges_and_health(self) -> tuple[tuple[str, ...], str]:
        """Return what the report for support contains about the open account: only kinds of badges and codes."""
        account = self._account
        if account is None:
            return (), "no account open"
        now, interval = self._clock.now(), account.poller.interval or WITHOUT_AUTOMATIC
        badges = tuple(badge(one.record, one.check, now, interval, one.server).kind.value for one in account.cache)
        health = account.poller.health
        code = health.problem.code if health.problem is not None else "no problem"
        return badges, f"internet {health.internet}, answering {health.answering}, {code}"

    async def _report(self) -> str:
        badges, health = self._badges_and_health()
        keyring = (await self._secrets.state()).value
        return await asyncio.to_thread(
            report,
            settings=self.preferences.values,
            accounts=self._accounts.all,
            badges=badges,
            health=health,
            keyring=keyring,
            log_file=self._paths.log_dir / log.NAME,
        )

    def _preferences_changed(self, names: frozenset[str]) -> None:
        values = self.preferences.values
        if "check_minutes" in names:
            self._window.set_interval(values.interval)
            if self._account is not None:
                self._account.poller.set_interval(values.check_minutes or None)
        if "scheme" in names:
            theme().choose(values.scheme)
        if "all_in_log" in names:
            log.keep_all(values.all_in_log)
        if names & {"proxy", "wait_seconds"}:
            self._tasks.spawn(self._reopen())

    def _on_close_wanted(self) -> None:
        """Hide the window if the user chose that in the settings, else end the program."""
        if self._background is not None and self._background.stays:
            self._keep_place()
            self._window.wants_to_close = False
            self._window.hide()
        else:
            self._on_quit_wanted()

    def _on_quit_wanted(self) -> None:
        """End the program: at once, or after one question if a create is under way."""
        if self._account is not None and self._account.creating.busy:
            # The window may be hidden, and it shows the question.
            self._window.come_forward()
            creating = self._account.creating
            self._window.dialogs.ask_to_wait(creating.when_idle, self.end, creating.count, switching=False)
        else:
            self.end()

    def _failed(self, error: BaseException) -> None:
        """Report an exception that ended a task of the program."""
        if not isinstance(error, RegistryError):
            self._unexpected(error)
        elif not self._done.is_set():
            self._window.tell(of_error(error, During.READ))

    def _unexpected(self, error: BaseException) -> None:
        """Log a bug and show it to the user."""
        self.unexpected.append(error)
        self._window.tell(unexpected(error))

    @property
    def background(self) -> Background | None:
        """What runs while the window is hidden, once it has started."""
        return self._background

    @property
    def account(self) -> Account | None:
        """The open account, once it has its connection."""
        return self._account

    def _keep_place(self) -> None:
        self.preferences.change(**self._window.place())
        self._window.keep_draft()

    def end(self) -> None:
        """End the program in order. `run` returns soon after."""
        self._keep_place()
        QTimer.singleShot(0, self._done.set)

    async def _put_away(self) -> None:
        self._window.hide()
        secret_clipboard().forget()
        if self._background is not None:
            self._background.close()
        await self._close_account()
        await self._tasks.close()
        # An account that was just being opened is open by now.
        await self._close_account()
        await self.preferences.saved()
        await self._access_finder.close()
        await self._registry.close()
        self._window.deleteLater()
