"""A new event type takes three files, as `.github/CONTRIBUTING.md` says. This is tried on a copy of the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

from tests.program_copy import copy_program, files_of_recipe, insert, run_tests

NAME = "kiosk_transaction_received"
RECORD, WORDS, KISWAHILI = FILES = (
    "k2desk/model/events.py",
    "k2desk/ui/text/events.py",
    "resources/translations/k2desk_sw.ts",
)
IN_RECORD = f"""        EventType(
            "{NAME}", _TILL, _BOTH, Money.IN, Payer.CUSTOMER, frozenset({{"paid"}}),
            Sample("Kiosk Transaction", "kiosk_sale", {{
                "id": "{{resource_id}}", "amount": "{{amount}}", "status": "Paid", "till_number": "{{till}}",
                "reference": "{{reference}}", "phone_number": "{{phone}}", "first_name": "{{first_name}}",
                "origination_time": "{{time}}",
            }}),
        ),
"""
TEXTS = {
    "name": ("A customer paid at your kiosk", "Mteja amelipa kwenye kibanda chako"),
    "head": ("Kiosk paid", "Kibanda kimelipwa"),
    "line": ("At a kiosk with a screen", "Kwenye kibanda chenye skrini"),
    "clause": ("a customer pays at a kiosk", "mteja analipa kwenye kibanda"),
    "clause_at": ("a customer pays at the kiosk of {where}", "mteja analipa kwenye kibanda cha {where}"),
    "said": ("**{amount}** from **{payer}** reached the kiosk of {till}", "**{amount}** za **{payer}**: {till}"),
    "odd": ("“{status}”: **{amount}** at the kiosk of {till}", "“{status}”: **{amount}** kibandani, {till}"),
}
MARK = {
    RECORD: "    )\n}  # fmt: skip\n",
    WORDS: '}\n"""The words of every',
    KISWAHILI: "    <name>EventNames</name>\n",
}


def _insert(folder: Path, name: str, text: str) -> None:
    place = {"after" if name == KISWAHILI else "before": MARK[name]}
    insert(folder / name, text, **place)


def _words(*, without: str = "") -> str:
    lines = [f'        {key}=QT_TRANSLATE_NOOP("EventNames", "{text}"),' for key, (text, _) in TEXTS.items()]
    lines += ['        icon="shop",', "        tone=Tone.GOOD,"]
    kept = [line for line in lines if not line.strip().startswith(f"{without}=")]
    return "\n".join((f'    "{NAME}": EventWords(', *kept, "    ),", ""))


def _messages() -> str:
    message = "    <message>\n        <source>{}</source>\n        <translation>{}</translation>\n    </message>\n"
    return "".join(message.format(*texts) for texts in TEXTS.values())


def _pytest(folder: Path, *tests: str) -> str:
    return run_tests(folder, *tests, EVENT_TYPE=NAME)


def test_a_new_event_type_takes_the_three_files_of_the_recipe_and_is_at_home_on_every_screen(tmp_path):
    assert files_of_recipe("An event type") == set(FILES)
    folder = copy_program(tmp_path)
    _insert(folder, RECORD, IN_RECORD)
    _insert(folder, WORDS, _words())
    _insert(folder, KISWAHILI, _messages())
    lrelease = Path(PySide6.__file__).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([lrelease, "-silent", folder / KISWAHILI], check=True)
    assert _pytest(folder, "tests/ui/test_event_types.py", "tests/journeys/event_everywhere.py") == ""


def test_an_event_type_without_one_of_its_words_is_found(tmp_path):
    folder = copy_program(tmp_path)
    _insert(folder, RECORD, IN_RECORD)
    assert NAME in _pytest(folder, "tests/ui/test_event_types.py"), "it has no words at all"
    before = (folder / WORDS).read_text(encoding="utf-8")
    _insert(folder, WORDS, _words(without="said"))
    importing = [sys.executable, "-c", "import k2desk.ui.text.events"]
    done = subprocess.run(importing, cwd=folder, capture_output=True, text=True)
    assert "missing 1 required keyword-only argument: 'said'" in done.stderr
    (folder / WORDS).write_text(before, encoding="utf-8")
    _insert(folder, WORDS, _words())
    assert TEXTS["name"][0] in _pytest(folder, "tests/ui/test_event_types.py"), "it has no Kiswahili"
