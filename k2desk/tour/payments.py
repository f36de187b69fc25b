"""The step of the tour about payments: ask for a day, find and give one, wait for one that is late, and the counter."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView, QTableWidget, QWidget

from k2desk.model.kenya import KENYA
from k2desk.model.payments import Payment
from k2desk.model.practice import Story
from k2desk.tour.ui_driver import UiDriver, spoken, words_in

_SETTLED = 0.2
_SMALL = 1024, 600


async def show_payments(do: UiDriver) -> None:
    """Go through the page and the counter's view. The customer of the story pays, and the money comes late."""
    do.go("payments")
    await do.pictures.take("payments-empty", after=_SETTLED)
    await do.press_when("AskPayments")
    table = await do.find("Payments", QTableView)
    await do.until(lambda: table.model().rowCount() > 1, "no payments come")
    await do.pictures.take("payments", after=_SETTLED)
    await _find(do)
    await _compare(do)
    await _wait_for_late_money(do)
    await _at_the_counter(do)


async def _find(do: UiDriver) -> None:
    """Find a payment by its code, typed as hasty people do, and give it to a sale."""
    payment = next(one for one in do.account().payments.book.known if one.is_received)
    field = await do.find("PastedMessage", QLineEdit)
    field.setText(payment.reference.lower().replace("0", "O"))
    await do.press_when("FindPayment")
    here = spoken("PaymentFindings", "The money is here: {amount}.").partition("{")[0]
    # A code with a 0 in it was typed with an O.
    await do.until(lambda: here in do.seen() or do.is_seen("TryOffered"), "no answer comes")
    if do.is_seen("TryOffered"):
        await do.press_when("TryOffered")
    await do.until(lambda: here in do.seen(), "the payment is not found")
    await do.press_when("GiveFound")
    name = await do.find("CounterName", QLineEdit)
    name.setText("Amina")
    dialog = await do.find("WhoDialog", QWidget)
    await do.pictures.take("payments-who", dialog)
    await do.press_when("CounterNamed")
    await do.until(lambda: do.account().payments.claims.of(payment.reference) is not None, "it is not given")
    given = spoken("PaymentFindings", "Here, but already {given}.").partition("{")[0]
    await do.until(lambda: given in do.seen(), "that it was given is not said")
    await do.press_when("ShowFound")
    await do.pictures.take("payments-found", after=_SETTLED)


async def _compare(do: UiDriver) -> None:
    """Compare with the shop's list: one payment is missing in it, one differs, and one is missing at Kopo Kopo."""
    dialog = await do.open("ComparePayments")

    # A payment without an alert comes first, because the message names only such ones.
    def told() -> set[str]:
        return {one.alert.reference for one in do.account().inbox.alerts if one.is_genuine is not False}

    known = [one for one in do.account().payments.book.known if one.is_received]
    missing, differs, *others = sorted(known, key=lambda one: one.reference in told())
    lines = [
        "No\tM-PESA\tAmount\tPaid at\tCustomer",
        f"1\t{differs.reference}\t{differs.amount - 50}\t{_when(differs)}\t",
    ]
    for number, one in enumerate(others, start=2):
        lines.append(f"{number}\t{one.reference.lower()}\t{one.amount:,.2f}\t{_when(one)}\t{one.first_name}")
    lines.append(f"{len(others) + 2}\tSKZ9TOUR0X\t70.00\t{_when(missing)}\tAli")
    (await do.find("PastedList", QPlainTextEdit)).setPlainText("\n".join(lines))
    await do.press_when("CompareGo")
    read = await do.find("ReadRows", QTableWidget)
    await do.until(lambda: read.rowCount() > 0, "the list is not read")
    await do.pictures.take("compare-columns", dialog, after=_SETTLED)
    await do.press_when("CompareGo")
    rows = await do.find("Compared", QTableView)
    await do.until(lambda: rows.isVisible() and rows.model().rowCount() == 1, "the missing payment is not found")
    await do.press_when("Compared-all")
    await do.pictures.take("compare", dialog, after=_SETTLED)
    await do.press_when("CopyMissingAlerts")
    # An alert that came meanwhile is not missing any more.
    await do.until(
        lambda: missing.reference in QGuiApplication.clipboard().text() or missing.reference in told(),
        "the message does not name the payment",
    )
    dialog.close()


def _when(payment: Payment) -> str:
    return payment.at.astimezone(KENYA).strftime("%d/%m/%Y %H:%M")


async def _wait_for_late_money(do: UiDriver) -> None:
    """Start the story, look for the payment, and make the report about it ready."""
    await do.press_on("practice", f"Start-{Story.MONEY_LATE}")
    await do.press_when(f"Lead-{Story.MONEY_LATE}")
    title = spoken("PaymentFindings", "Not at Kopo Kopo yet.")
    await do.until(lambda: title in do.seen(), "it is not said that the money is not there yet")
    await do.pictures.take("payments-not-yet", after=_SETTLED)
    await do.picture_of_dialog("payments-report", "ReportMissing")
    await do.press_when("PutTroubleRight")
    await do.until(lambda: not do.is_seen("PutTroubleRight"), "the band stays")


async def _at_the_counter(do: UiDriver) -> None:
    """Open the counter's view. It fills the screen; its picture is taken in the smallest one."""
    do.go("payments")
    view = await do.open("OpenCounter")
    up_to = await do.find("UpTo", QWidget)
    begin = spoken("CounterView", "Up to {time}").partition("{")[0]
    await do.until(
        lambda: begin in words_in(view) and up_to.isVisible(), "the counter does not say up to when it is true"
    )
    first = do.account().payments.counter.rows[0]
    await do.find(f"CounterRow-{first.reference}", QWidget)
    view.showNormal()
    view.resize(*_SMALL)
    await do.pictures.take("counter", view, after=_SETTLED)
    press = next(
        (
            one
            for one in view.findChildren(QAbstractButton)
            if one.objectName().startswith("Given-") and one.isVisible()
        ),
        None,
    )
    if press is not None:
        press.click()
        await do.until(lambda: not press.isVisible(), "the payment is not given at the counter")
    view.reject()
    await do.picture_of_dialog("payments-keep", "KeepPayments")
