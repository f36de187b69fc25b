"""The sheet for the wall: one page of A4 in each language, however many tills there are and however they are called."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pypdf
import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from k2desk.model.api_values import Credentials
from k2desk.model.environments import Environment, EnvironmentKind
from k2desk.model.records import AccountContents, AccountRecord, State, SubscriptionRecord
from k2desk.model.settings import Settings
from k2desk.model.text_keeping import kept_words
from k2desk.services.preferences import Preferences
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.services.tasks import Tasks
from k2desk.services.wall_sheet import Contacts, WallSheet, WatchedTill, wall_sheet
from k2desk.store.settings import load
from k2desk.ui.ready.wall_dialog import WallSheetDialog
from k2desk.ui.ready.wall_paper import Paper
from tests.services.opened import opened_at
from tests.waiting import until

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SHOP = AccountRecord("shop", kept_words("Njeri & Sons <Hardware>"), "live", "", 2, NOW)
PAID, CUSTOMER = "buygoods_transaction_received", "customer_created"
CALL = Contacts("Otieno", "0700 000 001", "", "", "Wanjiku & co", "0711 000 002")


def _sheet(count, name="Branch"):
    tills = tuple(WatchedTill(str(500_000 + n), f"{name} {n}", n != 1) for n in range(count))
    return WallSheet(tills, ((PAID, count), (CUSTOMER, 0)))


def _row(number, event, till, state=State.CREATED):
    scope = "till" if till else "company"
    row = (f"row-{number}", "shop", event, scope, till, "https://a.co.ke/p", False, 2, state, NOW)
    return SubscriptionRecord(*row, host="live")


def test_the_sheet_says_what_is_watched_and_which_till_nobody_is_told_of():
    rows = (_row(1, PAID, "555555"), _row(2, CUSTOMER, None), _row(3, PAID, "112233", State.NOT_CREATED))
    cache = SubscriptionCache(AccountContents(records=rows))
    assert wall_sheet(cache, {"555555": "Westlands", "112233": ""}) == WallSheet(
        (WatchedTill("555555", "Westlands", True), WatchedTill("112233", "", False)), ((PAID, 1), (CUSTOMER, 0))
    )
    cache = SubscriptionCache(AccountContents(records=(_row(1, PAID, None),)))
    assert all(till.is_told for till in wall_sheet(cache, {"555555": ""}).tills), "the whole business has it"


@pytest.mark.parametrize("code", ["en", "sw"])
@pytest.mark.parametrize("count", [0, 1, 16, 17, 60, 96, 140, 100_000])
def test_the_sheet_is_one_page_in_each_language_whatever_the_number_of_tills(qapp, count, code):
    paper = Paper(SHOP, _sheet(count), CALL, NOW, code)
    assert paper.pages == 1
    words = " ".join(paper.words().split())
    assert "Njeri & Sons <Hardware>" in words and "Wanjiku & co" in words and "0700 000 001" in words
    assert ("If alerts stop" in words) is (code == "en") and ("Arifa zikikoma" in words) is (code == "sw")
    if count == 100_000:
        shown = sum(f"Branch {n}" in words.replace("\xa0", " ") for n in (0, 5, 50))
        assert shown == 3 and ("99,888" in words or "99888" in words), "the rest is counted"


@pytest.mark.parametrize("name", ["W" * 80, "Duka kubwa la vifaa vya ujenzi Thika Road Mall", "مَحَلّ", "<img src=x>"])
def test_long_and_odd_names_never_make_a_second_page(qapp, name):
    for count in (16, 33, 96, 140):
        assert Paper(SHOP, _sheet(count, name), Contacts(*["W" * 60] * 6), NOW, "sw").pages == 1


def test_the_pdf_is_one_sheet_of_a4_and_says_all_of_it(qapp, tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(Paper(SHOP, _sheet(18), CALL, NOW, "en").pdf("Sheet for the wall"))
    (page,) = pypdf.PdfReader(file).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) in {(595, 842), (596, 842), (595, 841)}
    text = " ".join(page.extract_text().split())
    for words in ("Branch 17", "no payment alerts", "Who to call", "Otieno", "0700 000 001"):
        assert words in text, words


def test_who_to_call_is_kept_without_keys_and_read_with_care():
    key = "k2_" + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
    kept = Contacts(website_name="Otieno", website_phone=key).kept()
    assert kept == {"website_name": "Otieno"}
    assert Contacts.of({"website_name": "Otieno", "of_a_newer_version": "x"}) == Contacts("Otieno")
    assert len(Contacts.of({"website_name": "x" * 9_000}).website_name) <= 60


async def test_the_dialog_shows_the_page_keeps_who_to_call_and_saves_it(tmp_path, qtbot):
    environment = Environment(EnvironmentKind.SANDBOX, "https://sandbox.kopokopo.com")
    async with opened_at(tmp_path, environment, Credentials("client", "secret", "key")) as (account, registry):
        tasks = Tasks()
        preferences = Preferences(Settings(), tmp_path / "settings.json", registry, tasks, lambda: None)
        parent = QWidget()
        qtbot.addWidget(parent)
        dialog = WallSheetDialog(parent, account, SimpleNamespace(preferences=preferences, files=account.files))
        dialog.open()
        edit = dialog.findChild(QLineEdit, "Wall-keeper-phone")
        edit.setText("0722 000 003")
        dialog.languages.button("sw").click()
        file = tmp_path / "sheet.pdf"
        dialog.findChild(QPushButton, "SaveWall").click()
        dialog.findChild(QFileDialog).close()
        dialog.save_to(file)
        await until(file.exists, "saved")
        said = dialog.picture.accessibleName()
        assert "0722 000 003" in said and "Arifa zikikoma" in said and not dialog.picture.pixmap().isNull()
        kept = dict(preferences.values.contacts["shop"])
        changed_at = kept.pop("changed_at")
        assert kept == {"keeper_phone": "0722 000 003"} and set(preferences.values.contacts) == {"shop"}
        dialog.close()
        assert preferences.values.contacts["shop"]["changed_at"] == changed_at, "closing it changes nothing"
        await preferences.saved()
        assert load(tmp_path / "settings.json", account.clock).settings.contacts == preferences.values.contacts
        await tasks.close()
