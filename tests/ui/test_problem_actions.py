"""The buttons below a message: every problem has one wherever it is shown, and each does something."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QWidget

from k2desk.model.problems import Problem, ProblemAction, ProblemKind, Who
from k2desk.services.ready import Finding
from k2desk.ui.controls.field import BESIDE_FIELDS, Field
from k2desk.ui.controls.for_all import ASKS, FOR_ALL, IN_PAGES, OVER_ANYTHING
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.controls.problem_dialog import ProblemDialog
from k2desk.ui.text.language import language
from k2desk.ui.text.letters import Known, letter_about
from k2desk.ui.text.messages import MESSAGES, words_of
from k2desk.ui.text.readiness import _ACTIONS as _READY_ACTIONS

UI = Path(__file__).parents[2] / "k2desk" / "ui"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KNOWN = Known("https://pos.njeri.co.ke/paid?key=secret", "A customer paid (till 555555 Westlands)", NOW)

EVERY_CASE = [
    Problem(kind, tuple(params))
    for kind, words in MESSAGES.items()
    for params in ((), *([(one.param, one.value)] for one in words.variants))
]


AT_THE_START = [
    Problem(ProblemKind.UNEXPECTED, (("start", "1"),)),
    *map(
        Problem,
        (
            ProblemKind.OPEN_BUT_NOT_ANSWERING,
            ProblemKind.NEWER_LIST,
            ProblemKind.DAMAGED_LIST,
            ProblemKind.LIST_MISSING,
            ProblemKind.LIST_IN_USE,
            ProblemKind.FOLDER_NOT_WRITABLE,
            ProblemKind.LIST_NOT_GUARDED,
            ProblemKind.LIST_NOT_SAVED,
        ),
    ),
]


class _Window(QWidget):
    """Stands for the window, which does the common actions."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[ProblemAction] = []

    def act_for_all(self, action: ProblemAction, _: Problem) -> None:
        self.asked.append(action)


@pytest.fixture
def window(qtbot):
    made = _Window()
    qtbot.addWidget(made)
    return made


@pytest.fixture(params=["en", "sw"])
def speaks(qapp, request):
    language().start(qapp, request.param)
    yield request.param
    language().start(qapp, "en")


def _buttons(place):
    buttons = place.findChildren(QAbstractButton)
    return {one.objectName(): one for one in buttons if one.objectName().startswith("Action-") and not one.isHidden()}


def _press_each(place, window):
    """Press the buttons, and return those that did nothing: asked nothing, copied nothing, moved no focus."""
    dead = []
    for name, button in _buttons(place).items():
        QGuiApplication.clipboard().clear()
        asked = len(window.asked)
        button.click()
        if len(window.asked) == asked and not QGuiApplication.clipboard().text():
            dead.append(name)
    return dead


def test_every_problem_ends_in_a_button_that_does_something_wherever_a_banner_shows_it(speaks, window):
    """Without anything that the page itself offers: this is the least that every place has."""
    banner = ProblemBanner(window)
    banner.know(lambda: KNOWN)
    wrong = []
    for problem in EVERY_CASE:
        banner.show_problem(problem)
        if not _buttons(banner) or _press_each(banner, window):
            wrong.append((problem.kind.name, problem.params, list(_buttons(banner))))
    assert wrong == []


def test_every_problem_ends_in_a_button_beside_a_field(speaks, window):
    field, pressed = Field(window), []
    field.action_pressed.connect(lambda: window.asked.append(ProblemAction.ONE_TILL))
    field.problem.offer(dict.fromkeys(field.problem.buttons.offered, lambda: window.asked.append(ProblemAction.EDIT)))
    wrong = []
    for problem in EVERY_CASE:
        field.set_problem(problem)
        shown = {**_buttons(field), **({"own": field.problem.action} if not field.problem.action.isHidden() else {})}
        if not shown or _press_each(field, window):
            wrong.append((problem.kind.name, list(shown)))
    assert wrong == [] and pressed == []


def test_every_problem_of_the_start_ends_in_a_button(speaks, window):
    wrong = []
    for problem in AT_THE_START:
        dialog = ProblemDialog(window, problem, Path("list.sqlite"))
        if not _buttons(dialog) or _press_each(dialog, window):
            wrong.append((problem.kind.name, list(_buttons(dialog))))
        shiboken6.delete(dialog)
    assert wrong == []


def test_every_finding_of_ready_to_open_has_a_button_that_its_page_does(qapp):
    actions = {one: _READY_ACTIONS.get(one) for one in Finding if one is not Finding.NONE}
    assert [one for one, action in actions.items() if action is None] == []
    done = set(re.findall(r'case "(\w+)"', (UI / "ready" / "page.py").read_text("utf-8")))
    assert {action[0] for action in actions.values()} == done


def test_every_action_of_a_problem_is_done_somewhere():
    done = {
        ProblemAction[name]
        for path in UI.rglob("*.py")
        for name in re.findall(r"ProblemAction\.(\w+)\]?\s*[:=]", path.read_text(encoding="utf-8"))
        if path.parent.name != "text"
    }
    by_window = {
        ProblemAction[name]
        for name in re.findall(r"case ProblemAction\.(\w+)", (UI / "shell" / "message_actions.py").read_text("utf-8"))
    }
    assert by_window == FOR_ALL - ASKS
    assert done | FOR_ALL | BESIDE_FIELDS == set(ProblemAction)


def test_every_action_is_offered_by_some_problem():
    usual = {action for kind in ProblemKind for action in kind.actions}
    others = {action for text in MESSAGES.values() for one in text.variants for action in one.actions or ()}
    assert usual | others == set(ProblemAction)


def test_every_problem_that_somebody_else_can_fix_has_a_message_for_them():
    asks = {Who.WEB_DEVELOPER: ProblemAction.ASK_WEBSITE, Who.KOPO_KOPO: ProblemAction.ASK_KOPO_KOPO}
    busy = {ProblemKind.SLOW_DOWN, ProblemKind.KOPO_KOPO_BUSY, ProblemKind.ASK_LATER}
    waits = busy | {ProblemKind.TOOK_TOO_LONG}
    assert [k.name for k in ProblemKind if k not in waits and asks.get(k.who, k.actions[0]) not in k.actions] == []


def test_a_message_says_what_was_seen_where_for_which_tills_and_when_and_no_secret(speaks):
    problem = Problem(ProblemKind.CERTIFICATE_ENDED, (("date", "2026-11-20"),), details="verify error 10")
    letter = letter_about(problem, ProblemAction.ASK_WEBSITE, KNOWN)
    said = words_of(problem)
    assert said.title in letter and said.text.partition(". ")[2] not in letter, "the shop's own action is left out"
    assert all(
        part in letter
        for part in ("https://pos.njeri.co.ke/paid", "555555 Westlands", "23 Nov", "K-12", "verify error 10")
    )
    assert "secret" not in letter


def test_who_has_no_address_copies_a_request_for_one(speaks):
    letter = letter_about(Problem(ProblemKind.NO_ADDRESS), ProblemAction.ASK_WEBSITE, KNOWN)
    assert "https://" in letter and "555555 Westlands" in letter and "njeri" not in letter


def test_a_banner_does_what_its_place_offers(qapp, window):
    banner, pressed = ProblemBanner(window), []
    for kind in ProblemKind:
        own = [action for action in kind.actions if action not in FOR_ALL]
        banner.offer({action: lambda chosen=action: pressed.append(chosen) for action in own})
        banner.show_problem(Problem(kind, details="again"))
        for action in own:
            _buttons(banner)[f"Action-{action}"].click()
        assert pressed == own, kind
        pressed.clear()


def test_trying_again_does_what_failed_and_not_what_failed_before(window):
    banner, pressed = ProblemBanner(window), []
    problem = Problem(ProblemKind.FILE_NOT_SAVED)
    for name in ("one", "two"):
        banner.show_problem(problem, again=lambda chosen=name: pressed.append(chosen))
        _buttons(banner)["Action-try_again"].click()
    assert pressed == ["one", "two"]


def test_a_page_behind_a_dialog_is_reached_with_the_dialog_closed(window):
    dialog = QDialog(window)
    banner = ProblemBanner(dialog)
    dialog.open()
    banner.show_problem(Problem(ProblemKind.NO_API_KEY))
    _buttons(banner)["Action-check_keys"].click()
    assert window.asked == [ProblemAction.CHECK_KEYS] and not dialog.isVisible()
    assert ProblemAction.CHECK_KEYS in IN_PAGES and not IN_PAGES & OVER_ANYTHING


def test_a_banner_that_was_away_during_a_change_of_the_language_has_its_buttons_again(qapp):
    banner, pressed = ProblemBanner(), []
    problem = Problem(ProblemKind.NOT_CONFIRMED)
    banner.offer(dict.fromkeys(problem.kind.actions, lambda: pressed.append(1)))
    banner.show_problem(problem)
    before = len(_buttons(banner))
    banner.show_problem(None)
    qapp.sendEvent(banner, QEvent(QEvent.Type.LanguageChange))
    for gone in _buttons(banner).values():
        qapp.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    banner.show_problem(problem)
    assert len(_buttons(banner)) == before > 0
    shiboken6.delete(banner)
