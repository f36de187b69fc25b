"""The buttons below a message: each is only offered where it works, and each works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton

from k2desk.model.problems import Problem, ProblemAction, ProblemKind
from k2desk.ui.controls.field import BESIDE_FIELDS
from k2desk.ui.controls.for_all import FOR_ALL
from k2desk.ui.controls.problem_banner import ProblemBanner
from k2desk.ui.text.messages import MESSAGES

UI = Path(__file__).parents[2] / "k2desk" / "ui"


def _buttons(banner):
    buttons = banner.findChildren(QAbstractButton)
    return {one.objectName(): one for one in buttons if one.objectName().startswith("Action-")}


def test_every_action_of_a_problem_is_done_somewhere():
    done = {
        ProblemAction[name]
        for path in UI.rglob("*.py")
        for name in re.findall(r"ProblemAction\.(\w+)\]?\s*[:=]", path.read_text(encoding="utf-8"))
        if path.parent.name != "text"
    }
    assert done | FOR_ALL | BESIDE_FIELDS == set(ProblemAction)


def test_every_action_is_offered_by_some_problem():
    usual = {action for kind in ProblemKind for action in kind.actions}
    others = {action for text in MESSAGES.values() for one in text.variants for action in one.actions or ()}
    assert usual | others == set(ProblemAction)


@pytest.mark.parametrize("kind", [kind for kind in ProblemKind if kind.actions], ids=lambda kind: kind.name)
def test_a_banner_offers_only_what_it_can_do_and_does_it(qapp, kind):
    banner, pressed = ProblemBanner(), []
    banner.show_problem(Problem(kind))
    assert set(_buttons(banner)) == {f"Action-{action}" for action in kind.actions if action in FOR_ALL}
    own = [action for action in kind.actions if action not in FOR_ALL]
    banner.offer({action: lambda chosen=action: pressed.append(chosen) for action in own})
    banner.show_problem(Problem(kind, details="again"))
    for action in own:
        _buttons(banner)[f"Action-{action}"].click()
    assert pressed == own
    shiboken6.delete(banner)


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
