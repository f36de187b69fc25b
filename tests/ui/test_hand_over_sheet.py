"""The sheet of paper that goes with a hand-over file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pypdf
from PySide6.QtPrintSupport import QPrinter

from k2desk.model.records import AccountRecord
from k2desk.model.text_keeping import kept_words
from k2desk.ui.controls.paper import a4, printer_of
from k2desk.ui.settings.hand_over_sheet import MARGIN, SheetFacts, paint, pdf_of, sheet

NOW = datetime(2026, 11, 28, 15, 50, tzinfo=UTC)
SHOP = AccountRecord("shop", kept_words("Njeri Hardware"), "live", "", 2, NOW)
FACTS = SheetFacts("for <b>Wanjiru</b>.age", NOW, "Njeri & Sons", (SHOP,), False)
PHRASE = "ndizi kiti mlango"


def test_the_sheet_speaks_both_languages_and_shows_the_passphrase_only_where_it_was_ticked(qtbot, tmp_path):
    document = sheet(FACTS)
    text = document.toPlainText()
    for words in ("Start K2Desk on the new computer.", "Fungua K2Desk kwenye kompyuta mpya.", "28 Nov 2026"):
        assert words in text
    english, kiswahili = text.split("Makabidhiano ya K2Desk")
    assert "Njeri Hardware (LIVE)" in english and "LIVE" not in kiswahili, "each half in its language"
    assert "Njeri Hardware (PESA HALISI)" in kiswahili
    assert text.count("for <b>Wanjiru</b>.age") == text.count("Njeri & Sons") == 2, "a name is no markup"
    assert "Not printed" in text and "The keys are not in the file." in text
    with_phrase = sheet(replace(FACTS, passphrase=PHRASE, has_keys=True)).toPlainText()
    assert with_phrase.count(PHRASE) == 2 and "Not printed" not in with_phrase
    assert "Delete the file everywhere" in with_phrase
    printed = printer_of("x", a4(MARGIN))
    printed.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printed.setOutputFileName(str(tmp_path / "printed.pdf"))
    paint(sheet(FACTS), printed)
    (tmp_path / "saved.pdf").write_bytes(pdf_of(sheet(FACTS), "x"))
    for name in ("printed", "saved"):
        (page,) = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages
        assert (round(page.mediabox.width / 10), round(page.mediabox.height / 10)) == (60, 84), "A4"
        assert "Fungua K2Desk kwenye" in " ".join(page.extract_text().split())
    assert pdf_of(document, "x").startswith(b"%PDF") and document.pageCount() == 1
