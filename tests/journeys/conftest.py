"""Runs the whole program in the tests' process: the real window, registry and practice server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QWidget

from k2desk.app.prefetch import Options, Prefetched, account_to_show
from k2desk.app.program import Program
from k2desk.app.startup import show_what_is_known
from k2desk.model.clock import SystemClock
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.services import first_steps
from k2desk.store.list_preview import list_preview
from k2desk.store.paths import program_paths
from k2desk.store.settings import load
from k2desk.store.threaded import ThreadedRegistry
from k2desk.ui.shell.window import MainWindow
from k2desk.ui.style.theme import theme
from tests.postgres_fixtures import database, server, shared  # noqa: F401  fixtures
from tests.tls import https_front
from tests.waiting import until


class UiDriver:
    """Presses real buttons and types into real fields. Like a user, it only finds what is visible."""

    def __init__(self, program: Program, window: MainWindow, running: asyncio.Future) -> None:
        self.program = program
        self.running = running
        self.window = window

    async def until(self, holds: Callable[[], object], what: str) -> None:
        await until(holds, what)

    async def find(self, name: str, kind: type[QWidget] = QWidget, owner: QWidget | None = None) -> QWidget:
        def seen() -> list[QWidget]:
            return [one for one in (owner or self.window).findChildren(kind, name) if one.isVisible()]

        await self.until(seen, f"{name} is not to be seen")
        return seen()[0]

    async def press(self, name: str, owner: QWidget | None = None) -> None:
        button = await self.find(name, QAbstractButton, owner)
        await self.until(button.isEnabled, f"{name} can't be pressed")
        button.click()
        await asyncio.sleep(0)

    async def type(self, edit: QLineEdit | str, text: str) -> None:
        field = await self.find(edit, QLineEdit) if isinstance(edit, str) else edit
        for letter in text:
            for event in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = Qt.Key.Key_Return if letter == "\n" else ord(letter.upper())
                QCoreApplication.sendEvent(field, QKeyEvent(event, key, Qt.KeyboardModifier.NoModifier, letter))
        await asyncio.sleep(0)

    async def switch(self, name: str) -> None:
        """Press one of the single switches of practice."""
        await self.press("Go-practice")
        fold = await self.find("SingleSwitches", QAbstractButton)
        if not fold.isChecked():
            fold.click()
        await self.press(f"Pretend-{name}")

    def said(self) -> str:
        """Return all texts that are visible in the window now."""
        words = []
        for widget in self.window.findChildren(QWidget):
            if widget.isVisible():
                text = getattr(widget, "text", "")
                words += [widget.accessibleName(), text() if callable(text) else text]
        return "\n".join(word for word in words if isinstance(word, str) and word)

    def rows(self) -> list[tuple[str, ...]]:
        """Return the list as it is shown: (badge, event, for, address, checked) for each row."""
        from k2desk.ui.subscriptions.table import SubscriptionTable

        (table,) = [one for one in self.window.findChildren(SubscriptionTable) if one.isVisible()] or [None]
        if table is None:
            return []
        model = table.model()
        return [
            tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
            for row in range(model.rowCount())
            if model.index(row, 1).data() is not None
        ]

    def cells(self, name: str) -> list[list[str]]:
        """Return what the table of this name shows, row by row. Empty if it is not visible."""
        (table,) = [one for one in self.window.findChildren(QTableView, name) if one.isVisible()] or [None]
        if table is None:
            return []
        model = table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def badges(self) -> list[str]:
        """Return the texts of the badges, from the top of the list."""
        return [row[0] for row in self.rows()]


@pytest.fixture
def start(fresh_practice, tmp_path, monkeypatch):
    """Start the program on one data folder, as often as a test likes. The practice server keeps running.

    The practice shop has no tills yet; with `new_shop` it has those of a new one.
    """

    @asynccontextmanager
    async def started(
        *,
        practice: bool = False,
        environments=None,
        find_backend=lambda: None,
        folder: Path | None = None,
        internet=None,
        new_shop: bool = False,
        autostart_in: Path | None = None,
    ) -> AsyncIterator[UiDriver]:
        if not new_shop:
            monkeypatch.setattr(first_steps, "TILLS", {})
        paths = program_paths(folder or tmp_path / "data")
        ready = tmp_path / "ready.json"
        names = ("base_url", "client_id", "client_secret", "api_key", "control_key")
        ready.write_text(json.dumps({"ready": 1, **{name: getattr(fresh_practice, name) for name in names}}))
        clock = SystemClock()
        options = Options(practice=practice, practice_ready=ready, autostart_in=autostart_in)
        settings = load(paths.settings_file, clock)

        def which(accounts):
            return account_to_show(accounts, settings.settings, practice=False)

        kept = Prefetched(settings, list_preview(paths.registry_file, which))
        registry = ThreadedRegistry.open(paths)
        application = __import__("PySide6.QtWidgets").QtWidgets.QApplication.instance()
        theme().start(application, settings.settings.scheme)
        window = MainWindow(clock, settings.settings.schedule)
        window.resize(1366, 768)
        show_what_is_known(window, kept, options)
        window.show()
        program = Program(
            window=window,
            registry=registry,
            prefetched=kept,
            paths=paths,
            clock=clock,
            options=options,
            environments=environments,
            internet=internet,
        )
        program._secrets._find_backend = find_backend
        running = asyncio.ensure_future(program.run())
        try:
            yield UiDriver(program, window, running)
        finally:
            if not running.done():
                window.close()
                program.end()
            await asyncio.wait_for(running, 20)
        # Only their types: the messages may contain anything.
        met = [type(error).__name__ for error in program.unexpected]
        assert met == [], "something went wrong behind the scenes"

    return started


@pytest.fixture
def live(fresh_practice, tmp_path, monkeypatch):
    """Return LIVE, as the practice server behind TLS."""
    with https_front(fresh_practice, tmp_path) as (base, ca):
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))
        yield Environment(EnvironmentKind.LIVE, base)
