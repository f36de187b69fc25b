"""The access keys (Alt + letter) in the texts: no letter occurs twice in a window, in any language and state."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from k2desk.ui.controls.buttons import SecondaryButton
from k2desk.ui.controls.fold import Fold
from k2desk.ui.controls.labels import PlainLabel
from k2desk.ui.text.plain import literal, without_mark

CATALOGUE = Path(__file__).parents[2] / "resources" / "translations" / "k2desk_sw.ts"

_FRAME = ("Header", "StatusBar")
_CONNECT = ("ConnectForm", "PasteKeys")
_SETTINGS = (
    "General",
    "Checking",
    "InBackground",
    "KeysAndSafety",
    "YourList",
    "Network",
    "Advanced",
    "KeptPayments",
    "_About",
)
WINDOWS = (
    ("WelcomePage", *_CONNECT),
    ("SubscriptionsPage", "Details", "TroubleMarks", *_FRAME),
    ("NewSubscriptionPage", "FormView", "StashedDraft", "PreviewPanel", *_FRAME),
    ("BulkPage", "PlanHead", *_FRAME),
    ("GoLivePage", *_FRAME),
    ("HistoryPage", *_FRAME),
    ("CreationProgress", *_FRAME),
    ("CoveragePage", *_FRAME),
    ("DiagnosePage", "WhoPanel", *_FRAME),
    ("AlertsPage", "ShopCard", "ListenCard", "AlertDetails", *_FRAME),
    ("PaymentsPage", "AskBar", "FindBox", "PaymentDetails", *_FRAME),
    ("CounterView", "FindBox", "DialogFrame"),
    ("PracticePage", "Switches", *_FRAME),
    ("SettingsPage", *_SETTINGS, *_FRAME),
    ("HelpPage", *_FRAME),
    ("CoverPage",),
    ("ReadyPage", "OtherAccounts", *_FRAME),
    *(
        (dialog, "DialogFrame")
        for dialog in (
            "AdoptDialog",
            "MoveDialog",
            "TillsDialog",
            "RemovedDialog",
            "LaterDialog",
            "LabelDialog",
            "WhoDialog",
            "KeepDialog",
            "CallbackDialog",
            "MissingReportDialog",
        )
    ),
    ("AccountsDialog", "RemovedAccounts", "DialogFrame"),
    *((dialog, "DialogFrame") for dialog in ("HandOverDialog", "TakeInDialog", "SharedListDialog", "DeskNamesDialog")),
    ("CompareDialog", "ResultView", "DialogFrame"),
    ("NotAdministratorDialog", "MessageCard", "DialogFrame"),
    ("SettleDialog",),
    ("ChangedDialog",),
    ("Network", "DialogFrame"),
    *((dialog, "DialogFrame") for dialog in ("SampleDialog", "ExamDialog", "SignatureDialog")),
    *(
        (dialog, "DialogFrame")
        for dialog in (
            "ProblemDialog",
            "RecoveryDialog",
            "ReportDialog",
            "AboutDialog",
            "DeveloperDialog",
            "WallSheetDialog",
            "ExampleDialog",
        )
    ),
    *((dialog,) for dialog in ("ClosingDialog", "LiveQuestion", "RealMoneyQuestion", "RemoveAccountQuestion")),
    ("MainMenuButton",),
    ("RowMenu",),
)
"""The classes whose texts may be seen in one window at once."""

ONE_AT_A_TIME = (
    {"New subscription", "Clear search", "Show all"},
    {"Cancel", "Look them up"},
    {"Cancel", "Open", "Take it in"},
    {"Cancel", "Save the file…"},
    {"Add 1 to the list", "Add {n} to the list"},
    {"Create {n} at the new address", "Stop"},
    {"Stay here", "Keep K2Desk open"},
    {"Switch without the answer", "Close without the answer"},
    {"Begin with an empty list", "Start again and keep this file"},
    {"Begin with an empty list", "Get it back", "Keep this list"},
    {"Fill 1 gap", "Fill {n} gaps"},
    {"Create {n} for real payments", "Create {n}"},
    {"Go on", "Pause"},
    {"Cancel", "Test again", "Test the address"},
    {"Send the sample", "Cancel"},
    {"Start the exam", "Cancel", "Start again"},
    {"Hide them again", "Show them"},
    {"Look at the plan", "Look at the plan ({n})"},
    {"A customer pays KES 100", "Let it happen"},
    {"Stop listening", "Listen on this computer"},
    {"Show both", "Show all of them"},
    {"Hide names", "Show whole names"},
    {"Show it in the list", "Report it to Kopo Kopo", "Stop looking"},
    {"Show it in the list", "Ask again now"},
    {"Who is at the counter?", "At the counter: {who}"},
    {"Put {n} back", "Put it back"},
    {"Put off…", "Give it back"},
    {"Cancel", "Check again", "Check now"},
    {"Create", "Create {n}", "Create for real payments", "Create {n} for real payments"},
    {
        "Create for real payments",
        "Create %n for real payments",
        "Create test subscription",
        "Create %n test subscriptions",
        "Create practice subscription",
        "Create %n practice subscriptions",
    },
)
"""What one button says in turn, and buttons of answers that exclude each other."""

_ON_THE_LIST = {"Check all now", "New subscription"}
"""What the header shows on the list alone."""

# The question has a window of its own; the menu of accounts hangs from the header.
_ELSEWHERE = {
    "AlertsPage": {"Forget it", "Keep it"},
    "Header": {
        "Practice shop  ·  pretend, on this computer",
        "Connect an account…",
        "Go live with what you tried…",
        "My accounts…",
    },
}


def _marked(text: str) -> str:
    found = re.search(r"&(\w)", text.replace("&&", ""))
    return found[1].casefold() if found else ""


def _letters(kind: str) -> dict[str, list[tuple[str, str]]]:
    """Class → (text without its mark, letter) of every text that has one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for context in ElementTree.parse(CATALOGUE).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            target = message.find("translation") if kind == "translation" else message.find("source")
            forms = [target.text or "", *(form.text or "" for form in target)] if target is not None else []
            letters = {_marked(form) for form in forms if form.strip()}
            assert len(letters) == 1, f"{name}: {source} has {letters}"
            assert bool(_marked(source)) is bool(*letters), f"{name}: {source} has a letter in one language only"
            if _marked(source) and without_mark(source) not in _ELSEWHERE.get(name, ()):
                found.setdefault(name, []).append((without_mark(source), *letters))
    return found


@pytest.mark.parametrize("kind", ["source", "translation"])
def test_no_letter_of_alt_is_twice_in_a_window_whatever_it_shows(kind):
    letters = _letters(kind)
    assert set(letters) <= set(itertools.chain(*WINDOWS)), "a class with letters that is in no window"
    known = {context.findtext("name") for context in ElementTree.parse(CATALOGUE).iter("context")}
    assert set(itertools.chain(*WINDOWS)) <= known, "a window that is no more"
    for window in WINDOWS:
        all_of_it = [
            (context, text, letter)
            for context in window
            for text, letter in letters.get(context, ())
            if context != "Header" or "SubscriptionsPage" in window or text not in _ON_THE_LIST
        ]
        for (context, text, letter), (other, words, its) in itertools.combinations(all_of_it, 2):
            in_turn = context == other and any({text, words} <= one for one in ONE_AT_A_TIME)
            assert letter != its or in_turn, f"{context} “{text}” and {other} “{words}” have {letter}"


def test_the_mark_of_a_letter_is_neither_said_nor_part_of_the_words(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    button, label, edit = (
        SecondaryButton("Test && &pay", "help", window),
        PlainLabel("&Name", parent=window),
        QLineEdit(),
    )
    label.setBuddy(edit)
    assert button.accessibleName() == "Test & pay" and button.text().strip() == "Test & pay"
    assert button.shortcut().toString() == "Alt+P" and "&p" in QPushButton.text(button)
    assert label.text() == "Name"
    assert PlainLabel("Njeri & Sons", parent=window).text() == "Njeri & Sons", "no field, so no letter"
    content = PlainLabel("x")
    assert Fold("&Details", content).button.text() == "Details" and content.accessibleName() == "Details"


def test_a_name_from_outside_is_shown_whole_and_takes_no_letter(qtbot):
    button = SecondaryButton(f"&Forget the keys of {literal('Njeri & Sons')}")
    qtbot.addWidget(button)
    assert button.text() == "Forget the keys of Njeri & Sons" and button.shortcut().toString() == "Alt+F"
