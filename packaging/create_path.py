"""Counts what a create costs: the calls of the program's functions from the press on *Create* to *Active* painted.

Then presses *Test the address* in the details, and follows the address to the page that tests it. Drives the real
window, offscreen, with a practice server. `dev.py house` prints the result; by itself this script can also list the
most called functions.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent

if TYPE_CHECKING:
    from k2desk.app.program import Program
    from k2desk.ui.shell.window import MainWindow

_EVENT, _TILL = "buygoods_transaction_received", "555555"
_PATIENCE = 30.0
_INSIDE = str(ROOT / "k2desk") + os.sep
_NOT_COUNTED = (str(ROOT / "k2desk" / "tour") + os.sep, str(ROOT / "k2desk" / "system" / "event_loop.py"))
"""What drives the window, and the event loop, which wakes up more often on a slow computer."""


class Ways(NamedTuple):
    """How often a create called each (file, function), and the files that an address passes until it is tested."""

    create: Counter[tuple[str, str]]
    test: list[str]


def walk() -> Ways:
    """Make one subscription in the practice shop, and test its address.

    Looks at the main thread alone, without the driver of the window (`tour/`).
    """
    from k2desk.app.prefetch import Options
    from k2desk.app.startup import run

    ways: list[Ways] = []
    with tempfile.TemporaryDirectory(prefix="k2desk-calls-") as folder:

        async def story(program: Program, window: MainWindow) -> int:
            ways.append(Ways(await _create(program, window), await _test_address(program, window)))
            return 0

        if run(Options(practice=True, data_dir=Path(folder)), story) != 0:
            raise RuntimeError("the program did not end well")
    return ways[0]


async def _create(program: Program, window: MainWindow) -> Counter[tuple[str, str]]:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QAbstractButton

    from k2desk.services.badge import BadgeKind
    from k2desk.tour.pictures import Pictures
    from k2desk.tour.ui_driver import UiDriver
    from k2desk.ui.subscriptions.table import SubscriptionTable

    driver = UiDriver(program, window, Pictures(window, None))
    await driver.until(lambda: program.account is not None, "the practice shop does not open")
    await driver.fill(_EVENT, (_TILL,))
    create = await driver.find("Create", QAbstractButton)
    (table,) = window.findChildren(SubscriptionTable)
    calls: Counter[tuple[str, str]] = Counter()

    def count(frame: FrameType, event: str, _: Any) -> None:
        file = frame.f_code.co_filename
        if event == "call" and file.startswith(_INSIDE) and not file.startswith(_NOT_COUNTED):
            calls[_short(file), frame.f_code.co_qualname] += 1

    painted = asyncio.Event()

    class Watcher(QObject):
        """Detects the first paint of the list that shows the subscription as Active."""

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                sys.setprofile(None)
                if [driver.kind(entry) for entry in driver.account().cache] == [BadgeKind.ACTIVE]:
                    # When this paint has ended.
                    asyncio.get_running_loop().call_soon(painted.set)
                sys.setprofile(count)
            return False

    watcher = Watcher()
    table.viewport().installEventFilter(watcher)
    sys.setprofile(count)
    try:
        create.click()
        await asyncio.wait_for(painted.wait(), _PATIENCE)
    finally:
        sys.setprofile(None)
        table.viewport().removeEventFilter(watcher)
    return calls


def _short(file: str) -> str:
    """Return the path of a file of the program inside `k2desk/`, with slashes on every system."""
    return file.removeprefix(_INSIDE).replace(os.sep, "/")


async def _test_address(program: Program, window: MainWindow) -> list[str]:
    """Press *Test the address*. Returns the files from the details to the page, each change of file once."""
    from PySide6.QtWidgets import QAbstractButton

    from k2desk.tour.pictures import Pictures
    from k2desk.tour.ui_driver import UiDriver
    from k2desk.ui.diagnose.page import DiagnosePage

    passed: list[str] = []
    real = DiagnosePage.test

    def arrive(page: DiagnosePage, address: str) -> None:
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            file = frame.f_code.co_filename
            if file.startswith(_INSIDE) and not file.startswith(_NOT_COUNTED):
                passed.insert(0, _short(file))
            frame = frame.f_back
        passed.append(_short(real.__code__.co_filename))
        real(page, address)

    DiagnosePage.test = arrive  # type: ignore[method-assign]
    try:
        driver = UiDriver(program, window, Pictures(window, None))
        (await driver.find("TestAddress", QAbstractButton)).click()
        await driver.until(lambda: bool(passed), "the address does not come to the page that tests it")
    finally:
        DiagnosePage.test = real  # type: ignore[method-assign]
    start = passed.index("ui/subscriptions/details.py")
    return [file for file, before in zip(passed[start:], [None, *passed[start:]], strict=False) if file != before]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=0, metavar="N", help="list the N most called functions and files")
    most = parser.parse_args().most
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    calls, test = walk()
    files = Counter[str]()
    for (file, _), number in calls.items():
        files[file] += number
    print(f"{calls.total()} calls in {len(files)} files")
    print(f"{len(test) - 1} hops of an address: {' → '.join(test)}")
    for (file, function), number in calls.most_common(most):
        print(f"{number:7}  {file}  {function}")
    for file, number in files.most_common(most):
        print(f"{number:7}  {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
