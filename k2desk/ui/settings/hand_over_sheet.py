"""The sheet of paper that goes with a hand-over file, in both languages, as a PDF or on the printer."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QTextDocument

from k2desk.model.fast_dataclass import fast_dataclass
from k2desk.model.languages import LANGUAGES
from k2desk.model.outside import Most, one_line
from k2desk.model.records import AccountRecord
from k2desk.ui.controls.paper import a4, pdf_writer
from k2desk.ui.text.accounts import account_name, environment_word
from k2desk.ui.text.plain import escaped
from k2desk.ui.text.times import whole
from k2desk.ui.text.translate_to import translate_to, writing_in

_CONTEXT = "HandOverSheet"
MARGIN = 18.0
"""The margin of the page in millimetres."""
_POINTS = 11.5

_TITLE = QT_TRANSLATE_NOOP("HandOverSheet", "Hand-over of K2Desk")
_FACTS = (
    ("file", QT_TRANSLATE_NOOP("HandOverSheet", "File")),
    ("day", QT_TRANSLATE_NOOP("HandOverSheet", "Made on")),
    ("made_by", QT_TRANSLATE_NOOP("HandOverSheet", "Made by")),
    ("accounts", QT_TRANSLATE_NOOP("HandOverSheet", "Holds")),
    ("passphrase", QT_TRANSLATE_NOOP("HandOverSheet", "Passphrase")),
)
_STEPS = (
    QT_TRANSLATE_NOOP("HandOverSheet", "Start K2Desk on the new computer."),
    QT_TRANSLATE_NOOP("HandOverSheet", "Under “Continue someone else’s work”, press “Open a file…”."),
    QT_TRANSLATE_NOOP("HandOverSheet", "Is a list open already? Then choose “Open a hand-over file…” in its menu."),
    QT_TRANSLATE_NOOP("HandOverSheet", "Choose the file, type the passphrase and press “Open”."),
    QT_TRANSLATE_NOOP("HandOverSheet", "Look at what is new, then press “Take it in”."),
)
_WITHOUT_KEYS = QT_TRANSLATE_NOOP(
    "HandOverSheet", "The keys are not in the file. The Administrator pastes them in Settings, Keys and safety."
)
_WITH_KEYS = QT_TRANSLATE_NOOP(
    "HandOverSheet", "The keys are in the file. Delete the file everywhere once the new computer works."
)
_WRITE_IT = QT_TRANSLATE_NOOP("HandOverSheet", "Not printed. Write it elsewhere, apart from the file.")


@fast_dataclass
class SheetFacts:
    """What the sheet says. Without a `passphrase` it is not printed."""

    file: str
    made_at: datetime
    made_by: str
    accounts: tuple[AccountRecord, ...]
    has_keys: bool
    passphrase: str = ""


def sheet(facts: SheetFacts) -> QTextDocument:
    """Return the sheet as a document of one page."""
    document = QTextDocument()
    font = QFont()
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml("<br>".join(_in(code, facts) for code in LANGUAGES))
    return document


def _in(code: str, facts: SheetFacts) -> str:
    def words(text: object) -> str:
        return escaped(translate_to(code, _CONTEXT, str(text)))

    with writing_in(code):
        day = whole(facts.made_at)
        accounts = [f"{account_name(one)} ({environment_word(one.environment)})" for one in facts.accounts]
    values = {
        "file": escaped(one_line(facts.file, Most.NAME)),
        "day": escaped(day),
        "made_by": escaped(one_line(facts.made_by, Most.NAME)) or "…",
        "accounts": "<br>".join(escaped(one_line(one, Most.NAME)) for one in accounts),
        "passphrase": f"<big><b>{escaped(facts.passphrase)}</b></big>" if facts.passphrase else words(_WRITE_IT),
    }
    rows = "".join(f"<tr><td width='30%'>{words(name)}</td><td>{values[field]}</td></tr>" for field, name in _FACTS)
    steps = "".join(f"<li>{words(step)}</li>" for step in _STEPS)
    keys = words(_WITH_KEYS if facts.has_keys else _WITHOUT_KEYS)
    return f"<h2>{words(_TITLE)}</h2><table width='100%' cellpadding='3'>{rows}</table><ol>{steps}</ol><p>{keys}</p>"


def pdf_of(document: QTextDocument, title: str) -> bytes:
    """Return the document as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    paint(document, pdf_writer(buffer, title, a4(MARGIN)))
    buffer.close()
    return bytes(buffer.data().data())


def paint(document: QTextDocument, device: QPagedPaintDevice) -> None:
    """Paint the document on a PDF or a printer, within the margins of its page."""
    size = device.pageLayout().paintRectPixels(device.logicalDpiX()).size()
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(QSizeF(size))
    document.setDocumentMargin(0)
    document.print_(device)
