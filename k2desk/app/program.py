"""The program behind the window: makes its services, and ends everything in order."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from k2desk.app.account_access import AccountAccessFinder
from k2desk.app.account_switcher import AccountSwitcher, badges_and_health
from k2desk.app.background import Background
from k2desk.app.prefetch import Options, Prefetched, account_to_show
from k2desk.app.shared_list import SharedListFollower
from k2desk.model.clock import Clock
from k2desk.model.environments import Environment, EnvironmentKind, Environments
from k2desk.model.error_problems import During, of_error, unexpected
from k2desk.model.problems import Problem, ProblemKind
from k2desk.model.registry_errors import RegistryError
from k2desk.services.account import Account
from k2desk.services.account_setup import AccountSetup
from k2desk.services.accounts import AccountKeys, Accounts
from k2desk.services.address_check.internet import Internet
from k2desk.services.chosen_files import ChosenFiles
from k2desk.services.go_live import GoLive
from k2desk.services.hand_over.service import HandOvers
from k2desk.services.list_backups import ListBackups
from k2desk.services.list_copies import ListCopies
from k2desk.services.preferences import Preferences
from k2desk.services.program_services import ProgramServices
from k2desk.services.shared_lists import SharedLists
from k2desk.services.snippets.developer_code import DeveloperCode
from k2desk.services.starting import StartWithComputer
from k2desk.services.support_files import SupportFiles
from k2desk.services.tasks import Tasks
from k2desk.services.uncovering import Uncovering
from k2desk.services.watching import Watching
from k2desk.store.paths import Paths
from k2desk.store.secrets import Secrets
from k2desk.store.threaded import ThreadedRegistry
from k2desk.support.licences import parts
from k2desk.support.report import report
from k2desk.system import log
from k2desk.system.autostart import Autostart
from k2desk.system.notifications import can_notify
from k2desk.system.relaunch import background_command
from k2desk.system.single_instance import instance_name
from k2desk.ui.controls.secret_clipboard import secret_clipboard
from k2desk.ui.style.theme import theme

if TYPE_CHECKING:
    from k2desk.ui.shell.window import MainWindow


class Program:
    """Owns everything that is open: the registry, the secrets, the program's services, and the account switcher."""

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
        ending: Callable[[], None] = lambda: None,
    ) -> None:
        self._ending = ending
        self._window = window
        self._paths = paths
        self._clock = clock
        self._options = options
        if environments is None:
            self._environments = Environments(live_host=lambda: self.preferences.values.live_host)
        else:
            self._environments = Environments(environments.values())
        self._registry = registry
        self._prefetched = prefetched
        self._problems = (*prefetched.settings.notices, *problems)
        self._tasks = Tasks(self._failed)
        self._secrets = Secrets(paths.keyring_service)
        self._access_finder = AccountAccessFinder(
            self._secrets,
            self._environments,
            self._tasks.spawn,
            data_dir=options.data_dir,
            practice_ready=options.practice_ready,
        )
        self._done = asyncio.Event()
        self.background: Background | None = None
        """What runs while the window is hidden, once it has started."""
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
            registry,
            prefetched.look.accounts,
            self._tasks,
            self.preferences,
            clock,
            failed=window.tell,
            reopen=lambda: self._switcher.reopen(),
        )
        self._accounts.listen(lambda: window.show_accounts(self._accounts.all))
        self.unexpected: list[BaseException] = []
        """The exceptions that were caught as bugs, for the tour and the tests."""
        account_setup = AccountSetup(
            environments=self._environments,
            registry=self._registry,
            secrets=self._secrets,
            clock=clock,
            spawn=self._tasks.spawn,
            network_options=lambda: self.preferences.network_options,
        )
        self._switcher = AccountSwitcher(
            window=window,
            registry=registry,
            accounts=self._accounts,
            access_finder=self._access_finder,
            preferences=self.preferences,
            clock=clock,
            tasks=self._tasks,
            bugs=self.unexpected,
            shown=prefetched.look.shown,
            internet=internet,
        )
        self._backups = ListBackups(registry, paths, self.preferences, clock, self._tasks)
        self._backups.problems.listen(window.tell)
        registry.safeguard = self._backups.make
        registry.troubled = lambda error: window.tell(of_error(error, During.READ))
        registry.journal_failed = lambda: window.tell(Problem(ProblemKind.JOURNAL_NOT_WRITTEN))
        keys = AccountKeys(self._secrets, self._accounts, self._tasks, self._switcher.sign_out)
        autostart = Autostart(background_command(options.data_dir), options.autostart_in)
        self.services = ProgramServices(
            self.preferences,
            self._accounts,
            keys,
            account_setup,
            StartWithComputer(autostart, registry, self._tasks),
            SupportFiles(paths, self._tasks, self._gather_report, parts),
            ChosenFiles(self._tasks.spawn),
            self._backups,
            ListCopies(
                paths,
                clock,
                self._tasks,
                second_folder=lambda: self._backups.second_folder,
                replace_open=self._replace_list,
                save_open=lambda target: registry.save_elsewhere(target, clock.now()),
            ),
            GoLive(registry, self._tasks),
            DeveloperCode(self._tasks),
            HandOvers(
                registry=registry,
                accounts=self._accounts,
                secrets=self._secrets,
                preferences=self.preferences,
                environments=self._environments,
                clock=clock,
                spawn=self._tasks.spawn,
                back_up=self._backups.make,
                follow=keys.follow,
            ),
            Watching(
                registry,
                self._accounts,
                self._access_finder.of,
                self.preferences,
                clock,
                self._tasks,
                internet,
            ),
            Uncovering(self._secrets, self._tasks),
            SharedLists(
                registry=registry,
                secrets=self._secrets,
                clock=clock,
                spawn=self._tasks.spawn,
                idle=self._creates_ended,
                back_up=self._backups.make,
                reopen=self._list_replaced,
            ),
            can_notify=can_notify(),
        )
        SharedListFollower(
            window=window,
            registry=registry,
            sharing=self.services.sharing,
            follow=keys.follow,
            account=lambda: self.account,
            spawn=self._tasks.spawn,
        )

    async def run(self) -> None:
        """Serve the window until it is closed, and then end everything in order."""
        window = self._window
        hook, sys.excepthook = sys.excepthook, lambda kind, error, trace: self._unexpected(error)
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: self._unexpected(context.get("exception") or RuntimeError(str(context.get("message"))))
        )
        window.account_chosen.connect(self._switcher.switch_to)
        window.practice_wanted.connect(self._switcher.switch_to_practice)
        window.connected.connect(self._switcher.switch_to_new)
        window.close_wanted.connect(self._on_close_wanted)
        window.quit_wanted.connect(self._on_quit_wanted)
        # The system ends the session and waits for no question. A create that is being sent becomes *not confirmed*.
        window.session_ending.connect(self.end)
        self.background = background = Background(
            window=window,
            preferences=self.preferences,
            clock=self._clock,
            name=instance_name(self._paths.data_dir),
            data_dir=self._paths.data_dir,
            spawn=self._tasks.spawn,
            quit_wanted=self._on_quit_wanted,
            watching=self.services.watching,
        )
        self._switcher.listen(self._account_changed)
        if self._options.background:
            background.tray.show_states(())
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
        await self._switcher.recover()
        await self._accounts.refresh()
        self._tasks.spawn(self._look_over())
        self._tasks.spawn(self.services.watching.keep_watching())
        self._tasks.spawn(self._backups.keep_going())
        self._tasks.spawn(self.services.sharing.start())
        await self._show_first()

    async def _creates_ended(self) -> None:
        if self.account is not None:
            await self.account.creating.when_idle()

    async def _list_replaced(self) -> None:
        await self._switcher.close()
        await self._accounts.refresh()
        await self._show_first()

    async def _show_first(self) -> None:
        if self._options.practice:
            await self._switcher.open_practice()
            return
        shown = account_to_show(self._accounts.all, self._prefetched.settings.settings, practice=False)
        if shown is None:
            self._switcher.show_none()
        else:
            self._switcher.switch_to(shown.id)

    async def _replace_list(self, take: Callable[[], Path | None]) -> None:
        """Put another list in the place of the open one, after a backup. Creates that are under way finish first."""
        if self.account is not None:
            await self.account.creating.when_idle()
        with contextlib.suppress(RegistryError):
            await self._backups.make("restore")
        await self._switcher.close()
        try:
            aside = await self._registry.replace_by(take)
            kept = (("kept", "1"), ("file", aside.name)) if aside is not None else ()
            self._window.tell(Problem(ProblemKind.LIST_RECOVERED, kept))
        finally:
            await self._accounts.refresh()
            await self._show_first()

    async def _look_over(self) -> None:
        """Check every row of the list, and tell if one is not as it was written."""
        if await self._registry.damage():
            self._window.tell(Problem(ProblemKind.LIST_PARTLY_UNREADABLE))

    def _account_changed(self, account: Account | None) -> None:
        if account is not None:
            connection = account.scope.connection
            if connection.is_connected or connection.lacks_keys:
                self.services.keys.note(account.profile, found=connection.is_connected)
        if self.background is not None:
            self.background.watch(account)
        self.services.watching.account_opened(account.profile.id if account is not None else "")

    async def _gather_report(self) -> str:
        """Return the report for support. It contains only kinds of badges and codes of the open account."""
        badges, health = badges_and_health(self.account, self._clock.now())
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
        if names & {"check_minutes", "low_data"}:
            self._window.set_schedule(values.schedule)
            if self.account is not None:
                self.account.poller.set_schedule(values.schedule)
        if names & {"trouble_failures", "trouble_minutes"} and self.account is not None:
            rule = self.account.scope.rule
            rule.failures, rule.minutes = values.trouble_failures, values.trouble_minutes
        if "scheme" in names:
            theme().choose(values.scheme)
        if "all_in_log" in names:
            log.keep_all(values.all_in_log)
        if names & {"proxy", "wait_seconds"}:
            self._tasks.spawn(self._switcher.reopen())

    def _on_close_wanted(self) -> None:
        """Hide the window if the user chose that in the settings, else end the program."""
        if self.background is not None and self.background.stays:
            self._keep_place()
            self._window.wants_to_close = False
            self._window.hide()
        else:
            self._on_quit_wanted()

    def _on_quit_wanted(self) -> None:
        """End the program: at once, or after one question if a create is under way."""
        creating = self.account.creating if self.account is not None else None
        if creating is not None and creating.busy:
            # The window may be hidden, and it shows the question.
            self._window.come_forward()
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
    def account(self) -> Account | None:
        """The open account, once it has its connection."""
        return self._switcher.account

    def _keep_place(self) -> None:
        self.preferences.change(**self._window.place())
        self._window.keep_draft()

    def end(self) -> None:
        """End the program in order. `run` returns soon after."""
        self._keep_place()
        QTimer.singleShot(0, self._done.set)

    async def _put_away(self) -> None:
        self._ending()
        self._window.hide()
        secret_clipboard().forget()
        if self.background is not None:
            self.background.close()
        await self._switcher.close()
        await self._tasks.close()
        # An account that was just being opened is open by now.
        await self._switcher.close()
        await self.preferences.saved()
        await self._access_finder.close()
        await self._registry.close()
        self._window.deleteLater()
