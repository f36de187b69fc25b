"""What continues while the window is hidden: the tray icon, notifications, the daily *Ready to open?*, second
starts.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from k2desk.model.clock import Clock
from k2desk.model.payment_records import PaymentWatch
from k2desk.model.records import AccountRecord
from k2desk.services.account import Account
from k2desk.services.announcer import ListenerHandle
from k2desk.services.attention_count import AttentionCount
from k2desk.services.badge import WITHOUT_AUTOMATIC
from k2desk.services.notices import Notice
from k2desk.services.operation import Spawn
from k2desk.services.ready import ReadyReport
from k2desk.services.slices import REST
from k2desk.services.watching import OtherNotice, Watching
from k2desk.system.notifications import notify
from k2desk.system.single_instance import FirstInstance
from k2desk.ui.shell.tray import AccountState, Tray
from k2desk.ui.text.accounts import account_name
from k2desk.ui.text.notices import came_words, morning_words, notice_words

if TYPE_CHECKING:
    from k2desk.services.preferences import Preferences
    from k2desk.ui.shell.window import MainWindow

_log = logging.getLogger(__name__)

_LOOK_AT_THE_CLOCK = 20.0
_STATE_AFTER = 0.5


class Counts(NamedTuple):
    """The number of subscriptions of an account, and of those that need attention."""

    total: int
    attention: int


class Background:
    """Belongs to the program and follows the open account.

    A second start looks for `name`, or in `data_dir`.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        preferences: Preferences,
        clock: Clock,
        name: str,
        data_dir: Path,
        spawn: Spawn,
        quit_wanted: Callable[[], None],
        watching: Watching,
    ) -> None:
        self._window = window
        self._preferences = preferences
        self._clock = clock
        self._watching = watching
        self._spawn = spawn
        self._account: Account | None = None
        self._listening: list[ListenerHandle] = []
        self._state_due = False
        self._count: AttentionCount | None = None
        self.states: tuple[tuple[AccountRecord, Counts], ...] = ()
        """What was last shown of each account, the open one first."""
        self._others_ran_on: date | None = None
        self._closed = False
        self._row_told = self._payment_told = self._account_told = ""
        self.tray = Tray(window)
        self.tray.show_covered(window.is_covered)
        window.covered.connect(self.tray.show_covered)
        self.tray.open_wanted.connect(window.come_forward)
        self.tray.notice_pressed.connect(self._show_what_was_told)
        self.tray.check_wanted.connect(self._check)
        self.tray.ready_wanted.connect(self._ready)
        self.tray.quit_wanted.connect(quit_wanted)
        self.tray.appeared.connect(self._state_soon)
        self.tray.elsewhere.connect(lambda title, text: spawn(self._notify(title, text)))
        self._others = (watching.listen(self._state_soon), watching.notices.listen(self._tell_other))
        spawn(self._keep_the_hour())
        self._first = FirstInstance()
        self._first.listen(name, self._start_again, data_dir)

    def keep_in_reach(self) -> None:
        """Show the hidden window in the task bar if the system tray has disappeared."""
        if not self._window.isVisible() and not self.tray.is_there and not self._closed:
            self._window.showMinimized()

    @property
    def stays(self) -> bool:
        """Whether the program keeps running when the window is closed: only if the user chose it and has a tray
        icon.
        """
        return self._preferences.values.close_to_tray and self.tray.is_there

    def watch(self, account: Account | None) -> None:
        """Watch an account that was opened, or None before it ends."""
        for handle in self._listening:
            handle.close()
        if self._count is not None:
            self._count.stop()
        self._listening, self._count = [], None
        self._account = account
        if account is not None:
            self._count = AttentionCount(
                account.cache,
                self._clock,
                lambda: account.poller.interval or WITHOUT_AUTOMATIC,
                lambda call: asyncio.get_running_loop().call_soon(call),
            )
            self._listening = [
                account.notices.listen(self._tell),
                account.payments.not_yet.listen(self._tell_what_came),
                account.cache.listen(self._count.note),
                account.cache.listen(lambda _: self._state_soon()),
            ]
            self._state_soon()

    def close(self) -> None:
        """Remove the tray icon and stop following the account."""
        self._closed = True
        self.watch(None)
        for handle in self._others:
            handle.close()
        self._first.close()
        self.tray.hide()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _start_again(self, token: str) -> None:
        """Bring the window forward, because K2Desk was started once more."""
        if token:
            # Qt on Wayland reads the permission to take the focus from this variable.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self._window.come_forward()

    def _tell(self, notice: Notice) -> None:
        if self._account is not None:
            self._payment_told = ""
            self._row_told = next((record_id for record_id, _ in notice.stopped), "")
            self._account_told = self._account.profile.id
            self._say_of(self._account.profile, notice_words(notice, self._account.cache, self._clock.now()))

    def _tell_what_came(self, came: Sequence[PaymentWatch]) -> None:
        """Tell of payments that were waited for, unless the window itself tells its user."""
        if came and self._account is not None and not self._window.isActiveWindow():
            self._row_told, self._payment_told = "", came[0].reference
            self._account_told = self._account.profile.id
            self._say_of(self._account.profile, came_words(came))

    def _tell_other(self, other: OtherNotice) -> None:
        self._row_told, self._payment_told, self._account_told = "", "", other.account.id
        self._say_of(other.account, notice_words(other.notice, other.cache, self._clock.now()))

    def _say_of(self, account: AccountRecord, words: tuple[str, str]) -> None:
        """Show a notification about an account. It is called by name if there are several."""
        if self._preferences.values.notifications:
            title, text = words
            self.tray.say(f"{account_name(account)}: {title}" if self._watching.others() else title, text)

    def _show_what_was_told(self) -> None:
        """Bring the window forward with the row, payment or other account that the newest notification is about."""
        self._window.come_forward()
        if self._account is not None and self._account_told not in {"", self._account.profile.id}:
            self._window.account_chosen.emit(self._account_told)
        elif self._payment_told:
            self._window.navigator.show_payments(code=self._payment_told)
        elif self._row_told:
            self._window.navigator.show_row(self._row_told)

    @staticmethod
    async def _notify(title: str, text: str) -> None:
        await asyncio.to_thread(notify, title, text)

    def _state_soon(self) -> None:
        if not self._state_due and not self._closed:
            self._state_due = True
            cost = self._count.cost if self._count is not None else 0.0
            asyncio.get_running_loop().call_later(max(_STATE_AFTER, REST * cost), self._show_state)

    def _show_state(self) -> None:
        self._state_due = False
        if self._closed:
            return
        account, count = self._account, self._count
        if account is None or count is None:
            self._show_states([])
            return
        if count.is_busy:
            self._state_soon()
            return

        def show() -> None:
            self._show_states([(account.profile, Counts(count.total, count.attention))])

        count.update(show)

    def _show_states(self, states: list[tuple[AccountRecord, Counts]]) -> None:
        """Show the numbers of the open account and of the others."""
        for other in self._watching.others():
            summary = self._watching.summaries.get(other.id)
            if summary is not None:
                states.append((other, Counts(summary.count, summary.attention)))
        self.states = tuple(states)
        self._window.show_attention({record.id: state.attention for record, state in states})
        if self.tray.is_there:
            self.tray.show_states([AccountState(account_name(one), *state) for one, state in states])

    def _is_practice(self) -> bool:
        """Return whether the open account is practice, whose shop is opened on a press only."""
        return self._account is not None and self._account.practising is not None

    def _check(self) -> None:
        if self._account is not None:
            self._account.check_now.check()
        for other in self._watching.others():
            self._spawn(self._watching.look(other))

    def _ready(self) -> None:
        self._window.come_forward()
        self._window.navigator.check_ready()

    async def _keep_the_hour(self) -> None:
        """Run *Ready to open?* once a day at or after its time.

        A computer that slept at that time runs it on waking.
        """
        while True:
            await asyncio.sleep(_LOOK_AT_THE_CLOCK)
            self.keep_in_reach()
            with contextlib.suppress(Exception):
                await self.look_at_the_clock()

    async def look_at_the_clock(self) -> None:
        """Run *Ready to open?* now if it is due."""
        account, hour = self._account, self._preferences.values.ready_at
        now = self._clock.now().astimezone()
        if account is None or hour is None or f"{now:%H:%M}" < hour:
            return
        sheets: list[tuple[AccountRecord, ReadyReport]] = []
        if not self._is_practice():
            await account.ready.recalled()
            if now.date() not in account.ready.week:
                sheets.append((account.profile, await account.ready.run().wait()))
        if self._others_ran_on != now.date():
            self._others_ran_on = now.date()
            for other in self._watching.others():
                sheet = await self._watching.run_ready(other, once_a_day=True).wait()
                if sheet is not None:
                    sheets.append((other, sheet))
        if sheets and self._preferences.values.notifications and not self._window.isActiveWindow():
            self.tray.say(*morning_words([(account_name(one), sheet) for one, sheet in sheets]))
