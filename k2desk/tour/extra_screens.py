"""Dialogs and pages beside the main job, opened once each for a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from k2desk.services.badge import BadgeKind
from k2desk.tour.ui_driver import UiDriver

_SETTLED = 0.2


async def show_extra_screens(do: UiDriver) -> None:
    """Open them one after another, starting from the list."""
    do.go("subscriptions")
    await do.open_details(BadgeKind.NOT_CONFIRMED)
    await do.picture_of_dialog("settle", "Action-settle")
    await do.press_when("CloseDetails")
    await do.open_details(BadgeKind.ACTIVE)
    move = await do.open("MoveAddress")
    address = await do.find("NewAddress", QLineEdit)
    address.setText("https://practice-shop.example/k2/new")
    await do.pictures.take("move", move, after=_SETTLED)
    move.close()
    await do.press_when("CloseDetails")
    entry = next(one for one in do.account().cache if do.kind(one) is BadgeKind.ACTIVE)
    await do.account().decisions.remove([entry.id]).wait()
    await do.picture_of_dialog("removed", "ShowRemoved")
    await do.account().decisions.restore([entry.id]).wait()
    do.go("help")
    await do.pictures.take("help", after=_SETTLED)
    await do.picture_of_dialog("about", "HelpAbout")
    await do.picture_of_dialog("report", "HelpReport", complete="SaveReportFile")
