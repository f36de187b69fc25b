"""Characters that reverse, break or hide text reach no screen, tooltip, screen reader, export or clipboard."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import unicodedata

import pypdf
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from k2desk.kopokopo.payloads import Facts, body, compact
from k2desk.kopokopo.signature import sign
from k2desk.kopokopo.web_addresses import address_key
from k2desk.model.problems import ProblemAction
from k2desk.store.checksums import CheckedConnection, compute_all
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill
from tests.ui.test_sentences import NOW

TURN = "\u202e\u2066\u200f\u200b\x07\x1b\x00\u2028\r\n\x85"
"""Characters in a name that could reverse, break or hide the text beside it."""

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)


_AFTER: set[str] = set()
"""Characters that must not begin a line, because their word began in the line before."""


def nasty(word: str) -> str:
    if len(word) > 3:
        _AFTER.add(f"\n{word[2:]}")
    return f"{word[:2]}{TURN}{word[2:]}"


def _is_bad(text: str, *, lines: bool = True) -> bool:
    # `RichSentence` breaks long words with a character that is used nowhere else.
    kept = {"\n", "\u200b"} if lines else set()
    hides = any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in set(text) - kept)
    return hides or any(broken in text for broken in _AFTER)


def _texts(widget: QWidget):
    """Yield (kind, text) for everything that a widget shows or passes to screen readers."""
    text = getattr(widget, "text", None)
    if callable(text) and not isinstance(widget, QPlainTextEdit):
        yield "text", str(text())
    if isinstance(widget, QPlainTextEdit):
        yield "text", widget.toPlainText()
    yield "tooltip", widget.toolTip()
    yield "title", widget.windowTitle()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is not None:
        yield from (("spoken", interface.text(what)) for what in _SPOKEN)
    model = getattr(widget, "model", None)
    found = model() if callable(model) else None
    if isinstance(found, QAbstractItemModel):
        for row in range(found.rowCount()):
            for column in range(found.columnCount()):
                for role in _ROLES:
                    yield f"cell {role.name}", str(found.index(row, column).data(role) or "")


def _bad_on(window: QWidget) -> list[str]:
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible():
            found += [
                f"{type(widget).__name__} {widget.objectName()} {what}: {text!r}"
                for what, text in _texts(widget)
                if _is_bad(text)
            ]
    return found


def _spoil(file) -> None:
    """Put such text into every field of the registry whose content may come from outside."""
    database = sqlite3.connect(file, factory=CheckedConnection)
    ids = [row[0] for row in database.execute("SELECT id FROM subscription")]
    (account,) = database.execute("SELECT id FROM account").fetchone()
    trouble = '{"code": "K-27", "params": [["reason", %s]], "details": %s}'
    quoted = json.dumps(nasty("Refused because")), json.dumps(f"HTTP 400{TURN}Reason")
    remote = json.dumps(
        {
            "event_type": nasty("moon_landing"),
            "scope": nasty("planet"),
            "scope_reference": nasty("555999"),
            "address": "https://pos.njeri.co.ke/" + nasty("gnp.exe"),
        }
    )
    for number, row in enumerate(ids):
        state = ("created", "not_confirmed", "not_created", "created")[number % 4]
        database.execute(
            "UPDATE subscription SET event_type = ?, scope = ?, scope_reference = ?, address = ?, kopokopo_id = ?,"
            " location = ?, trouble = ?, state = ? WHERE id = ?",
            (
                nasty("event_landed") if number else "buygoods_transaction_received",
                "till" if number < 3 else nasty("region"),
                nasty(f"55512{number}"),
                f"https://pos{number}.njeri.co.ke/" + nasty("gnp.exe"),
                nasty(f"id-{number}"),
                "https://sandbox.kopokopo.com/" + nasty("x"),
                trouble % quoted,
                state,
                row,
            ),
        )
        database.execute("DELETE FROM latest_check WHERE subscription_id = ?", (row,))
        database.execute(
            "INSERT INTO latest_check (subscription_id, checked_at, standing, standing_since, word, good_at, theirs)"
            " VALUES (?, ?, 'found', 1, ?, 1, ?)",
            (row, 1_900_000_000_000_000, nasty("Paused") if number else "Active", remote if number else None),
        )
        database.execute(
            "INSERT INTO history (id, subscription_id, at, kind, word) VALUES (?, ?, 1, 'word', ?), (?, ?, 2, ?, ?)",
            (f"h{number}", row, nasty("Paused"), f"i{number}", row, nasty("landed"), nasty("on Mars")),
        )
        database.execute(
            "INSERT INTO note (subscription_id, text, changed_at) VALUES (?, ?, 1)", (row, nasty(f"Counter {number}"))
        )
        database.execute(
            "INSERT INTO address_name (account_id, address, name, changed_at) VALUES (?, ?, ?, 1)",
            (account, address_key(f"https://pos{number}.njeri.co.ke/" + nasty("gnp.exe")), nasty(f"Branch {number}")),
        )
        database.execute(
            "INSERT INTO till (account_id, number, name) VALUES (?, ?, ?)",
            (account, nasty(f"55512{number}"), nasty("Westlands")),
        )
    facts = Facts(
        "https://api.kopokopo.com", "e", nasty("r"), NOW, "1250.0", nasty("SKJ4X01ABC"), nasty("555123"),
        nasty("Jane"), nasty("Wambui"), nasty("Wanjiru"), nasty("+254712345123"),
    )  # fmt: skip
    for number, event in enumerate(
        ("buygoods_transaction_received", "settlement_transfer_completed", "b2b_transaction_received")
    ):
        content = compact(body(event, facts) | ({"topic": nasty("moon_landing")} if number == 1 else {}))
        database.execute(
            "INSERT INTO alert (id, account_id, digest, first_at, last_at, times, path, signature, body, cut, answered)"
            " VALUES (?, ?, ?, 1, 1, 1, ?, ?, ?, 0, 200)",
            (f"a{number}", account, f"d{number}", "/k2" + nasty("path"), nasty(sign("k", content)), content),
        )
    database.execute("UPDATE account SET name = ?", (nasty("Njeri & sons"),))
    compute_all(database)  # The rows count as written by K2Desk, so that it shows them.
    database.commit()
    database.close()


async def test_no_sign_that_turns_breaks_or_hides_reaches_a_screen_an_export_or_the_clipboard(
    start, fresh_practice, tmp_path
):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555120,555121,555122,555123,")
        await driver.press("Create")
        await driver.until(lambda: len(driver.badges()) == 4, "four rows")
    _spoil(next((tmp_path / "data").rglob("registry.sqlite")))
    fresh_practice.faults({"kind": "latency", "on": "read", "seconds": 60, "times": None})
    bad: list[str] = []

    async def look(where: str) -> None:
        for _ in range(3):
            await asyncio.sleep(0)
        bad.extend(
            f"{where}: {one}"
            for window in QApplication.topLevelWidgets()
            if window.isVisible()
            for one in _bad_on(window)
        )

    async with start(practice=True) as driver:
        await driver.until(
            lambda: driver.program.account is not None and len(driver.badges()) == 4, "the list is there"
        )
        page, window = driver.window.page(PageId.SUBSCRIPTIONS), driver.window
        await look("list")
        for entry in tuple(driver.program.account.cache):
            page.select(entry.id)
            await driver.until(lambda: page.details.isVisible(), "details")
            page.details.fold.button.setChecked(True)
            await look(f"details {entry.record.state}")
            page.table.copy()
            bad.extend(["clipboard"] * _is_bad(QGuiApplication.clipboard().text()))
            for action in (ProblemAction.SETTLE, ProblemAction.COMPARE):
                page.row_actions.for_problem(entry)[action]()
                await look(f"{action} {entry.record.state}")
                for dialog in window.findChildren(QDialog):
                    dialog.close()
            page.row_actions.move(entry.id)
            await look(f"move {entry.record.state}")
            for dialog in window.findChildren(QDialog):
                dialog.close()
        for place in ("coverage", "events", "diagnose", "practice", "settings"):
            await driver.press(f"Go-{place}")
            await look(place)
            if place == "coverage":
                await driver.press("TillNames")
                await look("till names")
                (await driver.find("TillsDialog", QDialog)).close()
        await driver.press("Go-subscriptions")
        page.row_actions.remove([next(iter(driver.program.account.cache)).id])
        await driver.until(lambda: len(driver.badges()) == 3, "removed")
        page.row_actions.show_removed()
        await look("removed")
        for dialog in window.findChildren(QDialog):
            dialog.close()
        page.saving.save_to(tmp_path / "list.csv")
        page.saving.save_to(tmp_path / "list.pdf")
        await driver.until(lambda: (tmp_path / "list.csv").exists() and (tmp_path / "list.pdf").exists(), "saved")
        await driver.press("NewSubscription")
        for field in window.findChildren(QLineEdit):
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                field.setText(nasty("https://pos.njeri.co.ke/gnp.exe"))
        await look("new subscription")
    assert not bad, "\n".join(bad[:40])
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text("utf-8-sig"))))
    written = "".join("".join(cell.split()) for row in rows for cell in row)
    assert all(one in written for one in ("event_landed", "Westlands", "Counter", "Branch")), "too little was shown"
    assert not [cell for row in rows for cell in row if _is_bad(cell, lines=False)]
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "list.pdf").pages)
    assert not _is_bad(" ".join(printed.split()))
