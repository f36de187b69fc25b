"""What the settings page may ask and change: the settings, where keys are kept, where files are."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from k2desk import __version__
from k2desk.kopokopo.client import Timeouts, Ways
from k2desk.model.kept_text import kept_address, kept_words
from k2desk.model.records import AccountRecord
from k2desk.model.settings import Settings
from k2desk.services.operation import Spawn
from k2desk.store.paths import Paths
from k2desk.store.secrets import Kept, KeyringState, Secrets
from k2desk.store.settings import is_proxy, save
from k2desk.store.threaded import ThreadedRegistry
from k2desk.support.licences import parts
from k2desk.support.report import report
from k2desk.system import log
from k2desk.system.autostart import Autostart
from k2desk.system.private_files import write_atomically
from k2desk.system.relaunch import standalone_command
from k2desk.ui.style.theme import theme

_log = logging.getLogger(__name__)


class ProgramSettings:
    """The settings in use. Each change is kept at once, on the store's thread."""

    def __init__(
        self,
        settings: Settings,
        places: Paths,
        registry: ThreadedRegistry,
        secrets: Secrets,
        spawn: Spawn,
        interval_changed: Callable[[timedelta | None], None],
        data_dir: Path | None = None,
    ) -> None:
        self._settings = settings
        self._places = places
        self._registry = registry
        self._secrets = secrets
        self._spawn = spawn
        self._interval_changed = interval_changed
        self.accounts: tuple[AccountRecord, ...] = ()
        self.could_not_save: Callable[[], None] = lambda: None
        self._without_keys: set[str] = set()
        self.accounts_changed: Callable[[], Awaitable[None]] = _nothing
        self._waiting = False
        self._are_kept = True
        where = ("--data-dir", str(data_dir.resolve())) if data_dir is not None else ()
        self._autostart = Autostart((*standalone_command(), "--background", *where))
        self._starts = False
        self.badges_and_health: Callable[[], tuple[tuple[str, ...], str]] = lambda: ((), "")
        self.signed_out: Callable[[AccountRecord], Awaitable[bool | None]] = _not_signed_in
        self.reopen: Callable[[], object] = lambda: None
        """Opens the account anew, with the settings as they are now."""
        log.keep_all(settings.all_in_log)
        # An older version may have kept a key here.
        self.change(connect_name=kept_words(settings.connect_name))

    @property
    def interval(self) -> timedelta | None:
        """Between two automatic checks; None where they are off."""
        return self._settings.interval

    @property
    def check_minutes(self) -> int | None:
        """The same in minutes."""
        return self._settings.check_minutes or None

    def set_check_minutes(self, minutes: int | None) -> None:
        """Checks every so many minutes from now on, or never by itself (None)."""
        self.change(check_minutes=minutes or 0)
        self._interval_changed(self.interval)

    @property
    def scheme(self) -> str | None:
        """ "light", "dark", or None: as the system has it."""
        return self._settings.scheme

    def set_scheme(self, scheme: str | None) -> None:
        """Changes the colours at once."""
        self.change(scheme=scheme)
        theme().choose(scheme)

    @property
    def language(self) -> str | None:
        """ "en", "sw", or None: as the system has it."""
        return self._settings.language

    def keep_language(self, code: str) -> None:
        """Keeps the language that was chosen for the next start."""
        self.change(language=code)

    @property
    def ready_at(self) -> str | None:
        """The hour of *Ready to open?* by itself ("07:45"); None for never."""
        return self._settings.ready_at

    def set_ready_at(self, hour: str | None) -> None:
        """Keeps that hour."""
        self.change(ready_at=hour)

    @property
    def text_size(self) -> int:
        """The size of all text in percent, from the next start on."""
        return self._settings.text_size

    @property
    def ways(self) -> Ways:
        """How the network is used."""
        return Ways(Timeouts(read=float(self._settings.wait_seconds)), self._settings.proxy)

    @property
    def wait_seconds(self) -> int:
        """How long an answer of Kopo Kopo may take."""
        return self._settings.wait_seconds

    def set_wait_seconds(self, seconds: int) -> None:
        """Waits so long from now on."""
        self._change_ways(wait_seconds=seconds)

    @property
    def proxy(self) -> str | None:
        """The proxy's address, "" for none, None for the one that the system names."""
        return self._settings.proxy

    def set_proxy(self, proxy: str | None) -> bool:
        """Goes that way from now on; False, and nothing changed, where it is no address of a proxy."""
        if proxy and not (is_proxy(proxy) and kept_address(proxy)):
            return False
        self._change_ways(proxy=proxy)
        return True

    @property
    def live_host(self) -> str:
        """Where accounts that are connected from now on look for real money."""
        return self._settings.live_host

    @property
    def all_in_log(self) -> bool:
        """Whether the log holds every request, by host."""
        return self._settings.all_in_log

    def keep_all_in_log(self, on: bool) -> None:
        """Changes that at once."""
        self.change(all_in_log=on)
        log.keep_all(on)

    @property
    def connect_draft(self) -> tuple[str | None, str]:
        """(environment, name) that were typed at *Connect my account* and not used yet."""
        return self._settings.connect_to, self._settings.connect_name

    def keep_connect_draft(self, environment: str | None, name: str) -> None:
        """Keeps them, unless the name holds a key. The keys' three lines are never kept."""
        self.change(connect_to=environment, connect_name=kept_words(name))

    def forget_keys(self, account: AccountRecord, told: Callable[[str], None]) -> None:
        """Takes an account's keys out of the password store; its list stays.

        `told` is called with "forgotten" when that is done, or "not_forgotten" where the password store did not do it.
        Once they are, and Kopo Kopo had something to be told: with "ended" or "not_ended", as its sign-in is.
        """

        async def work() -> None:
            if not await self._secrets.forget(account.id):
                told("not_forgotten")
                return
            self.keys_looked_for(account, False)
            told("forgotten")
            ended = await self.signed_out(account)
            if ended is not None:
                told("ended" if ended else "not_ended")

        self._spawn(work())

    def set_api_version(self, account: AccountRecord, version: int, told: Callable[[], None]) -> None:
        """Has an account speak another version of Kopo Kopo's interface from now on."""

        async def work() -> None:
            await self._registry.save_account(replace(account, api_version=version))
            await self.accounts_changed()
            self.reopen()
            told()

        self._spawn(work())

    def _change_ways(self, **values: Any) -> None:
        before = self._settings
        self.change(**values)
        if self._settings != before:
            self.reopen()

    @property
    def close_to_tray(self) -> bool:
        """Whether closing the window leaves K2Desk running beside the clock."""
        return self._settings.close_to_tray

    @property
    def notifications(self) -> bool:
        """Whether news are told while the window is out of sight."""
        return self._settings.notifications

    @property
    def starts_with_computer(self) -> bool:
        """Whether the system starts K2Desk, as it was last seen."""
        return self._starts

    async def look_at_autostart(self) -> None:
        """Looks how the system has it."""
        self._starts = await self._registry.run(lambda: self._autostart.is_on)

    def start_with_computer(self, on: bool, told: Callable[[bool], None]) -> None:
        """Has the system start K2Desk, or not; `told` is called with how it is after that."""

        async def work() -> None:
            try:
                await self._registry.run(lambda: self._autostart.turn(on))
            except OSError:
                _log.warning("starting with the computer could not be changed")
            await self.look_at_autostart()
            told(self._starts)

        self._spawn(work())

    @property
    def version(self) -> str:
        """The program's version."""
        return __version__

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """("data" | "settings" | "log", path) of the folders that the program writes to."""
        places = self._places
        return (("data", str(places.data_dir)), ("settings", str(places.config_dir)), ("log", str(places.log_dir)))

    def gather_report(self, told: Callable[[str], None]) -> None:
        """Puts the report for support together; `told` is called with its text."""

        async def work() -> None:
            badges, health = self.badges_and_health()
            keyring = (await self._secrets.state()).value
            told(
                await asyncio.to_thread(
                    report,
                    settings=self._settings,
                    accounts=self.accounts,
                    badges=badges,
                    health=health,
                    keyring=keyring,
                    log_file=self._places.log_dir / "k2desk.log",
                )
            )

        self._spawn(work())

    def gather_parts(self, told: Callable[[tuple[tuple[str, str, str, str], ...]], None]) -> None:
        """Reads what free software is in use; `told` is called with (name, version, licence, its text) of each."""

        async def work() -> None:
            found = await asyncio.to_thread(parts)
            told(tuple((part.name, part.version, part.licence, part.text) for part in found))

        self._spawn(work())

    def save_text(self, path: Path, text: str, told: Callable[[bool], None]) -> None:
        """Writes a text file where the user wants it; `told` is called with whether that worked."""

        async def work() -> None:
            try:
                await asyncio.to_thread(write_atomically, path, text.encode())
            except OSError:
                told(False)
            else:
                told(True)

        self._spawn(work())

    def open_folder(self, path: str) -> None:
        """Shows a folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def keys_kept(self, account: AccountRecord) -> str:
        """Where an account's keys are: "practice", "until_closed", "none" or "keyring"."""
        if account.environment == "practice":
            return "practice"
        if account.id in self._without_keys:
            return "none"
        return "until_closed" if self._secrets.where(account.id) is Kept.UNTIL_CLOSED else "keyring"

    def keys_looked_for(self, account: AccountRecord, there: bool) -> None:
        """Takes note whether an account's keys are on this computer."""
        (self._without_keys.discard if there else self._without_keys.add)(account.id)

    def look_at_keys(self, told: Callable[[], None]) -> None:
        """Looks which accounts have keys on this computer; `told` is called when that is known."""

        async def work() -> None:
            if await self._secrets.state() is not KeyringState.USABLE:
                return
            for account in self.accounts:
                if account.environment != "practice":
                    self.keys_looked_for(account, await self._secrets.read(account.id) is not None)
            told()

        self._spawn(work())

    def change(self, **values: Any) -> None:
        """Changes settings by name and keeps them."""
        changed = replace(self._settings, **values)
        if changed == self._settings:
            return
        self._settings = changed
        if not self._waiting:
            self._waiting = True
            self._spawn(self.saved())

    def save_again(self) -> None:
        """Write the settings again, on a press. Reports a failure as the first attempt does."""
        self._waiting = self._are_kept = True
        self._spawn(self.saved())

    async def saved(self) -> None:
        """Writes what was changed, and returns when it is on the disk. A failure is told, nothing else is lost."""
        if not self._waiting:
            return
        self._waiting = False
        settings = self._settings
        try:
            await self._registry.run(lambda: save(self._places.settings_file, settings))
        except Exception as error:
            # Told once, until they could be saved again.
            _log.warning("the settings could not be saved: %s", type(error).__name__)
            if self._are_kept:
                self.could_not_save()
            self._are_kept = False
        else:
            self._are_kept = True


async def _not_signed_in(account: AccountRecord) -> bool | None:
    return None


async def _nothing() -> None:
    """For the time before there is a program."""
