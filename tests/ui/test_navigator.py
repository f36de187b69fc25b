"""Pages ask the navigator for what is outside themselves, and belong to the account that they were made with."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

import k2desk.ui
from k2desk.model.check_schedule import NEVER
from k2desk.model.clock import SystemClock
from k2desk.model.records import AccountContents, State, SubscriptionRecord
from k2desk.services.subscription_cache import SubscriptionCache
from k2desk.ui.shell.page_factory import PageId, page_of
from k2desk.ui.shell.pages import Pages
from k2desk.ui.subscriptions.page import SubscriptionsPage
from tests.ui.pages import NotingNavigator, quiet_account

ADDRESS = "https://shop.njeri.co.ke/k2"
OF_ACCOUNT = (PageId.COVERAGE, PageId.DIAGNOSE, PageId.EVENTS, PageId.NEW_SUBSCRIPTION, PageId.BULK)
"""Those that need nothing but their account."""

SHELL = Path(k2desk.ui.__file__).parent / "shell"


def _row() -> SubscriptionRecord:
    now = SystemClock().now()
    return SubscriptionRecord(
        "1", "shop", "buygoods_transaction_received", "till", "555555", ADDRESS, False, 2,
        State.CREATED, now, "here/1", kopokopo_id="1", location="1",
    )  # fmt: skip


def test_a_press_on_test_the_address_in_the_details_is_two_hops_from_the_page_that_tests(qtbot):
    navigator = NotingNavigator()
    page = SubscriptionsPage(SubscriptionCache(AccountContents((_row(),))), SystemClock(), NEVER, navigator)
    qtbot.addWidget(page)
    page.beside.show("1")
    page.details.set_ready(True)
    page.details.test.click()
    assert navigator.wishes == [("test_address", ADDRESS)], "the first hop is the navigator"
    tree = ast.parse((SHELL / "navigator.py").read_text(encoding="utf-8"))
    (method,) = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == "test_address"]
    assert "page.test(address)" in ast.unparse(method), "the second is the page"


def test_no_page_asks_the_window_by_a_signal():
    told = {"attention_changed", "widths_chosen"}
    for file in SHELL.parent.glob("*/page.py"):
        for one in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_page = isinstance(one, ast.ClassDef) and any("Page" in ast.unparse(base) for base in one.bases)
            for line in one.body if is_page else ():
                if isinstance(line, ast.Assign) and "Signal(" in ast.unparse(line.value):
                    assert ast.unparse(line.targets[0]) in told, f"{file.parent.name}: {ast.unparse(line)}"


async def test_every_page_is_made_with_the_account_that_it_shows(tmp_path):
    async with quiet_account(tmp_path) as account:
        for page in OF_ACCOUNT:
            made = page_of(account, None, page, NotingNavigator())
            assert made.article, f"{page}: the help knows it"
            made.deleteLater()


async def test_the_search_key_ends_in_a_search_that_is_seen(qtbot, tmp_path):
    async with quiet_account(tmp_path) as account:
        for name in (PageId.COVERAGE, PageId.EVENTS):
            page = page_of(account, None, name, NotingNavigator())
            qtbot.addWidget(page)
            page.show()
            search = page.search if name is PageId.COVERAGE else page.pane.search
            assert page.begin_search() == search.isVisible(), f"{name} of an account without tills and alerts"


async def test_a_page_that_was_closed_hears_nothing_and_is_deleted_after_its_account(tmp_path):
    async with quiet_account(tmp_path) as account:
        pages, navigator = Pages(), NotingNavigator()
        before = len(account.cache._listeners), len(account.inbox._listeners)
        names = (PageId.COVERAGE, PageId.DIAGNOSE, PageId.EVENTS)
        for name in names:
            pages.put(name, page_of(account, None, name, navigator))
        closed = [pages.made(name) for name in names]
        assert (len(account.cache._listeners), len(account.inbox._listeners)) > before
        pages.close_account()
        assert [pages.made(name) for name in names] == [None] * 3
        assert all(map(isValid, closed)), "tasks of the account may still call them"
        assert len(account.cache._listeners) == before[0]
        del closed[1:]
    pages.close_account()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not any(map(isValid, closed))
    pages.deleteLater()
