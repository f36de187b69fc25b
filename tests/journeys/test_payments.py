"""Did the money arrive? Ask for a day, find a payment by its message, give it once, and sell at the counter."""

from __future__ import annotations

import sys
import threading
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QWidget

from k2desk.model.events import CUSTOMER_REVERSAL
from k2desk.model.kenya import KENYA
from k2desk.model.mpesa_codes import code_of_day

POLLING = {"pending": 1, "history": 8, "fails": [], "never": False, "empty": False, "refuses_invalid": False}


def _polls(practice, **how):
    practice.control("PUT", "settings", {"polling": POLLING | how})


def _paid(practice, **facts):
    """Let a customer pay now. Returns the reference."""
    reference = facts.pop("reference", "") or _code("PAYS" + f"{len(facts):03d}")
    practice.control("POST", "payments", {"amount": "730", "till": "555555", "reference": reference, **facts})
    return reference


def _code(rest):
    return code_of_day(datetime.now(UTC).astimezone(KENYA).date(), rest)


def _message(payment):
    """Return what the customer's phone shows, as hasty people copy it: in small letters, with O for 0."""
    at = payment.at.astimezone(KENYA)
    said = (
        f"{payment.reference} Confirmed. Ksh{payment.amount:,.2f} paid to WESTLANDS. on {at.day}/{at.month}/{at:%y}"
        f" at {at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}."
    )
    return said.replace(payment.reference, payment.reference.lower().replace("0", "O"))


def _words(widget):
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def _dialog(driver, name):
    return next((one for one in driver.window.findChildren(QDialog, name) if one.isVisible()), None)


async def _paste(driver, text, owner=None):
    field = await driver.find("PastedMessage", QLineEdit, owner)
    field.setText(text)
    await driver.press("FindPayment", owner)


async def _pressing(driver, button, holds, what):
    """Press a button as often as it can be pressed until something holds. The newest second is not in an answer yet."""

    def look():
        if not holds() and button.isEnabled():
            button.click()
        return holds()

    await driver.until(look, what)


async def test_did_the_money_arrive(start, fresh_practice, sockets, monkeypatch):
    _polls(fresh_practice)
    mine = _paid(fresh_practice, first_name="Jane", last_name="Wanjiru")
    async with start(practice=True, new_shop=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-payments")
        assert "Did the money arrive?" in driver.said()
        await driver.press("AskFirst")
        ask = await driver.find("AskPayments", QAbstractButton)
        await _pressing(driver, ask, lambda: any(mine in row for row in driver.cells("Payments")), "the payment")
        newest = driver.cells("Payments")[0]
        assert newest[1:5] == ["KES\u00a0730.00", "Jane W.", "555555 Westlands", mine], newest
        await driver.until(lambda: "Payments by hour" in driver.said(), "the totals")
        assert "Kopo Kopo’s list up to " in driver.said()
        assert "Wanjiru" not in driver.said(), "names are short until they are shown"

        # She shows her message: it is here, and pays for one sale.
        account = driver.program.account
        payment = account.payments.book.by_reference(mine)[0]
        await _paste(driver, _message(payment))
        await driver.press("TryOffered")
        await driver.until(lambda: "The money is here: KES\u00a0730.00." in driver.said(), "here")
        await driver.press("GiveFound")
        await driver.type("CounterName", "Amina")
        await driver.press("CounterNamed")
        await driver.until(lambda: "Here, but already given at" in driver.said(), "given once")
        await driver.until(lambda: any("by Amina" in cell for row in driver.cells("Payments") for cell in row), "who")

        # Another message is about money that is still on its way. It stays in sight until it came.
        late = _code("LATE0XX")
        await _paste(driver, late)
        await driver.until(lambda: "Not at Kopo Kopo yet." in driver.said(), "not yet")
        assert f"{late} · not there yet" in driver.said()
        await driver.press("ReportMissing")
        await driver.until(lambda: _dialog(driver, "MissingReportDialog"), "the report")
        await driver.press("CopyMessage")
        letter = QGuiApplication.clipboard().text()
        assert late in letter and "Jane" not in letter
        _dialog(driver, "MissingReportDialog").reject()
        told = []
        driver.program.background.tray.elsewhere.connect(lambda title, text: told.append((title, text)))
        monkeypatch.setattr(type(driver.window), "isActiveWindow", lambda self: False)
        _paid(fresh_practice, reference=late, amount="500", first_name="Peter", last_name="Otieno")
        ask = await driver.find("AskPayments", QAbstractButton)
        await _pressing(driver, ask, lambda: "The money is here: KES\u00a0500.00." in driver.said(), "it came")
        await driver.until(lambda: f"{late} · came" in driver.said(), "told")
        assert told == [("The payment that you wait for came", late)], "at the tray too, without a name"
        monkeypatch.undo()
        (await driver.find("PastedMessage", QLineEdit)).setText("something else")
        await driver.press("Go-subscriptions")
        driver.program.background.tray.notice_pressed.emit()
        await driver.until(lambda: "The money is here: KES\u00a0500.00." in driver.said(), "a press leads to it")
        assert (await driver.find("PastedMessage", QLineEdit)).text() == late

        # A message that says another amount speaks for nothing.
        await _paste(driver, f"{mine} Confirmed. Ksh7,300.00 paid to WESTLANDS.")
        await driver.until(lambda: "Nothing speaks for this payment." in driver.said(), "nothing")
        assert "Kopo Kopo has this code with another amount." in driver.said() and "no proof" in driver.said()

        await _at_the_counter(driver, fresh_practice, mine)
        await _compare(driver, mine, late)
    called = {address for address in sockets if isinstance(address, tuple)}
    assert called and called <= {("127.0.0.1", urlsplit(fresh_practice.base_url).port)}, "nothing else is called"


@pytest.fixture
def sockets():
    """Note the address of each connection that this process opens, but not those of threads of earlier tests."""
    found = []
    noting = [True]
    earlier = {one.ident for one in threading.enumerate() if one is not threading.main_thread()}

    def note(event, arguments):
        if event == "socket.connect" and noting and threading.get_ident() not in earlier:
            found.append(arguments[1][:2] if isinstance(arguments[1], tuple) else arguments[1])

    # A hook can't be removed, so it is switched off.
    sys.addaudithook(note)
    yield found
    noting.clear()


async def _compare(driver, mine, late):
    """Compare with a list that lacks one payment, has another amount for one, and one that Kopo Kopo does not have."""
    book = driver.program.account.payments.book
    at = book.by_reference(mine)[0].at.astimezone(KENYA)
    await driver.press("ComparePayments")
    await driver.until(lambda: _dialog(driver, "CompareDialog"), "the comparison")
    dialog = _dialog(driver, "CompareDialog")
    pasted = await driver.find("PastedList", QPlainTextEdit, dialog)
    pasted.setPlainText(
        f"Code\tPaid\tWhen\n{mine.lower()}\t7,300.00\t{at:%d/%m/%Y %H:%M}\nSZZ9999999\t5\t{at:%d/%m/%Y}"
    )
    go = await driver.find("CompareGo", QAbstractButton, dialog)
    go.click()
    await driver.until(lambda: "2 payments found." in _words(dialog), "the list is read")
    await driver.until(go.isEnabled, "it can be compared")
    go.click()
    await driver.until(lambda: "Amounts differ: 1." in _words(dialog), "compared")
    assert "Missing at Kopo Kopo: 1." in _words(dialog) and "It is not unpaid." in _words(dialog)
    cells = [cell for row in driver.cells("Compared") for cell in row]
    assert late in cells and mine not in cells, "what is missing in the list is shown first"
    (await driver.find("CopyMissingAlerts", QAbstractButton, dialog)).click()
    letter = QGuiApplication.clipboard().text()
    assert late in letter and mine not in letter and "500.00" not in letter and "Jane" not in letter
    dialog.reject()


async def _at_the_counter(driver, practice, mine):
    await driver.press("OpenCounter")
    await driver.until(lambda: _dialog(driver, "CounterView"), "the counter")
    view = _dialog(driver, "CounterView")
    assert view.isFullScreen()
    up_to = await driver.find("UpTo", QLabel, view)
    await driver.until(lambda: up_to.text().startswith("Up to "), "up to when")
    row = await driver.find(f"CounterRow-{mine}", QWidget, view)
    assert "Given at" in row.accessibleName() or "given at" in row.accessibleName()

    # A new one is on top, and given by one press. Nobody is asked for the name again.
    fresh = _paid(practice, reference=_code("FRESH00"), amount="120")
    ask = await driver.find("AskNow", QAbstractButton, view)

    def newest():
        return [one for one in view.findChildren(QWidget, f"CounterRow-{fresh}") if one.isVisible()]

    await _pressing(driver, ask, newest, "the new payment")
    (top,) = newest()
    rows = [one for one in view.findChildren(QWidget) if one.objectName().startswith("CounterRow-") and one.isVisible()]
    assert top is min(rows, key=lambda row: row.y()), "newest on top"
    given = await driver.find(f"Given-{fresh}", QAbstractButton, view)

    def press():
        given.click()
        return not given.isVisible()

    await driver.until(press, "given")
    assert "given at" in top.accessibleName() and "by Amina" in top.accessibleName()

    # The money goes back: the row leads to the sale.
    practice.control(
        "POST", "payments", {"event_type": CUSTOMER_REVERSAL, "till": "555555", "amount": "120", "reference": fresh}
    )
    await _pressing(driver, ask, lambda: "The money of these sales went back" in _words(view), "the reversal")

    def sales():
        buttons = view.findChildren(QAbstractButton)
        return [one for one in buttons if one.text().strip() == "Show its sale" and one.isVisible()]

    await driver.until(sales, "the way to the sale")
    (sale,) = sales()
    sale.click()
    await driver.until(lambda: not _dialog(driver, "CounterView"), "back on the page")
    await driver.until(lambda: "this sale is not paid any more" in driver.said(), "the sale")
    assert not driver.program.account.payments.counter.is_running

    # Esc leaves it, and then nothing is asked any more.
    await driver.press("OpenCounter")
    view = _dialog(driver, "CounterView")
    esc = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(view, esc)
    await driver.until(lambda: not _dialog(driver, "CounterView"), "left")
    assert not driver.program.account.payments.counter.is_running


async def test_each_way_an_asking_ends_has_its_words_and_a_button(start, fresh_practice):
    _polls(fresh_practice, empty=True)
    async with start(practice=True, new_shop=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-payments")
        await driver.press("AskPayments")
        await driver.until(lambda: "A payment may still be on its way." in driver.said(), "empty")
        assert (await driver.find("AskFirst", QAbstractButton)).isEnabled()

        _polls(fresh_practice, never=True)
        await driver.press("AskPayments")
        state = await driver.find("AskState", QLabel)
        await driver.until(lambda: "Kopo Kopo makes the list." in state.text(), "how far it is")
        await driver.press("CancelAsking")
        await driver.until((await driver.find("AskPayments", QAbstractButton)).isEnabled, "cancelled")

        _polls(fresh_practice, fails=["The till is closed"])
        await driver.press("AskPayments")
        await driver.until(lambda: "Kopo Kopo could not make the list." in driver.said(), "failed")
        assert "Try again" in driver.said()

        # Kopo Kopo refuses the name that can't exist: the user has no address yet, and is led to make one.
        _polls(fresh_practice, refuses_invalid=True)
        await driver.press("AskPayments")
        await driver.until(lambda: _dialog(driver, "CallbackDialog"), "which address")
        assert "no web address yet" in _words(_dialog(driver, "CallbackDialog"))
        assert not _dialog(driver, "CallbackDialog").findChildren(QComboBox)[0].isVisible()
        _dialog(driver, "CallbackDialog").reject()
