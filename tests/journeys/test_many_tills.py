"""A chain with many tills: paste them, create all subscriptions at once, see the coverage."""

from __future__ import annotations

import csv
import io

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QPlainTextEdit, QScrollArea, QTableView, QTableWidget, QWidget

from k2desk.services.tills import MOST_LINES
from k2desk.ui.controls.buttons import LinkButton
from k2desk.ui.shell.page_factory import PageId
from tests.journeys.test_main_job import _fill

TILLS = [(str(500_100 + 137 * number), f"Branch {number}") for number in range(30)]


def _printed(file):
    """Return all words of a PDF, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages).split())


async def test_thirty_tills_are_pasted_created_and_seen(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-coverage")
        await driver.until(lambda: "No tills yet." in driver.said(), "the empty picture says why")
        await driver.press("TillNames")
        pasted = await driver.find("PastedTills", QPlainTextEdit)
        pasted.setPlainText("Till\tName\r\n" + "\r\n".join(f"{number}\t{name}" for number, name in TILLS))
        await driver.until(lambda: "30 new" in driver.said(), "the preview counts them")
        assert fresh_practice.creates() == [] and driver.program.account.cache.tills() == {}
        await driver.press("SaveTills")
        await driver.until(lambda: len(driver.cells("Coverage")) == 30, "the picture has a row for each")
        assert all(row[1] == "none" for row in driver.cells("Coverage"))
        assert "30 tills: nobody is told about “A customer paid your till”." in driver.said()

        await driver.press("Advice-gap")
        await driver.until(lambda: "30 planned" in driver.said(), "the form is filled in")
        await driver.press("ManyPracticeAddress")
        await driver.press("ManyEvent-buygoods_transaction_reversed")
        await driver.until(lambda: "Create 60" in driver.said(), "two events for each till")
        await driver.press("CreateMany")
        await driver.until(
            lambda: "60 subscriptions: done" in driver.said() and "60 created" in driver.said(), "created"
        )
        await driver.press("ManyDone")
        await driver.until(
            lambda: driver.cells("Coverage") and all(row[1:] == ["1", "1"] for row in driver.cells("Coverage")),
            "covered",
        )
        assert "No gaps: every till has its alerts." in driver.said()
        assert len(fresh_practice.creates()) == 60

        page = await driver.find("CoveragePage")
        page.saving.save_to(tmp_path / "coverage.csv")
        await driver.until((tmp_path / "coverage.csv").exists, "saved")
        table = list(csv.reader(io.StringIO((tmp_path / "coverage.csv").read_text("utf-8-sig"))))
        assert table[0] == ["Till", "Name", "Customer paid", "Payment reversed"]
        assert table[1] == [TILLS[0][0], "Branch 0", "1", "1"] and table[-1][1] == "PRACTICE"
        page.saving.save_to(tmp_path / "coverage.pdf")
        await driver.until((tmp_path / "coverage.pdf").exists, "as a PDF too")
        printed = _printed(tmp_path / "coverage.pdf")
        assert "Who is told about what" in printed and "Branch 29" in printed

        cells = await driver.find("Coverage", QTableView)
        cells.setFocus()
        cells.setCurrentIndex(cells.model().index(3, 1))
        QTest.keyClick(cells, Qt.Key.Key_Return)
        await driver.until(lambda: len(driver.rows()) == 2, "a cell leads to its rows in the list")
        assert driver.rows()[0][2].startswith(f"Till {TILLS[3][0]} Branch 3")


async def test_the_gaps_that_are_filled_are_those_of_the_press_even_if_the_picture_is_a_moment_old(
    start, fresh_practice
):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        await driver.press("Go-coverage")
        tills = driver.program.account.tills
        await tills.save({"112233": "Thika Road"}).wait()
        fill = await driver.find("FillGaps", QAbstractButton)
        await driver.until(lambda: fill.text().strip() == "Fill 1 gap", "the picture")
        await tills.save({"778899": "Nyali"}).wait()
        assert fill.text().strip() == "Fill 1 gap", "it is drawn a little later"
        fill.click()
        await driver.until(lambda: "Create 2" in driver.said(), "both")


async def test_a_slip_in_a_till_is_asked_about_and_never_taken_in_by_itself(start, fresh_practice):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        pasted = await driver.find("PastedTills", QPlainTextEdit)
        pasted.setPlainText("555556;Typo\n620118;Nakuru")
        table = await driver.find("TillTable", QTableWidget)
        notes = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
        assert notes["555556"].startswith("Almost the same as 555555.") and notes["620118"] == "New"
        await driver.press("SaveTills")
        await driver.until(
            lambda: set(driver.program.account.cache.tills()) == {"555555", "620118"}, "only what was sure"
        )
        await driver.press("Go-subscriptions")
        await driver.press("NewSubscription")
        await driver.press("Event-buygoods_transaction_received")
        await driver.type("TillEdit", "555565,")
        await driver.until(lambda: "Is 555565 right?" in driver.said(), "the form asks too")


async def test_a_number_with_a_comma_is_asked_about_and_never_becomes_another_till(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        driver.window.resize(1024, 640)
        await _fill(driver, tills="555,123")
        await driver.press("Create")
        await driver.until(lambda: "Is 555,123 one till?" in driver.said(), "the form asks")
        assert fresh_practice.creates() == []
        area = driver.window.findChild(QWidget, "TillEdit")
        while not isinstance(area, QScrollArea):
            area = area.parentWidget()
        (yes,) = [
            link for link in driver.window.findChildren(LinkButton) if link.isVisible() and "one till" in link.text()
        ]
        await driver.until(
            lambda: area.rect().contains(yes.rect().translated(yes.mapTo(area, QPoint(0, 0)))), "the way on is in view"
        )
        yes.click()
        edit = (await driver.find("TillEdit")).parent()
        assert edit.tills() == ("555123",)
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"], "created")
        assert [entry.record.scope_reference for entry in driver.program.account.cache] == ["555123"]
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        pasted = await driver.find("PastedTills", QPlainTextEdit)
        pasted.setPlainText("600,456\r\n700,111\r\n")
        table = await driver.find("TillTable", QTableWidget)
        notes = {table.item(row, 0).text(): table.item(row, 2).text() for row in range(table.rowCount())}
        assert notes["600456"] == "Is 600,456 one till? Tick it if so."
        table.item(next(row for row in range(3) if table.item(row, 0).text() == "700111"), 0).setCheckState(
            Qt.CheckState.Checked
        )
        await driver.press("SaveTills")
        await driver.until(
            lambda: set(driver.program.account.cache.tills()) == {"555123", "700111"}, "only what was said"
        )

        await driver.press("ManyAtOnce")
        await driver.press("ManyEvent-buygoods_transaction_received")
        await driver.press("ManyPracticeAddress")
        await driver.type("ManyTills", "800,222")
        await driver.press("CreateMany")
        await driver.until(lambda: "Is 800,222 one till?" in driver.said(), "the other form asks as well")
        (yes,) = [one for one in driver.window.findChildren(LinkButton) if one.isVisible() and "one till" in one.text()]
        yes.click()
        assert (await driver.find("ManyTills")).parent().tills() == ("800222",)


async def test_a_list_that_is_far_too_long_is_read_beside_the_window_and_said_to_be(start, fresh_practice):
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        dialog = await driver.find("TillsDialog", QDialog)
        QGuiApplication.clipboard().setText("\n".join(f"{600_000 + number};Shop {number}" for number in range(200_000)))
        await driver.press("PasteTills")
        assert dialog.pasted.toPlainText() == "" and dialog.table.rowCount() == 0, "nothing is laid out in the window"
        await driver.until(
            lambda: "5000 new" in driver.said() and "K2Desk takes only the first 5,000." in driver.said(), ""
        )
        await driver.until(lambda: dialog.table.rowCount() == MOST_LINES, "row after row comes in")
        dialog.reject()


@pytest.mark.parametrize("name", ["utf8.csv", "excel.csv", "utf16.csv"])
async def test_a_file_is_taken_however_it_was_saved(start, fresh_practice, tmp_path, name):
    encoding = {"utf8.csv": "utf-8-sig", "excel.csv": "cp1252", "utf16.csv": "utf-16"}[name]
    (tmp_path / name).write_bytes("Till;Name\r\n620118;Café Nyeri\r\n".encode(encoding))
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("Go-coverage")
        await driver.press("TillNames")
        dialog = await driver.find("TillsDialog", QDialog)
        dialog.open_file(tmp_path / name)
        await driver.until(lambda: "1 new" in driver.said(), "read")
        await driver.press("SaveTills")
        await driver.until(lambda: driver.program.account.cache.tills() == {"620118": "Café Nyeri"}, "with its letters")


async def test_five_that_exist_are_brought_back_from_an_old_mail_and_the_list_is_saved(start, fresh_practice, tmp_path):
    asked = {
        "count": 5,
        "event_type": "b2b_transaction_received",
        "webhook_uri": "https://old.njeri.co.ke/k2?token=secret",
    }
    tills = ["555011", "555012", "555013", "555014", "555015"]
    made = fresh_practice.control("POST", "subscriptions", {**asked, "scope": "till", "scope_references": tills})["ids"]
    mail = "Dear Njeri,\nhere they are:\n" + "\n".join(
        f"- https://sandbox.kopokopo.com/api/v2/webhook_subscriptions/{one}," for one in made
    )
    async with start(practice=True) as driver:
        await driver.until(lambda: driver.program.account is not None, "open")
        await driver.press("AdoptExisting")
        pasted = await driver.find("PastedText", QPlainTextEdit)
        pasted.setPlainText("no address in here")
        await driver.press("LookUp")
        await driver.until(lambda: "K2Desk found no subscription in this text." in driver.said(), "K-90")
        pasted.setPlainText(mail)
        await driver.press("LookUp")
        await driver.until(lambda: "5 found" in driver.said(), "all five are found and read")
        assert driver.program.account.cache.tills() == {}
        await driver.press("AddFound")
        await driver.until(lambda: driver.badges() == ["Active"] * 5, "and stand in the list, checked")
        page = driver.window.page(PageId.SUBSCRIPTIONS)
        page.saving.save_to(tmp_path / "list.csv")
        await driver.until((tmp_path / "list.csv").exists, "saved")
        page.saving.save_to(tmp_path / "list.pdf")
        await driver.until((tmp_path / "list.pdf").exists, "as a PDF too")
    printed = _printed(tmp_path / "list.pdf")
    assert all(till in printed for till in tills) and "PRACTICE" in printed and "secret" not in printed
    text = (tmp_path / "list.csv").read_text("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert len(table) == 8 and {row[4] for row in table[1:6]} == set(tills)
    ids = table[0].index("Kopo Kopo ID")
    assert {row[ids] for row in table[1:6]} == set(made) and table[-1][1] == "PRACTICE"
    assert "secret" not in text and fresh_practice.creates() == []


async def test_a_new_address_is_tested_first_and_the_letter_names_the_old_ones(start, fresh_practice, tmp_path):
    async with start(practice=True) as driver:
        await _fill(driver, tills="555555,112233,")
        await driver.press("Create")
        await driver.until(lambda: driver.badges() == ["Active"] * 2, "created")
        old = {entry.record.kopokopo_id for entry in driver.program.account.cache}
        await driver.press("MoveAddress")
        dialog = await driver.find("MoveDialog", QDialog)
        go = await driver.find("MoveNow")
        await driver.type("NewAddress", "https://practice-shop.example/new")
        assert not go.isEnabled() and "Test the new address first" in driver.said()
        await driver.press("TestNewAddress")
        await driver.until(lambda: "K2Desk can reach the new address." in driver.said(), "tested")
        assert go.text().strip() == "Create 2 at the new address"
        await driver.press("MoveNow")
        await driver.until(lambda: "K2Desk moved 2 of 2." in driver.said(), "moved")
        letter = await driver.find("SupportLetter", QPlainTextEdit)
        assert all(number in letter.toPlainText() for number in old)
        dialog.save_to(tmp_path / "letter.txt")
        await driver.until((tmp_path / "letter.txt").exists, "saved")
        dialog.close()
        await driver.until(
            lambda: [row[3] for row in driver.rows()] == ["practice-shop.example/new"] * 2, "the new ones"
        )
    assert len(fresh_practice.creates()) == 4
