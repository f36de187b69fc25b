"""Dialogs and pages beside the main job, opened once each for a picture."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView, QTableWidget, QTableWidgetItem, QWidget

from k2desk import __version__
from k2desk.model.environments import LIVE
from k2desk.model.hand_over import AccountHandOver, HandOver
from k2desk.model.records import ACCOUNT_REMOVED, AccountRecord, TillRecord
from k2desk.model.text_keeping import kept_words
from k2desk.services.badge import BadgeKind
from k2desk.services.hand_over.service import Opened
from k2desk.tour.ui_driver import UiDriver
from k2desk.ui.settings.desk_names_dialog import DeskNamesDialog
from k2desk.ui.settings.take_in_dialog import TakeInDialog

_SETTLED = 0.2


async def show_extra_screens(do: UiDriver) -> None:
    """Open them one after another, starting from the list."""
    do.go("subscriptions")
    await do.open_details(BadgeKind.NOT_CONFIRMED)
    await do.picture_of_dialog("settle", "Action-settle")
    await do.close_details()
    await do.open_details(BadgeKind.ACTIVE)
    await do.picture_of_dialog("developer", "CodeForDeveloper", complete="CopyCode")
    move = await do.open("MoveAddress")
    address = await do.find("NewAddress", QLineEdit)
    address.setText("https://practice-shop.example/k2/new")
    await do.pictures.take("move", move, after=_SETTLED)
    move.close()
    await do.close_details()
    entry = next(one for one in do.account().cache if do.kind(one) is BadgeKind.ACTIVE)
    await do.account().decisions.remove([entry.id]).wait()
    await do.picture_of_dialog("removed", "ShowRemoved")
    await do.account().decisions.restore([entry.id]).wait()
    do.go("history")
    history = await do.find("History", QTableView)
    await do.until(lambda: history.model().rowCount() > 1, "the history is empty")
    await do.pictures.take("history", after=_SETTLED)
    do.window.navigator.show_wall_sheet()
    wall = await do.find("WallSheetDialog", QWidget)
    await do.pictures.take("wall", wall, after=_SETTLED)
    wall.close()
    await show_going_live(do)
    await _show_hand_over(do)
    do.go("settings")
    await do.picture_of_dialog("list-back", "RestoreList", complete="GoOn")
    shared = await do.open("ShareList")
    for name, typed in (("SharedHost", "list.njeri.co.ke"), ("SharedDesk", "Westlands"), ("SharedPerson", "Amina")):
        (await do.find(name, QLineEdit)).setText(typed)
    await do.pictures.take("shared-list", shared, after=_SETTLED)
    shared.close()
    names = DeskNamesDialog(do.window, do.program.services.sharing)
    names.open()
    names.desk.edit.setText("Westlands")
    names.person.edit.setText("Amina")
    await do.pictures.take("desk-names", names, after=_SETTLED)
    names.close()
    do.window.cover()
    await do.find("Uncover", QAbstractButton)
    await do.pictures.take("cover", after=_SETTLED)
    # Not by its button, which asks for the password of the user's own password store.
    do.window.uncover()
    do.go("help")
    await do.pictures.take("help", after=_SETTLED)
    about = await do.open("HelpAbout")
    parts = await do.find("Parts", QTableView)
    await do.until(lambda: parts.model().rowCount() > 0, "the free software is not listed")
    await do.pictures.take("about", about, after=_SETTLED)
    about.close()
    await do.picture_of_dialog("report", "HelpReport", complete="SaveReportFile")


async def show_going_live(do: UiDriver) -> None:
    """Take what was tried to a Live account without keys, which shows the plan and can send nothing."""
    shop = do.account().profile
    made = do.account().clock.now()
    live = AccountRecord(str(uuid.uuid4()), kept_words("Njeri Hardware"), "live", LIVE.base_url, 2, made)
    gone = replace(live, id=str(uuid.uuid4()), name=kept_words("Njeri Kiosk"))
    for account in (live, gone):
        await do.program.services.accounts.save(account)
    do.window.navigator.go_live()
    table = await do.find("LivePlaces", QTableWidget)
    await do.until(lambda: table.rowCount() > 1, "what was tried is not shown")
    places = ("620118", "620119", "620120", "https://a1b2.ngrok-free.app/k2")
    for row, typed in zip((0, 1, 2, table.rowCount() - 1), places, strict=True):
        table.setItem(row, 1, QTableWidgetItem(typed))
    await do.press_when("ReviewPlan")
    do.window.dialogs.show_accounts()
    accounts = await do.find("AccountsDialog", QWidget)
    await do.pictures.take("accounts", accounts, after=_SETTLED)
    await do.program.services.accounts.say(gone, ACCOUNT_REMOVED)
    await do.pictures.take("accounts-removed", accounts, after=_SETTLED)
    accounts.close()
    await do.pictures.take("go-live", after=_SETTLED)
    table.setItem(table.rowCount() - 1, 1, QTableWidgetItem("https://pos.njeri.co.ke/k2"))
    await do.press_when("ReviewPlan")
    await do.until(
        lambda: do.program.account is not None and do.program.account.profile.id == live.id, "Live does not open"
    )
    await do.find("PlanHead", QWidget)
    await do.pictures.take("go-live-plan", after=_SETTLED)
    (await do.find("LeavePlan", QAbstractButton)).click()
    do.window.account_chosen.emit(shop.id)
    await do.until(
        lambda: do.program.account is not None and do.program.account.profile.id == shop.id, "practice does not open"
    )


async def _show_hand_over(do: UiDriver) -> None:
    do.go("settings")
    await do.picture_of_dialog("hand-over", "HandOver")
    hand_over = do.program.services.hand_over
    dialog = TakeInDialog(do.window, hand_over, Path("k2desk-hand-over.age"))
    dialog.open()
    await do.pictures.take("hand-over-open", dialog, after=_SETTLED)
    opened = await hand_over.preview(_of_another_computer(do, await do.account().scope.registry.hand_over()))
    assert isinstance(opened, Opened)
    dialog.show_preview(opened)
    await do.pictures.take("hand-over-preview", dialog, after=_SETTLED)
    dialog.close()


def _of_another_computer(do: UiDriver, known: Sequence[AccountHandOver]) -> HandOver:
    """Return the shop's list as another computer may have it: one row and one till more, and a later name."""
    now = do.account().clock.now()
    shop = next(one for one in known if one.account.id == do.account().profile.id)
    first = next(one for one in shop.subscriptions if one.kopokopo_id)
    more = replace(first, id=str(uuid.uuid4()), kopokopo_id=str(uuid.uuid4()), scope_reference="620131")
    named = [replace(one, name=kept_words("Westlands Plaza"), changed_at=now) for one in shop.tills[:1]]
    till = TillRecord(shop.account.id, "620131", kept_words("Kisumu"), now)
    theirs = replace(shop, subscriptions=(*shop.subscriptions, more), tills=(*named, *shop.tills[1:], till))
    return HandOver(str(uuid.uuid4()), now, kept_words("Wanjiru"), __version__, (theirs,))
