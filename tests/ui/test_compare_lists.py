"""A shop's list is compared with Kopo Kopo's payments: read, confirmed, shown in groups, saved and reported."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QWidget
from python_calamine import load_workbook

from k2desk.model.payments import Payment, PaymentKind, Period
from k2desk.model.problems import ProblemKind
from k2desk.services.lists.columns import Holds
from k2desk.services.lists.tables import Source
from k2desk.ui.payments.compare_dialog import CompareDialog
from k2desk.ui.payments.compare_table import Shown
from k2desk.ui.text.language import language
from tests.services.lists.files import with_password, xlsx
from tests.ui.pages import quiet_account
from tests.waiting import until

MORNING = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
DAY = Period(MORNING - timedelta(hours=8), MORNING + timedelta(hours=16))


def payment(number, shillings, *, back=False, **facts):
    at = MORNING + timedelta(minutes=7 * number)
    return Payment(
        f"SKE{number:06}A", Decimal(shillings), "KES", at, "555123", PaymentKind.CUSTOMER,
        "Reversed" if back else "Received", "Jane", "", "Wanjiku", "+254712345123", is_reversal=back, **facts,
    )  # fmt: skip


PAYMENTS = (payment(1, 1250), payment(2, 300), payment(3, 80), payment(4, 500), payment(4, 500, back=True))
LIST = """Njeri Hardware\t\t\t\t
No\tM-PESA code\tPaid\tWhen\tCustomer
1\tske 000001a\t1,250.00\t28/11/2026 08:09\tJane Wanjiku
2\t\tKES 300/=\t28/11/2026 08:16\tJANE WANJIKU
3\tSKE000004A\t500\t28/11/2026 08:30\t=HYPERLINK("x")
4\tSKE999999Z\t70.00\t28/11/2026 09:00\tAli Otieno
Total\t\t2,120.00\t\t
"""


@pytest.fixture
async def opened(tmp_path, qapp):
    language().start(qapp, "en")
    async with quiet_account(tmp_path) as account:
        window = QWidget()
        dialog = CompareDialog(window, account, PAYMENTS, DAY)
        dialog.open()
        yield dialog, account
        dialog.reject()
        window.deleteLater()


def press(dialog, name):
    button = dialog.findChild(QAbstractButton, name)
    assert button.isVisible() and button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def compare(dialog, text):
    dialog.findChild(QPlainTextEdit, "PastedList").setPlainText(text)
    press(dialog, "CompareGo")
    await until(lambda: dialog.stack.currentWidget() is dialog._columns and dialog._read is not None)
    press(dialog, "CompareGo")
    await until(lambda: dialog.stack.currentWidget() is dialog._result)


def shown(dialog, group):
    dialog._result.pane.pills[group].click()
    _, rows = dialog._result._model.contents()
    return rows


async def test_a_pasted_list_is_compared_in_groups_and_saved_without_names_and_formulas(opened, tmp_path):
    dialog, _ = opened
    await compare(dialog, LIST)
    titles = {group: shown(dialog, group) for group in Shown}
    assert [row[1] for row in titles[Shown.BOTH]] == ["SKE000001A", "SKE000002A"]
    assert [row[1] for row in titles[Shown.OURS]] == ["SKE000003A"]
    assert [row[1:4] for row in titles[Shown.DIFFER]] == [("SKE000004A", "0.00", "500.00")]
    assert [(row[1], row[7]) for row in titles[Shown.THEIRS]] == [("SKE999999Z", "6")]
    assert [row[7] for row in titles[Shown.ASIDE]] == ["1", "2", "7"]
    assert dialog._result.about.text().startswith(
        "Missing in your list: 1. Missing at Kopo Kopo: 1. Amounts differ: 1."
    )
    assert "still be on its way" in dialog._result.about.text()
    assert "555123, 28 Nov 2026: 1" in dialog._result.untold.text()
    for group, whole in ((Shown.DIFFER, False), (Shown.THEIRS, True)):
        if whole:
            press(dialog, "WholeNames")
        rows = shown(dialog, group)
        files = {kind: tmp_path / f"{group.value}.{kind}" for kind in ("csv", "xlsx", "pdf")}
        for file in files.values():
            dialog._result.saving.save_to(file)
        await until(lambda files=files: all(file.exists() for file in files.values()))
        says = "names and phone numbers" if whole else "no whole names"
        table = [*csv.reader(io.StringIO(files["csv"].read_text("utf-8-sig")))]
        assert [tuple(row) for row in table[1 : len(rows) + 1]] == rows and says in table[-1][-1]
        sheet = load_workbook(str(files["xlsx"])).get_sheet_by_index(0).to_python()
        assert sheet[1][1] == rows[0][1] and sheet[1][3] == float(rows[0][3]) and says in " ".join(map(str, sheet[-1]))
        page = " ".join(PdfReader(files["pdf"]).pages[0].extract_text().split())
        assert rows[0][1] in page and says in page
        assert ("Otieno" in page) is whole
    press(dialog, "WholeNames")
    press(dialog, "CopyMissingAlerts")
    message = QGuiApplication.clipboard().text()
    assert "SKE000003A  28 Nov 2026, 08:21:00" in message
    assert message.startswith("Hello. ")
    QTest.mouseClick(dialog._result.languages.button("sw"), Qt.MouseButton.LeftButton)
    press(dialog, "CopyMissingAlerts")
    assert (
        "Malipo haya yalifika" in QGuiApplication.clipboard().text()
        and "SKE000003A" in QGuiApplication.clipboard().text()
    )
    assert not any(secret in message for secret in ("Jane", "Wanjiku", "254", "0712", "80.00"))


async def test_columns_are_corrected_by_the_user_and_another_list_is_added(opened, tmp_path):
    dialog, _ = opened
    both = [["When", "First", "Second"], ["05/11/2026 08:00", 1250, 300], ["06/11/2026 08:00", 1250, 300]]
    dialog.open_source(Source(xlsx(tmp_path / "list.xlsx", both)))
    await until(lambda: dialog._read is not None)
    assert dialog._columns.order.isVisible() and dialog._read.rows[0].at.month == 11
    dialog._columns.order.setCurrentIndex(1)
    await until(lambda: dialog._read is not None and dialog._read.rows[0].at.month == 5)
    dialog._columns.boxes[Holds.AMOUNT].setCurrentIndex(3)
    await until(lambda: dialog._read is not None and dialog._read.rows[0].cents == 300_00)
    dialog._columns.boxes[Holds.AMOUNT].setCurrentIndex(0)
    await until(lambda: dialog.banner.problem is not None)
    assert dialog.banner.problem.kind is ProblemKind.NO_PAYMENT_IN_TABLE
    dialog.banner.first_action().click()
    assert dialog._columns.boxes[Holds.REFERENCE].hasFocus()
    press(dialog, "CompareBack")
    await compare(dialog, LIST)
    press(dialog, "AddList")
    await compare(dialog, "SKE000003A\t80.00\t28/11/2026 08:21\nSKE000001A\t1250\t28/11/2026 08:09\n")
    assert shown(dialog, Shown.OURS) == []
    assert dialog._result.message_text() == ""


async def test_what_can_not_be_read_is_said_and_a_reading_can_be_cancelled(opened, tmp_path):
    dialog, _ = opened
    press(dialog, "CompareGo")
    assert dialog.pasted.hasFocus(), "a press that can't go on leads to the field"
    dialog.open_source(Source(with_password(tmp_path / "list.xlsx")))
    await until(lambda: dialog.banner.problem is not None)
    assert dialog.banner.problem.kind is ProblemKind.TABLE_PROTECTED
    dialog.open_source(Source(text=LIST))
    press(dialog, "CancelReading")
    await until(lambda: dialog._running is None)
    assert dialog.stack.currentWidget() is dialog._source and dialog.go.isEnabled()
