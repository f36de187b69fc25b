"""One measured process of the bench: a bare window or K2Desk's window, plain asyncio + httpx or K2Desk's checks.

Prints `painted` at the first paint and one line of JSON at its end. Reads what it needs to know as JSON from standard
input.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from k2desk.app.program import Program
    from k2desk.services.account import Account
    from k2desk.ui.shell.window import MainWindow

_BEAT = 0.001
"""Seconds between two heartbeats of the event loop. A click would have to wait for the gap between two."""

_ONLY_FOR_TESTS = ("rich", "pygments")
"""Packages that only the test tools install and that httpx imports if they exist. Users don't have them."""

_START_LIMIT = 60.0
_SETTLE = 1.0


def main() -> int:
    given = json.loads(sys.stdin.read() or "{}")
    sys.modules.update(dict.fromkeys(_ONLY_FOR_TESTS))
    kinds: dict[str, Callable[[dict[str, Any]], int]] = {
        "bare-window": bare_window,
        "bare-table": bare_table,
        "k2desk-window": k2desk_window,
        "plain-checks": plain_checks,
        "k2desk-checks": k2desk_checks,
        "k2desk-late": k2desk_late,
        "k2desk-idle": k2desk_idle,
        "k2desk-sweeps": k2desk_sweeps,
        "k2desk-lists": k2desk_lists,
        "k2desk-payments": k2desk_payments,
        "k2desk-flood": k2desk_flood,
        "counter-day": counter_day,
        "flood": flood,
    }
    return kinds[sys.argv[1]](given)


def tell(**facts: float) -> None:
    print(json.dumps(facts), flush=True)


def memory() -> int:
    """Return the bytes of RAM that this process uses."""
    import psutil

    return int(psutil.Process().memory_info().rss)


# --- windows ----------------------------------------------------------------------------------------------------------


def bare_window(given: dict[str, Any]) -> int:
    """Show the least that PySide6 can show: an application and an empty main window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    _until_painted(application, window)
    time.sleep(_SETTLE)
    application.processEvents()
    tell(memory=memory())
    return 0


def bare_table(given: dict[str, Any]) -> int:
    """Show the same window with a table of the same number of rows, all with the same text."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Model(QAbstractTableModel):
        def rowCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008  Qt's signature
            return len(given["ids"])

        def columnCount(self, parent: Any = QModelIndex()) -> int:  # noqa: B008
            return 6

        def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
            return "some words" if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication(["bare"])
    window, model, table = QMainWindow(), Model(), QTableView()
    table.setModel(model)
    window.setCentralWidget(table)
    _until_painted(application, window)
    return 0


def _until_painted(application: Any, window: QMainWindow) -> None:
    from PySide6.QtCore import QEvent, QObject

    class Painted(QObject):
        is_so = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.is_so = self.is_so or event.type() is QEvent.Type.Paint
            return False

    painted = Painted()
    window.installEventFilter(painted)
    window.resize(1280, 800)
    window.show()
    until = time.monotonic() + _START_LIMIT
    while not painted.is_so and time.monotonic() < until:
        application.processEvents()
    window.removeEventFilter(painted)
    print("painted", flush=True)


def k2desk_window(given: dict[str, Any]) -> int:
    """Run K2Desk with its list from the disk until everything is loaded."""

    async def story(program: Program, window: MainWindow) -> int:
        import asyncio  # Not before, since the program does not import it before the first paint either.

        await _open_account(program)
        sharing = program.services.sharing
        until = time.monotonic() + _START_LIMIT
        while "shared" in given and (sharing.line is None or sharing.line.trouble is not None):
            if time.monotonic() > until:
                raise TimeoutError(f"no line to the shared list: {sharing.line}")
            await asyncio.sleep(0.02)
        await asyncio.sleep(_SETTLE)
        tell(memory=memory())
        return 0

    return _run_k2desk(given, story)


class _Passwords:
    """A password store that has the password of the shared list alone."""

    def __init__(self, host: str, password: str) -> None:
        self._host = host
        self._password = password

    def get_password(self, service: str, name: str) -> str | None:
        from k2desk.store.secrets import Keys, _to_text

        return _to_text(Keys("", self._password, "", self._host)) if name == "shared list" else None


def _run_k2desk(given: dict[str, Any], story: Callable[[Program, MainWindow], Awaitable[int]]) -> int:
    # The command line does the same, before it imports any of this.
    gc.disable()
    from k2desk.app.prefetch import Options, begin_reading
    from k2desk.system.pyside_imports import read_no_sources

    options = Options(data_dir=Path(given["data_dir"]), practice_ready=Path(given["ready_file"]))
    reader = begin_reading(options)
    read_no_sources()
    from k2desk.app import startup as app

    paint = app._paint

    def paint_and_tell(window: MainWindow) -> None:
        paint(window)
        print("painted", flush=True)
        if "shared" in given:
            # Not before, since the program does not import it before either.
            from k2desk.store import secrets

            secrets.find_keyring = lambda: _Passwords(**given["shared"])

    app._paint = paint_and_tell
    return app.run(options, story, reader)


async def _open_account(program: Program) -> Account:
    import asyncio

    until = time.monotonic() + _START_LIMIT
    while program.account is None:
        if time.monotonic() > until:
            raise TimeoutError("K2Desk did not open its account")
        await asyncio.sleep(0.02)
    return program.account


# --- checks -----------------------------------------------------------------------------------------------------------


class Heartbeat:
    """Measures the gaps between two turns of the event loop while its context is entered."""

    def __init__(self) -> None:
        self._gaps: list[float] = []

    async def __aenter__(self) -> Heartbeat:
        import asyncio

        self._task = asyncio.ensure_future(self._beat())
        return self

    async def __aexit__(self, *_: object) -> None:
        import asyncio

        self._task.cancel()
        await asyncio.wait({self._task})

    async def _beat(self) -> None:
        import asyncio

        last = time.perf_counter()
        while True:
            await asyncio.sleep(_BEAT)
            now = time.perf_counter()
            self._gaps.append(now - last)
            last = now

    @property
    def longest(self) -> float:
        """The longest gap in seconds."""
        return max(self._gaps, default=0.0)

    @property
    def p99(self) -> float:
        """The seconds that 99 of 100 gaps don't exceed."""
        return sorted(self._gaps)[int(len(self._gaps) * 0.99)]


async def _measure(sweep: Callable[[], Awaitable[int]], count: int) -> None:
    """Run two sweeps: one to warm up, and one that is measured."""
    for measured in (False, True):
        async with Heartbeat() as heartbeat:
            began = time.perf_counter()
            good = await sweep()
            took = time.perf_counter() - began
        if good != count:
            raise RuntimeError(f"only {good} of {count} were read")
        if measured:
            tell(rate=count / took, p99=heartbeat.p99, longest=heartbeat.longest)


def plain_checks(given: dict[str, Any]) -> int:
    """Read the same subscriptions with asyncio and httpx only, with the same number of reads at once."""
    import asyncio

    import httpx

    async def run() -> None:
        async with httpx.AsyncClient(base_url=given["base_url"], trust_env=False) as client:
            keys = {"client_id": given["client_id"], "client_secret": given["client_secret"]}
            answer = await client.post("/oauth/token", data={"grant_type": "client_credentials", **keys})
            client.headers["Authorization"] = f"Bearer {answer.raise_for_status().json()['access_token']}"
            gate = asyncio.Semaphore(given["at_once"])

            async def read(subscription: str) -> bool:
                async with gate:
                    found = await client.get(f"/api/v2/webhook_subscriptions/{subscription}")
                return bool(found.json()["data"]["attributes"]["status"] == "Active")

            async def sweep() -> int:
                return sum(await asyncio.gather(*map(read, given["ids"])))

            await _measure(sweep, len(given["ids"]))

    asyncio.run(run())
    return 0


def k2desk_checks(given: dict[str, Any]) -> int:
    """Run K2Desk's *Check all now* with its window open."""

    async def story(program: Program, window: MainWindow) -> int:
        account = await _open_account(program)

        async def sweep() -> int:
            done = await account.poller.check().wait()
            if done.problem is not None:
                raise RuntimeError(f"the check was stopped by {done.problem}")
            return done.checked

        await _measure(sweep, len(given["ids"]))
        return 0

    return _run_k2desk(given, story)


def k2desk_late(given: dict[str, Any]) -> int:
    """Run one *Check all now* against a distant Kopo Kopo."""

    async def story(program: Program, window: MainWindow) -> int:
        account = await _open_account(program)
        began = time.perf_counter()
        sweep = await account.poller.check().wait()
        if sweep.checked != len(given["ids"]):
            raise RuntimeError(f"only {sweep.checked} were read")
        tell(took=time.perf_counter() - began)
        return 0

    return _run_k2desk(given, story)


def k2desk_sweeps(given: dict[str, Any]) -> int:
    """Run *Check all now* many times, and report the memory halfway and at the end.

    The first half is for warming up, until caches and memory pools have their size.
    """

    async def story(program: Program, window: MainWindow) -> int:
        account = await _open_account(program)
        half, held = given["sweeps"], 0
        for number in range(1, 2 * half + 1):
            done = await account.poller.check().wait()
            if done.checked != len(given["ids"]):
                raise RuntimeError(f"only {done.checked} were read in sweep {number}")
            if number in (half, 2 * half):
                # The program's own timer does this every five minutes.
                gc.collect()
                held, before = memory(), held
        tell(before=before, after=held)
        return 0

    return _run_k2desk(given, story)


def k2desk_idle(given: dict[str, Any]) -> int:
    """Hide the window and do nothing."""
    import asyncio

    def wake_ups() -> int:
        """How often a thread of this process went on after a wait, on Linux."""
        found = 0
        for status in Path("/proc/self/task").glob("*/status"):
            found += int(status.read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])
        return found

    async def story(program: Program, window: MainWindow) -> int:
        await _open_account(program)
        window.hide()
        # Without a tray icon the hidden window is shown minimized, up to 20 s later. An idle program has no such work.
        if program.background is not None:
            program.background.keep_in_reach()
        await asyncio.sleep(6)
        before, began, woken = time.process_time(), time.perf_counter(), wake_ups()
        await asyncio.sleep(20)
        took = time.perf_counter() - began
        tell(idle=100 * (time.process_time() - before) / took)
        if woken:
            tell(wake_ups=(wake_ups() - woken) / took)
        return 0

    return _run_k2desk(given, story)


def k2desk_lists(given: dict[str, Any]) -> int:
    """Open a long list in the window, then compare as many payments with as many rows, and show the result."""
    import asyncio

    async def story(program: Program, window: MainWindow) -> int:
        from datetime import UTC, datetime, timedelta
        from decimal import Decimal

        from k2desk.model.payments import Payment, PaymentKind
        from k2desk.services.lists.tables import Source
        from k2desk.ui.payments.compare_dialog import CompareDialog

        account = await _open_account(program)
        await asyncio.sleep(_SETTLE)
        before = memory()
        begin = datetime(2026, 11, 27, 21, tzinfo=UTC)
        payments = [
            Payment(f"S{number:09}", Decimal(number % 5_000 + 1), "KES", begin + timedelta(seconds=number), "555123",
                    PaymentKind.CUSTOMER, "Received", "Jane", "", "Wanjiku", "+254712345123")
            for number in range(given["matched"])
        ]  # fmt: skip
        dialog = CompareDialog(window, account, payments, None)
        dialog.open()
        await asyncio.sleep(_SETTLE)
        peak = [before]

        async def until(holds: Callable[[], bool]) -> float:
            began = time.perf_counter()
            while not holds():
                peak[0] = max(peak[0], memory())
                await asyncio.sleep(0.005)
            return time.perf_counter() - began

        async with Heartbeat() as heartbeat:
            dialog.open_source(Source(Path(given["file"])))
            read = await until(lambda: dialog.stack.currentIndex() == 1 and dialog.go.isEnabled())
        slowest = heartbeat.longest
        # As many rows as payments are compared, not all that were read.
        whole = await asyncio.to_thread(Path(given["file"]).read_text, "utf-8")
        text = "\n".join(whole.splitlines()[1 : given["matched"] + 1])
        dialog.back.click()
        dialog.open_source(Source(text=text))
        await until(lambda: dialog.stack.currentIndex() == 1 and dialog.go.isEnabled())
        async with Heartbeat() as heartbeat:
            dialog.go.click()
            match = await until(lambda: dialog.stack.currentIndex() == 2)
            await asyncio.sleep(_SETTLE)
        dialog.reject()
        tell(read=read, match=match, longest=max(slowest, heartbeat.longest), before=before, peak=peak[0])
        return 0

    return _run_k2desk(given, story)


def k2desk_payments(given: dict[str, Any]) -> int:
    """Ask for a day with many payments, then search, filter and scroll. The time begins when the answer is there."""
    import asyncio

    async def story(program: Program, window: MainWindow) -> int:
        from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTableView

        from k2desk.services.payments.results import AskStep
        from k2desk.ui.shell.page_factory import PageId

        await _open_account(program)
        window.navigator.go_to(PageId.PAYMENTS)
        await asyncio.sleep(_SETTLE)
        page: Any = window.page(PageId.PAYMENTS)
        window.findChild(QComboBox, "PaymentsPeriod").setCurrentIndex(1)
        before = memory()
        read_at: list[float] = []

        def look(asking: Any) -> None:
            if asking.step is AskStep.READING and not read_at:
                read_at.append(time.perf_counter())

        def is_shown() -> bool:
            return table.model().rowCount() >= given["payments"] and page.totals.isVisible()

        table, search = window.findChild(QTableView, "Payments"), window.findChild(QLineEdit, "SearchPayments")
        async with Heartbeat() as heartbeat:
            page.ask()
            page.current_asking.listen(look)
            answer = await page.current_asking.wait()
            if len(answer.payments) < given["payments"]:
                raise RuntimeError(f"only {len(answer.payments)} payments came: {answer.problem}")
            while not is_shown():  # noqa: ASYNC110  the window has no event for it
                await asyncio.sleep(0.005)
            took = time.perf_counter() - read_at[0]
            await asyncio.sleep(_SETTLE)
        slowest = heartbeat.longest
        async with Heartbeat() as heartbeat:
            for text in ("j", "ja", "jane", "jane 1,2", ""):
                search.setText(text)
                await asyncio.sleep(0.05)
            for name in ("not_given", "reversed", "all"):
                window.findChild(QAbstractButton, f"Payments-{name}").click()
                await asyncio.sleep(0.05)
            for place in range(
                0, table.verticalScrollBar().maximum(), max(1, table.verticalScrollBar().maximum() // 50)
            ):
                table.verticalScrollBar().setValue(place)
                await asyncio.sleep(0)
        tell(took=took, longest=slowest, used=heartbeat.longest, before=before, after=memory())
        return 0

    return _run_k2desk(given, story)


# --- floods -----------------------------------------------------------------------------------------------------------


def counter_day(given: dict[str, Any]) -> int:
    """Ask at the counter for many simulated hours, and report the memory after a quarter of them and at the end."""
    from datetime import timedelta

    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from tests.services.payments.simulated import START, SimulatedDay, in_simulated_time, simulated_list

    class Patch:
        setattr = staticmethod(setattr)

    async def ask() -> None:
        day = SimulatedDay(1, simulated_list(Path(given["folder"]) / "registry.sqlite"), Patch, START)
        await day.open()
        day.kopokopo.lost, day.kopokopo.doubled = 0.05, 0.1
        day.counter.start()
        for minute in range(60 * given["hours"]):
            if minute % 3 == 0:
                day.pay(day.time.true(), day.chance.choice([0, 5, 60, 1_800]))
            await day.time.run_until(START + timedelta(minutes=minute + 1))
            if minute == 15 * given["hours"]:
                gc.collect()
                before = memory()
        gc.collect()
        known = [one for one in day.kopokopo.payments if one.known_at < day.time.true() - timedelta(minutes=1)]
        late = max((one.seen_at - one.known_at).total_seconds() for one in known)
        tell(before=before, after=memory(), at_once=day.kopokopo.most_at_once, late=late)
        await day.close()

    in_simulated_time(ask())
    return 0


def flood(given: dict[str, Any]) -> int:
    """Send forged messages with a payment in the middle, and report when the payment was sent."""
    import uuid

    import httpx

    from k2desk.kopokopo.signature import sign

    forged = b'{"topic": "buygoods_transaction_received", "pad": "' + b"x" * given["size"] + b'"}'
    resource = {"amount": "1250.0", "currency": "KES", "till_number": "555123", "sender_first_name": "Jane"}
    paid = {"topic": "buygoods_transaction_received", "id": str(uuid.uuid4()), "event": {"resource": resource}}
    payment = json.dumps(paid).encode()
    began = time.monotonic()
    with httpx.Client(trust_env=False, timeout=_START_LIMIT) as sender:
        for number in range(given["count"]):
            time.sleep(max(0.0, began + number / given["count"] * given["seconds"] - time.monotonic()))
            sender.post(given["address"], content=forged, headers={"X-KopoKopo-Signature": f"{number:064x}"})
            if number == given["count"] // 2:
                sent = time.time()
                sender.post(
                    given["address"],
                    content=payment,
                    headers={"X-KopoKopo-Signature": sign(given["api_key"], payment)},
                )
    tell(sent=sent)
    return 0


def k2desk_flood(given: dict[str, Any]) -> int:
    """Show what arrives while somebody floods this computer."""
    import asyncio
    import functools
    import subprocess

    async def story(program: Program, window: MainWindow) -> int:
        from PySide6.QtWidgets import QAbstractButton, QTableView

        account = await _open_account(program)
        # Start it before the page is opened, because the page opens the practice shop.
        if problem := await account.inbox.start(lan=False, port=0).wait():
            raise RuntimeError(f"nobody listens: {problem}")
        message_facts = json.dumps({**given["flood"], "address": account.inbox.address, "api_key": given["api_key"]})
        window.findChild(QAbstractButton, "Go-events").click()
        table = window.findChild(QTableView, "Events")
        await asyncio.sleep(3 * _SETTLE)

        def payments() -> int:
            """Genuine rows that can be seen."""
            model = table.model()
            rows = range(model.rowCount() if table.isVisible() else 0)
            return sum(model.index(row, 3).data() == "Genuine" for row in rows)

        before = peak = memory()
        earlier = payments()
        shown = 0.0
        command = [sys.executable, __file__, "flood"]
        begin = functools.partial(subprocess.Popen, command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        # The sender waits for its input, so that starting a process is not counted as part of the flood.
        sender = await asyncio.to_thread(begin)
        await asyncio.sleep(_SETTLE)
        async with Heartbeat() as heartbeat:
            said = asyncio.ensure_future(asyncio.to_thread(sender.communicate, message_facts.encode()))
            until = time.monotonic() + _START_LIMIT
            while not (said.done() and shown) and time.monotonic() < until:
                if not shown and payments() > earlier:
                    shown = time.time()
                peak = max(peak, memory())
                await asyncio.sleep(0.02)
        if not shown or account.inbox.flood is None:
            raise RuntimeError("the payment or the flood was not shown")
        sent = json.loads((await said)[0])["sent"]
        tell(before=before, peak=peak, longest=heartbeat.longest, until_shown=shown - sent)
        return 0

    return _run_k2desk(given, story)


if __name__ == "__main__":
    sys.exit(main())
