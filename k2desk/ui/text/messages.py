"""Turns a problem into words: what happened, what it means for the shop, what to do now.

The words are a bold line and at most three sentences; the last sentence is the action. The code is the same in every
language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from k2desk.model.outside import Most, one_line
from k2desk.model.problems import Problem, ProblemAction
from k2desk.ui.text.address_messages import ADDRESS_MESSAGES
from k2desk.ui.text.file_messages import FILE_MESSAGES
from k2desk.ui.text.form_messages import FORM_MESSAGES
from k2desk.ui.text.hand_over_messages import HAND_OVER_MESSAGES
from k2desk.ui.text.kopokopo_messages import KOPOKOPO_MESSAGES
from k2desk.ui.text.message_text import Variant
from k2desk.ui.text.network_messages import NETWORK_MESSAGES
from k2desk.ui.text.payment_list_messages import PAYMENT_LIST_MESSAGES
from k2desk.ui.text.payment_messages import PAYMENT_MESSAGES
from k2desk.ui.text.setting_names import setting_names
from k2desk.ui.text.shared_list_messages import SHARED_LIST_MESSAGES
from k2desk.ui.text.times import date_of
from k2desk.ui.text.translate_to import translations_of

_CONTEXT = "Messages"
_tr = translations_of(_CONTEXT)
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """A message: its code, the bold line, the sentences, and its actions as (action, words)."""

    code: str
    title: str
    text: str
    actions: tuple[tuple[ProblemAction, str], ...] = ()


_ACTIONS = {
    ProblemAction.TRY_AGAIN: QT_TRANSLATE_NOOP("Messages", "Try again"),
    ProblemAction.CHECK_KEYS: QT_TRANSLATE_NOOP("Messages", "Paste new keys"),
    ProblemAction.NETWORK: QT_TRANSLATE_NOOP("Messages", "Network settings"),
    ProblemAction.USE_SANDBOX: QT_TRANSLATE_NOOP("Messages", "Use Sandbox"),
    ProblemAction.USE_LIVE: QT_TRANSLATE_NOOP("Messages", "Use Live"),
    ProblemAction.ONE_TILL: QT_TRANSLATE_NOOP("Messages", "It is one till"),
    ProblemAction.REMEMBER: QT_TRANSLATE_NOOP("Messages", "Use until K2Desk closes"),
    ProblemAction.SAVE_KEYS: QT_TRANSLATE_NOOP("Messages", "Save keys"),
    ProblemAction.SETTLE: QT_TRANSLATE_NOOP("Messages", "Choose what to do"),
    ProblemAction.CREATE_AGAIN: QT_TRANSLATE_NOOP("Messages", "Create it again"),
    ProblemAction.CORRECT: QT_TRANSLATE_NOOP("Messages", "Correct and send again"),
    ProblemAction.SEND_AGAIN: QT_TRANSLATE_NOOP("Messages", "Send it now"),
    ProblemAction.COMPARE: QT_TRANSLATE_NOOP("Messages", "Compare"),
    ProblemAction.LEAVE_OUT: QT_TRANSLATE_NOOP("Messages", "Leave it out"),
    ProblemAction.SPARE: QT_TRANSLATE_NOOP("Messages", "Make it anyway"),
    ProblemAction.PUT_BACK: QT_TRANSLATE_NOOP("Messages", "Put it back"),
    ProblemAction.STOP_LISTENING: QT_TRANSLATE_NOOP("Messages", "Stop listening"),
    ProblemAction.SETTINGS: QT_TRANSLATE_NOOP("Messages", "Open Settings"),
    ProblemAction.CHECK_ALL: QT_TRANSLATE_NOOP("Messages", "Check all now"),
    ProblemAction.SAVE_SETTINGS: QT_TRANSLATE_NOOP("Messages", "Try again"),
    ProblemAction.SAVE_LIST: QT_TRANSLATE_NOOP("Messages", "Save the list elsewhere"),
    ProblemAction.SAVE_REPORT: QT_TRANSLATE_NOOP("Messages", "Save a report"),
    ProblemAction.ASK_WEBSITE: QT_TRANSLATE_NOOP("Messages", "Copy message for website person"),
    ProblemAction.ASK_KOPO_KOPO: QT_TRANSLATE_NOOP("Messages", "Copy message for Kopo Kopo"),
    ProblemAction.ASK_HELPER: QT_TRANSLATE_NOOP("Messages", "Copy message for computer person"),
    ProblemAction.EDIT: QT_TRANSLATE_NOOP("Messages", "Correct it"),
    ProblemAction.CLEAR: QT_TRANSLATE_NOOP("Messages", "Clear it"),
    ProblemAction.SHOW_WHERE: QT_TRANSLATE_NOOP("Messages", "Show me where"),
    ProblemAction.ADD_EXISTING: QT_TRANSLATE_NOOP("Messages", "Add one I already have"),
    ProblemAction.NEW: QT_TRANSLATE_NOOP("Messages", "New subscription"),
    ProblemAction.FRESH_SAMPLE: QT_TRANSLATE_NOOP("Messages", "Take a fresh sample"),
    ProblemAction.GO_ON: QT_TRANSLATE_NOOP("Messages", "Go on"),
    ProblemAction.HELP: QT_TRANSLATE_NOOP("Messages", "What to do"),
    ProblemAction.OPEN_OTHER: QT_TRANSLATE_NOOP("Messages", "Choose another file"),
    ProblemAction.SAVE_ELSEWHERE: QT_TRANSLATE_NOOP("Messages", "Save it somewhere else"),
    ProblemAction.CHOOSE_COLUMNS: QT_TRANSLATE_NOOP("Messages", "Choose the columns"),
    ProblemAction.SUGGEST: QT_TRANSLATE_NOOP("Messages", "Use new words"),
}

TABLES = (
    ADDRESS_MESSAGES,
    FILE_MESSAGES,
    FORM_MESSAGES,
    HAND_OVER_MESSAGES,
    PAYMENT_MESSAGES,
    KOPOKOPO_MESSAGES,
    NETWORK_MESSAGES,
    PAYMENT_LIST_MESSAGES,
    SHARED_LIST_MESSAGES,
)
MESSAGES = {kind: text for table in TABLES for kind, text in table.items()}
"""The words of every problem."""

_USUAL = {"s": "30"}
"""Defaults for parameters that a problem does not have: the usual seconds to wait."""


def words_of(problem: Problem) -> Words:
    """Return the words of a problem in the current language."""
    params = {**_USUAL, **(problem.param if not problem.unknown_code else {}), "code": problem.code}
    words = MESSAGES[problem.kind].fitting(params)
    actions = words.actions if isinstance(words, Variant) and words.actions is not None else problem.kind.actions
    return Words(
        code=problem.code,
        title=_fill(_tr(words.title), params),
        text=_fill(_tr(words.text), params),
        actions=tuple((action, action_text(action)) for action in actions),
    )


def action_text(action: ProblemAction) -> str:
    """Return the text of an action's button."""
    return _tr(_ACTIONS[action])


def _fill(text: str, params: dict[str, str]) -> str:
    def value(place: re.Match[str]) -> str:
        found = one_line(params.get(place[1], "…"), Most.WORD if place[1] == "word" else Most.SENTENCE)
        if place[1] == "names":
            return setting_names(found)
        return date_of(found) if place[1] == "date" else found

    return _PLACE.sub(value, text)
