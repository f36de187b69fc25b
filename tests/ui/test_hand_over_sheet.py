"""The sheet of paper that goes with a hand-over file."""

from __future__ import annotations

from dataclasses import replace

from k2desk.ui.settings.hand_over_sheet import SheetFacts, pdf_of, sheet

FACTS = SheetFacts("for <b>Wanjiru</b>.age", "28 Nov 2026, 18:50:00", "Njeri & Sons", ("Njeri Hardware (LIVE)",), False)
PHRASE = "ndizi kiti mlango"


def test_the_sheet_speaks_both_languages_and_shows_the_passphrase_only_where_it_was_ticked(qtbot):
    document = sheet(FACTS)
    text = document.toPlainText()
    for words in ("Start K2Desk on the new computer.", "Fungua K2Desk kwenye kompyuta mpya.", "28 Nov 2026, 18:50:00"):
        assert words in text
    assert text.count("for <b>Wanjiru</b>.age") == text.count("Njeri & Sons") == 2, "a name is no markup"
    assert "Not printed" in text and "The keys are not in the file." in text
    with_phrase = sheet(replace(FACTS, passphrase=PHRASE, has_keys=True)).toPlainText()
    assert with_phrase.count(PHRASE) == 2 and "Not printed" not in with_phrase
    assert "Delete the file everywhere" in with_phrase
    assert pdf_of(document, "x").startswith(b"%PDF") and document.pageCount() == 1
